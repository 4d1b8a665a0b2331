/* SPDX-License-Identifier: MIT
 *
 * Breaches: one function for each kind of finding (contract/contract.h), in text order,
 * appended to `found`. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_BREACHES_H
#define HUNKSCAN_CONTRACT_BREACHES_H

struct contract_items;
struct outline;

/* CONTRACT_CALL. */
void breaches_call(const struct outline *outline, struct contract_items *found);

/* CONTRACT_OVERRIDE. */
void breaches_override(const struct outline *outline, struct contract_items *found);

/* CONTRACT_ATTRIBUTE. */
void breaches_attribute(const struct outline *outline, struct contract_items *found);

#endif
