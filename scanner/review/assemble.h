/* SPDX-License-Identifier: MIT
 *
 * Assembling the report: the files' results into the run's arena, in report order,
 * without duplicates, cut to what consumers take.
 */
#ifndef HUNKSCAN_REVIEW_ASSEMBLE_H
#define HUNKSCAN_REVIEW_ASSEMBLE_H

#include <stddef.h>

struct arena;
struct file_result;
struct report;
struct ruleset;

/* Fills in report->rules: infos stay in the rule set, which must outlive the report. */
void assemble_rules(struct report *report, struct ruleset *ruleset, struct arena *arena);

/* Adds findings, suppressed findings and notices of `count` files, in report order; sums
 * up the counters. At most `max_findings` of each list are kept, the worst by level and
 * security severity; a cut, here or before (file_result.found), is a notice. */
void assemble_results(struct report *report, const struct file_result *results,
                      size_t count, size_t max_findings, struct arena *arena);

#endif
