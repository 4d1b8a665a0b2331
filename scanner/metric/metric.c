/* SPDX-License-Identifier: MIT */
#include "metric/metric.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"
#include "metric/codeline.h"
#include "syntax/tree.h"

const char *const metric_kind_words[METRIC_COUNT + 1] = {
    "cognitive-complexity",
    "cyclomatic-complexity",
    "nesting",
    "parameters",
    "length",
    "undocumented",
    NULL,
};
const char *const metric_scope_words[METRIC_SCOPE_COUNT + 1] = { "function", "class",
                                                                 "module", NULL };

/* A part of the text with its nesting: inside a block, a lambda, a conditional. */
struct level {
    uint32_t end;     /* first node after it */
    uint32_t nesting; /* as cognitive complexity counts it */
    uint32_t blocks;  /* blocks around it in its definition */
};

/* A definition that is being walked. */
struct open_item {
    uint32_t item;
    uint32_t end;
    uint32_t base;          /* nesting at which it starts */
    uint32_t structural;    /* increments that grow with nesting */
    uint32_t all_decisions; /* with those of what is defined inside */
    bool recurses;
};

/* An expression of `and` and `or`. */
struct sequence {
    uint32_t end;
    uint8_t last_op; /* OP_NONE before the first operator */
};

struct walk {
    const struct tree *tree;
    struct arena *arena;
    struct codelines lines;
    uint32_t static_name; /* intern number of "staticmethod", 0 if the file has none */
    VEC(struct metric_item) items;
    VEC(struct level) levels;
    VEC(struct open_item) open;
    VEC(struct sequence) sequences;
};

static enum node_kind kind_of(const struct walk *walk, uint32_t node)
{
    return (enum node_kind)walk->tree->nodes[node].kind;
}

static uint32_t parent_of(const struct walk *walk, uint32_t node)
{
    return walk->tree->nodes[node].parent;
}

static struct level *level_of(struct walk *walk)
{
    return &walk->levels.items[walk->levels.count - 1];
}

static struct open_item *innermost(struct walk *walk)
{
    return &walk->open.items[walk->open.count - 1];
}

static uint32_t *values_of(const struct walk *walk, const struct open_item *open)
{
    return walk->items.items[open->item].values;
}

static enum metric_scope scope_of(const struct walk *walk, const struct open_item *open)
{
    return walk->items.items[open->item].scope;
}

/* ---- What a definition has by itself ---- */

static bool is_method(const struct walk *walk, uint32_t function)
{
    const uint32_t block = parent_of(walk, function);
    return block != 0 && block != TREE_NONE && kind_of(walk, block) == N_BLOCK &&
           kind_of(walk, parent_of(walk, block)) == N_CLASS;
}

static bool is_static(const struct walk *walk, uint32_t function)
{
    TREE_EACH_CHILD(child, walk->tree, function)
    {
        if (kind_of(walk, child) != N_DECORATOR) {
            return false;
        }
        const uint32_t what = tree_first(walk->tree, child);
        if (what != TREE_NONE && kind_of(walk, what) == N_NAME &&
            walk->tree->nodes[what].name == walk->static_name) {
            return true;
        }
    }
    return false;
}

/* The name of a method's first parameter, else 0. */
static uint32_t receiver_of(const struct walk *walk, uint32_t function)
{
    if (!is_method(walk, function) || is_static(walk, function)) {
        return 0;
    }
    const uint32_t params = tree_child_of_kind(walk->tree, function, N_PARAMS);
    const uint32_t first = params == TREE_NONE ? params : tree_first(walk->tree, params);
    return first != TREE_NONE && walk->tree->nodes[first].op == PARAM_PLAIN
               ? walk->tree->nodes[first].name
               : 0;
}

static uint32_t count_parameters(const struct walk *walk, uint32_t function)
{
    const uint32_t params = tree_child_of_kind(walk->tree, function, N_PARAMS);
    uint32_t count = 0;
    if (params == TREE_NONE) {
        return 0;
    }
    TREE_EACH_CHILD(param, walk->tree, params)
    {
        const uint8_t op = walk->tree->nodes[param].op;
        count +=
            kind_of(walk, param) == N_PARAM && op != PARAM_ONLY_STAR && op != PARAM_SLASH;
    }
    return count - (receiver_of(walk, function) != 0);
}

static bool is_documented(const struct walk *walk, uint32_t node)
{
    const struct tree *tree = walk->tree;
    if (codeline_docstring(tree, node) != TREE_NONE) {
        return true;
    }
    if (kind_of(walk, node) == N_MODULE) {
        return false;
    }
    const uint32_t block = tree_last(tree, node);
    return block == TREE_NONE ||
           codeline_has_comment(&walk->lines, tree->nodes[node].from,
                                tree->nodes[block].from);
}

/* The lines without those by which a header is longer than one: of an `@overload` that is
 * all there is. */
static uint32_t count_body(const struct walk *walk, uint32_t node, uint32_t whole)
{
    const struct tree *tree = walk->tree;
    const uint32_t block = kind_of(walk, node) == N_MODULE ? node : tree_last(tree, node);
    return block == node || block == TREE_NONE
               ? whole
               : 1 + codeline_count(&walk->lines, tree->nodes[block].from,
                                    tree->nodes[node].to);
}

static uint32_t outer_function(struct walk *walk)
{
    for (size_t i = walk->open.count; i > 0; i--) {
        const uint32_t item = walk->open.items[i - 1].item;
        if (walk->items.items[item].scope == METRIC_FUNCTION) {
            return item;
        }
    }
    return UINT32_MAX;
}

static void add_item(struct walk *walk, uint32_t node, enum metric_scope scope)
{
    const struct node *at = &walk->tree->nodes[node];
    struct metric_item item = { .node = node,
                                .scope = scope,
                                .outer_function = outer_function(walk) };
    const uint32_t from = scope == METRIC_MODULE ? 0 : at->name_from;
    item.values[METRIC_LENGTH] = codeline_count(&walk->lines, from, at->to);
    item.values[METRIC_CYCLOMATIC] = scope == METRIC_FUNCTION;
    if (scope == METRIC_FUNCTION) {
        item.values[METRIC_PARAMETERS] = count_parameters(walk, node);
    }
    /* What a function defines for itself is explained by its own text. */
    if (item.outer_function == UINT32_MAX && !is_documented(walk, node)) {
        item.values[METRIC_UNDOCUMENTED] =
            count_body(walk, node, item.values[METRIC_LENGTH]);
    }
    VEC_PUSH(walk->arena, &walk->items, item);
}

/* ---- Definitions ---- */

/* def decorator(f): def wrapper(): …; return wrapper: the wrapper is no deeper. */
static bool is_decorator_idiom(const struct walk *walk, uint32_t inner)
{
    const struct tree *tree = walk->tree;
    const uint32_t block = parent_of(walk, inner);
    const uint32_t docstring = codeline_docstring(tree, parent_of(walk, block));
    if (kind_of(walk, block) != N_BLOCK ||
        kind_of(walk, parent_of(walk, block)) != N_FUNCTION) {
        return false;
    }
    TREE_EACH_CHILD(statement, tree, block)
    {
        if (statement != inner && statement != docstring &&
            kind_of(walk, statement) != N_RETURN) {
            return false;
        }
    }
    return true;
}

static void push_level(struct walk *walk, uint32_t node, uint32_t nesting,
                       uint32_t blocks)
{
    const struct level level = { walk->tree->nodes[node].end, nesting, blocks };
    VEC_PUSH(walk->arena, &walk->levels, level);
}

static void open_definition(struct walk *walk, uint32_t node, enum metric_scope scope)
{
    uint32_t base = walk->levels.count ? level_of(walk)->nesting : 0;
    const bool inside_function =
        walk->open.count && scope_of(walk, innermost(walk)) == METRIC_FUNCTION;
    if (scope == METRIC_FUNCTION && inside_function && !is_decorator_idiom(walk, node)) {
        base++;
    }
    add_item(walk, node, scope);
    const struct open_item open = { .item = (uint32_t)walk->items.count - 1,
                                    .end = walk->tree->nodes[node].end,
                                    .base = base };
    VEC_PUSH(walk->arena, &walk->open, open);
    push_level(walk, node, base, 0);
}

/* What was counted inside a definition also counts for what is around it: in a function
 * with the nesting it has there, in a class or module as it is. */
static void close_definition(struct walk *walk)
{
    struct open_item inner = *innermost(walk);
    const uint32_t *inner_values = values_of(walk, &inner);
    if (scope_of(walk, &inner) != METRIC_FUNCTION) {
        values_of(walk, &inner)[METRIC_CYCLOMATIC] += inner.all_decisions;
    }
    if (--walk->open.count == 0) {
        return;
    }
    struct open_item *outer = innermost(walk);
    uint32_t *values = values_of(walk, outer);
    values[METRIC_COGNITIVE] += inner_values[METRIC_COGNITIVE];
    outer->structural += inner.structural;
    outer->all_decisions += inner_values[METRIC_CYCLOMATIC];
    if (scope_of(walk, outer) == METRIC_FUNCTION) {
        values[METRIC_COGNITIVE] += inner.structural * (inner.base - outer->base);
    } else if (inner_values[METRIC_NESTING] > values[METRIC_NESTING]) {
        values[METRIC_NESTING] = inner_values[METRIC_NESTING];
    }
    if (scope_of(walk, &inner) == METRIC_FUNCTION) {
        outer->all_decisions += inner.all_decisions;
    }
}

/* ---- Increments ---- */

static void add_flat(struct walk *walk)
{
    values_of(walk, innermost(walk))[METRIC_COGNITIVE]++;
}

static void add_structural(struct walk *walk)
{
    struct open_item *open = innermost(walk);
    values_of(walk, open)[METRIC_COGNITIVE] += 1 + level_of(walk)->nesting - open->base;
    open->structural++;
}

static void add_decision(struct walk *walk)
{
    values_of(walk, innermost(walk))[METRIC_CYCLOMATIC]++;
}

/* `and` and `or` in the order of the text: each operator that differs from the one before
 * it starts a new sequence. Called at the operand on its right. */
static void add_operator(struct walk *walk, uint8_t op)
{
    struct sequence *sequence = &walk->sequences.items[walk->sequences.count - 1];
    if (sequence->last_op != op) {
        add_flat(walk);
    }
    sequence->last_op = op;
}

static void visit_operand(struct walk *walk, uint32_t node)
{
    const uint32_t parent = parent_of(walk, node);
    const bool in_bool = parent != TREE_NONE && kind_of(walk, parent) == N_BOOL_OP;
    if (in_bool && node != parent + 1) {
        add_operator(walk, walk->tree->nodes[parent].op);
    }
    if (kind_of(walk, node) == N_BOOL_OP) {
        add_decision(walk);
        if (!in_bool) {
            const struct sequence sequence = { walk->tree->nodes[node].end, OP_NONE };
            VEC_PUSH(walk->arena, &walk->sequences, sequence);
        }
    }
}

/* A function that calls itself: by its name, a method through its first parameter. */
static void visit_call(struct walk *walk, uint32_t call)
{
    struct open_item *open = innermost(walk);
    const uint32_t function = walk->items.items[open->item].node;
    const struct node *nodes = walk->tree->nodes;
    const uint32_t callee = tree_first(walk->tree, call);
    if (open->recurses || scope_of(walk, open) != METRIC_FUNCTION ||
        callee == TREE_NONE || nodes[call].name == 0 ||
        nodes[call].name != nodes[function].name) {
        return;
    }
    const uint32_t receiver = receiver_of(walk, function);
    if (kind_of(walk, callee) == N_NAME) {
        open->recurses = !is_method(walk, function);
    } else {
        open->recurses = receiver && kind_of(walk, callee + 1) == N_NAME &&
                         nodes[callee + 1].name == receiver;
    }
    if (open->recurses) {
        add_flat(walk);
    }
}

/* case _: and case name: without a guard are the else of a match. */
static bool is_catch_all(const struct walk *walk, uint32_t node)
{
    const enum node_kind kind = kind_of(walk, node + 1);
    return (kind == N_CASE_WILDCARD || kind == N_CASE_CAPTURE) &&
           tree_child_of_kind(walk->tree, node, N_GUARD) == TREE_NONE;
}

static void visit_block(struct walk *walk, uint32_t block)
{
    const uint32_t owner = parent_of(walk, block);
    const enum node_kind kind = kind_of(walk, owner);
    uint32_t nesting = level_of(walk)->nesting;
    if (kind == N_FUNCTION || kind == N_CLASS) {
        return;
    }
    if (kind == N_ELSE) {
        nesting += kind_of(walk, parent_of(walk, owner)) != N_TRY;
    } else {
        nesting += kind == N_IF || kind == N_WHILE || kind == N_FOR ||
                   kind == N_HANDLER || kind == N_CASE;
    }
    push_level(walk, block, nesting, level_of(walk)->blocks + 1);
    uint32_t *deepest = &values_of(walk, innermost(walk))[METRIC_NESTING];
    *deepest = level_of(walk)->blocks > *deepest ? level_of(walk)->blocks : *deepest;
}

static void visit_if(struct walk *walk, uint32_t node)
{
    add_decision(walk);
    if (!(walk->tree->nodes[node].flags & NODE_ELIF)) {
        add_structural(walk); /* an elif's is counted at its else */
    }
}

static void visit(struct walk *walk, uint32_t node)
{
    const struct level *level = level_of(walk);
    switch (kind_of(walk, node)) {
    case N_FUNCTION:
        open_definition(walk, node, METRIC_FUNCTION);
        break;
    case N_CLASS:
        open_definition(walk, node, METRIC_CLASS);
        break;
    case N_BLOCK:
        visit_block(walk, node);
        break;
    case N_IF:
        visit_if(walk, node);
        break;
    case N_ELSE:
        if (kind_of(walk, parent_of(walk, node)) != N_TRY) {
            add_flat(walk);
        }
        break;
    case N_IF_EXP:
        add_decision(walk);
        add_structural(walk);
        push_level(walk, node, level->nesting + 1, level->blocks);
        break;
    case N_WHILE:
    case N_FOR:
    case N_HANDLER:
        add_decision(walk);
        add_structural(walk);
        break;
    case N_MATCH:
        add_structural(walk);
        break;
    case N_CASE:
        if (!is_catch_all(walk, node)) {
            add_decision(walk);
        }
        break;
    case N_COMP_FOR:
    case N_COMP_IF:
        add_decision(walk);
        break;
    case N_LAMBDA:
        push_level(walk, node, level->nesting + 1, level->blocks);
        break;
    case N_CALL:
        visit_call(walk, node);
        break;
    default:
        break;
    }
}

/* Leaves what ended before `node`. */
static void leave(struct walk *walk, uint32_t node)
{
    while (walk->levels.count && level_of(walk)->end <= node) {
        walk->levels.count--;
    }
    while (walk->open.count && innermost(walk)->end <= node) {
        close_definition(walk);
    }
    while (walk->sequences.count &&
           walk->sequences.items[walk->sequences.count - 1].end <= node) {
        walk->sequences.count--;
    }
}

struct metrics metric_measure(const struct tree *tree, struct arena *arena)
{
    struct walk walk = { .tree = tree, .arena = arena };
    walk.lines = codeline_read(tree, arena);
    walk.static_name = intern_find(tree->names, STR("staticmethod"));
    open_definition(&walk, 0, METRIC_MODULE);
    for (uint32_t node = 1; node < tree->count; node++) {
        leave(&walk, node);
        visit_operand(&walk, node);
        visit(&walk, node);
    }
    leave(&walk, tree->count);
    return (struct metrics){ walk.items.items, walk.items.count };
}
