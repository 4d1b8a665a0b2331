/* SPDX-License-Identifier: MIT */
#include "flow/role.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/callables.h"
#include "flow/certain.h"
#include "flow/closable.h"
#include "flow/outside.h"
#include "match/formula.h"
#include "match/unit.h"

/* Steps of matching for the parts of one rule; as for a rule of patterns. */
static const uint64_t STEPS_PER_RULE = 20000000;

/* Nodes within ranges that get a role too, over all. */
enum { MOST_WITHIN = 1 << 20 };

/* What a statement as a sink looks at: its value. */
static uint32_t value_of_statement(const struct tree *tree, uint32_t node)
{
    const uint32_t last =
        node == TREE_NONE || node_is_expression((enum node_kind)tree->nodes[node].kind)
            ? TREE_NONE
            : tree_last(tree, node);
    return last != TREE_NONE && node_is_expression((enum node_kind)tree->nodes[last].kind)
               ? last
               : node;
}

/* Whether the range is the name of a parameter with an annotation or a default. */
static bool is_name_of_parameter(const struct tree *tree, uint32_t node,
                                 const struct match *match)
{
    return tree->nodes[node].kind == N_PARAM &&
           str_equal(tree_name(tree, node),
                     str_slice(tree_text(tree, node), 0, match->to - match->from));
}

/* The node that a range stands for: the largest of that range that is an expression or
 * parameter, else the largest. */
static uint32_t node_of_range(const struct tree *tree, const struct match *match)
{
    uint32_t best = TREE_NONE;
    for (uint32_t i = tree_node_from(tree, match->from);
         i < tree->count && tree->nodes[i].from == match->from; i++) {
        if (is_name_of_parameter(tree, i, match)) {
            return i;
        }
        if (tree->nodes[i].to != match->to || tree->nodes[i].kind == N_BLOCK ||
            tree->nodes[i].kind == N_MODULE) {
            continue;
        }
        best = best == TREE_NONE ? i : best;
        if (node_is_expression((enum node_kind)tree->nodes[i].kind)) {
            return i;
        }
    }
    if (best != TREE_NONE) {
        return best;
    }
    /* The name of a parameter or definition. */
    const uint32_t node = match->node;
    return node < tree->count ? node : TREE_NONE;
}

static void add_entry(struct flow_roles *roles, struct unit *unit, uint32_t node,
                      struct flow_role_entry entry)
{
    if (!roles->first) {
        roles->first = ARENA_ARRAY(unit->arena, unit->tree->count, uint32_t);
        VEC_PUSH(unit->arena, &roles->entries, (struct flow_role_entry){ 0 });
    }
    entry.next = roles->first[node];
    roles->first[node] = (uint32_t)roles->entries.count;
    VEC_PUSH(unit->arena, &roles->entries, entry);
}

/* What lies within a source, unless it is exact, and within a sanitizer; a parameter's
 * default is no part of it. */
static void add_within(struct flow_roles *roles, struct unit *unit,
                       struct flow_role_entry entry)
{
    const struct tree *tree = unit->tree;
    entry.is_within = true;
    if (tree->nodes[entry.node].kind == N_PARAM) {
        return;
    }
    for (uint32_t i = entry.node + 1; i < tree->nodes[entry.node].end; i++) {
        if (node_is_expression((enum node_kind)tree->nodes[i].kind) &&
            roles->entries.count < MOST_WITHIN) {
            add_entry(roles, unit, i, entry);
        }
    }
}

static bool covers_parts(const struct flow_part *part)
{
    return !part->exact && (part->role == FLOW_SOURCE || part->role == FLOW_SANITIZER ||
                            part->role == FLOW_SINK);
}

/* Where an entry is asked for, and in entry->node what it speaks of. Of a condition that
 * may be another place: the variable in focus. TREE_NONE: there is no such place. */
static uint32_t place_of(const struct tree *tree, struct flow_role_entry *entry)
{
    const struct match *match = entry->match;
    entry->node = node_of_range(tree, match);
    if (entry->part->role == FLOW_SINK || entry->part->role == FLOW_PRODUCER) {
        entry->node = value_of_statement(tree, entry->node);
    }
    const struct binding *spoken_of =
        entry->part->from ? match_binding(match, entry->part->from) : NULL;
    if (spoken_of && spoken_of->kind == BIND_NODE) {
        entry->node = spoken_of->node;
    }
    if (entry->part->when == FLOW_ALWAYS) {
        return entry->node;
    }
    return match->outer ? match->outer : match->node;
}

static bool is_node(const struct binding *binding)
{
    return binding->kind == BIND_NODE || binding->kind == BIND_STRING ||
           binding->kind == BIND_CONSTANT;
}

/* A propagator is asked at what the taint comes from; its node is where it goes. */
static uint32_t place_propagator(struct flow_role_entry *entry)
{
    const struct binding *from = match_binding(entry->match, entry->part->from);
    const struct binding *to = match_binding(entry->match, entry->part->to);
    const bool are_nodes = from && to && is_node(from) && is_node(to);
    entry->node = are_nodes ? to->node : TREE_NONE;
    return are_nodes ? from->node : TREE_NONE;
}

/* A target of an assignment, also one of several. */
static bool is_target(const struct tree *tree, uint32_t node)
{
    uint32_t parent = tree->nodes[node].parent;
    while (parent != TREE_NONE &&
           (tree->nodes[parent].kind == N_TUPLE || tree->nodes[parent].kind == N_LIST)) {
        node = parent;
        parent = tree->nodes[node].parent;
    }
    if (parent == TREE_NONE) {
        return false;
    }
    const uint8_t kind = tree->nodes[parent].kind;
    return (kind == N_ASSIGN || kind == N_ANN_ASSIGN || kind == N_WALRUS) &&
           (tree_first(tree, parent) == node || tree_next(tree, node) != TREE_NONE);
}

/* Parts of a rule about resources speak of "$R", else of what is in focus, else of what
 * the matched expression gives. What is acquired is asked for at the target that gets
 * it, all else at the matched expression. */
static uint32_t place_resource(const struct unit *unit, struct flow_role_entry *entry)
{
    const struct tree *tree = unit->tree;
    const struct match *match = entry->match;
    const uint32_t name = intern_find(tree->names, STR("$R"));
    const struct binding *named = name ? match_binding(match, name) : NULL;
    uint32_t place = value_of_statement(tree, match->outer ? match->outer
                                                           : node_of_range(tree, match));
    entry->node = named && is_node(named) ? named->node
                  : match->outer          ? match->node
                                          : place;
    return entry->part->role == FLOW_ACQUIRE && entry->node != TREE_NONE &&
                   is_target(tree, entry->node)
               ? entry->node
               : place;
}

static uint32_t place_entry(const struct unit *unit, const struct flow_rule *rule,
                            struct flow_role_entry *entry)
{
    if (rule->mode == FLOW_LIFETIME || rule->mode == FLOW_ORDER) {
        return place_resource(unit, entry);
    }
    return entry->part->role == FLOW_PROPAGATOR ? place_propagator(entry)
                                                : place_of(unit->tree, entry);
}

struct callables *flow_roles_callables(struct flow_roles *roles, struct unit *unit)
{
    roles->callables = roles->callables ? roles->callables : callables_new(unit);
    return roles->callables;
}

static void add_matches(struct flow_roles *roles, struct unit *unit,
                        const struct flow_rule *rule, const struct flow_role_entry *form,
                        const struct matches *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct flow_role_entry entry = *form;
        entry.match = &found->items[i];
        const uint32_t place = place_entry(unit, rule, &entry);
        if (entry.node == TREE_NONE || place == TREE_NONE) {
            continue;
        }
        entry.callable =
            entry.part->table == FLOW_CLOSABLE
                ? closable_of(unit, flow_roles_callables(roles, unit), entry.node)
                : 0;
        roles->counts[entry.part->role]++;
        add_entry(roles, unit, place, entry);
        if (covers_parts(entry.part) && entry.part->when == FLOW_ALWAYS) {
            add_within(roles, unit, entry);
        }
    }
}

bool role_needs_use(const struct flow_rule *rule)
{
    if (rule->mode != FLOW_RESULT || (rule->reports & FLOW_REPORT_DISCARDED)) {
        return false;
    }
    for (uint32_t i = 0; i < rule->part_count; i++) {
        if (rule->parts[i].role == FLOW_USE) {
            return true;
        }
    }
    return false;
}

/* Whether a rule that needs a use has none: before its producers are sought, which may be
 * every call. */
static bool lacks_use(const struct flow_rule *rule, struct unit *unit,
                      struct matches *found)
{
    bool any = !role_needs_use(rule);
    for (uint32_t p = 0; p < rule->part_count; p++) {
        if (!any && rule->parts[p].role == FLOW_USE) {
            formula_find(rule->parts[p].formula, unit, &found[p]);
            any = found[p].count > 0;
            found[p] = (struct matches){ 0 };
        }
    }
    return !any;
}

/* The roles without which a rule finds nothing in a file. */
static uint32_t needed_roles(const struct flow_rule *rule)
{
    static const uint32_t by_mode[] = {
        [FLOW_TAINT] = 1u << FLOW_SOURCE | 1u << FLOW_SINK,
        [FLOW_LIFETIME] = 1u << FLOW_ACQUIRE,
        [FLOW_ORDER] = 1u << FLOW_EVENT,
        [FLOW_RESULT] = 1u << FLOW_PRODUCER,
    };
    return by_mode[rule->mode] | (role_needs_use(rule) ? 1u << FLOW_USE : 0);
}

/* Matches the parts of a rule in the roles that are needed, or in the others. */
static uint32_t match_parts(struct flow_roles *roles, const struct flow_rule *rule,
                            struct unit *unit, bool needed, struct matches *found)
{
    uint32_t there = 0;
    for (uint32_t p = 0; p < rule->part_count; p++) {
        const struct flow_part *part = &rule->parts[p];
        const bool is_needed = needed_roles(rule) >> part->role & 1;
        if (is_needed == needed && part->formula) {
            formula_find(part->formula, unit, &found[p]);
        } else if (is_needed == needed && part->table == FLOW_OPTIONAL) {
            callables_find_optional(flow_roles_callables(roles, unit), &found[p]);
        } else if (is_needed == needed && part->table == FLOW_CERTAIN) {
            certain_find(unit, rule->fault, &found[p]);
        } else if (is_needed == needed && part->role == FLOW_ACQUIRE) {
            closable_find(unit, flow_roles_callables(roles, unit), &found[p]);
        }
        const bool counts = part->role != FLOW_SOURCE || flow_part_begins(part);
        there |= counts && found[p].count > 0 ? 1u << part->role : 0;
    }
    return there;
}

static void add_parts(struct flow_roles *roles, struct unit *unit, uint32_t number,
                      const struct flow_rule *rule, const struct matches *found)
{
    for (uint32_t p = 0; p < rule->part_count; p++) {
        const struct flow_role_entry form = { .rule = number, .part = &rule->parts[p] };
        add_matches(roles, unit, rule, &form, &found[p]);
    }
}

struct flow_roles *flow_roles_new(const struct flow_channels *channels,
                                  const struct flow_roles *of_main, struct unit *unit)
{
    struct flow_roles *roles = ARENA_NEW(unit->arena, struct flow_roles);
    roles->takes_part = of_main ? of_main->takes_part : NULL;
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        if (roles->takes_part && !roles->takes_part[i]) {
            continue;
        }
        const struct flow_rule *rule = channels->rules[i];
        struct matches *found =
            ARENA_ARRAY(unit->arena, rule->part_count, struct matches);
        unit->steps_left = STEPS_PER_RULE;
        match_parts(roles, rule, unit, true, found);
        match_parts(roles, rule, unit, false, found);
        add_parts(roles, unit, i, rule, found);
    }
    return roles;
}

/* What the parts that a rule needs match in the file analysed. */
struct needed {
    struct matches *found; /* by part */
    uint32_t roles;        /* of which there are some */
};

static bool can_find(const struct flow_rule *rule, const struct needed *needed,
                     uint32_t number, const struct ends *outside)
{
    const uint64_t bit = (uint64_t)1 << number % 64;
    const uint32_t elsewhere = (outside->begins & bit ? 1u << FLOW_SOURCE : 0) |
                               (outside->finishes & bit ? 1u << FLOW_SINK : 0);
    return needed->roles && !(needed_roles(rule) & ~(needed->roles | elsewhere));
}

static struct ends look_outside(const struct flow_channels *channels,
                                const struct needed *needed, struct ahead *ahead,
                                struct unit *unit)
{
    struct outside *outside = outside_new(unit);
    for (uint32_t i = 0; i < channels->rule_count && ahead; i++) {
        const struct flow_rule *rule = channels->rules[i];
        const bool is_asked = ahead_asks_for(ahead, i);
        for (uint32_t p = 0; p < rule->part_count && is_asked; p++) {
            if (flow_part_begins(&rule->parts[p]) || rule->parts[p].role == FLOW_SINK) {
                outside_mark(outside, &needed[i].found[p]);
            }
        }
        if (is_asked && needed[i].roles & 1u << FLOW_SOURCE) {
            ahead_look_far(ahead);
        }
    }
    return outside_ends(outside, ahead);
}

struct flow_roles *flow_roles_of_main(const struct flow_channels *channels,
                                      struct ahead *ahead, struct unit *unit)
{
    struct flow_roles *roles = ARENA_NEW(unit->arena, struct flow_roles);
    struct needed *needed = ARENA_ARRAY(unit->arena, channels->rule_count, struct needed);
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        const struct flow_rule *rule = channels->rules[i];
        needed[i].found = ARENA_ARRAY(unit->arena, rule->part_count, struct matches);
        unit->steps_left = STEPS_PER_RULE;
        if (lacks_use(rule, unit, needed[i].found)) {
            continue;
        }
        needed[i].roles =
            match_parts(roles, rule, unit, true, needed[i].found) & needed_roles(rule);
    }
    bool *takes_part = ARENA_ARRAY(unit->arena, channels->rule_count, bool);
    const struct ends outside = look_outside(channels, needed, ahead, unit);
    roles->takes_part = takes_part;
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        const struct flow_rule *rule = channels->rules[i];
        takes_part[i] = can_find(rule, &needed[i], i, &outside);
        if (takes_part[i]) {
            unit->steps_left = STEPS_PER_RULE;
            match_parts(roles, rule, unit, false, needed[i].found);
            add_parts(roles, unit, i, rule, needed[i].found);
            const bool complete = !(needed_roles(rule) & ~needed[i].roles);
            roles->complete |= (uint64_t)complete << i % 64;
        }
    }
    return roles;
}
