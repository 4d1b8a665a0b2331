/* SPDX-License-Identifier: MIT */
#include "match/results.h"

#include "base/arena.h"
#include "match/unit.h"

struct result {
    struct range_list ranges;
    bool kept;
    bool cut;        /* the budget was spent: holds for rules with the same budget only */
    bool limit_hit;  /* a regex reached its limit */
    uint64_t budget; /* before */
    uint64_t cost;
};

/* Numbers that lie side by side are often of one rule: most pages are never needed. */
enum { PAGE = 32, FIRST_PAGES = 64 };

/* By formula number: in pages, made when first needed. */
struct unit_results {
    struct result **pages;
    uint32_t count;
};

/* The place of a number; the table grows, since formulas get numbers while files are
 * scanned. */
static struct result *place_of(struct unit *unit, uint32_t number)
{
    if (!unit->results) {
        unit->results = ARENA_NEW(unit->arena, struct unit_results);
    }
    struct unit_results *results = unit->results;
    const uint32_t page = number / PAGE;
    if (page >= results->count) {
        uint32_t count = results->count ? results->count : FIRST_PAGES;
        while (count <= page) {
            count *= 2;
        }
        results->pages = arena_grow(unit->arena, results->pages,
                                    results->count * sizeof *results->pages,
                                    count * sizeof *results->pages);
        for (uint32_t i = results->count; i < count; i++) {
            results->pages[i] = NULL;
        }
        results->count = count;
    }
    if (!results->pages[page]) {
        results->pages[page] = ARENA_ARRAY(unit->arena, PAGE, struct result);
    }
    return &results->pages[page][number % PAGE];
}

static struct range_list copy_of(struct unit *unit, const struct range_list *list)
{
    return (struct range_list){
        .items = list->count ? arena_copy(unit->arena, list->items,
                                          list->count * sizeof *list->items)
                             : NULL,
        .count = list->count,
        .capacity = list->count,
    };
}

bool results_find(struct unit *unit, uint32_t number, struct range_list *ranges)
{
    if (number == 0) {
        return false;
    }
    const struct result *result = place_of(unit, number);
    const bool holds = result->cut ? result->budget == unit->steps_left
                                   : result->cost < unit->steps_left;
    if (!result->kept || !holds) {
        return false;
    }
    unit->steps_left = result->cut ? 0 : unit->steps_left - result->cost;
    unit->limit_hit = unit->limit_hit || result->limit_hit;
    *ranges = copy_of(unit, &result->ranges);
    return true;
}

struct results_start results_begin(struct unit *unit)
{
    const struct results_start start = { unit->steps_left, unit->limit_hit };
    unit->limit_hit = false;
    return start;
}

void results_keep(struct unit *unit, uint32_t number, const struct results_start *start,
                  const struct range_list *ranges)
{
    const bool limit_hit = unit->limit_hit;
    unit->limit_hit = limit_hit || start->limit_hit;
    if (number == 0) {
        return;
    }
    struct result *result = place_of(unit, number);
    if (result->kept && !result->cut) {
        return; /* what is whole serves more rules than what is cut */
    }
    *result = (struct result){ .ranges = copy_of(unit, ranges),
                               .kept = true,
                               .cut = unit->steps_left == 0,
                               .limit_hit = limit_hit,
                               .budget = start->steps_left,
                               .cost = start->steps_left - unit->steps_left };
}
