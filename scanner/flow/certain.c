/* SPDX-License-Identifier: MIT */
#include "flow/certain.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/access.h"
#include "flow/container.h"
#include "flow/running.h"
#include "flow/value_make.h"
#include "match/unit.h"
#include "names/facts.h"
#include "names/names.h"

static bool is_zero(const struct tree *tree, uint32_t node)
{
    const struct str text = tree_text(tree, node);
    const uint8_t kind = tree->nodes[node].kind;
    return (kind == N_INT || kind == N_FLOAT) &&
           (str_equal(text, STR("0")) || str_equal(text, STR("0.0")));
}

static bool may_begin(const struct tree *tree, uint32_t node, enum flow_fault fault)
{
    const uint8_t kind = tree->nodes[node].kind;
    switch (fault) {
    case FLOW_FAULT_NONE:
        return kind == N_NONE;
    case FLOW_FAULT_EMPTY:
        return kind == N_TUPLE || kind == N_STRING;
    case FLOW_FAULT_ZERO:
        return is_zero(tree, node);
    default:
        return false;
    }
}

static void add(struct unit *unit, uint32_t node, uint32_t name, struct matches *found)
{
    const struct tree *tree = unit->tree;
    struct binding *binding = ARENA_NEW(unit->arena, struct binding);
    *binding = (struct binding){ .metavariable = intern_find(tree->names, STR("$RESULT")),
                                 .kind = BIND_NODE,
                                 .node = name,
                                 .from = tree->nodes[name].from,
                                 .to = tree->nodes[name].to };
    const struct match match = { .from = tree->nodes[node].from,
                                 .to = tree->nodes[node].to,
                                 .node = node,
                                 .bindings = binding,
                                 .binding_count = binding->metavariable ? 1 : 0 };
    VEC_PUSH(unit->arena, found, match);
}

/* The function whose scope a name stands in and is bound in; TREE_NONE where it is
 * another's, or no function's. */
static uint32_t own_function(const struct unit *unit, uint32_t name)
{
    const uint32_t variable = names_variable(unit->names, name);
    if (!variable || !names_is_local(unit->names, variable)) {
        return TREE_NONE;
    }
    const uint32_t scope = names_scope(unit->names, name);
    const uint32_t owner = unit->names->variables.items[variable].scope;
    return unit->tree->nodes[scope].kind == N_FUNCTION &&
                   unit->names->scopes.items[owner].node == scope
               ? scope
               : TREE_NONE;
}

static bool in_loop_with(const struct tree *tree, uint32_t name, uint32_t binding)
{
    for (uint32_t at = tree->nodes[name].parent; at != TREE_NONE;
         at = tree->nodes[at].parent) {
        const uint8_t kind = tree->nodes[at].kind;
        if ((kind == N_FOR || kind == N_WHILE) && tree_contains(tree, at, binding)) {
            return true;
        }
    }
    return false;
}

/* Whether the name is read by the statement that is the first to bind it: n += 1, or
 * n = n + 1. */
static bool binds_itself(const struct tree *tree, uint32_t name, uint32_t first)
{
    const uint32_t statement = tree->nodes[first].parent;
    if (statement == TREE_NONE || tree_first(tree, statement) != first) {
        return false;
    }
    const uint8_t kind = tree->nodes[statement].kind;
    return name == first ? kind == N_AUG_ASSIGN
                         : kind == N_ASSIGN && tree_contains(tree, statement, name);
}

/* A name of a function's own that is first bound further down, in no loop around both. */
static bool may_be_unbound(const struct unit *unit, uint32_t name)
{
    if (names_qualified(unit->names, name) || own_function(unit, name) == TREE_NONE) {
        return false;
    }
    const uint32_t first =
        names_first_binding(unit->names, names_variable(unit->names, name));
    return first != TREE_NONE && unit->tree->nodes[first].kind == N_NAME &&
           (first > name || binds_itself(unit->tree, name, first)) &&
           !in_loop_with(unit->tree, name, first);
}

void certain_find(struct unit *unit, enum flow_fault fault, struct matches *found)
{
    const struct tree *tree = unit->tree;
    for (uint32_t i = 0; i < tree->count; i++) {
        const uint8_t kind = unit_is_asked(unit, i) ? tree->nodes[i].kind : N_MODULE;
        if (fault == FLOW_FAULT_UNBOUND) {
            if (kind == N_NAME && may_be_unbound(unit, i)) {
                add(unit, i, i, found);
            }
            continue;
        }
        if (kind != N_ASSIGN && kind != N_ANN_ASSIGN) {
            continue;
        }
        const uint32_t target = tree_first(tree, i);
        const uint32_t given = tree_last(tree, i);
        if (tree->nodes[target].kind == N_NAME && may_begin(tree, given, fault) &&
            own_function(unit, target) != TREE_NONE) {
            add(unit, given, target, found);
        }
    }
}

/* Whether an item with a constant index is beyond what is there. */
static bool is_beyond(struct run *run, value used, uint32_t use)
{
    struct values *values = run->engine->values;
    const struct tree *tree = run->module->tree;
    const struct value_facts facts = values_facts(values, used);
    const uint32_t index_node = tree->nodes[use].kind == N_SUBSCRIPT
                                    ? tree_next(tree, tree_first(tree, use))
                                    : TREE_NONE;
    size_t count = 0;
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    int64_t length = -1;
    if (facts.types == TYPE_TUPLE && count == 1) {
        length = container_length(run, objects[0]);
    } else if (facts.types == TYPE_STR && facts.shortest == facts.longest) {
        length = facts.longest;
    }
    if (index_node == TREE_NONE || length < 0) {
        return false;
    }
    const bool negative = tree->nodes[index_node].kind == N_UNARY;
    const struct str digits =
        tree_text(tree, negative ? tree_first(tree, index_node) : index_node);
    int64_t index = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || i > 8) {
            return false;
        }
        index = index * 10 + (digits.ptr[i] - '0');
    }
    return negative ? index > length : index >= length;
}

/* In a `finally` what was None before the try still is, where the try failed early. */
static bool in_finally(const struct tree *tree, uint32_t node)
{
    for (uint32_t at = tree->nodes[node].parent; at != TREE_NONE;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind == N_FINALLY || tree->nodes[at].kind == N_FUNCTION) {
            return tree->nodes[at].kind == N_FINALLY;
        }
    }
    return false;
}

static bool decides(uint8_t kind)
{
    return kind == N_IF || kind == N_WHILE || kind == N_IF_EXP || kind == N_BOOL_OP ||
           kind == N_MATCH || kind == N_HANDLER || kind == N_COMP_IF;
}

/* In a loop that began after the constant was given, the first turn gets to a node only
 * if no condition is in between; later turns may have something else. */
static bool is_sure_place(const struct tree *tree, uint32_t use, uint32_t function,
                          uint32_t variable_from)
{
    bool decided = false;
    for (uint32_t at = tree->nodes[use].parent; at != TREE_NONE && at != function;
         at = tree->nodes[at].parent) {
        const uint8_t kind = tree->nodes[at].kind;
        if ((kind == N_FOR || kind == N_WHILE) && at > variable_from &&
            (decided || kind == N_WHILE)) {
            return false;
        }
        decided = decided || decides(kind);
    }
    return true;
}

/* Whether a function in the function that has the variable gives it other values: when
 * that is called is not known. */
static bool is_set_inside(const struct run *run, uint32_t variable, uint32_t function)
{
    const struct tree *tree = run->module->tree;
    for (uint32_t i = function; i < tree->nodes[function].end; i++) {
        if (tree->nodes[i].kind != N_NONLOCAL) {
            continue;
        }
        TREE_EACH_CHILD(name, tree, i)
        {
            if (names_variable(run->module->names, name) == variable) {
                return true;
            }
        }
    }
    return false;
}

bool certain_has(struct run *run, uint32_t what, value used, uint32_t use,
                 enum flow_fault fault)
{
    struct values *values = run->engine->values;
    const struct names *names = run->module->names;
    const struct constant constant = values_literal(values, used);
    const bool is_name = what != TREE_NONE &&
                         run->module->tree->nodes[what].kind == N_NAME &&
                         own_function(run->module->unit, what) != TREE_NONE;
    if (!is_name || run->depth > 0 || run->engine->is_cut ||
        !is_sure_place(run->module->tree, use, names_scope(names, what),
                       names_first_binding(names, names_variable(names, what))) ||
        is_set_inside(run, names_variable(names, what), names_scope(names, what))) {
        return false;
    }
    switch (fault) {
    case FLOW_FAULT_NONE:
        return values_facts(values, used).types == TYPE_NONE ||
               in_finally(run->module->tree, use);
    case FLOW_FAULT_ZERO:
        return (constant.kind == CONSTANT_INT && constant.integer == 0) ||
               (constant.kind == CONSTANT_FLOAT && !(constant.number < 0) &&
                !(constant.number > 0));
    case FLOW_FAULT_EMPTY:
        return is_beyond(run, used, use);
    default:
        return false;
    }
}

bool certain_is_unbound(struct run *run, uint32_t name)
{
    const uint32_t variable = names_variable(run->module->names, name);
    const uint32_t cell = variable ? access_variable(run, variable) : 0;
    return cell && !run_get(run, cell) && run->depth == 0 && !run->engine->is_cut;
}
