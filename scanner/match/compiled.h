/* SPDX-License-Identifier: MIT
 *
 * A compiled pattern, as the matcher sees it: the lowered tree of the rewritten text, and
 * beside each node a mark that says what it stands for. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_COMPILED_H
#define HUNKSCAN_MATCH_COMPILED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "match/match_options.h"

struct regex;
struct tree;

enum mark_kind {
    MARK_NONE,
    MARK_ELLIPSIS, /* ...; of the node, or of the name of an attribute, parameter, … */
    MARK_VARIABLE, /* $X, likewise */
    MARK_LIST,     /* $...X */
    MARK_DEEP,     /* N_CALL: <... its only argument ...> */
    MARK_TYPED,    /* N_CALL: the first argument is a metavariable, the second its type */
    MARK_ANY_STRING,      /* "..." */
    MARK_STRING_VARIABLE, /* "$X" */
    MARK_REGEX,           /* "=~/re/" */
};

#define SLOT_NONE UINT32_MAX /* of $_, which is bound to nothing */

struct mark {
    enum mark_kind kind;
    uint32_t slot;   /* which of the pattern's metavariables */
    uint32_t dotted; /* a literal name chain: intern number of its dotted text; else 0 */
    const struct regex *regex; /* MARK_REGEX */
    bool module;               /* a name before a dot that means a module */
};

enum shape {
    SHAPE_EXPRESSION, /* root is an expression */
    SHAPE_STATEMENT,  /* root is one statement, or a part of one (handler, decorator,
                         pair…) */
    SHAPE_SEQUENCE,   /* root is the first of several statements */
};

struct pattern {
    struct match_options options;
    const struct tree *tree;
    const struct mark *marks; /* one a node */
    enum shape shape;
    uint32_t root;
    const uint32_t
        *variables; /* intern numbers of the metavariables, ascending; index = slot */
    uint32_t variable_count;
    const uint32_t *words; /* pattern_required_words */
    size_t word_count;
};

/* Fills words and word_count from the tree and its marks (words.c). */
struct arena;
void compiled_find_words(struct pattern *pattern, struct arena *arena);

#endif
