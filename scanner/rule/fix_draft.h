/* SPDX-License-Identifier: MIT
 *
 * A fix while it is made. Inside rule/fix*.c only.
 */
#ifndef HUNKSCAN_RULE_FIX_DRAFT_H
#define HUNKSCAN_RULE_FIX_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "rule/fix.h"

struct binding;

/* A metavariable's text within the replacement. */
struct fix_part {
    const struct binding *binding;
    uint32_t from, to;   /* in the replacement, without the parentheses */
    bool wants_brackets; /* stand in parentheses: they were seen to be needed */
    bool between_quotes; /* the template has it as a whole string: "$X" */
};

VEC_OF(fix_parts, struct fix_part);

struct fix_draft {
    struct fix_maker *maker;
    const struct unit *unit;
    const struct rule *rule;
    const struct match *match;
    uint32_t from, to;      /* what is replaced */
    struct buf text;        /* the replacement */
    struct fix_parts parts; /* in the order of the text; in the maker's scratch arena */
    bool wants_brackets;    /* all of it in parentheses */
};

/* Writes draft->text (and parts) from the rule's `fix`. False where a metavariable is not
 * bound, or its text cannot stand elsewhere. Called again after brackets were asked for.
 */
bool fix_text_fill(struct fix_draft *draft);

/* Writes draft->text from the rule's `fix-regex`. False where nothing matches. */
bool fix_text_regex(struct fix_draft *draft);

/* Widens the draft to what has to go so that the matched code is gone: whole lines of a
 * statement; `pass` in place of a suite's only one. False where that is not possible. */
bool fix_remove_fill(struct fix_draft *draft);

enum fix_verdict {
    FIX_GOOD,
    FIX_AGAIN, /* brackets were asked for: fill and look again */
    FIX_BAD,
};

/* Parses the statement with the edit in it. */
enum fix_verdict fix_check(struct fix_draft *draft);

#endif
