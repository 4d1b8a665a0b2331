/* SPDX-License-Identifier: MIT
 *
 * Functions of other files that, given nothing that a rule asks for, turned out to do
 * nothing to a caller, twice in a row: their next calls are not run. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_INERT_H
#define HUNKSCAN_FLOW_INERT_H

#include "flow/call.h"

/* The number of the row of a call; 0 where it has to be run: it is given something that
 * counts. */
uint32_t inert_of(struct run *run, const struct object *function, value self,
                  const struct arguments *arguments);

/* Whether it need not be run: then its result, VALUE_NEVER for that of a call of what is
 * not known. */
bool inert_known(const struct run *run, uint32_t number, value *result);

/* Notes what became of a call in a frame: how it began, and its result. */
struct inert_turn {
    uint32_t frame;
    store before;
    uint32_t circles; /* engine->circles before it */
};
void inert_note(struct run *run, uint32_t number, const struct inert_turn *turn,
                value result);

#endif
