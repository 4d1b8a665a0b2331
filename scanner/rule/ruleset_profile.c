/* SPDX-License-Identifier: MIT */
#include "rule/ruleset_profile.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "rule/ruleset_impl.h"

void ruleset_profile_start(struct ruleset *ruleset)
{
    size_t count = 0;
    assert(!ruleset->frozen);
    ruleset_rules(ruleset, &count); /* so that the selection is made */
    ruleset->costs = ARENA_ARRAY(ruleset->arena, count, struct slot_cost);
    for (size_t i = 0; i < count; i++) {
        atomic_init(&ruleset->costs[i].nanoseconds, 0);
        atomic_init(&ruleset->costs[i].files, 0);
        atomic_init(&ruleset->costs[i].matches, 0);
    }
}

struct rule_cost *ruleset_profile_costs(struct ruleset *ruleset, struct arena *arena,
                                        size_t *count)
{
    struct rule_cost *costs = ARENA_ARRAY(arena, ruleset->active.count, struct rule_cost);
    *count = ruleset->costs ? ruleset->active.count : 0;
    for (size_t i = 0; i < *count; i++) {
        struct slot_cost *cost = &ruleset->costs[i];
        costs[i] = (struct rule_cost){ .rule = &ruleset->active.items[i]->rule,
                                       .nanoseconds = atomic_load(&cost->nanoseconds),
                                       .files = atomic_load(&cost->files),
                                       .matches = atomic_load(&cost->matches) };
    }
    return costs;
}

/* As printed: tenths of milliseconds. */
static uint64_t tenths(uint64_t nanoseconds)
{
    return (nanoseconds + 50000) / 100000;
}

static int compare_costs(const void *left, const void *right)
{
    const struct rule_cost *a = left;
    const struct rule_cost *b = right;
    const uint64_t x = tenths(a->nanoseconds);
    const uint64_t y = tenths(b->nanoseconds);
    int order = (x < y) - (x > y);
    order = order ? order : str_compare(a->rule->info.code, b->rule->info.code);
    return order ? order : str_compare(a->rule->info.id, b->rule->info.id);
}

static void add_time(struct buf *out, int width, uint64_t nanoseconds)
{
    const uint64_t time = tenths(nanoseconds);
    buf_add_format(out, "%*llu.%llu", width - 2, (unsigned long long)(time / 10),
                   (unsigned long long)(time % 10));
}

static void add_row(struct buf *out, const struct rule_cost *cost)
{
    add_time(out, 10, cost->nanoseconds);
    buf_add_format(out, " %9llu %9llu  %.*s\n", (unsigned long long)cost->matches,
                   (unsigned long long)cost->files, STR_ARGS(cost->rule->info.id));
}

void ruleset_profile_print(struct rule_cost *costs, size_t count, uint64_t nanoseconds,
                           struct buf *out)
{
    struct rule_cost sum = { 0 };
    size_t tried = 0;
    if (count > 0) {
        qsort(costs, count, sizeof *costs, compare_costs);
    }
    buf_add_format(out, "%10s %9s %9s  %s\n", "ms", "matches", "files", "rule");
    for (size_t i = 0; i < count; i++) {
        sum.nanoseconds += costs[i].nanoseconds;
        sum.matches += costs[i].matches;
        tried += costs[i].files > 0;
        if (costs[i].files > 0) {
            add_row(out, &costs[i]);
        }
    }
    add_time(out, 10, sum.nanoseconds);
    buf_add_format(out,
                   " %9llu            %zu rules tried, %zu that no file has the words "
                   "or the path for\n",
                   (unsigned long long)sum.matches, tried, count - tried);
    add_time(out, 10, nanoseconds);
    buf_add(out, STR("                      processor time of the whole run\n"));
}
