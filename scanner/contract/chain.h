/* SPDX-License-Identifier: MIT
 *
 * Chains: names, attributes of them and their items under constant keys ("row", "self.a",
 * "args['k']"), which stand for the same value wherever they have the same text. Inside
 * contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_CHAIN_H
#define HUNKSCAN_CONTRACT_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct tree;

/* Whether an expression is one. */
bool chain_is(const struct tree *tree, uint32_t node);

/* The N_NAME that it begins with. */
uint32_t chain_root(const struct tree *tree, uint32_t node);

/* The first chain of that text, or beginning of a longer one, in the subtree; else
 * TREE_NONE. */
uint32_t chain_find(const struct tree *tree, uint32_t node, struct str text);

/* Whether there is one. */
bool chain_is_in(const struct tree *tree, uint32_t node, struct str text);

/* Whether it stands in an argument of the call. */
bool chain_is_given(const struct tree *tree, uint32_t call, struct str text);

/* Whether some node of the subtree has the name, by intern number. */
bool chain_names(const struct tree *tree, uint32_t node, uint32_t name);

/* Whether some call of the subtree calls what has that last name. */
bool chain_calls(const struct tree *tree, uint32_t node, uint32_t name);

#endif
