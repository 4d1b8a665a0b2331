/* SPDX-License-Identifier: MIT
 *
 * Rules of `mode: lifetime` while code is run: what acquires a resource, what releases
 * it, and who gets hold of it. Each is a hook of the evaluator; all do nothing where
 * engine->lifetime is NULL. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_LIFETIME_H
#define HUNKSCAN_FLOW_LIFETIME_H

#include "flow/call.h"

/* The value of a node that was just evaluated, a resource if it acquires one. */
value lifetime_visit(struct run *run, uint32_t node, value found);

/* The value that a target is given; where others can get at the target, they have it. */
value lifetime_bind(struct run *run, uint32_t target, value given);

/* Before a call is made, with all its operands evaluated: releases and uses. */
void lifetime_call(struct run *run, value callee, const struct arguments *arguments);

/* Whether something in a statement releases the resource of a row, by the looks of it. */
bool lifetime_releases(struct run *run, uint32_t row, uint32_t statement);

/* Somebody else has what the value may be, or all that a call was given. */
void lifetime_escape(struct run *run, value at);

/* The same, as one rule says: for those that it watches. */
void lifetime_escape_rule(struct run *run, value at, uint32_t rule);
void lifetime_give(struct run *run, const struct arguments *arguments);

/* The value is not there where this holds: `if f:` is false. */
void lifetime_absent(struct run *run, value at);

/* What an attribute, or a call of a method, of a value gives: it may live on that. */
value lifetime_part(struct run *run, uint32_t node, value base, value found);

/* A `with` has the value; it ends. A value is returned, or handed out by a yield. */
void lifetime_manage(struct run *run, value at, bool ends);
void lifetime_return(struct run *run, value at);
void lifetime_yield(struct run *run, value at);

#endif
