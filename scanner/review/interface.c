/* SPDX-License-Identifier: MIT */
#include "review/interface.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/test_path.h"
#include "base/vec.h"
#include "names/altered.h"
#include "names/dotted.h"
#include "review/code_lines.h"
#include "review/skim.h"
#include "review/traits.h"

/* More of a header is not quoted. */
enum { MOST_QUOTED_BYTES = 60 };

/* A name at the top of a module. */
struct entry {
    struct str name;
    struct str header; /* of a def or class; empty for others */
    struct str body;   /* of a def: what follows; else absent */
    uint64_t hash;     /* of its headers without blanks and comments; 0 for others */
    bool imported;
};

VEC_OF(entries, struct entry);

/* The text as it is read, line by line. */
struct reader {
    struct str text;
    size_t at;
    struct arena *arena;
    struct entries entries;
    bool in_class;    /* the last entry is a class */
    bool in_function; /* the last entry is a function */
};

static void add_entry(struct reader *reader, struct entry entry)
{
    if (entry.name.len > 0) {
        VEC_PUSH(reader->arena, &reader->entries, entry);
    }
}

/* def NAME…: or class NAME…: */
static void read_definition(struct reader *reader, size_t start, size_t at, bool class)
{
    const struct str text = reader->text;
    const size_t from = skim_past_blanks(text, at);
    const size_t to = skim_past_word(text, from);
    uint64_t hash = 1;
    const size_t end = skim_past_line(text, from, &hash);
    const size_t next = skim_past_line(text, end, NULL);
    struct entry entry = { .name = str_slice(text, from, to),
                           .header = str_slice(text, start, end),
                           .hash = hash };
    entry.body = class ? entry.body : str_slice(text, end, next);
    add_entry(reader, entry);
    reader->in_class = class;
    reader->in_function = !class && entry.name.len > 0;
    reader->at = next;
}

/* An indented line goes on with the function above. */
static void extend_body(struct reader *reader)
{
    if (reader->in_function) {
        struct str *body = &reader->entries.items[reader->entries.count - 1].body;
        const size_t from = (size_t)(body->ptr - reader->text.ptr);
        *body = str_slice(reader->text, from, reader->at);
    }
}

/* The names that "import a.b, c as d" or "from m import (a, b as c)" bind: what stands
 * from `at` on. */
static void read_aliases(struct reader *reader, size_t at, size_t end)
{
    const struct str text = str_slice(reader->text, 0, end);
    struct str last = { NULL, 0 };
    while (at < text.len) {
        const char c = text.ptr[at];
        if (c == '#') {
            at = skim_past_comment(text, at);
        } else if (str_is_word_byte(c)) {
            const size_t to = skim_past_word(text, at);
            const struct str word = str_slice(text, at, to);
            const bool part = at > 0 && text.ptr[at - 1] == '.';
            last = part || str_equal(word, STR("as")) ? last : word;
            at = to;
        } else {
            if (c == ',') {
                add_entry(reader, (struct entry){ .name = last, .imported = true });
                last = (struct str){ NULL, 0 };
            }
            at++;
        }
    }
    add_entry(reader, (struct entry){ .name = last, .imported = true });
}

/* "NAME = …", "NAME: …", and not "try:". */
static void read_assignment(struct reader *reader, size_t start, size_t word_end)
{
    static const char *const clauses[] = { "try", "except", "else", "finally", NULL };
    const struct str text = reader->text;
    const size_t at = skim_past_blanks(text, word_end);
    if (at + 1 < text.len && !str_is_among(str_slice(text, start, word_end), clauses) &&
        ((text.ptr[at] == '=' && text.ptr[at + 1] != '=') || text.ptr[at] == ':')) {
        add_entry(reader, (struct entry){ .name = str_slice(text, start, word_end) });
    }
}

/* A method __init__ belongs to the header of its class. */
static void read_inner_line(struct reader *reader, size_t start)
{
    const struct str text = reader->text;
    const size_t code = skim_past_blanks(text, start);
    if (reader->in_class &&
        str_starts_with(str_slice(text, code, text.len), STR("def __init__("))) {
        struct entry *class = &reader->entries.items[reader->entries.count - 1];
        skim_past_line(text, code, &class->hash);
        reader->in_class = false;
    }
}

static void read_top_line(struct reader *reader, size_t start)
{
    const struct str text = reader->text;
    size_t at = skim_past_word(text, start);
    struct str word = str_slice(text, start, at);
    if (str_equal(word, STR("async"))) {
        const size_t from = skim_past_blanks(text, at);
        at = skim_past_word(text, from);
        word = str_slice(text, from, at);
    }
    const bool class = str_equal(word, STR("class"));
    if (class || str_equal(word, STR("def"))) {
        read_definition(reader, start, at, class);
        return;
    }
    reader->in_class = reader->in_function = false;
    reader->at = skim_past_line(text, start, NULL);
    if (str_equal(word, STR("import"))) {
        read_aliases(reader, at, reader->at);
    } else if (str_equal(word, STR("from"))) {
        const size_t import = str_find(str_slice(text, 0, reader->at), STR("import"), at);
        read_aliases(reader, import + 6, reader->at);
    } else if (word.len > 0) {
        read_assignment(reader, start, at);
    }
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    const int order = str_compare(a->name, b->name);
    return order ? order : (a->hash > b->hash) - (a->hash < b->hash);
}

static struct entries read_entries(struct str text, struct arena *arena)
{
    struct reader reader = { .text = text, .arena = arena };
    while (reader.at < text.len) {
        const size_t start = reader.at;
        const char c = text.ptr[start];
        if (c == '\n' || c == '\r') {
            reader.at++;
        } else if (c == '#') {
            reader.at = skim_past_comment(text, start);
        } else if (c == ' ' || c == '\t') {
            read_inner_line(&reader, start);
            reader.at = skim_past_line(text, skim_past_blanks(text, start), NULL);
            extend_body(&reader);
        } else {
            read_top_line(&reader, start);
        }
    }
    if (reader.entries.count > 0) {
        qsort(reader.entries.items, reader.entries.count, sizeof *reader.entries.items,
              compare_entries);
    }
    return reader.entries;
}

/* ---- what differs ---- */

static const struct entry *find_entry(const struct entries *entries, struct str name)
{
    size_t low = 0;
    size_t high = entries->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(entries->items[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < entries->count && str_equal(entries->items[low].name, name)
               ? &entries->items[low]
               : NULL;
}

/* "a/b/c.py" → "a.b.c"; "a/b/__init__.py" → "a.b". */
static struct str module_name(struct str path, struct arena *arena)
{
    const struct str package = dotted_package(path, arena);
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/') {
        start--;
    }
    struct str stem = str_slice(path, start, path.len);
    stem.len = str_find_char(stem, '.', 0);
    if (str_equal(stem, STR("__init__"))) {
        return package;
    }
    return package.len == 0
               ? stem
               : str_format(arena, "%.*s.%.*s", STR_ARGS(package), STR_ARGS(stem));
}

static struct str last_part(struct str dotted)
{
    size_t start = dotted.len;
    while (start > 0 && dotted.ptr[start - 1] != '.') {
        start--;
    }
    return str_slice(dotted, start, dotted.len);
}

static void add_altered(const struct interface_change *change,
                        const struct altered_name *what, struct arena *arena,
                        struct altered_names *names)
{
    /* Source folders that are no packages. */
    static const char *const roots[] = { "", "src.", "lib." };
    const struct str module = module_name(change->old_path, arena);
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
        const struct str root = str_from(roots[i]);
        if (!str_starts_with(module, root) || module.len == root.len) {
            continue;
        }
        const struct str dotted = str_slice(module, root.len, module.len);
        struct altered_name one = *what;
        one.path = change->old_path;
        one.module = last_part(dotted);
        one.is_module = what->name.len == 0;
        one.qualified = one.is_module ? dotted
                                      : str_format(arena, "%.*s.%.*s", STR_ARGS(dotted),
                                                   STR_ARGS(what->name));
        one.name = one.is_module ? one.module : str_copy(arena, what->name);
        VEC_PUSH(arena, names, one);
    }
}

static struct str quoted_header(struct str header, struct arena *arena)
{
    char *clean = arena_alloc(arena, header.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < header.len; i++) {
        const bool blank = header.ptr[i] == '\n' || header.ptr[i] == '\r' ||
                           header.ptr[i] == ' ' || header.ptr[i] == '\t';
        if (!blank) {
            clean[length++] = header.ptr[i];
        } else if (length > 0 && clean[length - 1] != ' ') {
            clean[length++] = ' ';
        }
    }
    if (length <= MOST_QUOTED_BYTES) {
        return (struct str){ clean, length };
    }
    length = MOST_QUOTED_BYTES;
    while (length > 0 && ((unsigned char)clean[length] & 0xC0) == 0x80) {
        length--;
    }
    return str_format(arena, "%.*s…", (int)length, clean);
}

/* What callers can notice of another body; absent if it is the same to them. */
static struct str compare_bodies(const struct interface_change *change,
                                 const struct entry *old, const struct entry *now,
                                 struct arena *arena, bool *results)
{
    const bool same =
        str_equal(old->body, now->body) && str_equal(old->header, now->header);
    if (same || !old->body.ptr || !now->body.ptr) {
        return (struct str){ NULL, 0 };
    }
    const struct traits_text before = { old->name, change->old_path, old->header,
                                        old->body, change->old_text };
    const struct traits_text after = { now->name, change->new_path, now->header,
                                       now->body, change->new_text };
    return traits_difference(&before, &after, arena, results);
}

static void compare_entry(const struct interface_change *change, const struct entry *old,
                          const struct entry *now, struct arena *arena,
                          struct altered_names *names)
{
    struct altered_name what = { .name = old->name };
    if (!now && old->imported && !str_ends_with(change->old_path, STR("__init__.py"))) {
        return; /* an import that the module needs no more is not there for others */
    }
    if (!now) {
        what.why = str_format(arena, "The change took '%.*s' out of %.*s.",
                              STR_ARGS(old->name), STR_ARGS(change->old_path));
    } else if (old->hash != 0 && now->hash != 0 && old->hash != now->hash) {
        what.why = str_format(arena, "The change rewrote '%.*s' in %.*s: '%.*s'.",
                              STR_ARGS(old->name), STR_ARGS(change->new_path),
                              STR_ARGS(quoted_header(now->header, arena)));
    }
    what.body_why =
        now ? compare_bodies(change, old, now, arena, &what.results) : what.body_why;
    what.edited = now && what.why.len == 0 && what.body_why.len == 0 && old->body.ptr &&
                  now->body.ptr && !code_lines_equal(old->body, now->body, arena);
    if (what.edited) {
        what.body_why = str_format(arena, "The change edited '%.*s' in %.*s.",
                                   STR_ARGS(old->name), STR_ARGS(change->new_path));
    }
    if (what.why.len > 0 || what.body_why.len > 0) {
        add_altered(change, &what, arena, names);
    }
}

void interface_compare(const struct interface_change *change, struct arena *arena,
                       struct altered_names *names)
{
    if (test_path_holds_cases(change->old_path)) {
        return; /* nothing imports from it */
    }
    const bool moved =
        !change->new_path.ptr || !str_equal(change->old_path, change->new_path);
    if (moved) {
        const struct altered_name what = {
            .why =
                change->new_path.ptr
                    ? str_format(arena, "The change renamed %.*s to %.*s.",
                                 STR_ARGS(change->old_path), STR_ARGS(change->new_path))
                    : str_format(arena, "The change deleted %.*s.",
                                 STR_ARGS(change->old_path))
        };
        add_altered(change, &what, arena, names);
        return;
    }
    const struct entries old = read_entries(change->old_text, arena);
    const struct entries now = read_entries(change->new_text, arena);
    for (size_t i = 0; i < old.count; i++) {
        const struct entry *entry = &old.items[i];
        if (i == 0 || !str_equal(entry->name, old.items[i - 1].name)) {
            compare_entry(change, entry, find_entry(&now, entry->name), arena, names);
        }
    }
}
