/* SPDX-License-Identifier: MIT
 *
 * Formulas: patterns combined over ranges (SEMANTICS, "Formulas"). The rule loader builds
 * them from YAML; formula_find evaluates one over a file. Immutable once built; may be
 * shared by threads.
 */
#ifndef HUNKSCAN_MATCH_FORMULA_H
#define HUNKSCAN_MATCH_FORMULA_H

#include <stdint.h>

#include "match/analyzer.h"
#include "match/pattern.h"

struct comparison;
struct generic;
struct regex;
struct word_filter;

enum formula_op {
    FORMULA_PATTERN, /* pattern */
    FORMULA_REGEX,   /* pattern-regex: regex; named groups and $1… bind */
    FORMULA_GENERIC, /* pattern in a language that is not Python: generic */
    FORMULA_ALL,     /* patterns: children */
    FORMULA_ANY,     /* pattern-either: children */
    FORMULA_KIND,    /* kind: one child, of whose bindings only metavariables get out */
    FORMULA_INSIDE,  /* pattern-inside: one child */
    FORMULA_NOT,     /* pattern-not: one child; only among the children of FORMULA_ALL, as
                        below */
    FORMULA_NOT_INSIDE,  /* pattern-not-inside: one child */
    FORMULA_NOT_REGEX,   /* pattern-not-regex: regex */
    FORMULA_WHERE_REGEX, /* metavariable-regex: metavariables[0] and regex (anchored left)
                          */
    FORMULA_WHERE_PATTERN, /* metavariable-pattern: metavariables[0], one child: found in
                              what the metavariable is bound to */
    FORMULA_WHERE_TYPE,    /* metavariable-type: metavariables[0] and types */
    FORMULA_WHERE_COMPARISON, /* metavariable-comparison: comparison */
    FORMULA_WHERE_ANALYSIS, /* metavariable-analysis: metavariables[0], where.analyzer */
    FORMULA_FOCUS,          /* focus-metavariable: metavariables (several: their union) */
    FORMULA_AS,             /* as: metavariables[0] stands for what was found */
};

/* How a filter looks at its metavariable. Part of a specification's key: spec_compile.c.
 */
struct where {
    bool on_content;  /* -pattern: as text, a string literal without its quotes */
    bool on_constant; /* -regex: the value that it is known to have counts, too */
    bool strip;       /* -comparison: metavariables[0] is read without quotes… */
    uint8_t base;     /* …and as a number in this base, 0 for none */
    enum analyzer analyzer;
};

struct formula {
    enum formula_op op;
    uint32_t
        number; /* equal formulas of a rule set have one number and are one; 0: none */
    struct formula **children;
    uint32_t child_count;
    struct pattern *pattern;
    struct generic *generic;
    struct comparison *comparison;
    struct regex *regex;
    const uint32_t *metavariables; /* intern numbers of "$X" */
    uint32_t metavariable_count;
    const uint32_t
        *group_metavariables;    /* FORMULA_REGEX: for group i, the number of "$name" or
                              "$i" */
    uint32_t group_count;        /* groups of the regex, the whole match not counted */
    const uint32_t *regex_words; /* FORMULA_WHERE_REGEX: the words of which it takes no
                                    other text; NULL where they are not known */
    uint32_t regex_word_count;
    struct where where;    /* FORMULA_WHERE_… */
    const uint32_t *types; /* FORMULA_WHERE_TYPE: intern numbers of dotted names */
    uint32_t type_count;
};

/* All matches of the formula in a file, without duplicates (equal range and bindings),
 * ordered by (from, to). */
void formula_find(const struct formula *formula, struct unit *unit,
                  struct matches *found);

/* The same within a part of the file: in the bytes start->from..to, of the nodes those
 * of unit->part. The bindings of `start` hold, and are in each match; `start` itself is
 * what conditions without anything to find are asked of. */
void formula_find_within(const struct formula *formula, struct unit *unit,
                         const struct match *start, struct matches *found);

/* Whether it looks at the bodies of classes, so that what it finds in one method may
 * depend on another. */
bool formula_spans_class(const struct formula *formula);

/* The words a file must contain for the formula to match: a disjunction of conjunctions
 * of intern numbers. An empty disjunction member means "always possible". */
struct word_filter {
    const uint32_t *const *alternatives;
    const size_t *lengths;
    size_t count;
};

/* Whether a file with these words (whose base is the rule set's) can match, as far as is
 * found out without looking at it; less is known than by the filter below. */
bool formula_is_possible(const struct formula *formula, const struct intern *words);

/* The filter of a formula, in `arena`. */
struct word_filter formula_words(const struct formula *formula, struct arena *arena);

/* The same without what the formula finds in parameters of functions: words that a
 * function must have for something to be found in its body. */
struct word_filter formula_words_inside(const struct formula *formula,
                                        struct arena *arena);

/* Whether a file with this interner (whose base is the rule set's) can match. */
bool word_filter_admits(const struct word_filter *filter, const struct intern *words);

#endif
