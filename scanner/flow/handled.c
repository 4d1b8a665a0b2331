/* SPDX-License-Identifier: MIT */
#include "flow/handled.h"

/* What uses raise, by enum flow_fault, and what stands for all of it. */
static const char *const RAISED[FLOW_FAULT_COUNT][8] = {
    [FLOW_FAULT_NONE] = { "AttributeError", "TypeError", "Exception", "BaseException",
                          "StandardError" },
    [FLOW_FAULT_EMPTY] = { "IndexError", "LookupError", "KeyError", "StopIteration",
                           "ValueError", "Exception", "BaseException", "StandardError" },
    [FLOW_FAULT_ZERO] = { "ZeroDivisionError", "ArithmeticError", "Exception",
                          "BaseException", "StandardError" },
    [FLOW_FAULT_UNBOUND] = { "UnboundLocalError", "NameError", "Exception",
                             "BaseException", "StandardError" },
};

enum { MOST_RAISED = sizeof RAISED[0] / sizeof RAISED[0][0] };

static bool is_raised(struct str name, enum flow_fault fault)
{
    for (size_t i = 0; i < MOST_RAISED && RAISED[fault][i]; i++) {
        if (str_equal(name, str_from(RAISED[fault][i]))) {
            return true;
        }
    }
    return false;
}

/* Any of the names in an expression: `except (A, b.C)`, `suppress(A)`. */
static bool names_it(const struct tree *tree, uint32_t node, enum flow_fault fault)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        if ((kind == N_NAME || kind == N_ATTRIBUTE) &&
            is_raised(tree_name(tree, i), fault)) {
            return true;
        }
    }
    return false;
}

/* Of a failure it is not known what it raises: any handler may be for it. */
static bool try_catches(const struct tree *tree, uint32_t node, enum flow_fault fault)
{
    TREE_EACH_CHILD(handler, tree, node)
    {
        const uint32_t type = tree_first(tree, handler);
        if (tree->nodes[handler].kind == N_HANDLER && type != TREE_NONE &&
            (fault == FLOW_FAULT_ERROR || tree->nodes[type].kind == N_BLOCK ||
             names_it(tree, type, fault))) {
            return true;
        }
    }
    return false;
}

/* `with suppress(A):`, `with pytest.raises(A):`: the names in the items decide. */
/* `with pytest.raises(…)`, whatever it names. */
static bool awaits_any(const struct tree *tree, uint32_t item)
{
    const uint32_t manager = tree_first(tree, item);
    const struct str name = tree_name(tree, manager);
    return tree->nodes[manager].kind == N_CALL &&
           (str_equal(name, STR("suppress")) || str_equal(name, STR("raises")) ||
            str_starts_with(name, STR("assertRaises")));
}

static bool with_catches(const struct tree *tree, uint32_t node, enum flow_fault fault)
{
    TREE_EACH_CHILD(item, tree, node)
    {
        if (tree->nodes[item].kind == N_WITH_ITEM &&
            (fault == FLOW_FAULT_ERROR ? awaits_any(tree, item)
                                       : names_it(tree, item, fault))) {
            return true;
        }
    }
    return false;
}

/* In the code object that the node stands in. */
static bool is_caught(const struct tree *tree, uint32_t node, enum flow_fault fault)
{
    uint32_t inner = node;
    for (uint32_t at = tree->nodes[node].parent; at != TREE_NONE;
         inner = at, at = tree->nodes[at].parent) {
        const uint8_t kind = tree->nodes[at].kind;
        const bool in_block = tree->nodes[inner].kind == N_BLOCK;
        if (kind == N_FUNCTION) {
            return false;
        }
        if ((kind == N_TRY && in_block && try_catches(tree, at, fault)) ||
            (kind == N_WITH && in_block && with_catches(tree, at, fault))) {
            return true;
        }
    }
    return false;
}

bool handled_at(const struct run *run, uint32_t node, enum flow_fault fault)
{
    for (const struct run *at = run; at; at = at->caller) {
        if (is_caught(at->module->tree, node, fault)) {
            return true;
        }
        node = at->call_node;
    }
    return false;
}

/* The run that nothing called, of a function of the file analysed. */
static const struct run *root_of(const struct run *run)
{
    const struct run *at = run;
    while (at->caller && at->caller->caller) {
        at = at->caller;
    }
    return at->caller ? at : NULL;
}

static bool has_handling_caller(const struct tree *tree, uint32_t name,
                                enum flow_fault fault)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].kind == N_CALL && tree->nodes[i].name == name &&
            is_caught(tree, i, fault)) {
            return true;
        }
    }
    return false;
}

bool handled_by_callers(const struct run *run, uint32_t node, enum flow_fault fault)
{
    const struct run *root = root_of(run);
    if (!root || handled_at(run, node, fault)) {
        return handled_at(run, node, fault);
    }
    const struct tree *tree = root->module->tree;
    const uint32_t name = tree->nodes[root->call_node].name;
    const uint32_t fault_key = (uint32_t)fault + 1;
    uint32_t known = pairs_find(&run->engine->handled, name, fault_key);
    if (!known) {
        known = 1 + (uint32_t)has_handling_caller(tree, name, fault);
        pairs_set(&run->engine->handled, name, fault_key, known);
    }
    return known > 1;
}
