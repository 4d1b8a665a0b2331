/* SPDX-License-Identifier: MIT
 *
 * The rule model: one rule as its YAML says, compiled. Rules are immutable after loading.
 */
#ifndef HUNKSCAN_RULE_RULE_H
#define HUNKSCAN_RULE_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "finding.h"
#include "match/formula.h"
#include "match/match_options.h"
#include "rule/mode.h"

struct flow_rule;

/* One rule. `info` is what reports show of it. */
struct rule {
    struct rule_info info;
    struct mode mode; /* what it asks for instead of a formula, but for MODE_SEARCH */
    struct formula *formula;  /* what to search; NULL until prepared (built-in rules,
                                 lazily), and in other modes */
    struct word_filter words; /* which files can match (MODE_SEARCH) */
    struct flow_rule *flow;   /* what flow modes ask for; NULL in others. Its parts have
                                 no formulas until prepared */
    struct match_options options;
    bool spans_class; /* its formula, once prepared, looks at the bodies of classes */
    bool review_only; /* profile: review */
    bool builtin;
    struct str file; /* where it was read, for messages; "rules/…" for built-in rules */
    uint32_t line;   /* 1-based */
    const struct str *include; /* paths.include globs */
    uint32_t include_count;
    const struct str *exclude; /* paths.exclude globs */
    uint32_t exclude_count;
    bool outside_tests;   /* paths.tests is false: not for files of tests */
    struct str fix;       /* replacement text with metavariables; absent if none */
    struct str fix_regex; /* with fix_replacement: the same by regex; absent if none */
    struct str fix_replacement;
    uint32_t fix_count; /* so many matches of fix_regex at most; 0: all */
    /* The message with its metavariables taken apart: text pieces and metavariable
     * numbers in turn. */
    const struct message_piece *pieces;
    uint32_t piece_count;
};

/* A rule that does not take part because of its min-version or max-version. */
struct left_out_rule {
    struct str text; /* "file:line:column: why" */
    bool newer;      /* it asks for a newer state of the rule language than is followed */
};

struct message_piece {
    struct str text;       /* literal text, if metavariable is 0 */
    uint32_t metavariable; /* intern number of "$X" */
    uint32_t argument; /* which argument of the message it is (0-based), if metavariable
                          != 0 */
};

#endif
