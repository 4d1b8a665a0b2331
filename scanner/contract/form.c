/* SPDX-License-Identifier: MIT */
#include "contract/form.h"

#include "contract/outline.h"
#include "names/names.h"
#include "syntax/tree.h"

/* How deep statements are looked into for the end of the body. */
enum { MOST_DEPTH = 64 };

static uint8_t kind_of(const struct tree *tree, uint32_t node)
{
    return node == TREE_NONE ? N_ERROR : tree->nodes[node].kind;
}

static void give_tuple(struct form *form, const struct tree *tree, uint32_t tuple)
{
    uint32_t length = 0;
    TREE_EACH_CHILD(child, tree, tuple)
    {
        if (kind_of(tree, child) == N_STAR) {
            form->gives |= FORM_OTHER;
            return;
        }
        length++;
    }
    const bool first = !(form->gives & FORM_TUPLE);
    form->gives |= FORM_TUPLE;
    form->shortest = first || length < form->shortest ? length : form->shortest;
    form->longest = first || length > form->longest ? length : form->longest;
}

/* What one expression gives; "a if b else c" gives either. */
static void give(struct form *form, const struct tree *tree, uint32_t value)
{
    switch (kind_of(tree, value)) {
    case N_NONE:
        form->gives |= FORM_NONE;
        break;
    case N_TUPLE:
        give_tuple(form, tree, value);
        break;
    case N_INT:
    case N_FLOAT:
    case N_TRUE:
    case N_FALSE:
    case N_NOT:
        form->gives |= FORM_NUMBER;
        break;
    default:
        form->gives |= FORM_OTHER;
        break;
    }
}

static void give_value(struct form *form, const struct tree *tree, uint32_t value)
{
    uint32_t last = value;
    while (kind_of(tree, last) == N_IF_EXP) {
        give(form, tree, tree_first(tree, last));
        last = tree_last(tree, last);
    }
    give(form, tree, last);
}

/* Whether a try within the function may catch what is raised at a node. */
static bool may_be_caught(const struct tree *tree, uint32_t node, uint32_t function)
{
    for (uint32_t at = node; at != function; at = tree->nodes[at].parent) {
        const uint32_t around = tree->nodes[at].parent;
        if (kind_of(tree, around) == N_TRY && tree_first(tree, around) == at &&
            tree_child_of_kind(tree, around, N_HANDLER) != TREE_NONE) {
            return true;
        }
        if (kind_of(tree, around) == N_WITH) {
            return true; /* it may swallow it */
        }
    }
    return false;
}

static void add_raised(struct form *form, const struct outline *outline, uint32_t raise,
                       uint32_t function)
{
    const struct tree *tree = outline->tree;
    uint32_t what = tree_first(tree, raise);
    if (may_be_caught(tree, raise, function)) {
        return;
    }
    what = kind_of(tree, what) == N_CALL ? tree_first(tree, what) : what;
    if (kind_of(tree, what) != N_NAME || names_variable(outline->names, what) ||
        form->raised_count == FORM_MOST_RAISED) {
        form->raises_unknown = true;
        return;
    }
    for (uint32_t i = 0; i < form->raised_count; i++) {
        if (form->raised[i] == tree->nodes[what].name) {
            return;
        }
    }
    form->raised[form->raised_count++] = tree->nodes[what].name;
}

static bool block_ends(const struct tree *tree, uint32_t block, unsigned depth);

/* Whether an if, with its elifs, has an else and goes on after none of its parts. */
static bool if_ends(const struct tree *tree, uint32_t node, unsigned depth)
{
    while (kind_of(tree, node) == N_IF) {
        const uint32_t other = tree_child_of_kind(tree, node, N_ELSE);
        if (other == TREE_NONE ||
            !block_ends(tree, tree_child_of_kind(tree, node, N_BLOCK), depth)) {
            return false;
        }
        node = tree_first(tree, other);
    }
    return block_ends(tree, node, depth);
}

static bool try_ends(const struct tree *tree, uint32_t node, unsigned depth)
{
    bool ends = false;
    TREE_EACH_CHILD(child, tree, node)
    {
        const uint32_t block = kind_of(tree, child) == N_BLOCK
                                   ? child
                                   : tree_child_of_kind(tree, child, N_BLOCK);
        const bool part = block_ends(tree, block, depth);
        switch (kind_of(tree, child)) {
        case N_FINALLY:
        case N_ELSE:
            ends = ends || part;
            break;
        case N_HANDLER:
            ends = ends && part;
            break;
        default:
            ends = part;
            break;
        }
    }
    return ends;
}

/* Whether the code after the statement is not reached, or it is not sure that it is. */
static bool statement_ends(const struct tree *tree, uint32_t node, unsigned depth)
{
    switch (kind_of(tree, node)) {
    case N_IF:
        return if_ends(tree, node, depth);
    case N_TRY:
        return try_ends(tree, node, depth);
    case N_FOR:
    case N_ASSIGN:
    case N_ANN_ASSIGN:
    case N_AUG_ASSIGN:
    case N_PASS:
    case N_DELETE:
    case N_FUNCTION:
    case N_CLASS:
        return false;
    default: /* while True, with, match; a call that never returns */
        return true;
    }
}

static bool block_ends(const struct tree *tree, uint32_t block, unsigned depth)
{
    const uint32_t last = block == TREE_NONE ? TREE_NONE : tree_last(tree, block);
    return depth == 0 || last == TREE_NONE || statement_ends(tree, last, depth - 1);
}

static void read_node(struct form *form, const struct outline *outline, uint32_t node,
                      uint32_t function)
{
    const struct tree *tree = outline->tree;
    const uint32_t first = tree_first(tree, node);
    switch (kind_of(tree, node)) {
    case N_RETURN:
        if (first == TREE_NONE) {
            form->gives |= FORM_NONE;
        } else {
            give_value(form, tree, first);
        }
        break;
    case N_RAISE:
        if (first == TREE_NONE) {
            form->raises_unknown = true;
        } else {
            add_raised(form, outline, node, function);
        }
        break;
    case N_YIELD:
    case N_YIELD_FROM:
        form->is_generator = true;
        break;
    default:
        break;
    }
}

struct form form_of(const struct outline *outline, uint32_t function)
{
    const struct tree *tree = outline->tree;
    struct form form = { .is_async = (tree->nodes[function].flags & NODE_ASYNC) != 0 };
    const uint32_t block = tree_child_of_kind(tree, function, N_BLOCK);
    if (block == TREE_NONE) {
        form.gives = FORM_OTHER;
        return form;
    }
    for (uint32_t node = block; node < tree->nodes[block].end;) {
        const uint8_t kind = tree->nodes[node].kind;
        const bool inner = kind == N_FUNCTION || kind == N_CLASS || kind == N_LAMBDA;
        if (!inner) {
            read_node(&form, outline, node, function);
        }
        node = inner ? tree->nodes[node].end : node + 1;
    }
    form.says_none = (form.gives & FORM_NONE) != 0;
    if (!block_ends(tree, block, MOST_DEPTH)) {
        form.gives |= FORM_NONE;
    }
    if (form.gives ==
        0) { /* f() at the end may never return, but then it gives nothing */
        const uint32_t last = tree_last(tree, block);
        form.gives = kind_of(tree, last) == N_EXPR_STMT ? FORM_NONE : FORM_OTHER;
    }
    return form;
}
