/* SPDX-License-Identifier: MIT */
#include "base/regex.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/regex_literal.h"

/* Enough for every honest pattern on a file of some megabytes; a catastrophic one ends in
 * well under a second. The depth limit bounds the heap of a match. */
enum { MATCH_LIMIT = 2000000, DEPTH_LIMIT = 20000, HEAP_LIMIT_KIB = 64 * 1024 };

/* What changes after a regex was made: it is compiled when that is first asked for. */
struct making {
    pcre2_code *code;
    atomic_bool is_ready; /* nothing changes any more */
};

struct regex {
    struct str pattern;
    unsigned flags;
    struct regex_literals literals;
    pcre2_match_context *context;
    struct making *making;
};

/* Held by who changes a `making`. */
static pthread_mutex_t maker = PTHREAD_MUTEX_INITIALIZER;

static uint32_t options_of(unsigned flags)
{
    uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_USE_OFFSET_LIMIT;
    if (flags & REGEX_MULTILINE) {
        options |= PCRE2_MULTILINE;
    }
    if (flags & REGEX_ANCHORED) {
        options |= PCRE2_ANCHORED;
    }
    return options;
}

static void set_limits(pcre2_match_context *context)
{
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_depth_limit(context, DEPTH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
}

static pcre2_code *compile(const struct regex *regex, pcre2_compile_context *context,
                           int *why, PCRE2_SIZE *at)
{
    return pcre2_compile((PCRE2_SPTR)regex->pattern.ptr, regex->pattern.len,
                         options_of(regex->flags), why, at, context);
}

static void explain(int code, char *why, size_t why_bytes)
{
    PCRE2_UCHAR message[256] = { 0 };
    pcre2_get_error_message(code, message, sizeof message);
    snprintf(why, why_bytes, "%s", (const char *)message);
}

struct regex *regex_new(struct str pattern, unsigned flags, char *why, size_t why_bytes,
                        size_t *offset)
{
    int code = 0;
    PCRE2_SIZE at = 0;
    struct regex *regex = regex_new_known(pattern, flags);
    regex->making->code = compile(regex, NULL, &code, &at);
    if (!regex->making->code) {
        explain(code, why, why_bytes);
        *offset = at;
        regex_free(regex);
        return NULL;
    }
    return regex;
}

struct regex *regex_new_known(struct str pattern, unsigned flags)
{
    struct regex *regex = mem_alloc(sizeof *regex);
    *regex = (struct regex){ .pattern = pattern.ptr ? pattern : STR(""),
                             .flags = flags,
                             .context = pcre2_match_context_create(NULL),
                             .making = mem_alloc(sizeof *regex->making) };
    regex->making->code = NULL;
    atomic_init(&regex->making->is_ready, false);
    if (regex->context) {
        set_limits(regex->context);
    }
    if (flags & REGEX_LARGE) {
        regex->literals = regex_literals_of(regex->pattern);
    }
    return regex;
}

/* The code, made if it was not yet; ready to search with where that is asked. */
static const pcre2_code *make(const struct regex *regex, bool to_search)
{
    struct making *making = regex->making;
    int why = 0;
    PCRE2_SIZE at = 0;
    pthread_mutex_lock(&maker);
    if (!making->code) {
        making->code = compile(regex, NULL, &why, &at);
    }
    if (to_search && !atomic_load(&making->is_ready)) {
        if (making->code && regex->flags & REGEX_LARGE) {
            /* Where machine code cannot be had the interpreter gives the same matches. */
            (void)pcre2_jit_compile(making->code, PCRE2_JIT_COMPLETE);
        }
        atomic_store_explicit(&making->is_ready, true, memory_order_release);
    }
    pthread_mutex_unlock(&maker);
    return making->code;
}

/* The code, to ask it about the pattern. */
static const pcre2_code *code_of(const struct regex *regex)
{
    return make(regex, false);
}

/* The code, to search with. */
static const pcre2_code *ready_code_of(const struct regex *regex)
{
    struct making *making = regex->making;
    return atomic_load_explicit(&making->is_ready, memory_order_acquire)
               ? making->code
               : make(regex, true);
}

static void *take_from_arena(PCRE2_SIZE bytes, void *arena)
{
    return arena_alloc(arena, bytes);
}

static void leave_in_arena(void *piece, void *arena)
{
    (void)piece;
    (void)arena;
}

struct regex *regex_new_in(struct arena *arena, struct str pattern, unsigned flags,
                           char *why, size_t why_bytes)
{
    int code = 0;
    PCRE2_SIZE at = 0;
    pattern = str_copy(arena, pattern);
    pcre2_general_context *general =
        pcre2_general_context_create(take_from_arena, leave_in_arena, arena);
    pcre2_compile_context *context = pcre2_compile_context_create(general);
    struct regex *regex = ARENA_NEW(arena, struct regex);
    *regex = (struct regex){ .pattern = pattern.ptr ? pattern : STR(""),
                             .flags = flags,
                             .making = ARENA_NEW(arena, struct making) };
    regex->making->code = compile(regex, context, &code, &at);
    if (!regex->making->code) {
        explain(code, why, why_bytes);
        return NULL;
    }
    atomic_init(&regex->making->is_ready, true);
    regex->context = pcre2_match_context_create(general);
    set_limits(regex->context);
    return regex;
}

struct str regex_pattern(const struct regex *regex)
{
    return regex->pattern;
}

void regex_free(struct regex *regex)
{
    if (regex) {
        pcre2_match_context_free(regex->context);
        pcre2_code_free(regex->making->code);
        mem_free(regex->making);
        mem_free(regex);
    }
}

static uint32_t group_count(const pcre2_code *code)
{
    uint32_t count = 0;
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
    return count;
}

size_t regex_group_count(const struct regex *regex)
{
    return group_count(code_of(regex));
}

struct str regex_group_name(const struct regex *regex, size_t group)
{
    uint32_t count = 0;
    uint32_t entry_bytes = 0;
    PCRE2_SPTR table = NULL;
    const pcre2_code *code = code_of(regex);
    pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &entry_bytes);
    pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
    /* An entry is the group's number in two bytes, high one first, then the name and NUL.
     */
    for (uint32_t i = 0; i < count; i++) {
        const PCRE2_UCHAR *entry = table + (size_t)i * entry_bytes;
        if (((size_t)entry[0] << 8 | entry[1]) == group) {
            return str_from((const char *)entry + 2);
        }
    }
    return (struct str){ NULL, 0 };
}

static void fill_groups(struct regex_groups *groups, const PCRE2_SIZE *vector, int count)
{
    groups->count = count < REGEX_MOST_GROUPS ? (size_t)count : REGEX_MOST_GROUPS;
    for (size_t i = 0; i < groups->count; i++) {
        groups->group[i].from = vector[2 * i];
        groups->group[i].to = vector[2 * i + 1];
    }
}

bool regex_admits(const struct regex *regex, struct str text)
{
    return regex_literals_admit(&regex->literals, text, 0);
}

enum regex_result regex_search(const struct regex *regex, struct str text, size_t from,
                               struct regex_groups *groups)
{
    return regex_literals_admit(&regex->literals, text, from)
               ? regex_search_until(regex, text, from, text.len, groups)
               : REGEX_NO_MATCH;
}

static enum regex_result search(const struct regex *regex, struct str text, size_t from,
                                pcre2_match_context *context, struct regex_groups *groups)
{
    const pcre2_code *code = ready_code_of(regex);
    /* Not from the pattern: that would take the memory from the pattern's arena, which
     * other threads may be using. */
    pcre2_match_data *data = pcre2_match_data_create(group_count(code) + 1, NULL);
    if (!data || !context) {
        pcre2_match_data_free(data);
        return REGEX_LIMIT;
    }
    const char *subject = text.ptr ? text.ptr : "";
    const int count =
        pcre2_match(code, (PCRE2_SPTR)subject, text.len, from, 0, data, context);
    enum regex_result result = REGEX_NO_MATCH;
    if (count > 0) {
        result = REGEX_MATCH;
        if (groups) {
            fill_groups(groups, pcre2_get_ovector_pointer(data), count);
        }
    } else if (count != PCRE2_ERROR_NOMATCH) {
        result = REGEX_LIMIT;
    }
    pcre2_match_data_free(data);
    return result;
}

enum regex_result regex_search_until(const struct regex *regex, struct str text,
                                     size_t from, size_t last,
                                     struct regex_groups *groups)
{
    if (last >= text.len) {
        return search(regex, text, from, regex->context, groups);
    }
    pcre2_match_context *own = pcre2_match_context_create(NULL);
    if (own) {
        set_limits(own);
        pcre2_set_offset_limit(own, last);
    }
    const enum regex_result result = search(regex, text, from, own, groups);
    pcre2_match_context_free(own);
    return result;
}
