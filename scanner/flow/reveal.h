/* SPDX-License-Identifier: MIT
 *
 * `reveal(x)`: what the interpreter knows of x there, for tests of it. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_REVEAL_H
#define HUNKSCAN_FLOW_REVEAL_H

#include "flow/call.h"
#include "flow/engine.h"

struct buf;

/* Makes an engine note what calls of reveal are given. */
void reveal_start(struct engine *engine);

/* A call of reveal, which gives back what it was given. */
value reveal_note(struct run *run, const struct arguments *arguments);

/* "line: value" of each, by line. */
void reveal_add(const struct engine *engine, struct buf *out);

#endif
