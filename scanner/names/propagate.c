/* SPDX-License-Identifier: MIT */
#include "names/propagate.h"

#include "base/arena.h"
#include "names/names.h"
#include "names/reach.h"
#include "syntax/tree.h"

/* Definitions that are looked through to get at a value; steps for one question, and for
 * each node of the file when all definitions are evaluated. */
enum { MOST_DEPTH = 20, STEPS_PER_QUESTION = 10000, STEPS_PER_NODE = 32 };

enum state { WAITING, AT_WORK, DONE };

struct propagation {
    const struct tree *tree;
    struct arena *arena;
    struct reach *reach;
    struct constant *values; /* by definition */
    uint8_t *states;         /* enum state, likewise */
    uint32_t depth;
};

static struct constant value_of(const struct constant_maker *maker, uint32_t definition);

static struct constant lookup(const struct constant_maker *maker, uint32_t node)
{
    const struct propagation *propagation = maker->context;
    if (maker->tree->nodes[node].kind != N_NAME) {
        return (struct constant){ .kind = CONSTANT_UNKNOWN };
    }
    return value_of(maker, reach_read(propagation->reach, node));
}

static struct constant joined(const struct constant_maker *maker, uint32_t left,
                              uint32_t right)
{
    if (left == 0 || right == 0) {
        return value_of(maker, left ? left : right);
    }
    const struct constant a = value_of(maker, left);
    if (a.kind == CONSTANT_UNKNOWN) {
        return a;
    }
    const struct constant b = value_of(maker, right);
    return constant_join(&a, &b);
}

static struct constant compute(const struct constant_maker *maker,
                               const struct definition *definition)
{
    const struct tree *tree = maker->tree;
    switch (definition->kind) {
    case DEFINED_VALUE:
        return constant_evaluate(maker, definition->node);
    case DEFINED_AUGMENT:
        return constant_binary(
            maker, tree->nodes[definition->node].op, value_of(maker, definition->left),
            constant_evaluate(maker, tree_last(tree, definition->node)));
    case DEFINED_JOIN:
        return joined(maker, definition->left, definition->right);
    default:
        return (struct constant){ .kind = CONSTANT_UNKNOWN };
    }
}

/* A definition that depends on itself is unknown. */
static struct constant value_of(const struct constant_maker *maker, uint32_t definition)
{
    struct propagation *propagation = maker->context;
    const bool waiting = propagation->states[definition] == WAITING;
    if (definition != 0 && waiting && propagation->depth < MOST_DEPTH) {
        propagation->states[definition] = AT_WORK;
        propagation->depth++;
        propagation->values[definition] =
            compute(maker, reach_definition(propagation->reach, definition));
        propagation->depth--;
        propagation->states[definition] = DONE;
    }
    return propagation->values[definition];
}

static struct constant_maker maker_of(struct propagation *propagation, uint64_t *steps)
{
    return (struct constant_maker){ .tree = propagation->tree,
                                    .arena = propagation->arena,
                                    .lookup = lookup,
                                    .context = propagation,
                                    .steps_left = steps };
}

struct propagation *propagate_new(const struct tree *tree, const struct names *names,
                                  struct arena *arena)
{
    struct propagation *propagation = ARENA_NEW(arena, struct propagation);
    propagation->tree = tree;
    propagation->arena = arena;
    propagation->reach = reach_new(tree, names, arena);
    const uint32_t count = reach_count(propagation->reach);
    propagation->values = ARENA_ARRAY(arena, count, struct constant);
    propagation->states = ARENA_ARRAY(arena, count, uint8_t);
    uint64_t steps = (uint64_t)tree->count * STEPS_PER_NODE;
    const struct constant_maker maker = maker_of(propagation, &steps);
    for (uint32_t i = 1; i < count; i++) {
        value_of(&maker, i);
    }
    return propagation;
}

struct constant propagate_constant(struct propagation *propagation, uint32_t node)
{
    uint64_t steps = STEPS_PER_QUESTION;
    const struct constant_maker maker = maker_of(propagation, &steps);
    return constant_evaluate(&maker, node);
}

uint32_t propagate_expression(const struct propagation *propagation, uint32_t node)
{
    if (propagation->tree->nodes[node].kind != N_NAME) {
        return TREE_NONE;
    }
    const uint32_t number = reach_read(propagation->reach, node);
    const struct definition *definition = reach_definition(propagation->reach, number);
    return definition->kind == DEFINED_VALUE ? definition->node : TREE_NONE;
}
