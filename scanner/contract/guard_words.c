/* SPDX-License-Identifier: MIT */
#include "contract/guard_words.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"

VEC_OF(line_hashes, uint64_t);

/* Words of a name by which it checks or cleans. */
static const char *const checking[] = {
    "allowed",   "authorise", "authorize", "check",      "checker",  "clean",
    "enforce",   "ensure",    "escape",    "escaped",    "forbid",   "permission",
    "permitted", "quote",     "quoted",    "require",    "restrict", "sanitise",
    "sanitised", "sanitize",  "sanitized", "sanitizer",  "santize",  "valid",
    "validate",  "validated", "validator", "validators", "verify",   "verifier",
    NULL
};

/* Names without such a word. */
static const char *const checking_names[] = { "commonpath",      "commonprefix",
                                              "is_relative_to",  "safe_join",
                                              "secure_filename", NULL };

/* Words beside which it is about something else: check_output() runs a command,
 * ensure_future() starts a task, safe_load() reads, clean_up() takes away. */
static const char *const others[] = {
    "alive",       "and",        "args",    "assert",   "b64",     "base64",   "bytes",
    "call",        "checkpoint", "debug",   "decode",   "default", "deferred", "dir",
    "directories", "directory",  "dirs",    "dump",     "dumps",   "encode",   "encoded",
    "encoding",    "error",      "exists",  "expect",   "file",    "files",    "folder",
    "future",      "health",     "if",      "interval", "list",    "load",     "loads",
    "log",         "loop",       "mark",    "mock",     "mode",    "needed",   "output",
    "path",        "repr",       "started", "state",    "status",  "str",      "string",
    "task",        "test",       "text",    "tree",     "tuple",   "unicode",  "up",
    "updates",     "version",    "warn",    "warning",  NULL
};

/* With these only of a name that also says what is checked: assert_valid_name(). */
static const char *const asserting[] = { "valid", "safe", "allowed", NULL };

static const char *const closing[] = { "aclose",   "close",     "disconnect", "release",
                                       "shutdown", "terminate", NULL };

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Takes the next word of "is_valid", "isValid", "HTTPCheck", in lower case and cut, into
 * `word`; false at the end. */
static bool take_word(struct str name, size_t *at, char *word, size_t room)
{
    size_t len = 0;
    while (*at < name.len && name.ptr[*at] == '_') {
        (*at)++;
    }
    for (; *at < name.len && name.ptr[*at] != '_'; (*at)++) {
        const char c = name.ptr[*at];
        const bool begins = is_upper(c) && len > 0 &&
                            (is_lower(name.ptr[*at - 1]) ||
                             (*at + 1 < name.len && is_lower(name.ptr[*at + 1])));
        if (begins) {
            break;
        }
        if (len + 1 < room) {
            word[len++] = (char)(is_upper(c) ? c - 'A' + 'a' : c);
        }
    }
    word[len] = '\0';
    return len > 0;
}

struct words {
    bool checks;   /* some say that it checks or cleans */
    bool others;   /* some say that it is about something else */
    bool asserted; /* some say what an assertion is about */
};

static struct words read_words(struct str name)
{
    char text[32];
    struct words words = { .checks = str_is_among(name, checking_names) };
    bool was_check = false;
    bool was_is = false;
    size_t at = 0;
    while (take_word(name, &at, text, sizeof text)) {
        const struct str word = str_from(text);
        words.checks = words.checks || str_is_among(word, checking) ||
                       (was_is && str_equal(word, STR("safe")));
        words.others = words.others || str_is_among(word, others) ||
                       (was_check && str_equal(word, STR("for"))); /* looks for it */
        words.asserted = words.asserted || str_is_among(word, asserting);
        was_check = str_equal(word, STR("check"));
        was_is = str_equal(word, STR("is"));
    }
    return words;
}

bool guard_words_checks(struct str name)
{
    const struct words words = read_words(name);
    return words.checks &&
           (!words.others || (words.asserted && str_starts_with(name, STR("assert_"))));
}

bool guard_words_may_check(struct str name)
{
    return read_words(name).checks || str_starts_with(name, STR("assert"));
}

bool guard_words_closes(struct str name)
{
    return str_is_among(name, closing);
}

/* Whether the line has such a name before a parenthesis. */
static bool has_call(struct str line, bool (*holds)(struct str))
{
    for (size_t open = str_find_char(line, '(', 0); open < line.len;
         open = str_find_char(line, '(', open + 1)) {
        size_t from = open;
        while (from > 0 && str_is_word_byte(line.ptr[from - 1])) {
            from--;
        }
        if (holds(str_slice(line, from, open))) {
            return true;
        }
    }
    return false;
}

static int compare_hashes(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static struct line_hashes read_lines(struct str text, bool (*holds)(struct str),
                                     struct arena *arena)
{
    struct line_hashes hashes = { 0 };
    while (text.ptr && text.len > 0) {
        const struct str line = str_split(&text, '\n'); /* moved to another depth, too */
        if (has_call(line, holds)) {
            VEC_PUSH(arena, &hashes, hash_bytes(line));
        }
    }
    if (hashes.count > 0) {
        qsort(hashes.items, hashes.count, sizeof hashes.items[0], compare_hashes);
    }
    return hashes;
}

/* Cuts off the lines at both ends that are the same. */
static void cut_same(struct str *a, struct str *b)
{
    size_t from = 0;
    size_t line = 0;
    while (from < a->len && from < b->len && a->ptr[from] == b->ptr[from]) {
        line = a->ptr[from++] == '\n' ? from : line;
    }
    *a = str_slice(*a, line, a->len);
    *b = str_slice(*b, line, b->len);
    size_t same = 0;
    size_t whole = 0;
    while (same < a->len && same < b->len &&
           a->ptr[a->len - same - 1] == b->ptr[b->len - same - 1]) {
        whole = a->ptr[a->len - same - 1] == '\n' ? same : whole;
        same++;
    }
    *a = str_slice(*a, 0, a->len - whole);
    *b = str_slice(*b, 0, b->len - whole);
}

bool guard_words_are_lost(struct str before, struct str now, bool (*holds)(struct str),
                          struct arena *arena)
{
    cut_same(&before, &now);
    const struct line_hashes old = read_lines(before, holds, arena);
    if (old.count == 0) {
        return false;
    }
    const struct line_hashes new = read_lines(now, holds, arena);
    size_t at = 0;
    for (size_t i = 0; i < old.count; i++) {
        while (at < new.count &&new.items[at] < old.items[i]) {
            at++;
        }
        if (at == new.count || new.items[at] != old.items[i]) {
            return true;
        }
        at++;
    }
    return false;
}
