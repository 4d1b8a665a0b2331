/* SPDX-License-Identifier: MIT
 *
 * The results of several SARIF reports, put into the order and cut to the number that one
 * report of them all would have.
 */
#ifndef HUNKSCAN_SARIF_MERGE_RESULTS_H
#define HUNKSCAN_SARIF_MERGE_RESULTS_H

#include <jansson.h>

#include "base/vec.h"
#include "finding.h"
#include "sarif/report_order.h"

struct arena;
struct sarif_load;

/* One result: what is known of it, and itself, borrowed from its run. */
struct merged_result {
    struct finding finding;
    json_t *json;
    size_t order; /* as it was added */
    bool suppressed;
};

struct merge_results {
    struct arena *arena;
    VEC_OF(merged_results, struct merged_result) all;
    size_t open_count; /* those that are not suppressed */
};

/* Adds the results of a run, which must outlive these, in its order. */
int merge_results_add(struct merge_results *results, const struct sarif_load *load,
                      const json_t *run, const struct report *report);

/* Puts all into report order, equal ones once, keeps the worst as a scan does, and lists
 * them in `merged`. */
void merge_results_settle(struct merge_results *results, struct report *merged);

/* The results, worst first, and one of them as JSON (borrowed). */
struct report_entries merge_results_worst(const struct merge_results *results,
                                          struct arena *arena);
json_t *merge_results_json(const struct merge_results *results,
                           const struct report_entry *entry); /* see above */

#endif
