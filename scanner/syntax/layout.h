/* SPDX-License-Identifier: MIT
 *
 * The layout of node.h as data: which children a kind has, in which order. Lowering asks
 * it about nodes with errors inside, and tests about all.
 */
#ifndef HUNKSCAN_SYNTAX_LAYOUT_H
#define HUNKSCAN_SYNTAX_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

struct tree;

/* Whether the children of the node are as node.h says for its kind. Where an expression,
 * a parameter or a statement of a list may stand, an N_ERROR may stand. Only `nodes` and
 * `count` are read; the subtree must be closed. */
bool layout_holds(const struct tree *tree, uint32_t node);

/* NULL if the whole tree is well-formed: numbers, nesting of slices and of byte ranges,
 * children in text order, layout of every node. Otherwise what is wrong, with the node in
 * `*where`. */
const char *layout_fault(const struct tree *tree, uint32_t *where);

#endif
