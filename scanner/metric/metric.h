/* SPDX-License-Identifier: MIT
 *
 * Metrics: numbers that say how hard a function, class or module is to read. All of them
 * are taken in one walk over the tree; facts live in the arena given. What each number
 * counts is in metric/README.md.
 */
#ifndef HUNKSCAN_METRIC_METRIC_H
#define HUNKSCAN_METRIC_METRIC_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct tree;

enum metric_kind {
    METRIC_COGNITIVE,    /* G. Ann Campbell, "Cognitive Complexity": breaks in the flow,
                            weighted by nesting */
    METRIC_CYCLOMATIC,   /* one more than the number of decisions */
    METRIC_NESTING,      /* blocks inside blocks, the deepest */
    METRIC_PARAMETERS,   /* without self and cls; functions only */
    METRIC_LENGTH,       /* lines of code */
    METRIC_UNDOCUMENTED, /* METRIC_LENGTH where nothing says what it is for, else 0 */
    METRIC_COUNT
};

enum metric_scope { METRIC_FUNCTION, METRIC_CLASS, METRIC_MODULE, METRIC_SCOPE_COUNT };

/* One definition, or the module. */
struct metric_item {
    uint32_t node;           /* N_FUNCTION, N_CLASS or N_MODULE */
    uint32_t outer_function; /* index of the function item around it, or UINT32_MAX */
    enum metric_scope scope;
    uint32_t values[METRIC_COUNT];
};

/* Items in pre-order of their nodes: the module is the first. */
struct metrics {
    const struct metric_item *items;
    size_t count;
};

/* Measures everything in the tree. Takes time and memory in proportion to it. */
struct metrics metric_measure(const struct tree *tree, struct arena *arena);

/* The words of rule files, by number and NULL-terminated: "cognitive-complexity"…,
 * "function"… */
extern const char *const metric_kind_words[METRIC_COUNT + 1];
extern const char *const metric_scope_words[METRIC_SCOPE_COUNT + 1];

#endif
