/* SPDX-License-Identifier: MIT */
#include "sarif/report_order.h"

#include <stdlib.h>

#include "base/arena.h"
#include "finding.h"

static int compare_worst(const void *left, const void *right)
{
    const struct report_entry *a = left;
    const struct report_entry *b = right;
    if (a->suppressed != b->suppressed) {
        return a->suppressed ? 1 : -1;
    }
    if (a->finding->level != b->finding->level) {
        return a->finding->level > b->finding->level ? -1 : 1;
    }
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return a->order < b->order ? -1 : 1;
}

int report_order_compare(const struct finding *a, const struct finding *b)
{
    const uint32_t commit_a = a->commit ? a->commit->order : 0;
    const uint32_t commit_b = b->commit ? b->commit->order : 0;
    if (commit_a != commit_b) {
        return commit_a < commit_b ? -1 : 1;
    }
    const int path = str_compare(a->path, b->path);
    if (path != 0) {
        return path;
    }
    if (a->region.start_line != b->region.start_line) {
        return a->region.start_line < b->region.start_line ? -1 : 1;
    }
    if (a->region.start_column != b->region.start_column) {
        return a->region.start_column < b->region.start_column ? -1 : 1;
    }
    return str_compare(a->rule->code, b->rule->code);
}

unsigned report_order_weight(struct str severity)
{
    unsigned value = 0;
    unsigned decimals = 0;
    bool in_fraction = false;
    for (size_t i = 0; i < severity.len && decimals < 2 && value < 10000; i++) {
        if (severity.ptr[i] == '.' && !in_fraction) {
            in_fraction = true;
        } else if (severity.ptr[i] >= '0' && severity.ptr[i] <= '9') {
            value = value * 10 + (unsigned)(severity.ptr[i] - '0');
            decimals += in_fraction;
        } else {
            return 0;
        }
    }
    return decimals == 2 ? value : decimals == 1 ? value * 10 : value * 100;
}

struct report_entries report_order_listed(const struct report *report,
                                          bool with_suppressed, struct arena *arena)
{
    const struct findings *open = &report->findings;
    const struct findings *hidden = &report->suppressed;
    const size_t hidden_count = with_suppressed ? hidden->count : 0;
    struct report_entries all = { .count = open->count + hidden_count };
    all.items = ARENA_ARRAY(arena, all.count, struct report_entry);
    size_t i = 0;
    size_t k = 0;
    for (size_t n = 0; n < all.count; n++) {
        const bool from_open =
            k == hidden_count ||
            (i < open->count &&
             report_order_compare(&open->items[i], &hidden->items[k]) <= 0);
        const struct finding *finding =
            from_open ? &open->items[i++] : &hidden->items[k++];
        all.items[n] = (struct report_entry){
            .finding = finding,
            .order = n,
            .weight = report_order_weight(finding->rule->security_severity),
            .suppressed = !from_open,
        };
    }
    return all;
}

void report_order_sort(struct report_entries *entries)
{
    if (entries->count > 1) {
        qsort(entries->items, entries->count, sizeof *entries->items, compare_worst);
    }
}

struct report_entries report_order_worst(const struct report *report,
                                         bool with_suppressed, struct arena *arena)
{
    struct report_entries all = report_order_listed(report, with_suppressed, arena);
    report_order_sort(&all);
    return all;
}
