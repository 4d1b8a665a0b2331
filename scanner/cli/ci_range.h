/* SPDX-License-Identifier: MIT
 *
 * What a CI environment says (ci_environment.h), looked up in the repository.
 */
#ifndef HUNKSCAN_CLI_CI_RANGE_H
#define HUNKSCAN_CLI_CI_RANGE_H

#include "cli/ci_environment.h"
#include "gitdiff/range.h"

/* Whether the plan is about this repository: it lies where the machine puts it, as far as
 * the machine tells. */
bool ci_range_is_meant(const struct repository *repository, const struct ci_plan *plan);

/* The range of a plan that is neither CI_NONE nor CI_STAGED. Its sentence about the base
 * begins with the plan's name, and so do errors. ERR_INCOMPLETE, with what to set on this
 * platform, for history that a shallow clone lacks. */
int ci_range_find(struct repository *repository, const struct ci_plan *plan,
                  struct arena *arena, struct range *range, struct err *err);

#endif
