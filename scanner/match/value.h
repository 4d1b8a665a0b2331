/* SPDX-License-Identifier: MIT
 *
 * The value that a metavariable is known to have where it stands. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_VALUE_H
#define HUNKSCAN_MATCH_VALUE_H

#include <stdbool.h>

#include "names/constant.h"

struct binding;
struct unit;

/* The constant that a binding is: the value of an expression (names/propagate.h), the
 * content of a string literal, a piece of text as a string; unknown for names, lists and
 * statements. Costs steps of the unit's budget. */
struct constant value_of_binding(struct unit *unit, const struct binding *binding);

/* The text of an expression that puts strings together (sums, f-strings, `%`), where what
 * is not known of it counts as the digit 1; false if it is none. */
bool value_of_template(struct unit *unit, const struct binding *binding,
                       struct str *text);

#endif
