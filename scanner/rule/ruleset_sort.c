/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "match/trace.h"
#include "rule/ruleset_impl.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Equal in place, rule, message and source means the same finding: of those the one with
 * the shortest trace comes first. */
static int compare(const void *left, const void *right)
{
    const struct raw_finding *a = left;
    const struct raw_finding *b = right;
    int order = compare_numbers(a->match.from, b->match.from);
    order = order ? order : compare_numbers(a->match.to, b->match.to);
    order = order ? order : str_compare(a->rule->info.code, b->rule->info.code);
    order = order ? order : str_compare(a->rule->info.id, b->rule->info.id);
    order = order ? order : str_compare(a->message, b->message);
    order = order ? order : trace_compare_sources(a->match.trace, b->match.trace);
    order = order ? order : trace_compare(a->match.trace, b->match.trace);
    return order ? order : compare_numbers(a->match.node, b->match.node);
}

static bool same_finding(const struct raw_finding *a, const struct raw_finding *b)
{
    return a->rule == b->rule && a->match.from == b->match.from &&
           a->match.to == b->match.to && str_equal(a->message, b->message) &&
           trace_compare_sources(a->match.trace, b->match.trace) == 0;
}

void ruleset_sort(struct raw_findings *found)
{
    if (found->count == 0) {
        return;
    }
    qsort(found->items, found->count, sizeof *found->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < found->count; i++) {
        if (!same_finding(&found->items[kept - 1], &found->items[i])) {
            found->items[kept++] = found->items[i];
        }
    }
    found->count = kept;
}
