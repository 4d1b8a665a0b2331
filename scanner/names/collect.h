/* SPDX-License-Identifier: MIT
 *
 * The first walk over a tree: scopes, the variables they bind, imports.
 */
#ifndef HUNKSCAN_NAMES_COLLECT_H
#define HUNKSCAN_NAMES_COLLECT_H

struct names;

/* Fills scopes, variables, events, stars and loads, the scope of every place, the
 * variable of every place that binds one, and the qualified name of every N_ALIAS. */
void collect_bindings(struct names *names);

#endif
