/* SPDX-License-Identifier: MIT
 *
 * The steps of the matching machine (matcher.h), by subject. Inside match/ only. In each,
 * `p` is of the pattern and `e` of the file; a list cursor is its next child, or
 * TREE_NONE at the end.
 */
#ifndef HUNKSCAN_MATCH_STEP_H
#define HUNKSCAN_MATCH_STEP_H

#include "match/matcher.h"

/* step_expression.c: any node of a pattern: the others by its kind and mark. */
const struct goal *step_node(struct matcher *m, const struct goal *goal);
/* Whether it is worth trying: kinds only, binds nothing. */
bool step_possible(const struct matcher *m, uint32_t p, uint32_t e);
/* Same kind, operator and name; children one by one. Also for parts of statements. */
const struct goal *step_same(struct matcher *m, const struct goal *goal);
/* The rest of two lists of children, one by one, of equal length. */
const struct goal *step_zip(struct matcher *m, const struct goal *goal);
/* A child that may be missing in the pattern, or be an ellipsis there, or must match. */
const struct goal *step_optional(struct matcher *m, const struct goal *goal);

/* step_name.c: names and attributes, by surface and by qualified name. */
const struct goal *step_name(struct matcher *m, const struct goal *goal);
const struct goal *step_attribute(struct matcher *m, const struct goal *goal);

/* `p` against a dotted name: `limit` is its intern number; `e` the node that stands for
 * all of it, or TREE_NONE. */
const struct goal *step_dotted(struct matcher *m, const struct goal *goal);

/* step_list.c: the rest of two lists, in order, with ellipses. */
const struct goal *step_list(struct matcher *m, const struct goal *goal);
/* Binds $...X to the `limit` siblings from `e` on. */
const struct goal *step_take_list(struct matcher *m, const struct goal *goal);
enum { BAG_REST_OK = 1 };
/* Each child of the pattern's list is another one of the file's, in any order; `e` is the
 * parent; `limit`: only children of this kind, N_KIND_COUNT for all. */
const struct goal *step_bag(struct matcher *m, const struct goal *goal);
/* Operands of `and`, `or`, `|`, `&`, `^`. */
const struct goal *step_operands(struct matcher *m, const struct goal *goal);

/* step_call.c: calls; arguments of calls and class bases. */
const struct goal *step_call(struct matcher *m, const struct goal *goal);
enum { ARGUMENTS_REST_OK = 1 };
const struct goal *step_arguments(struct matcher *m, const struct goal *goal);

/* step_string.c: strings, f-strings. */
const struct goal *step_string(struct matcher *m, const struct goal *goal);

/* step_known.c: by what is known of the file's expressions (names/propagate.h). */
/* Whether a literal of the pattern could be the value of `e`, which is none itself. */
bool step_may_be_known(const struct matcher *m, uint32_t p, uint32_t e);
/* A literal of the pattern against the value that is known of `e`. */
const struct goal *step_known(struct matcher *m, const struct goal *goal);
/* With symbolic propagation: the expression that the name goal->e stands for, through all
 * names in between; TREE_NONE if there is none. Not at the pattern's root. */
uint32_t step_assigned(struct matcher *m, const struct goal *goal);

/* step_statement.c: statements and their parts. */
const struct goal *step_statement(struct matcher *m, const struct goal *goal);
/* step_compound.c */
const struct goal *step_compound(struct matcher *m, const struct goal *goal);
/* step_import.c */
const struct goal *step_import(struct matcher *m, const struct goal *goal);

/* step_sequence.c: statement lists. `p`, `e`: next statements; `limit`: node index where
 * the file's list ends. */
enum { SEQUENCE_REST_OK = 1, SEQUENCE_FLAT = 2 };
const struct goal *step_sequence(struct matcher *m, const struct goal *goal);
/* A whole list with the choice between this block only and all nested statements. */
const struct goal *step_statements(struct matcher *m, const struct goal *goal);
/* A pattern N_BLOCK against a block, or one statement that stands for it. */
const struct goal *step_block(struct matcher *m, const struct goal *goal);

#endif
