/* SPDX-License-Identifier: MIT */
#include "match/ranges.h"

#include <stdlib.h>

#include "base/arena.h"
#include "match/bindings.h"
#include "match/unit.h"

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

void ranges_add(struct unit *unit, struct range_list *list, struct match match,
                bool inside)
{
    const struct range range = { .match = match, .inside = inside };
    VEC_PUSH(unit->arena, list, range);
}

static int compare_ranges(const void *a, const void *b)
{
    const struct range *x = a;
    const struct range *y = b;
    const int order = compare(&x->match, &y->match);
    return order != 0 ? order : (int)x->inside - (int)y->inside;
}

/* Most lists come sorted. */
static void sort_list(struct range_list *list)
{
    size_t sorted = 1;
    while (sorted < list->count &&
           compare_ranges(&list->items[sorted - 1], &list->items[sorted]) <= 0) {
        sorted++;
    }
    if (sorted < list->count) {
        qsort(list->items, list->count, sizeof *list->items, compare_ranges);
    }
}

void ranges_pairs(struct unit *unit, struct range_list *inner, struct range_list *outer,
                  ranges_visit visit, void *context)
{
    /* The outer ranges that start before the inner one and may still reach over it. */
    size_t *open = ARENA_ARRAY(unit->arena, outer->count, size_t);
    size_t open_count = 0;
    size_t next = 0;
    sort_list(inner);
    sort_list(outer);
    for (size_t i = 0; i < inner->count; i++) {
        struct range *in = &inner->items[i];
        while (next < outer->count && outer->items[next].match.from <= in->match.from) {
            open[open_count++] = next++;
        }
        size_t kept = 0;
        for (size_t j = 0; j < open_count; j++) {
            struct range *out = &outer->items[open[j]];
            if (unit->steps_left == 0) {
                return;
            }
            unit->steps_left--;
            if (out->match.to >= in->match.from) {
                open[kept++] = open[j];
            }
            if (out->match.to >= in->match.to) {
                visit(context, in, out);
            }
        }
        open_count = kept;
    }
}

void ranges_sweep(struct range_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].dropped) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
}

bool ranges_equal(const struct match *a, const struct match *b)
{
    return a->from == b->from && a->to == b->to;
}

struct intersection {
    struct unit *unit;
    struct range_list out;
    bool second; /* the second walk: equal ranges were seen in the first */
};

static void keep_inner(void *context, struct range *inner, struct range *outer)
{
    struct intersection *both = context;
    const bool may = !inner->inside || outer->inside;
    const bool seen = both->second && ranges_equal(&inner->match, &outer->match) &&
                      (!outer->inside || inner->inside);
    struct match merged = inner->match;
    if (may && !seen && bindings_merge(both->unit, &merged, &outer->match)) {
        ranges_add(both->unit, &both->out, merged, inner->inside);
    }
}

struct range_list ranges_intersect(struct unit *unit, struct range_list *a,
                                   struct range_list *b)
{
    struct intersection both = { .unit = unit };
    ranges_pairs(unit, a, b, keep_inner, &both);
    both.second = true;
    ranges_pairs(unit, b, a, keep_inner, &both);
    return both.out;
}
