/* SPDX-License-Identifier: MIT */
#include "rule/mode_unused.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "rule/mode.h"
#include "rule/mode_match.h"
#include "syntax/source.h"

static void add_match(const struct mode *mode, const struct unused_item *item,
                      struct unit *unit, struct matches *found)
{
    const struct tree *tree = unit->tree;
    const struct str name = item->name ? intern_text(tree->names, item->name)
                                       : source_slice(unit->source, item->from, item->to);
    const uint32_t other = item->other == TREE_NONE ? item->node : item->other;
    if (item->name && mode_match_is_ignored(mode, name)) {
        return;
    }
    const struct mode_value values[] = {
        { "$NAME", name },
        { "$LINE", str_format(unit->arena, "%u",
                              source_line(unit->source, tree->nodes[other].from)) },
    };
    struct match match = { .from = item->from, .to = item->to, .node = item->node };
    mode_match_bind(unit, values, sizeof values / sizeof values[0], &match);
    VEC_PUSH(unit->arena, found, match);
}

void mode_unused_find(const struct mode *mode, struct mode_facts *facts,
                      struct unit *unit, struct matches *found)
{
    if (!facts->unused) {
        facts->unused = unused_new(unit->tree, unit->names, unit->arena);
    }
    for (int kind = 0; kind < UNUSED_KIND_COUNT; kind++) {
        if (!(mode->kinds & (1u << kind))) {
            continue;
        }
        const struct unused_items *items =
            unused_find(facts->unused, (enum unused_kind)kind);
        for (size_t i = 0; i < items->count; i++) {
            add_match(mode, &items->items[i], unit, found);
        }
    }
}
