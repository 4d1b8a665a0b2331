/* SPDX-License-Identifier: MIT */
#include "match/ranges.h"

#include <stdlib.h>

#include "match/bindings.h"
#include "match/pattern.h"

static int compare(const void *a, const void *b)
{
    const struct match *x = a;
    const struct match *y = b;
    if (x->from != y->from) {
        return x->from < y->from ? -1 : 1;
    }
    if (x->to != y->to) {
        return x->to < y->to ? -1 : 1;
    }
    return bindings_compare(x, y);
}

void ranges_sort(struct matches *matches)
{
    size_t kept = 0;
    if (matches->count > 1) {
        qsort(matches->items, matches->count, sizeof *matches->items, compare);
    }
    for (size_t i = 0; i < matches->count; i++) {
        if (kept == 0 || compare(&matches->items[kept - 1], &matches->items[i]) != 0) {
            matches->items[kept++] = matches->items[i];
        }
    }
    matches->count = kept;
}

bool ranges_within(const struct match *inner, const struct match *outer)
{
    return outer->from <= inner->from && inner->to <= outer->to;
}
