/* SPDX-License-Identifier: MIT
 *
 * The findings of a report in the order in which a writer takes them: as they are listed,
 * or the worst first. The arrays live in the caller's arena.
 */
#ifndef HUNKSCAN_SARIF_REPORT_ORDER_H
#define HUNKSCAN_SARIF_REPORT_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct finding;
struct report;

struct report_entry {
    const struct finding *finding;
    size_t order;    /* place in report order, among those asked for */
    unsigned weight; /* security severity in hundredths */
    bool suppressed;
};

struct report_entries {
    struct report_entry *items;
    size_t count;
};

/* The order in which findings are listed: path, line, column, rule. */
int report_order_compare(const struct finding *a, const struct finding *b);

/* A security severity in hundredths: "8.8" is 880; malformed or absent is 0. */
unsigned report_order_weight(struct str severity);

/* Findings and, if wanted, suppressed ones: merged, in report order. */
struct report_entries report_order_listed(const struct report *report,
                                          bool with_suppressed, struct arena *arena);

/* Puts entries into the order of the next function. */
void report_order_sort(struct report_entries *entries);

/* The same, worst first: what is not suppressed, then by level, security severity and
 * report order. */
struct report_entries report_order_worst(const struct report *report,
                                         bool with_suppressed, struct arena *arena);

#endif
