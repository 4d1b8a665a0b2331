/* SPDX-License-Identifier: MIT
 *
 * Propagation: what the expressions of a file are known to be where they stand, by the
 * definitions that reach them (reach.h) and the evaluator (constant.h). Built for a file
 * when first asked for; lives in the arena given.
 */
#ifndef HUNKSCAN_NAMES_PROPAGATE_H
#define HUNKSCAN_NAMES_PROPAGATE_H

#include <stdint.h>

#include "names/constant.h"

struct names;
struct propagation;

/* Evaluates all definitions of a file. */
struct propagation *propagate_new(const struct tree *tree, const struct names *names,
                                  struct arena *arena);

/* The constant that an expression is at its place. Does not change what later calls give.
 */
struct constant propagate_constant(struct propagation *propagation, uint32_t node);

/* The expression that was assigned to the name at `node`, where exactly one assignment
 * reaches it; TREE_NONE otherwise and for nodes that are no names. */
uint32_t propagate_expression(const struct propagation *propagation, uint32_t node);

#endif
