/* SPDX-License-Identifier: MIT
 *
 * What rules of `mode: contract` find.
 */
#ifndef HUNKSCAN_RULE_MODE_CONTRACT_H
#define HUNKSCAN_RULE_MODE_CONTRACT_H

struct matches;
struct mode;
struct mode_facts;
struct unit;

/* Appends a match for each thing of the rule's kinds. Binds $NAME, $FAULT (what does not
 * fit), $USE (what the value of a removed check goes into) and $LINE, that of the
 * definition. */
void mode_contract_find(const struct mode *mode, struct mode_facts *facts,
                        struct unit *unit, struct matches *found);

#endif
