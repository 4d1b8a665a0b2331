/* SPDX-License-Identifier: MIT
 *
 * Statements as review sees them: which part of one a report should point at. A compound
 * statement (def, class, if, with, try…) is known by its header, up to the colon; what is
 * in its suite has places of its own.
 */
#ifndef HUNKSCAN_REVIEW_STATEMENT_H
#define HUNKSCAN_REVIEW_STATEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "review/frame.h"

struct tree;

/* Whether the node is a statement with a suite. TREE_NONE is none. */
bool statement_is_compound(const struct tree *tree, uint32_t node);

/* The header of a compound statement: from its start (the first decorator) past its
 * colon. */
struct span statement_header(const struct tree *tree, uint32_t node);

/* The byte that stands for a finding when two versions of a file are compared: the name
 * of a def or class, since decorators come and go, else the start of the span. */
uint32_t statement_anchor(const struct tree *tree, uint32_t node, struct span span);

/* End of the innermost simple statement that holds the node; `otherwise` where there is
 * none. */
uint32_t statement_simple_end(const struct tree *tree, uint32_t node, uint32_t otherwise);

#endif
