/* SPDX-License-Identifier: MIT */
#include "match/regex_find.h"

#include "base/arena.h"
#include "base/regex.h"
#include "match/asked_text.h"
#include "match/bindings.h"
#include "match/formula.h"
#include "match/unit.h"
#include "syntax/source.h"

static bool spend(struct unit *unit)
{
    if (unit->steps_left == 0) {
        return false;
    }
    unit->steps_left--;
    return true;
}

/* A regex's match; `base` is where the searched text begins in the file. */
static struct match from_groups(const struct formula *formula, struct unit *unit,
                                const struct regex_groups *groups, uint32_t base)
{
    struct match match = { .from = base + (uint32_t)groups->group[0].from,
                           .to = base + (uint32_t)groups->group[0].to,
                           .node = TREE_NONE };
    struct binding *bindings =
        ARENA_ARRAY(unit->arena, formula->group_count, struct binding);
    for (uint32_t i = 0; i < formula->group_count && i + 1 < groups->count; i++) {
        if (groups->group[i + 1].from == SIZE_MAX) {
            continue;
        }
        struct binding binding = { .metavariable = formula->group_metavariables[i],
                                   .kind = BIND_TEXT,
                                   .node = TREE_NONE,
                                   .from = base + (uint32_t)groups->group[i + 1].from,
                                   .to = base + (uint32_t)groups->group[i + 1].to };
        uint32_t at = match.binding_count++;
        for (; at > 0 && bindings[at - 1].metavariable > binding.metavariable; at--) {
            bindings[at] = bindings[at - 1];
        }
        bindings[at] = binding;
    }
    match.bindings = bindings;
    return match;
}

/* Matches that begin in a part of the text, appended. Returns where the last one ends, at
 * least `from`. */
static size_t find_in(const struct formula *formula, struct unit *unit,
                      const struct match *start, struct text_part part, size_t from,
                      struct matches *found)
{
    const uint32_t base = start ? start->from : 0;
    const struct str text =
        start ? source_slice(unit->source, base, start->to) : unit->source->text;
    from = part.from > from ? part.from : from;
    while (from <= part.last && spend(unit)) {
        struct regex_groups groups;
        const enum regex_result result =
            regex_search_until(formula->regex, text, from, part.last, &groups);
        if (result == REGEX_LIMIT) {
            unit->limit_hit = true;
        }
        if (result != REGEX_MATCH) {
            break;
        }
        struct match match = from_groups(formula, unit, &groups, base);
        if (!start || bindings_merge(unit, &match, start)) {
            VEC_PUSH(unit->arena, found, match);
        }
        from = groups.group[0].to + (groups.group[0].to == groups.group[0].from);
    }
    return from;
}

void regex_find(const struct formula *formula, struct unit *unit,
                const struct match *start, struct matches *found)
{
    if (start) {
        const struct text_part all = { .from = 0, .last = start->to - start->from };
        find_in(formula, unit, start, all, 0, found);
        return;
    }
    if (!regex_admits(formula->regex, unit->source->text)) {
        return;
    }
    const struct text_parts *parts = asked_text_of(unit);
    size_t from = 0;
    for (size_t i = 0; i < parts->count; i++) {
        from = find_in(formula, unit, NULL, parts->items[i], from, found);
    }
}
