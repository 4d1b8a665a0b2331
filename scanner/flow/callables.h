/* SPDX-License-Identifier: MIT
 *
 * What is called, as the tables of the models name it, found in the text alone: before
 * anything is run, so that it is known which code is worth running. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CALLABLES_H
#define HUNKSCAN_FLOW_CALLABLES_H

#include <stdbool.h>
#include <stdint.h>

#include "match/pattern.h"

struct callables;
struct tree;
struct unit;

/* Whether the node (TREE_NONE allowed) is the name `self`. */
bool callables_is_self(const struct tree *tree, uint32_t node);

/* Looks at what the methods of a file's classes give to their attributes. In the unit's
 * arena. */
struct callables *callables_new(struct unit *unit);

/* The qualified name of what an N_CALL calls: "re.match", "sqlite3.Cursor.fetchone" for a
 * method whose receiver's type is known, "open"; 0 if it is not known. */
uint32_t callables_find(struct callables *callables, uint32_t call);

/* Appends the calls that may give None by the table `optional` of the models. They bind
 * the text of the callee to $RESULT and the reason to $REASON. */
void callables_find_optional(struct callables *callables, struct matches *found);

/* The match of a use that a pattern names, with all of it as $USE. */
const struct match *callables_with_use(struct unit *unit, const struct match *match);

/* The match that a use is, of the language itself: the node, as $USE. */
const struct match *callables_use_match(struct unit *unit, uint32_t node);

#endif
