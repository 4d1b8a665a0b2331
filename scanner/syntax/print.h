/* SPDX-License-Identifier: MIT
 *
 * Stable printing of trees, for goldens and debugging.
 */
#ifndef HUNKSCAN_SYNTAX_PRINT_H
#define HUNKSCAN_SYNTAX_PRINT_H

#include <stdint.h>

struct buf;
struct tree;

/* Appends the subtree, a node a line, two blanks of indent a level:
 *     CALL open 3:5-3:16 async
 * kind, name or quoted literal text, operator, line:column (1-based, UTF-16) of both
 * ends, flags. */
void tree_print(const struct tree *tree, uint32_t node, struct buf *out);

#endif
