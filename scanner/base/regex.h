/* SPDX-License-Identifier: MIT
 *
 * Regular expressions: the one door to PCRE2. UTF mode over bytes that may be malformed
 * (PCRE2_MATCH_INVALID_UTF), with a match limit, since rules and names come from
 * strangers.
 */
#ifndef HUNKSCAN_BASE_REGEX_H
#define HUNKSCAN_BASE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct regex;

VEC_OF(regexes, struct regex *);

enum regex_flags {
    REGEX_MULTILINE = 1, /* ^ and $ at every line */
    REGEX_ANCHORED = 2,  /* matches only at the start offset */
    REGEX_LARGE = 4,     /* for whole files: worth compiling to machine code, and to look
                            first for what every match contains */
};

enum regex_result { REGEX_NO_MATCH, REGEX_MATCH, REGEX_LIMIT };

enum { REGEX_MOST_GROUPS = 32 };

/* Byte ranges of the whole match [0] and of its groups; from == to == SIZE_MAX for a
 * group that took no part. */
struct regex_groups {
    size_t count; /* groups filled, the whole match included */
    struct {
        size_t from, to;
    } group[REGEX_MOST_GROUPS];
};

/* Compiles a pattern; NULL when it is malformed, with the reason (static or in `*why`, at
 * most `why_bytes` with NUL) and the byte offset. The caller frees it with regex_free.
 * Patterns written for Python's `re` mean the same, including (?P<name>…), (?i) anywhere
 * at the start and \Z. */
struct regex *regex_new(struct str pattern, unsigned flags, char *why, size_t why_bytes,
                        size_t *offset);

/* The same of a pattern that is known to be well-formed, and that lives as long as the
 * regex: it is compiled when it is first needed. */
struct regex *regex_new_known(struct str pattern, unsigned flags);

/* As regex_new, but the regex lives in the arena: never to be freed. */
struct regex *regex_new_in(struct arena *arena, struct str pattern, unsigned flags,
                           char *why, size_t why_bytes);

/* The pattern it was made of. */
struct str regex_pattern(const struct regex *regex);

/* NULL is allowed. */
void regex_free(struct regex *regex);

/* How many groups the pattern has, the whole match not counted. */
size_t regex_group_count(const struct regex *regex);

/* The name of group `group` (1-based); absent if it has none. Lives as long as the regex.
 */
struct str regex_group_name(const struct regex *regex, size_t group);

/* Searches `text` from byte `from`. Safe to call on one regex from several threads at a
 * time. `groups` may be NULL. REGEX_LIMIT: the match limit was reached, nothing is known.
 */
enum regex_result regex_search(const struct regex *regex, struct str text, size_t from,
                               struct regex_groups *groups);

/* The same of matches that begin at `last` or before. */
enum regex_result regex_search_until(const struct regex *regex, struct str text,
                                     size_t from, size_t last,
                                     struct regex_groups *groups);

/* Whether the text may have a match: found out quickly for a REGEX_LARGE. */
bool regex_admits(const struct regex *regex, struct str text);

#endif
