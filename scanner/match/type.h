/* SPDX-License-Identifier: MIT
 *
 * The type of an expression, where the text says it: literals, constructors, variables
 * with an annotation or a known assignment. Behind `$X: T` and metavariable-type. Inside
 * match/ only.
 */
#ifndef HUNKSCAN_MATCH_TYPE_H
#define HUNKSCAN_MATCH_TYPE_H

#include <stdbool.h>
#include <stdint.h>

struct unit;

/* Whether the expression `node` is known to be of the type with that dotted name (an
 * intern number; 0 is no type). Generic names of the type language count as the built-in
 * ones: typing.List is list. False where the type is not known. */
bool type_is(struct unit *unit, uint32_t node, uint32_t wanted);

#endif
