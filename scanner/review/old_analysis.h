/* SPDX-License-Identifier: MIT
 *
 * The analysis of an old version: of as much of it as the new one was analysed of, by the
 * rules that have found something there.
 */
#ifndef HUNKSCAN_REVIEW_OLD_ANALYSIS_H
#define HUNKSCAN_REVIEW_OLD_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct analysis;
struct old_version;
struct placing;

/* Whether what only this version has is counted as fixed: then all rules are asked. */
bool old_counts_fixed(const struct old_version *old, const struct placing *placing);

/* Whether finding `index` of the new version, of those classes so far, is one of a flow
 * rule that an old one may have. */
bool old_may_have_flow(const struct analysis *analysis, const uint8_t *classes,
                       size_t index);

/* Fills in old->analysis if it is not there. `classes` are those of the new version's raw
 * findings so far: CLASS_COUNT where the old one may have them. */
void old_analysis_run(struct old_version *old, const struct placing *placing,
                      const uint8_t *classes);

/* The same, but the flow rules run only the functions that such findings of theirs lead
 * through: most are found again there. False, and nothing is done, where that would not
 * be less. */
bool old_analysis_try(struct old_version *old, const struct placing *placing,
                      const uint8_t *classes);

#endif
