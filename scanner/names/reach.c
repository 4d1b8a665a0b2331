/* SPDX-License-Identifier: MIT */
#include "names/reach.h"

#include "base/arena.h"
#include "base/vec.h"
#include "names/facts.h"
#include "syntax/tree.h"

/* Blocks within each other; steps for each node of the file, spent by loops (each looks
 * through itself for what it binds) and by joins. */
enum { MOST_DEPTH = 1500, STEPS_PER_NODE = 64 };

struct change {
    uint32_t variable;
    uint32_t definition;
};
VEC_OF(changes, struct change);

/* What an arm of a branch left behind: its changes, and whether its end is reached. */
struct arm {
    struct changes changes;
    bool live;
};

struct reach {
    const struct names *names;
    VEC(struct definition) definitions;
    uint32_t *reads;  /* by node */
    uint32_t *single; /* by variable: its last definition in the text */
    bool *shared;     /* by variable: bound through global or nonlocal */
    bool cut;         /* the budget is spent: nothing is known */
};

struct walk {
    struct reach *reach;
    const struct tree *tree;
    const struct names *names;
    struct arena *arena;
    uint32_t *current; /* by variable: definition that holds here */
    uint32_t *stamps;  /* by variable */
    uint32_t *found;   /* by variable: with the newest stamp, what was found for it */
    uint32_t stamp;
    bool *loads;         /* by node: an N_NAME that binds nothing */
    struct changes log;  /* what `current` was before each change */
    struct changes made; /* definitions in the order made */
    uint64_t steps_left;
    uint32_t depth;
    bool live;
};

static bool spend(struct walk *w)
{
    if (w->steps_left == 0) {
        w->reach->cut = true;
        return false;
    }
    w->steps_left--;
    return true;
}

static uint32_t variable_at(const struct walk *w, uint32_t node)
{
    return w->names->places[node].variable;
}

static uint32_t frame_of(const struct names *names, uint32_t scope)
{
    return names->scopes.items[scope].frame;
}

static uint32_t add_definition(struct walk *w, struct definition definition)
{
    VEC_PUSH(w->arena, &w->reach->definitions, definition);
    return (uint32_t)w->reach->definitions.count - 1;
}

static void set(struct walk *w, uint32_t variable, uint32_t definition)
{
    VEC_PUSH(w->arena, &w->log, ((struct change){ variable, w->current[variable] }));
    w->current[variable] = definition;
}

static void define(struct walk *w, uint32_t variable, struct definition definition)
{
    if (variable == 0) {
        return;
    }
    const uint32_t number = add_definition(w, definition);
    w->reach->single[variable] = number;
    set(w, variable, number);
    VEC_PUSH(w->arena, &w->made, ((struct change){ variable, number }));
}

static void define_other(struct walk *w, uint32_t node)
{
    define(w, variable_at(w, node),
           (struct definition){ .kind = DEFINED_OTHER, .node = node });
}

/* 0 is "not bound yet": who reads it fails, so the other side is what is read. */
static uint32_t join(struct walk *w, uint32_t a, uint32_t b)
{
    if (a == b || b == 0) {
        return a;
    }
    if (a == 0) {
        return b;
    }
    spend(w);
    return add_definition(
        w, (struct definition){ DEFINED_JOIN, TREE_NONE, .left = a, .right = b });
}

/* ---- Arms ---- */

/* Takes back the changes since `mark` and gives them out. */
static struct arm capture(struct walk *w, size_t mark)
{
    struct arm arm = { .live = w->live };
    w->stamp++;
    while (w->log.count > mark) {
        const struct change change = w->log.items[--w->log.count];
        if (w->stamps[change.variable] != w->stamp) {
            w->stamps[change.variable] = w->stamp;
            VEC_PUSH(w->arena, &arm.changes,
                     ((struct change){ change.variable, w->current[change.variable] }));
        }
        w->current[change.variable] = change.definition;
    }
    return arm;
}

/* What holds where either arm arrives. */
static struct arm merge(struct walk *w, const struct arm *a, const struct arm *b)
{
    struct arm both = { .live = true };
    if (!a->live || !b->live) {
        return a->live ? *a : *b;
    }
    w->stamp++;
    for (size_t i = 0; i < b->changes.count; i++) {
        const struct change *change = &b->changes.items[i];
        w->stamps[change->variable] = w->stamp;
        w->found[change->variable] = change->definition;
    }
    for (size_t i = 0; i < a->changes.count; i++) {
        const struct change *change = &a->changes.items[i];
        const bool in_both = w->stamps[change->variable] == w->stamp;
        const uint32_t other =
            in_both ? w->found[change->variable] : w->current[change->variable];
        VEC_PUSH(
            w->arena, &both.changes,
            ((struct change){ change->variable, join(w, change->definition, other) }));
        w->stamps[change->variable] = 0;
    }
    for (size_t i = 0; i < b->changes.count; i++) {
        const struct change *change = &b->changes.items[i];
        if (w->stamps[change->variable] == w->stamp) {
            VEC_PUSH(
                w->arena, &both.changes,
                ((struct change){ change->variable, join(w, w->current[change->variable],
                                                         change->definition) }));
        }
    }
    return both;
}

static void apply(struct walk *w, const struct arm *arm)
{
    for (size_t i = 0; i < arm->changes.count; i++) {
        set(w, arm->changes.items[i].variable, arm->changes.items[i].definition);
    }
    w->live = arm->live;
}

/* ---- Expressions ---- */

static void read_name(struct walk *w, uint32_t node)
{
    const struct place *place = &w->names->places[node];
    if (place->variable == 0 || w->reach->shared[place->variable]) {
        return;
    }
    const struct variable *variable = &w->names->variables.items[place->variable];
    if (frame_of(w->names, place->scope) == frame_of(w->names, variable->scope)) {
        w->reach->reads[node] = w->current[place->variable];
    }
}

/* Whether what stands at `node` may be left out when `root` is evaluated. */
static bool is_conditional(struct walk *w, uint32_t node, uint32_t root)
{
    while (node != root && spend(w)) {
        node = w->tree->nodes[node].parent;
        const uint8_t kind = w->tree->nodes[node].kind;
        if (kind == N_BOOL_OP || kind == N_IF_EXP || kind == N_LAMBDA ||
            kind == N_COMPARE || (kind >= N_LIST_COMP && kind <= N_DICT_COMP)) {
            return true;
        }
    }
    return false;
}

static void end_walrus(struct walk *w, uint32_t walrus, uint32_t root)
{
    const uint32_t target = tree_first(w->tree, walrus);
    const uint32_t value = target == TREE_NONE ? TREE_NONE : tree_next(w->tree, target);
    if (value == TREE_NONE || w->tree->nodes[target].kind != N_NAME) {
        return;
    }
    const uint32_t variable = variable_at(w, target);
    const uint32_t before = variable ? w->current[variable] : 0;
    define(w, variable, (struct definition){ .kind = DEFINED_VALUE, .node = value });
    if (variable && before && is_conditional(w, walrus, root)) {
        set(w, variable, join(w, before, w->current[variable]));
    }
}

/* All names in an expression, parameters or targets, in text order; a walrus binds where
 * it ends. */
static void expression(struct walk *w, uint32_t root)
{
    struct {
        VEC(uint32_t) items;
    } open = { 0 };
    for (uint32_t node = root; node < w->tree->nodes[root].end; node++) {
        while (open.items.count &&
               w->tree->nodes[open.items.items[open.items.count - 1]].end <= node) {
            end_walrus(w, open.items.items[--open.items.count], root);
        }
        if (w->tree->nodes[node].kind == N_WALRUS) {
            VEC_PUSH(w->arena, &open.items, node);
        } else if (w->loads[node]) {
            read_name(w, node);
        }
    }
    while (open.items.count) {
        end_walrus(w, open.items.items[--open.items.count], root);
    }
}

/* Names that a target binds to what is not known. */
static void define_targets(struct walk *w, uint32_t root)
{
    for (uint32_t node = root; node < w->tree->nodes[root].end; node++) {
        if (w->loads[node]) {
            read_name(w, node);
        } else if (w->tree->nodes[node].kind == N_NAME) {
            define_other(w, node);
        }
    }
}

/* ---- Simple statements ---- */

static bool is_list(const struct walk *w, uint32_t node)
{
    return w->tree->nodes[node].kind == N_TUPLE || w->tree->nodes[node].kind == N_LIST;
}

/* a, b = x, y */
static bool is_pairwise(const struct walk *w, uint32_t target, uint32_t value)
{
    if (!is_list(w, target) || !is_list(w, value)) {
        return false;
    }
    uint32_t x = tree_first(w->tree, target);
    uint32_t y = tree_first(w->tree, value);
    while (x != TREE_NONE && y != TREE_NONE) {
        if (w->tree->nodes[x].kind == N_STAR || w->tree->nodes[y].kind == N_STAR) {
            return false;
        }
        x = tree_next(w->tree, x);
        y = tree_next(w->tree, y);
    }
    return x == y;
}

static void assign_one(struct walk *w, uint32_t target, uint32_t value)
{
    if (w->tree->nodes[target].kind == N_NAME) {
        define(w, variable_at(w, target),
               (struct definition){ .kind = DEFINED_VALUE, .node = value });
    } else {
        define_targets(w, target);
    }
}

static void assign(struct walk *w, uint32_t target, uint32_t value)
{
    if (!is_pairwise(w, target, value)) {
        assign_one(w, target, value);
        return;
    }
    uint32_t x = tree_first(w->tree, target);
    uint32_t y = tree_first(w->tree, value);
    for (; x != TREE_NONE; x = tree_next(w->tree, x), y = tree_next(w->tree, y)) {
        assign_one(w, x, y);
    }
}

static void assignment(struct walk *w, uint32_t node)
{
    const uint32_t value = tree_last(w->tree, node);
    expression(w, value);
    for (uint32_t target = tree_first(w->tree, node); target != value;
         target = tree_next(w->tree, target)) {
        assign(w, target, value);
    }
}

static void annotated(struct walk *w, uint32_t node)
{
    const uint32_t target = tree_first(w->tree, node);
    const uint32_t annotation = tree_next(w->tree, target);
    const uint32_t value =
        annotation == TREE_NONE ? TREE_NONE : tree_next(w->tree, annotation);
    if (value != TREE_NONE) {
        expression(w, annotation);
        expression(w, value);
        assign_one(w, target, value);
    }
}

static void augmented(struct walk *w, uint32_t node)
{
    const uint32_t target = tree_first(w->tree, node);
    expression(w, tree_last(w->tree, node));
    if (w->tree->nodes[target].kind != N_NAME) {
        expression(w, target);
        return;
    }
    const uint32_t variable = variable_at(w, target);
    read_name(w, target);
    define(w, variable,
           (struct definition){ .kind = DEFINED_AUGMENT,
                                .node = node,
                                .left = variable ? w->current[variable] : 0 });
}

/* Imports and whatever else has its names as children. */
static void binders(struct walk *w, uint32_t root)
{
    for (uint32_t node = root; node < w->tree->nodes[root].end; node++) {
        const uint8_t kind = w->tree->nodes[node].kind;
        if (kind == N_ALIAS || kind == N_CASE_CAPTURE || kind == N_CASE_STAR ||
            kind == N_CASE_AS) {
            define_other(w, node);
        } else if (w->loads[node]) {
            read_name(w, node);
        }
    }
}

/* ---- Compound statements ---- */

static void statement(struct walk *w, uint32_t node);

static void block(struct walk *w, uint32_t node)
{
    if (node == TREE_NONE) {
        return;
    }
    if (w->depth >= MOST_DEPTH) {
        w->reach->cut = true;
        return;
    }
    w->depth++;
    TREE_EACH_CHILD(child, w->tree, node)
    {
        statement(w, child);
    }
    w->depth--;
}

static void block_of(struct walk *w, uint32_t node)
{
    block(w, tree_child_of_kind(w->tree, node, N_BLOCK));
}

/* The walk of one arm, from what holds now. */
static void arm_block(struct walk *w, uint32_t node, struct arm *merged)
{
    const size_t mark = w->log.count;
    w->live = true;
    block_of(w, node);
    const struct arm arm = capture(w, mark);
    *merged = merge(w, merged, &arm);
}

static void if_statement(struct walk *w, uint32_t node)
{
    struct arm merged = { .live = false };
    for (;;) {
        expression(w, tree_first(w->tree, node));
        arm_block(w, node, &merged);
        const uint32_t otherwise = tree_child_of_kind(w->tree, node, N_ELSE);
        if (otherwise == TREE_NONE) {
            const struct arm none = { .live = true };
            merged = merge(w, &merged, &none);
            break;
        }
        node = tree_first(w->tree, otherwise);
        if (node == TREE_NONE || w->tree->nodes[node].kind != N_IF) {
            arm_block(w, otherwise, &merged);
            break;
        }
    }
    apply(w, &merged);
}

/* What a loop binds stands for what was before and for all that it binds. */
struct head {
    uint32_t variable;
    uint32_t definition;
};
VEC_OF(heads, struct head);

static bool is_binder(const struct walk *w, uint32_t node)
{
    switch (w->tree->nodes[node].kind) {
    case N_NAME:
        return !w->loads[node];
    case N_ALIAS:
    case N_FUNCTION:
    case N_CLASS:
    case N_CASE_CAPTURE:
    case N_CASE_STAR:
    case N_CASE_AS:
        return true;
    default:
        return false;
    }
}

static void open_heads(struct walk *w, uint32_t loop, struct heads *heads)
{
    w->stamp++;
    for (uint32_t node = loop; node < w->tree->nodes[loop].end && spend(w); node++) {
        const uint32_t variable = is_binder(w, node) ? variable_at(w, node) : 0;
        if (variable == 0 || w->stamps[variable] == w->stamp) {
            continue;
        }
        w->stamps[variable] = w->stamp;
        const uint32_t head = add_definition(
            w, (struct definition){ DEFINED_JOIN, TREE_NONE, w->current[variable], 0 });
        VEC_PUSH(w->arena, heads, ((struct head){ variable, head }));
        set(w, variable, head);
    }
}

static void close_heads(struct walk *w, const struct heads *heads, size_t made)
{
    w->stamp++;
    for (size_t i = 0; i < heads->count; i++) {
        w->stamps[heads->items[i].variable] = w->stamp;
        w->found[heads->items[i].variable] = heads->items[i].definition;
        set(w, heads->items[i].variable, heads->items[i].definition);
    }
    for (size_t i = made; i < w->made.count; i++) {
        const struct change *change = &w->made.items[i];
        if (w->stamps[change->variable] == w->stamp) {
            const uint32_t head = w->found[change->variable];
            const uint32_t right = w->reach->definitions.items[head].right;
            const uint32_t joined = join(w, right, change->definition);
            w->reach->definitions.items[head].right = joined;
        }
    }
}

static void loop_statement(struct walk *w, uint32_t node)
{
    const bool is_for = w->tree->nodes[node].kind == N_FOR;
    const uint32_t first = tree_first(w->tree, node);
    if (is_for) {
        expression(w, tree_next(w->tree, first));
    }
    struct heads heads = { 0 };
    const size_t made = w->made.count;
    open_heads(w, node, &heads);
    if (is_for) {
        define_targets(w, first);
    } else {
        expression(w, first);
    }
    block_of(w, node);
    close_heads(w, &heads, made);
    w->live = true;
    const uint32_t otherwise = tree_child_of_kind(w->tree, node, N_ELSE);
    if (otherwise != TREE_NONE) {
        struct arm merged = { .live = true };
        arm_block(w, otherwise, &merged);
        apply(w, &merged);
    }
}

/* After any of the definitions made since, or none. */
static void join_made(struct walk *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct change change = w->made.items[i];
        set(w, change.variable, join(w, w->current[change.variable], change.definition));
    }
}

static void handler(struct walk *w, uint32_t node, size_t from, size_t to,
                    struct arm *merged)
{
    const size_t mark = w->log.count;
    join_made(w, from, to);
    const uint32_t body = tree_child_of_kind(w->tree, node, N_BLOCK);
    TREE_EACH_CHILD(child, w->tree, node)
    {
        if (child != body) {
            define_targets(w, child);
        }
    }
    w->live = true;
    block(w, body);
    const struct arm arm = capture(w, mark);
    *merged = merge(w, merged, &arm);
}

static void try_statement(struct walk *w, uint32_t node)
{
    const size_t mark = w->log.count;
    const size_t made = w->made.count;
    block_of(w, node);
    const size_t body_made = w->made.count;
    const uint32_t otherwise = tree_child_of_kind(w->tree, node, N_ELSE);
    if (otherwise != TREE_NONE) {
        block_of(w, otherwise);
    }
    struct arm merged = capture(w, mark);
    TREE_EACH_CHILD(child, w->tree, node)
    {
        if (w->tree->nodes[child].kind == N_HANDLER) {
            handler(w, child, made, body_made, &merged);
        }
    }
    apply(w, &merged);
    const uint32_t finally = tree_child_of_kind(w->tree, node, N_FINALLY);
    if (finally != TREE_NONE) {
        if (!merged.live) {
            join_made(w, made, w->made.count);
        }
        block_of(w, finally);
    }
}

static void match_statement(struct walk *w, uint32_t node)
{
    struct arm merged = { .live = true }; /* no case may fit */
    expression(w, tree_first(w->tree, node));
    TREE_EACH_CHILD(child, w->tree, node)
    {
        if (w->tree->nodes[child].kind != N_CASE) {
            continue;
        }
        const size_t mark = w->log.count;
        const uint32_t body = tree_child_of_kind(w->tree, child, N_BLOCK);
        TREE_EACH_CHILD(part, w->tree, child)
        {
            if (part != body) {
                binders(w, part);
            }
        }
        w->live = true;
        block(w, body);
        const struct arm arm = capture(w, mark);
        merged = merge(w, &merged, &arm);
    }
    apply(w, &merged);
}

static void with_statement(struct walk *w, uint32_t node)
{
    TREE_EACH_CHILD(child, w->tree, node)
    {
        if (w->tree->nodes[child].kind == N_WITH_ITEM) {
            expression(w, tree_first(w->tree, child));
            const uint32_t as = tree_child_of_kind(w->tree, child, N_AS);
            if (as != TREE_NONE) {
                define_targets(w, as);
            }
        }
    }
    block_of(w, node);
}

/* Decorators, defaults and bases run here; the body is looked at on its own. */
static void definition(struct walk *w, uint32_t node)
{
    const bool live = w->live;
    const uint32_t body = tree_child_of_kind(w->tree, node, N_BLOCK);
    TREE_EACH_CHILD(child, w->tree, node)
    {
        if (child != body) {
            expression(w, child);
        }
    }
    const uint32_t params = tree_child_of_kind(w->tree, node, N_PARAMS);
    for (uint32_t i = params; params != TREE_NONE && i < w->tree->nodes[params].end;
         i++) {
        if (w->tree->nodes[i].kind == N_PARAM) {
            define_other(w, i);
        }
    }
    block(w, body);
    w->live = live;
    define_other(w, node);
}

static void statement(struct walk *w, uint32_t node)
{
    switch (w->tree->nodes[node].kind) {
    case N_ASSIGN:
        assignment(w, node);
        break;
    case N_ANN_ASSIGN:
        annotated(w, node);
        break;
    case N_AUG_ASSIGN:
        augmented(w, node);
        break;
    case N_IMPORT:
    case N_FROM_IMPORT:
        binders(w, node);
        break;
    case N_DELETE:
        define_targets(w, node);
        break;
    case N_IF:
        if_statement(w, node);
        break;
    case N_WHILE:
    case N_FOR:
        loop_statement(w, node);
        break;
    case N_TRY:
        try_statement(w, node);
        break;
    case N_MATCH:
        match_statement(w, node);
        break;
    case N_WITH:
        with_statement(w, node);
        break;
    case N_FUNCTION:
    case N_CLASS:
        definition(w, node);
        break;
    case N_RETURN:
    case N_RAISE:
    case N_BREAK:
    case N_CONTINUE:
        expression(w, node);
        w->live = false;
        break;
    case N_GLOBAL:
    case N_NONLOCAL:
        break;
    default:
        expression(w, node);
        break;
    }
}

/* ---- The file ---- */

static void find_shared(struct walk *w)
{
    for (uint32_t node = 0; node < w->tree->count; node++) {
        const uint8_t kind = w->tree->nodes[node].kind;
        if (kind == N_GLOBAL || kind == N_NONLOCAL) {
            TREE_EACH_CHILD(child, w->tree, node)
            {
                w->reach->shared[variable_at(w, child)] = true;
            }
        }
    }
}

struct reach *reach_new(const struct tree *tree, const struct names *names,
                        struct arena *arena)
{
    struct reach *reach = ARENA_NEW(arena, struct reach);
    const size_t variables = names->variables.count;
    reach->names = names;
    reach->reads = ARENA_ARRAY(arena, tree->count, uint32_t);
    reach->single = ARENA_ARRAY(arena, variables, uint32_t);
    reach->shared = ARENA_ARRAY(arena, variables, bool);
    struct walk w = { .reach = reach, .tree = tree, .names = names, .arena = arena };
    w.current = ARENA_ARRAY(arena, variables, uint32_t);
    w.stamps = ARENA_ARRAY(arena, variables, uint32_t);
    w.found = ARENA_ARRAY(arena, variables, uint32_t);
    w.loads = ARENA_ARRAY(arena, tree->count, bool);
    w.steps_left = (uint64_t)tree->count * STEPS_PER_NODE;
    w.live = true;
    for (size_t i = 0; i < names->loads.count; i++) {
        w.loads[names->loads.items[i]] = true;
    }
    add_definition(&w, (struct definition){ .kind = DEFINED_UNKNOWN });
    find_shared(&w);
    block(&w, 0);
    return reach;
}

uint32_t reach_read(const struct reach *reach, uint32_t node)
{
    const struct place *place = &reach->names->places[node];
    if (reach->cut || place->variable == 0) {
        return 0;
    }
    if (reach->reads[node]) {
        return reach->reads[node];
    }
    const struct variable *variable = &reach->names->variables.items[place->variable];
    const bool elsewhere =
        frame_of(reach->names, place->scope) != frame_of(reach->names, variable->scope) ||
        reach->shared[place->variable];
    return elsewhere && variable->binding_count == 1 ? reach->single[place->variable] : 0;
}

const struct definition *reach_definition(const struct reach *reach, uint32_t number)
{
    return &reach->definitions.items[number];
}

uint32_t reach_count(const struct reach *reach)
{
    return (uint32_t)reach->definitions.count;
}
