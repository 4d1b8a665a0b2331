/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "names/listing.h"
#include "names/names.h"
#include "syntax/tree.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

/* A binding that nothing has read yet. */
struct pending {
    uint32_t node;  /* the name or def that binds; 0 for none */
    uint32_t block; /* the N_BLOCK it stands in */
    uint32_t since; /* walk.barrier at that time */
    uint32_t row;   /* values replaced right before it, one by the next */
};

struct walk {
    const struct usage *usage;
    const struct tree *tree;
    struct unused_items *found;
    struct pending *pending; /* by variable */
    uint8_t *is_captured;    /* by variable: read in another scope than its own */
    uint32_t barrier;        /* what was pending before it may be read elsewhere */
    uint32_t try_end;        /* end of the try bodies that the walk is in */
    uint32_t statement;      /* a simple assignment that is being walked, 0 for none */
};

static enum node_kind kind_of(const struct walk *walk, uint32_t node)
{
    return (enum node_kind)walk->tree->nodes[node].kind;
}

static uint32_t parent_of(const struct walk *walk, uint32_t node)
{
    return walk->tree->nodes[node].parent;
}

static void add(struct walk *walk, uint32_t node, struct unused_item shown)
{
    shown.node = node;
    shown.name = walk->tree->nodes[node].name;
    VEC_PUSH(walk->usage->arena, walk->found, shown);
}

static struct walk walk_of(const struct usage *usage, struct unused_items *found)
{
    const uint32_t count = listing_variable_count(usage->names);
    return (struct walk){
        .usage = usage,
        .tree = usage->tree,
        .found = found,
        .pending = ARENA_ARRAY(usage->arena, count, struct pending),
        .is_captured = ARENA_ARRAY(usage->arena, count, uint8_t),
    };
}

/* ---- Values ---- */

/* Variables whose reads the order of the text does not show. */
static void find_captured(struct walk *walk)
{
    const struct usage *usage = walk->usage;
    size_t count = 0;
    const uint32_t *loads = listing_loads(usage->names, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t number = names_variable(usage->names, loads[i]);
        const uint32_t first = usage->variables[number].first;
        if (first != TREE_NONE &&
            names_scope(usage->names, loads[i]) != names_scope(usage->names, first)) {
            walk->is_captured[number] = 1;
        }
    }
}

static bool makes_container(const struct walk *walk, uint32_t call)
{
    static const char *const names[] = { "list", "dict", "set", "tuple", "str", NULL };
    return kind_of(walk, call + 1) == N_NAME &&
           str_is_among(tree_name(walk->tree, call), names);
}

/* None, numbers, strings and empty containers: to have a value, whatever comes. */
static bool is_initial(const struct walk *walk, uint32_t value)
{
    switch (kind_of(walk, value)) {
    case N_NONE:
    case N_TRUE:
    case N_FALSE:
    case N_INT:
    case N_FLOAT:
    case N_STRING:
    case N_UNARY:
    case N_ELLIPSIS:
        return true;
    case N_LIST:
    case N_TUPLE:
    case N_DICT:
        return walk->tree->nodes[value].end == value + 1;
    case N_CALL:
        return walk->tree->nodes[value].end == value + 2 && makes_container(walk, value);
    default:
        return false;
    }
}

/* The one name that a statement assigns to, or TREE_NONE. */
static uint32_t target_of(const struct walk *walk, uint32_t statement)
{
    const uint32_t target = statement + 1;
    const enum node_kind kind = kind_of(walk, statement);
    const uint32_t value = tree_last(walk->tree, statement);
    const bool is_simple = (kind == N_ASSIGN && walk->tree->nodes[target].end == value) ||
                           (kind == N_ANN_ASSIGN && kind_of(walk, value) != N_ANNOTATION);
    return is_simple && kind_of(walk, target) == N_NAME ? target : TREE_NONE;
}

static bool is_watched(const struct walk *walk, uint32_t target)
{
    const uint32_t number = names_variable(walk->usage->names, target);
    const uint32_t scope = names_scope(walk->usage->names, target);
    return number && names_is_local(walk->usage->names, number) &&
           kind_of(walk, scope) == N_FUNCTION && !walk->is_captured[number] &&
           !(walk->usage->variables[number].ways & WAY_SHARED) &&
           walk->usage->variables[number].reads > 0 && !walk->usage->is_dynamic[scope] &&
           !(walk->tree->nodes[scope].flags & NODE_HAS_ERROR) &&
           !usage_is_private(walk->usage, walk->tree->nodes[target].name);
}

/* x = a; x = a + b; x = a - b: made to see that they can be. Two in such a row may be a
 * mistake, with more nothing of the row is shown. Calls are not left out: of them it is
 * the answers that should have been looked at. Returns the length of the row. */
static uint32_t add_replaced(struct walk *walk, const struct pending *pending,
                             uint32_t target)
{
    static const char *const words[] = { "F841", "unused-variable", NULL };
    const struct node *at = &walk->tree->nodes[pending->node];
    const bool is_next = walk->tree->nodes[at->parent].end == parent_of(walk, target) &&
                         kind_of(walk, tree_last(walk->tree, at->parent)) != N_CALL;
    const uint32_t row = is_next ? pending->row + 1 : 0;
    struct unused_items *found = walk->found;
    if (row == 2 && found->count &&
        found->items[found->count - 1].other == pending->node) {
        found->count--;
    }
    if (row < 2 && pending->row < 2 &&
        !usage_is_excused(walk->usage, pending->node, words)) {
        add(walk, pending->node,
            (struct unused_item){ .from = at->from, .to = at->to, .other = target });
    }
    return row;
}

/* After x = …: what x was before is gone. */
static void finish_assignment(struct walk *walk)
{
    const uint32_t statement = walk->statement;
    const uint32_t target = target_of(walk, statement);
    struct pending *pending = &walk->pending[names_variable(walk->usage->names, target)];
    const uint32_t block = parent_of(walk, statement);
    uint32_t row = 0;
    walk->statement = 0;
    if (pending->node && pending->block == block && pending->since == walk->barrier) {
        row = add_replaced(walk, pending, target);
    }
    const bool counts = is_watched(walk, target) && statement >= walk->try_end &&
                        !is_initial(walk, tree_last(walk->tree, statement));
    *pending = (struct pending){ counts ? target : 0, block, walk->barrier, row };
}

static void visit_value(struct walk *walk, uint32_t node)
{
    const enum node_kind kind = kind_of(walk, node);
    if (kind == N_BREAK || kind == N_CONTINUE) {
        walk->barrier++;
    } else if (kind == N_TRY) {
        walk->try_end = walk->tree->nodes[node + 1].end > walk->try_end
                            ? walk->tree->nodes[node + 1].end
                            : walk->try_end;
    } else if (kind == N_ASSIGN || kind == N_ANN_ASSIGN) {
        walk->statement = target_of(walk, node) == TREE_NONE ? 0 : node;
    } else if (!walk->statement || node != walk->statement + 1) {
        walk->pending[names_variable(walk->usage->names, node)].node = 0;
    }
}

void finders_overwritten(const struct usage *usage, struct unused_items *found)
{
    struct walk walk = walk_of(usage, found);
    find_captured(&walk);
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        if (walk.statement && usage->tree->nodes[walk.statement].end <= node) {
            finish_assignment(&walk);
        }
        visit_value(&walk, node);
    }
    if (walk.statement) {
        finish_assignment(&walk);
    }
}

/* ---- Definitions ---- */

/* Whether the decorators of a def read what it was before: @x.setter. */
static bool reads_in_decorators(const struct walk *walk, uint32_t function)
{
    const uint32_t number = names_variable(walk->usage->names, function);
    TREE_EACH_CHILD(child, walk->tree, function)
    {
        if (kind_of(walk, child) != N_DECORATOR) {
            return false;
        }
        for (uint32_t node = child; node < walk->tree->nodes[child].end; node++) {
            if (names_variable(walk->usage->names, node) == number) {
                return true;
            }
        }
    }
    return false;
}

static bool is_decorated(const struct walk *walk, uint32_t function)
{
    return tree_child_of_kind(walk->tree, function, N_DECORATOR) != TREE_NONE;
}

static void visit_definition(struct walk *walk, uint32_t node)
{
    const struct usage *usage = walk->usage;
    struct pending *pending = &walk->pending[names_variable(usage->names, node)];
    if (kind_of(walk, node) != N_FUNCTION) {
        pending->node = 0;
        return;
    }
    const struct node *earlier = &walk->tree->nodes[pending->node];
    const uint32_t scope = names_scope(usage->names, node);
    const uint32_t block = parent_of(walk, node);
    if (pending->node && pending->block == block && !usage->is_dynamic[scope] &&
        !reads_in_decorators(walk, node)) {
        const uint32_t length = (uint32_t)tree_name(walk->tree, pending->node).len;
        add(walk, pending->node,
            (struct unused_item){ .from = earlier->name_from,
                                  .to = earlier->name_from + length,
                                  .other = node });
    }
    const bool counts = !is_decorated(walk, node) && walk->tree->nodes[node].name &&
                        !(walk->tree->nodes[node].flags & NODE_HAS_ERROR);
    *pending = (struct pending){ counts ? node : 0, block, 0, 0 };
}

void finders_definition(const struct usage *usage, struct unused_items *found)
{
    struct walk walk = walk_of(usage, found);
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        if (names_variable(usage->names, node)) {
            visit_definition(&walk, node);
        }
    }
}
