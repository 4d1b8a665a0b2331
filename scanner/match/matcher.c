/* SPDX-License-Identifier: MIT */
#include "match/matcher.h"

#include "base/arena.h"
#include "match/bindings.h"

/* Goals on one path are bounded by the pattern's size and the choices above it. */
enum { MOST_GOALS = 4096, MOST_DEPTH = 1500 };

static const struct goal *never(struct matcher *m, const struct goal *goal)
{
    (void)m;
    return goal;
}

const struct goal matcher_failure = { .step = never };

void matcher_init(struct matcher *m, const struct pattern *pattern, struct unit *unit,
                  const struct match *bound)
{
    *m = (struct matcher){ .pattern = pattern,
                           .ptree = pattern->tree,
                           .marks = pattern->marks,
                           .tree = unit->tree,
                           .unit = unit };
    m->slots = ARENA_ARRAY(unit->arena, pattern->variable_count, struct binding);
    m->trail = ARENA_ARRAY(unit->arena, pattern->variable_count, uint32_t);
    if (!unit->scratch) {
        unit->scratch = ARENA_ROOM(unit->arena, MOST_GOALS, struct goal);
    }
    m->goals = unit->scratch;
    for (uint32_t i = 0; bound && i < pattern->variable_count; i++) {
        const struct binding *binding = match_binding(bound, pattern->variables[i]);
        if (binding) {
            m->slots[i] = *binding;
        }
    }
}

struct goal *matcher_push(struct matcher *m, const struct goal *next, matcher_step step,
                          uint32_t p, uint32_t e)
{
    /* The last place is for goals that find the stack full: they fail. */
    const bool full = m->goal_count + 1 >= MOST_GOALS;
    struct goal *goal = &m->goals[full ? MOST_GOALS - 1 : m->goal_count++];
    *goal = (struct goal){ .next = full || next == MATCH_FAIL ? MATCH_FAIL : next,
                           .step = full || next == MATCH_FAIL ? never : step,
                           .p = p,
                           .e = e };
    return goal;
}

static bool spend(struct matcher *m)
{
    if (m->unit->steps_left == 0) {
        m->stop = true;
        return false;
    }
    m->unit->steps_left--;
    return true;
}

static void undo(struct matcher *m, uint32_t trail_count)
{
    while (m->trail_count > trail_count) {
        m->slots[m->trail[--m->trail_count]].metavariable = 0;
    }
}

void matcher_try(struct matcher *m, const struct goal *goals)
{
    const uint32_t trail_count = m->trail_count;
    const uint32_t goal_count = m->goal_count;
    const uint32_t furthest = m->furthest;
    if (++m->depth <= MOST_DEPTH) {
        while (goals && !m->stop && goals->step != never && spend(m)) {
            goals = goals->step(m, goals);
        }
        if (!goals && !m->stop) {
            m->found(m, m->context);
        }
    }
    m->depth--;
    undo(m, trail_count);
    m->goal_count = goal_count;
    m->furthest = furthest;
}

bool matcher_bind(struct matcher *m, uint32_t slot, struct binding binding)
{
    if (slot == SLOT_NONE) {
        return true;
    }
    if (m->slots[slot].metavariable != 0) {
        return bindings_equal(m->unit, &m->slots[slot], &binding);
    }
    binding.metavariable = m->pattern->variables[slot];
    m->slots[slot] = binding;
    m->trail[m->trail_count++] = slot;
    return true;
}

bool matcher_bind_node(struct matcher *m, uint32_t slot, uint32_t node)
{
    const struct node *at = &m->tree->nodes[node];
    return matcher_bind(m, slot,
                        (struct binding){ .kind = BIND_NODE,
                                          .node = node,
                                          .count = 1,
                                          .from = at->from,
                                          .to = at->to });
}

bool matcher_bind_name(struct matcher *m, uint32_t slot, uint32_t node)
{
    const struct node *at = &m->tree->nodes[node];
    const uint32_t to = at->name_from + (uint32_t)tree_name(m->tree, node).len;
    return matcher_bind(m, slot,
                        (struct binding){ .kind = BIND_NAME,
                                          .node = node,
                                          .count = 1,
                                          .from = at->name_from,
                                          .to = to,
                                          .name = at->name });
}

bool matcher_bind_string(struct matcher *m, uint32_t slot, uint32_t node)
{
    uint32_t from = 0;
    uint32_t to = 0;
    bindings_content_range(m->tree, node, &from, &to);
    return matcher_bind(
        m, slot,
        (struct binding){
            .kind = BIND_STRING, .node = node, .count = 1, .from = from, .to = to });
}

bool matcher_name(struct matcher *m, uint32_t p, uint32_t e)
{
    switch (m->marks[p].kind) {
    case MARK_ELLIPSIS:
        return true;
    case MARK_VARIABLE:
    case MARK_LIST:
        return m->tree->nodes[e].name != 0 && matcher_bind_name(m, m->marks[p].slot, e);
    default:
        return m->ptree->nodes[p].name == m->tree->nodes[e].name;
    }
}
