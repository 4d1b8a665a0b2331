/* SPDX-License-Identifier: MIT
 *
 * Where code is left, and with which resources in which state; and what of that is wrong.
 * Judged when a root has been run to the end, for only then all that may be is known.
 * Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_LEAVING_H
#define HUNKSCAN_FLOW_LEAVING_H

#include "flow/leaving_rows.h"
#include "flow/resource.h"

/* The store at which an exception leaves the point being evaluated. */
store leaving_raise(struct run *run);

/* The store with which exceptions pass by a handler. What is held by those on their way
 * is taken off where the handler is for all, or releases it: for those that were
 * expected.
 */
store leaving_passing(struct run *run, uint32_t handler, bool takes_all);

/* Block `from` of a code object leads to one of its ends with the store `at`; `before` is
 * the store it began with. */
struct leaving_end {
    uint32_t code; /* node */
    uint32_t from;
    store at, before;
    bool raises;
};
void leaving_note(struct run *run, const struct leaving_end *end);

/* A resource is used or released at a node. */
void leaving_use(struct run *run, uint32_t row, uint32_t node, enum leaving_kind kind);

/* The store after a call, seen by the caller: what was lost in it is forgotten, what was
 * returned is the caller's. `before`: the store before the call. */
store leaving_call(struct run *run, store before, store after);

/* A root begins; it was run: what is wrong becomes findings. */
void leaving_begin(struct engine *engine);
void leaving_judge(struct engine *engine);

#endif
