/* SPDX-License-Identifier: MIT
 *
 * What rules of `mode: metric` find.
 */
#ifndef HUNKSCAN_RULE_MODE_METRIC_H
#define HUNKSCAN_RULE_MODE_METRIC_H

struct matches;
struct mode;
struct mode_facts;
struct unit;

/* Appends a match for each definition above the rule's threshold: the name in its head;
 * the first line for the module. Binds $NAME, $KIND, $VALUE and $THRESHOLD. */
void mode_metric_find(const struct mode *mode, struct mode_facts *facts,
                      struct unit *unit, struct matches *found);

#endif
