/* SPDX-License-Identifier: MIT */
#include "flow/outside.h"

#include "base/arena.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "names/pairs.h"

/* Callers of callers that matter too. */
enum { ROUNDS = 2 };

struct outside {
    struct unit *unit;
    uint32_t *function; /* by node: the outermost function around it, 0: none */
    bool *matters;      /* by node of a function; 0: the file's own code */
    struct pairs names; /* of functions that matter */
};

/* Methods are functions of their own: classes do not count. */
static void find_functions(struct outside *outside)
{
    const struct tree *tree = outside->unit->tree;
    for (uint32_t i = 1; i < tree->count; i++) {
        const uint32_t around = outside->function[tree->nodes[i].parent];
        outside->function[i] =
            around == 0 && tree->nodes[i].kind == N_FUNCTION ? i : around;
    }
}

struct outside *outside_new(struct unit *unit)
{
    struct outside *outside = ARENA_NEW(unit->arena, struct outside);
    outside->unit = unit;
    outside->matters = ARENA_ARRAY(unit->arena, unit->tree->count, bool);
    outside->names = pairs_init(unit->arena, 16);
    return outside;
}

static void mark(struct outside *outside, uint32_t node)
{
    const struct tree *tree = outside->unit->tree;
    if (!outside->function) {
        outside->function = ARENA_ARRAY(outside->unit->arena, tree->count, uint32_t);
        find_functions(outside);
    }
    const uint32_t function = outside->function[node];
    outside->matters[function] = true;
    if (function) {
        pairs_set(&outside->names, tree->nodes[function].name, 0, 1);
    }
}

void outside_mark(struct outside *outside, const struct matches *matches)
{
    for (size_t i = 0; i < matches->count; i++) {
        if (matches->items[i].node < outside->unit->tree->count) {
            mark(outside, matches->items[i].node);
        }
    }
}

static void mark_callers(struct outside *outside)
{
    const struct unit_focus *focus = outside->unit->focus;
    size_t count = 0;
    const uint32_t *calls = unit_of_kind(outside->unit, N_CALL, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t name = outside->unit->tree->nodes[calls[i]].name;
        const bool counts = !focus || focus->involved[calls[i]];
        if (counts && name && pairs_find(&outside->names, name, 0)) {
            mark(outside, calls[i]);
        }
    }
}

struct ends outside_ends(struct outside *outside, struct ahead *ahead)
{
    struct ends all = { 0 };
    size_t count = 0;
    const uint32_t *calls = unit_of_kind(outside->unit, N_CALL, &count);
    for (int round = 0; round < ROUNDS && outside->function && ahead; round++) {
        mark_callers(outside);
    }
    for (size_t i = 0; i < count && outside->function && ahead; i++) {
        if (outside->matters[outside->function[calls[i]]]) {
            const struct ends ends = ahead_of_call(ahead, outside->unit, calls[i]);
            ends_add(&all, &ends);
        }
    }
    return all;
}
