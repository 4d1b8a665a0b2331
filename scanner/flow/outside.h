/* SPDX-License-Identifier: MIT
 *
 * Which functions of the file analysed matter for calls into other files: those in which
 * something of a rule was found, and those that call them. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_OUTSIDE_H
#define HUNKSCAN_FLOW_OUTSIDE_H

#include "flow/ahead.h"

struct matches;
struct outside;
struct unit;

/* No function matters yet. In the unit's arena. */
struct outside *outside_new(struct unit *unit);

/* The functions around the matches do. */
void outside_mark(struct outside *outside, const struct matches *matches);

/* What their calls of other files' things may reach. */
struct ends outside_ends(struct outside *outside, struct ahead *ahead);

#endif
