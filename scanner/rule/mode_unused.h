/* SPDX-License-Identifier: MIT
 *
 * What rules of `mode: unused` find.
 */
#ifndef HUNKSCAN_RULE_MODE_UNUSED_H
#define HUNKSCAN_RULE_MODE_UNUSED_H

struct matches;
struct mode;
struct mode_facts;
struct unit;

/* Appends a match for each thing of the rule's kinds. Binds $NAME, where there is one,
 * and $LINE, that of what replaces it or makes it unreachable. */
void mode_unused_find(const struct mode *mode, struct mode_facts *facts,
                      struct unit *unit, struct matches *found);

#endif
