/* SPDX-License-Identifier: MIT */
#include "rule/mode_contract.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/notice.h"
#include "base/vec.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "rule/mode.h"
#include "rule/mode_match.h"
#include "syntax/source.h"

static void add_match(const struct mode *mode, const struct contract_item *item,
                      struct unit *unit, struct matches *found)
{
    const struct tree *tree = unit->tree;
    const struct str name = intern_text(tree->names, item->name);
    if (mode_match_is_ignored(mode, name)) {
        return;
    }
    const struct mode_value values[] = {
        { "$NAME", name },
        { "$FAULT", item->fault },
        { "$USE", item->use },
        { "$LINE", str_format(unit->arena, "%u",
                              source_line(unit->source, tree->nodes[item->other].from)) },
    };
    struct match match = { .from = item->from,
                           .to = item->to,
                           .node = item->node,
                           .lost_line = item->lost_line };
    mode_match_bind(unit, values, sizeof values / sizeof values[0], &match);
    VEC_PUSH(unit->arena, found, match);
}

static void note_narrowed(struct unit *unit)
{
    const struct notice notice = {
        .level = NOTICE_NOTE,
        .id = "imports-narrowed",
        .path = unit->source->path,
        .text = STR("More files are imported, one by another, than are looked through "
                    "for cycles of imports."),
    };
    notices_add(unit->notices, unit->arena, notice);
}

void mode_contract_find(const struct mode *mode, struct mode_facts *facts,
                        struct unit *unit, struct matches *found)
{
    if (!facts->contract) {
        facts->contract = contract_new(unit->tree, unit->names, unit->arena);
        contract_look_around(facts->contract, unit->files, unit->altered);
        contract_look_back(facts->contract, unit->files, unit->before);
    }
    for (int kind = 0; kind < CONTRACT_KIND_COUNT; kind++) {
        if (!(mode->kinds & (1u << kind))) {
            continue;
        }
        const struct contract_items *items =
            contract_find(facts->contract, (enum contract_kind)kind);
        for (size_t i = 0; i < items->count; i++) {
            add_match(mode, &items->items[i], unit, found);
        }
        if (kind == CONTRACT_CYCLE && contract_is_narrowed(facts->contract)) {
            note_narrowed(unit);
        }
    }
}
