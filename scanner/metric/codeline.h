/* SPDX-License-Identifier: MIT
 *
 * Lines of code: which lines of a file hold code, which only a comment, a docstring or
 * nothing.
 */
#ifndef HUNKSCAN_METRIC_CODELINE_H
#define HUNKSCAN_METRIC_CODELINE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct tree;

struct codelines {
    const struct tree *tree;
    uint8_t *kinds;   /* by 0-based line: enum in codeline.c */
    uint32_t *before; /* lines of code before the 0-based line; one more than lines */
};

/* Looks at all lines of the tree's file. */
struct codelines codeline_read(const struct tree *tree, struct arena *arena);

/* Lines of code from the line of byte `from` to that of byte `to`, both included. */
uint32_t codeline_count(const struct codelines *lines, uint32_t from, uint32_t to);

/* Whether a line of its own between the two bytes is a comment, or the line right above
 * `from` is one. */
bool codeline_has_comment(const struct codelines *lines, uint32_t from, uint32_t to);

/* The docstring statement of a module, class or function, or TREE_NONE. */
uint32_t codeline_docstring(const struct tree *tree, uint32_t definition);

#endif
