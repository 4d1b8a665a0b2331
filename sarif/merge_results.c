/* SPDX-License-Identifier: MIT */
#include "sarif/merge_results.h"

#include <stdlib.h>

#include "base/arena.h"
#include "sarif/sarif_load.h"

int merge_results_add(struct merge_results *results, const struct sarif_load *load,
                      const json_t *run, const struct report *report)
{
    json_t *list = sarif_load_results(run);
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct merged_result result = { .json = json_array_get(list, i),
                                        .order = results->all.count };
        const int code = sarif_load_result(load, report, run, i, &result.finding);
        if (code < 0) {
            return code;
        }
        result.suppressed = result.finding.suppression.kind != SUPPRESSION_NONE;
        results->open_count += !result.suppressed;
        VEC_PUSH(results->arena, &results->all, result);
    }
    return 0;
}

/* By place and rule; within that as they were: a file's results are all of one report. */
static int compare_results(const void *left, const void *right)
{
    const struct merged_result *a = left;
    const struct merged_result *b = right;
    const int place = report_order_compare(&a->finding, &b->finding);
    return place != 0 ? place : (a->order > b->order) - (a->order < b->order);
}

static void drop_equal(struct merge_results *results)
{
    struct merged_results *all = &results->all;
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        const bool again =
            kept > 0 && json_equal(all->items[kept - 1].json, all->items[i].json) == 1;
        if (!again) {
            all->items[kept++] = all->items[i];
        }
    }
    all->count = kept;
}

/* The entries of the results, worst first, as a scan weighs them: in tenths. */
static struct report_entries weigh(const struct merge_results *results, unsigned coarse,
                                   struct arena *arena)
{
    struct report_entries entries = { .count = results->all.count };
    entries.items = ARENA_ARRAY(arena, entries.count, struct report_entry);
    for (size_t i = 0; i < entries.count; i++) {
        const struct merged_result *result = &results->all.items[i];
        entries.items[i] = (struct report_entry){
            .finding = &result->finding,
            .order = i,
            .weight =
                report_order_weight(result->finding.rule->security_severity) / coarse,
            .suppressed = result->suppressed,
        };
    }
    report_order_sort(&entries);
    return entries;
}

/* Keeps the worst of the open ones and of the suppressed ones, as many of each as a
 * report holds. */
static void keep_worst(struct merge_results *results)
{
    struct merged_results *all = &results->all;
    const struct report_entries worst = weigh(results, 10, results->arena);
    bool *kept = ARENA_ARRAY(results->arena, all->count, bool);
    size_t seen[2] = { 0, 0 };
    for (size_t i = 0; i < worst.count; i++) {
        kept[worst.items[i].order] =
            seen[worst.items[i].suppressed]++ < REPORT_MOST_FINDINGS;
    }
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (kept[i]) {
            all->items[count++] = all->items[i];
        }
    }
    all->count = count;
}

void merge_results_settle(struct merge_results *results, struct report *merged)
{
    struct merged_results *all = &results->all;
    if (all->count > 1) {
        qsort(all->items, all->count, sizeof *all->items, compare_results);
    }
    drop_equal(results);
    keep_worst(results);
    for (size_t i = 0; i < all->count; i++) {
        struct findings *list =
            all->items[i].suppressed ? &merged->suppressed : &merged->findings;
        VEC_PUSH(results->arena, list, all->items[i].finding);
    }
}

struct report_entries merge_results_worst(const struct merge_results *results,
                                          struct arena *arena)
{
    return weigh(results, 1, arena);
}

json_t *merge_results_json(const struct merge_results *results,
                           const struct report_entry *entry)
{
    return results->all.items[entry->order].json;
}
