/* SPDX-License-Identifier: MIT
 *
 * Fixes: a rule's `fix` or `fix-regex` turned into one exact edit of the file for one
 * match. The edited statement is parsed again: where it would not parse, would mean
 * something else than the template says (`$X or 1` within a sum) or would lose a comment,
 * there is no edit. Parentheses are added where that is all it needs.
 */
#ifndef HUNKSCAN_RULE_FIX_H
#define HUNKSCAN_RULE_FIX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct err;
struct fix_edit;
struct formula_spec;
struct match;
struct parser;
struct regex;
struct rule;
struct unit;

/* What making the fixes of one file needs. */
struct fix_maker {
    struct parser *parser; /* the thread's; only used during a call */
    struct arena *scratch; /* reset by each call */
    uint64_t bytes_left;   /* to parse again for this file; starts as FIX_MOST_BYTES. 0:
                              spent, there are no more fixes */
};

/* Of one file: a hostile one has thousands of findings in one statement of megabytes. */
enum { FIX_MOST_BYTES = 8 << 20 };

/* The edit that mends a match of the rule, cut to what differs, with its text in the
 * unit's arena. False where the rule has no fix or it does not fit here. */
bool fix_make(struct fix_maker *maker, const struct unit *unit, const struct rule *rule,
              const struct match *match, struct fix_edit *edit);

/* A metavariable that the fix names and the specification can never bind; absent if all
 * can be bound. */
struct str fix_unbound(struct str fix, const struct formula_spec *spec);

/* The first group that the replacement of a fix-regex names ("3", "word") and the regex
 * does not have; absent if it has all. */
struct str fix_unknown_group(struct str replacement, const struct regex *regex);

#endif
