/* SPDX-License-Identifier: MIT */
#include "review/baseline.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    const struct baseline_entry *a = left;
    const struct baseline_entry *b = right;
    const int order = str_compare(a->fingerprint, b->fingerprint);
    return order ? order : str_compare(a->path, b->path);
}

void baseline_prepare(struct baseline *baseline)
{
    if (baseline->entries.count > 0) {
        qsort(baseline->entries.items, baseline->entries.count,
              sizeof *baseline->entries.items, compare);
    }
}

/* Index of the first entry with this fingerprint, or where it would be. */
static size_t first_of(const struct baseline *baseline, struct str fingerprint)
{
    size_t low = 0;
    size_t high = baseline->entries.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(baseline->entries.items[middle].fingerprint, fingerprint) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool baseline_holds(const struct baseline *baseline, struct str path,
                    struct str fingerprint)
{
    const struct baseline_entries *entries = &baseline->entries;
    for (size_t i = first_of(baseline, fingerprint);
         i < entries->count && str_equal(entries->items[i].fingerprint, fingerprint);
         i++) {
        if (entries->items[i].gone || str_equal(entries->items[i].path, path)) {
            return true;
        }
    }
    return false;
}
