/* SPDX-License-Identifier: MIT
 *
 * Which functions of a file are worth running: those from which, by what they call, both
 * ends of some rule may be reached. By names only, so that nothing is left out. Inside
 * flow/ only.
 */
#ifndef HUNKSCAN_FLOW_RELEVANCE_H
#define HUNKSCAN_FLOW_RELEVANCE_H

#include "flow/engine.h"

struct relevance;

/* Looks at a whole file; in the engine's arena. */
struct relevance *relevance_new(const struct engine *engine,
                                const struct flow_module *module);

/* Whether running the code object (N_MODULE, N_FUNCTION) can find anything. */
bool relevance_of(const struct relevance *relevance, uint32_t node);

/* The rules, as bits of struct ends, of which it may reach both ends. */
uint64_t relevance_live(const struct relevance *relevance, uint32_t node);

/* The rules, as bits, of which what a finding begins with, a source, an acquisition, an
 * event, may come out of it to who calls it. */
uint64_t relevance_out(const struct relevance *relevance, uint32_t node);

/* The rules, as bits, that it, or what it calls, has to do with. */
uint64_t relevance_ends(const struct relevance *relevance, uint32_t node);

/* The rules, as bits, whose findings may end in it, or in what it calls. */
uint64_t relevance_finishes(const struct relevance *relevance, uint32_t node);

/* Whether any code of the file can. */
bool relevance_any(const struct relevance *relevance);

#endif
