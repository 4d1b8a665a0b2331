/* SPDX-License-Identifier: MIT
 *
 * Calls whose result has to be closed, by the table of the models. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CLOSABLE_H
#define HUNKSCAN_FLOW_CLOSABLE_H

#include "match/pattern.h"

struct callables;
struct unit;

/* All such calls of a file, as matches without bindings. */
void closable_find(struct unit *unit, struct callables *callables, struct matches *found);

/* The row of the table that a call has: intern number of its callable; 0 if it has none.
 */
uint32_t closable_of(const struct unit *unit, struct callables *callables, uint32_t call);

#endif
