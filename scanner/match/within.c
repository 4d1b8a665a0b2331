/* SPDX-License-Identifier: MIT */
#include "match/within.h"

#include "base/arena.h"
#include "base/intern.h"
#include "match/bindings.h"
#include "match/formula.h"
#include "match/ranges.h"
#include "match/unit.h"
#include "syntax/literal.h"
#include "syntax/source.h"

/* What a look into one metavariable costs, besides the steps of matching. */
enum { LOOK_STEPS = 8 };

/* What does not stand in the file as it is sought: a name that is no expression there, a
 * text that is known but written elsewhere. */
static bool is_elsewhere(const struct formula *filter, const struct unit *unit,
                         const struct binding *binding)
{
    return binding->kind == BIND_QUALIFIED ||
           (binding->kind == BIND_CONSTANT && filter->where.on_content) ||
           (binding->kind == BIND_NAME &&
            unit->tree->nodes[binding->node].kind != N_NAME);
}

/* The part of the file that a binding covers. */
static struct unit_part part_of(const struct unit *unit, const struct binding *binding)
{
    const struct tree *tree = unit->tree;
    if (binding->node == TREE_NONE) {
        return (struct unit_part){ tree_node_from(tree, binding->from),
                                   tree_node_from(tree, binding->to), binding->to };
    }
    uint32_t last = binding->node;
    for (uint32_t i = 1; binding->kind == BIND_LIST && i < binding->count; i++) {
        last = tree_next(tree, last);
    }
    return (struct unit_part){ binding->node, tree->nodes[last].end, UINT32_MAX };
}

/* What a formula is asked of: the bytes the metavariable stands for. */
static struct match start_of(const struct formula *filter, const struct unit *unit,
                             const struct match *match, const struct binding *binding)
{
    struct match start = *match;
    start.from = binding->from;
    start.to = binding->to;
    start.node = binding->kind == BIND_NODE ? binding->node : TREE_NONE;
    if (filter->where.on_content && binding->kind == BIND_NODE &&
        literal_is_string(unit->tree, binding->node)) {
        bindings_content_range(unit->tree, binding->node, &start.from, &start.to);
    }
    return start;
}

static void find_in_place(const struct formula *filter, struct unit *unit,
                          const struct match *match, const struct binding *binding,
                          struct matches *found)
{
    const struct match start = start_of(filter, unit, match, binding);
    const struct unit_part whole = unit->part;
    unit->part = part_of(unit, binding);
    formula_find_within(filter->children[0], unit, &start, found);
    unit->part = whole;
}

/* What was bound in a unit of its own, as text that stands nowhere in the file. */
static struct match as_text(struct unit *unit, const struct unit *from,
                            const struct match *match)
{
    struct match out = *match;
    struct binding *bindings =
        ARENA_ARRAY(unit->arena, match->binding_count, struct binding);
    for (uint32_t i = 0; i < match->binding_count; i++) {
        const struct str text = binding_text(from, &match->bindings[i]);
        bindings[i] = (struct binding){ .metavariable = match->bindings[i].metavariable,
                                        .kind = BIND_QUALIFIED,
                                        .node = TREE_NONE,
                                        .name = intern_add(unit->tree->names, text) };
    }
    out.bindings = bindings;
    return out;
}

static void find_in_name(const struct formula *filter, struct unit *unit,
                         const struct match *match, const struct binding *binding,
                         struct matches *found)
{
    struct unit *name = unit_new_dotted(unit, binding_text(unit, binding));
    struct matches inner = { 0 };
    const struct match start = { .to = (uint32_t)name->source->text.len, .node = 2 };
    formula_find_within(filter->children[0], name, &start, &inner);
    unit->steps_left = name->steps_left;
    unit->limit_hit = unit->limit_hit || name->limit_hit;
    for (size_t i = 0; i < inner.count; i++) {
        const struct match texts = as_text(unit, name, &inner.items[i]);
        struct match merged = *match;
        if (bindings_merge(unit, &merged, &texts)) {
            VEC_PUSH(unit->arena, found, merged);
        }
    }
}

void within_find(const struct formula *filter, struct unit *unit,
                 const struct match *match, struct matches *found)
{
    const struct binding *binding = match_binding(match, filter->metavariables[0]);
    if (!binding || unit->steps_left < LOOK_STEPS ||
        (binding->kind == BIND_LIST && binding->count == 0)) {
        return;
    }
    unit->steps_left -= LOOK_STEPS;
    if (is_elsewhere(filter, unit, binding)) {
        find_in_name(filter, unit, match, binding, found);
    } else {
        find_in_place(filter, unit, match, binding, found);
    }
    for (size_t i = 0; i < found->count; i++) {
        struct match *way = &found->items[i];
        way->from = match->from;
        way->to = match->to;
        way->node = match->node;
    }
    ranges_sort(found);
}
