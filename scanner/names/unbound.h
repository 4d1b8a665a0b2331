/* SPDX-License-Identifier: MIT
 *
 * Unbound: reads of a function's own names where it shows that nothing may be bound to
 * them yet. Conditions that may hang together count as if they did, so silence says
 * nothing. Of several reads in one place the first counts. Each question takes up to the
 * size of the function from `steps_left`; where there are not so many, none are left, and
 * the answer is no.
 */
#ifndef HUNKSCAN_NAMES_UNBOUND_H
#define HUNKSCAN_NAMES_UNBOUND_H

#include <stdbool.h>
#include <stdint.h>

struct names;

/* Whether a node reads a name in a handler or finally of the `try` whose body binds it,
 * and nothing else does before:
 *
 *     try:
 *         x = f()
 *     finally:
 *         x.close() */
bool unbound_in_handler(const struct names *names, uint32_t node, uint64_t *steps_left);

/* Whether a node reads a name in the statement behind an `if` without else, in which it
 * is bound, and nothing else binds it before:
 *
 *     if there:
 *         x = f()
 *     return x */
bool unbound_behind_if(const struct names *names, uint32_t node, uint64_t *steps_left);

#endif
