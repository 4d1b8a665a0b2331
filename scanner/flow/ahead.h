/* SPDX-License-Identifier: MIT
 *
 * What lies ahead: which rules may find a source or a sink in what is called in other
 * files, and in what that calls, told by glances (glance.h). Only where both ends of a
 * rule can meet are functions run and other files parsed. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_AHEAD_H
#define HUNKSCAN_FLOW_AHEAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct ahead;
struct engine;
struct flow_module;
struct unit;

/* What may be reached: rules as bits, several to a bit where there are many. */
struct ends {
    uint64_t begins;   /* sources, acquisitions, producers… */
    uint64_t finishes; /* sinks; for rules that need none the same as `begins` */
};

/* Adds; whether that changed anything. */
static inline bool ends_add(struct ends *to, const struct ends *more)
{
    const struct ends before = *to;
    to->begins |= more->begins;
    to->finishes |= more->finishes;
    return to->begins != before.begins || to->finishes != before.finishes;
}

/* For a file and the engine's rules; NULL where other files are not looked at. Tells the
 * engine of which rules ends are not sought. */
struct ahead *ahead_new(struct engine *engine, struct unit *unit);

/* Whether the rule's ends are sought in other files at all: of a taint rule, not where
 * its only sources are parameters, of which every file is full. */
bool ahead_asks_for(const struct ahead *ahead, uint32_t rule);

/* Whether that holds of a rule that counts for the root that is run. */
bool ahead_may_matter(const struct ahead *ahead);

/* Sinks are sought behind many calls where the file has sources; sources only two calls
 * away where it has not. */
void ahead_look_far(struct ahead *ahead);

/* Whether what was not asked before is looked for; it is until this says no. */
void ahead_look_again(struct ahead *ahead, bool again);

/* The path of the module of that dotted name; absent if the repository has none. */
struct str ahead_path(struct ahead *ahead, struct str dotted);

/* Whether the change under review altered the thing of another file with this dotted
 * name: then that file is gone into, to see what it means here. */
bool ahead_is_altered(const struct ahead *ahead, struct str dotted);

/* Whether the thing with this dotted name is a class of the repository. */
bool ahead_is_class(struct ahead *ahead, uint32_t qualified);

/* What a call of the thing with this dotted name may reach; with the name of a method,
 * 0: none, on it. Nothing where it is not of the repository, or `ahead` is NULL. */
struct ends ahead_of(struct ahead *ahead, uint32_t qualified, uint32_t method);

/* The same of an N_CALL of a file: of things imported there, and of methods that the
 * class around may have from an imported base; also of what is handed on to be called. */
struct ends ahead_of_call(struct ahead *ahead, const struct unit *unit, uint32_t call);

#endif
