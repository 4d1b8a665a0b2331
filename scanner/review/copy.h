/* SPDX-License-Identifier: MIT
 *
 * Copies out of a file's arena: the only way by which anything of a file outlives it.
 */
#ifndef HUNKSCAN_REVIEW_COPY_H
#define HUNKSCAN_REVIEW_COPY_H

#include "finding.h"

struct arena;

/* The finding with all its texts and arrays in `arena`. The rule stays where it is: in
 * the rule set. */
struct finding copy_finding(const struct finding *finding, struct arena *arena);

#endif
