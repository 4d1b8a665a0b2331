/* SPDX-License-Identifier: MIT
 *
 * What conditions and checks prove of results: which things are not None, not empty, not
 * zero where a condition holds. Of expressions that have no place of their own their text
 * is remembered, so that asking the same again is known to give an answer. Inside flow/
 * only.
 */
#ifndef HUNKSCAN_FLOW_PROVEN_H
#define HUNKSCAN_FLOW_PROVEN_H

#include "flow/engine.h"

/* Takes marks away where a condition has this truth value. */
void proven_branch(struct run *run, uint32_t test, bool truth);

/* The value of the left side of `and`, `or` where it has this truth value. */
value proven_truth(struct run *run, value at, bool truth);

/* A condition's outcome was kept in a variable, say: what it looks at counts as checked.
 */
void proven_visit(struct run *run, uint32_t node);

/* `self.assertTrue(x)`, `check(x)` as a statement: it goes on only where x is right. */
void proven_statement(struct run *run, uint32_t node);

/* The key was read from, put into or found in the mapping: asking for it again gives
 * something. */
void proven_key(struct run *run, uint32_t mapping, uint32_t key);

/* Notes that an expression is known to give an answer; whether it is. */
void proven_note(struct run *run, uint32_t node);
bool proven_is(struct run *run, uint32_t node);

#endif
