/* SPDX-License-Identifier: MIT */
#include "names/collect.h"

#include <assert.h>

#include "base/arena.h"
#include "base/intern.h"
#include "names/dotted.h"
#include "names/facts.h"
#include "syntax/tree.h"

VEC_OF(numbers, uint32_t);

struct walk {
    struct names *names;
    const struct tree *tree;
    /* For each node that is a target or part of one: the first node that sees the new
     * value; else 0. (`os = os.path` reads the old one.) */
    uint32_t *seen_from;
    struct numbers open;   /* scopes whose opener is not finished, outermost first */
    struct numbers blocks; /* N_BLOCKs that are not finished */
};

static const struct node *node_at(const struct walk *walk, uint32_t node)
{
    return &walk->tree->nodes[node];
}

static uint32_t parent_of(const struct walk *walk, uint32_t node)
{
    return walk->tree->nodes[node].parent;
}

static enum node_kind kind_of(const struct walk *walk, uint32_t node)
{
    return (enum node_kind)walk->tree->nodes[node].kind;
}

static uint32_t scope_of(const struct walk *walk, uint32_t node)
{
    return walk->names->places[node].scope;
}

static struct scope *scope_at(const struct walk *walk, uint32_t scope)
{
    return &walk->names->scopes.items[scope];
}

/* ---- Scopes ---- */

static uint32_t add_scope(struct walk *walk, enum scope_kind kind, uint32_t opener)
{
    struct names *names = walk->names;
    const uint32_t outer = kind == SCOPE_MODULE ? SCOPE_NONE : scope_of(walk, opener);
    const uint32_t number = (uint32_t)names->scopes.count;
    struct scope scope = {
        .kind = kind,
        .node = kind == SCOPE_TYPES ? scope_at(walk, outer)->node : opener,
        .opener = opener,
        .outer = outer,
        .parent = outer,
        .frame = number,
    };
    if (kind != SCOPE_MODULE && kind != SCOPE_FUNCTION) {
        scope.frame = scope_at(walk, outer)->frame;
    }
    VEC_PUSH(names->arena, &names->scopes, scope);
    return number;
}

static void open_scope(struct walk *walk, enum scope_kind kind, uint32_t opener)
{
    const uint32_t scope = add_scope(walk, kind, opener);
    VEC_PUSH(walk->names->arena, &walk->open, scope);
}

/* The scope that `opener` opened; the walk is at one of its children. */
static uint32_t own_scope(const struct walk *walk, uint32_t opener)
{
    const uint32_t own = walk->open.items[walk->open.count - 1];
    assert(scope_at(walk, own)->opener == opener);
    (void)opener;
    return own;
}

/* def f[T](…): the type parameters stand in a scope between f's and the one around it. */
static uint32_t insert_type_scope(struct walk *walk, uint32_t opener)
{
    const uint32_t types = add_scope(walk, SCOPE_TYPES, opener);
    scope_at(walk, own_scope(walk, opener))->parent = types;
    return types;
}

static uint32_t scope_in_definition(struct walk *walk, uint32_t definition, uint32_t node)
{
    const uint32_t own = own_scope(walk, definition);
    switch (kind_of(walk, node)) {
    case N_DECORATOR:
        return scope_at(walk, own)->outer;
    case N_TYPE_PARAMS:
        return insert_type_scope(walk, definition);
    case N_RETURNS:
    case N_BASES:
        return scope_at(walk, own)->parent;
    default:
        return own;
    }
}

static uint32_t scope_in_param(const struct walk *walk, uint32_t param, uint32_t node)
{
    const uint32_t own = scope_of(walk, param);
    if (scope_at(walk, own)->kind != SCOPE_FUNCTION) {
        return own; /* a stray parameter in an error node */
    }
    switch (kind_of(walk, node)) {
    case N_DEFAULT:
        return scope_at(walk, own)->outer;
    case N_ANNOTATION:
        return scope_at(walk, own)->parent;
    default:
        return own;
    }
}

/* The first iterable of a comprehension is evaluated around it: [x for x in HERE for …].
 */
static uint32_t scope_in_comp_for(const struct walk *walk, uint32_t comp_for,
                                  uint32_t node)
{
    const uint32_t comp = parent_of(walk, comp_for);
    const bool is_first = node_at(walk, comp + 1)->end == comp_for;
    const bool is_iterable =
        node_at(walk, comp_for + 1)->end == node && kind_of(walk, node) != N_COMP_IF;
    return is_first && is_iterable ? scope_of(walk, comp) : scope_of(walk, comp_for);
}

static uint32_t find_scope(struct walk *walk, uint32_t node)
{
    const uint32_t parent = parent_of(walk, node);
    switch (kind_of(walk, parent)) {
    case N_FUNCTION:
    case N_CLASS:
        return scope_in_definition(walk, parent, node);
    case N_LAMBDA:
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_DICT_COMP:
    case N_GENERATOR:
        return own_scope(walk, parent);
    case N_TYPE_ALIAS:
        return node == parent + 1 ? scope_of(walk, parent) : own_scope(walk, parent);
    case N_PARAM:
        return scope_in_param(walk, parent, node);
    case N_COMP_FOR:
        return scope_in_comp_for(walk, parent, node);
    default:
        return scope_of(walk, parent);
    }
}

/* ---- Bindings ---- */

static void add_event(struct walk *walk, struct variable *variable, uint32_t from,
                      uint32_t qualified)
{
    struct names *names = walk->names;
    const uint32_t number = (uint32_t)names->events.count;
    const struct numbers *blocks = &walk->blocks;
    const struct event event = {
        .from = from,
        .block = blocks->count ? blocks->items[blocks->count - 1] : 0,
        .qualified = qualified,
        .previous = variable->last_event,
    };
    VEC_PUSH(names->arena, &names->events, event);
    if (variable->last_event) {
        names->events.items[variable->last_event].next = number;
    } else {
        variable->first_event = number;
    }
    variable->last_event = number;
}

struct binding_site {
    uint32_t scope;
    uint32_t name;
    uint32_t node;
    uint32_t from;      /* nodes from here on see the new value */
    uint32_t qualified; /* 0 unless imported */
};

static struct variable *bind_name(struct walk *walk, struct binding_site site)
{
    const uint32_t number = facts_declare(walk->names, site.scope, site.name);
    struct variable *variable = &walk->names->variables.items[number];
    if (variable->binding_count++ == 0) {
        variable->first_binding = site.node;
        variable->first_from = site.from;
    }
    if (site.qualified || variable->last_event) {
        add_event(walk, variable, site.from, site.qualified);
    }
    walk->names->places[site.node].variable = number;
    return variable;
}

static struct variable *bind_here(struct walk *walk, uint32_t node, uint32_t from)
{
    const uint32_t name = node_at(walk, node)->name;
    return bind_name(walk,
                     (struct binding_site){ scope_of(walk, node), name, node, from, 0 });
}

/* When the target at `node` has its new value, 0 if it is none. */
static uint32_t find_seen_from(const struct walk *walk, uint32_t node)
{
    const uint32_t parent = parent_of(walk, node);
    const uint32_t end = node_at(walk, parent)->end;
    const uint32_t after = node_at(walk, node)->end;
    const bool is_first = node == parent + 1;
    switch (kind_of(walk, parent)) {
    case N_ASSIGN:
        return after < end ? end : 0;
    case N_ANN_ASSIGN:
    case N_AUG_ASSIGN:
    case N_WALRUS:
    case N_TYPE_ALIAS:
        return is_first ? end : 0;
    case N_FOR:
    case N_COMP_FOR:
        /* The iterable that follows still sees the old value. */
        return !is_first ? 0 : after < end ? node_at(walk, after)->end : end;
    case N_AS:
    case N_DELETE:
        return end;
    case N_PARAM:
        return kind_of(walk, node) == N_TUPLE ? end : 0;
    case N_TUPLE:
    case N_LIST:
    case N_STAR:
        return walk->seen_from[parent];
    default:
        return 0;
    }
}

/* x: T, x: T = v, and the x of x = v or (x := v): what tells the type. */
static void note_value(const struct walk *walk, struct variable *variable, uint32_t node)
{
    const uint32_t parent = parent_of(walk, node);
    const uint32_t after = node_at(walk, node)->end;
    const uint32_t end = node_at(walk, parent)->end;
    const enum node_kind kind = kind_of(walk, parent);
    if (kind == N_ANN_ASSIGN) {
        if (variable->annotation == TREE_NONE && after + 1 < end) {
            variable->annotation = after + 1;
        }
    } else if ((kind == N_ASSIGN || kind == N_WALRUS) && after < end &&
               node_at(walk, after)->end == end) {
        variable->value = after;
    }
}

/* Where (x := v) binds: around all comprehensions. */
static uint32_t scope_of_walrus(const struct walk *walk, uint32_t scope)
{
    while (scope_at(walk, scope)->kind == SCOPE_COMPREHENSION) {
        scope = scope_at(walk, scope)->outer;
    }
    return scope;
}

/* `x: T` without a value declares x and gives it nothing. */
static bool is_bare_annotation(const struct walk *walk, uint32_t node)
{
    const uint32_t parent = parent_of(walk, node);
    const uint32_t annotation = node_at(walk, node)->end;
    const uint32_t end = node_at(walk, parent)->end;
    return kind_of(walk, parent) == N_ANN_ASSIGN && annotation < end &&
           node_at(walk, annotation)->end == end;
}

static void bind_target(struct walk *walk, uint32_t node)
{
    struct place *places = walk->names->places;
    const uint32_t parent = parent_of(walk, node);
    const uint32_t name = node_at(walk, node)->name;
    uint32_t scope = scope_of(walk, node);
    if (kind_of(walk, parent) == N_AS &&
        kind_of(walk, parent_of(walk, parent)) == N_ALIAS) {
        places[node].variable = places[parent_of(walk, parent)].variable;
        return;
    }
    if (kind_of(walk, parent) == N_WALRUS) {
        scope = scope_of_walrus(walk, scope);
    }
    struct variable *variable;
    if (is_bare_annotation(walk, node)) {
        const uint32_t number = facts_declare(walk->names, scope, name);
        places[node].variable = number;
        variable = &walk->names->variables.items[number];
    } else {
        const uint32_t from = walk->seen_from[node];
        variable = bind_name(walk, (struct binding_site){ scope, name, node, from, 0 });
    }
    note_value(walk, variable, node);
}

static void bind_param(struct walk *walk, uint32_t node)
{
    const struct node *param = node_at(walk, node);
    if (!param->name) {
        return;
    }
    struct variable *variable = bind_here(walk, node, node);
    /* The annotation of *args is that of its items, that of a type parameter its bound.
     */
    if (param->op == PARAM_PLAIN && kind_of(walk, parent_of(walk, node)) == N_PARAMS &&
        node + 2 < param->end && kind_of(walk, node + 1) == N_ANNOTATION) {
        variable->annotation = node + 2;
    }
}

/* ---- global, nonlocal, import ---- */

/* The scope that holds the variable of a `nonlocal` in `scope`: the nearest function
 * around it that binds it so far, else (it may bind it later) the nearest one. */
static uint32_t scope_of_nonlocal(const struct walk *walk, uint32_t scope, uint32_t name)
{
    uint32_t nearest = SCOPE_NONE;
    for (uint32_t at = scope_at(walk, scope)->outer;
         at != SCOPE_NONE && facts_step(walk->names); at = scope_at(walk, at)->outer) {
        if (scope_at(walk, at)->kind != SCOPE_FUNCTION) {
            continue;
        }
        if (pairs_find(&walk->names->bound, at, name)) {
            return at;
        }
        nearest = nearest == SCOPE_NONE ? at : nearest;
    }
    return nearest;
}

static void share_variables(struct walk *walk, uint32_t statement)
{
    const uint32_t here = scope_of(walk, statement);
    TREE_EACH_CHILD(child, walk->tree, statement)
    {
        const uint32_t name = node_at(walk, child)->name;
        if (kind_of(walk, child) != N_NAME || !name) {
            continue;
        }
        const uint32_t there = kind_of(walk, statement) == N_GLOBAL
                                   ? 0
                                   : scope_of_nonlocal(walk, here, name);
        if (there != SCOPE_NONE && there != here) {
            pairs_set(&walk->names->bound, here, name,
                      facts_declare(walk->names, there, name));
        }
    }
}

static uint32_t first_part(const struct walk *walk, uint32_t dotted)
{
    const struct str text = intern_text(walk->tree->names, dotted);
    const size_t dot = str_find_char(text, '.', 0);
    return dot == text.len ? dotted
                           : intern_add(walk->tree->names, str_slice(text, 0, dot));
}

static void visit_alias(struct walk *walk, uint32_t alias)
{
    struct names *names = walk->names;
    const uint32_t statement = parent_of(walk, alias);
    const struct node *from = node_at(walk, statement);
    const uint32_t as = tree_child_of_kind(walk->tree, alias, N_AS);
    const bool renamed = as != TREE_NONE && as + 1 < node_at(walk, as)->end;
    uint32_t qualified = 0;
    uint32_t name = node_at(walk, alias)->name;
    uint32_t bound_to = 0;
    if (from->kind == N_FROM_IMPORT) {
        uint32_t module = 0;
        if (dotted_module(names, from->op, from->name, &module)) {
            qualified = dotted_join(names, module, name);
        }
        bound_to = qualified;
    } else {
        qualified = dotted_intern(names, intern_text(walk->tree->names, name));
        name = first_part(walk, qualified);
        bound_to = renamed ? qualified : name;
    }
    names->places[alias].qualified = qualified;
    name = renamed ? node_at(walk, as + 1)->name : name;
    if (name) {
        const uint32_t scope = scope_of(walk, alias);
        bind_name(walk, (struct binding_site){ scope, name, alias, alias, bound_to });
    }
}

static void visit_star_import(struct walk *walk, uint32_t star)
{
    const struct node *from = node_at(walk, parent_of(walk, star));
    uint32_t module = 0;
    if (from->kind == N_FROM_IMPORT &&
        dotted_module(walk->names, from->op, from->name, &module) && module) {
        VEC_PUSH(walk->names->arena, &walk->names->stars, module);
    }
}

/* ---- The walk ---- */

static void visit_name(struct walk *walk, uint32_t node)
{
    if (walk->seen_from[node]) {
        bind_target(walk, node);
    } else {
        VEC_PUSH(walk->names->arena, &walk->names->loads, node);
    }
}

/* Decorators, defaults and bases still see what the name was before. */
static void bind_definition(struct walk *walk, uint32_t node)
{
    if (node_at(walk, node)->name) {
        bind_here(walk, node, node_at(walk, node)->end);
    }
}

static void visit(struct walk *walk, uint32_t node)
{
    switch (kind_of(walk, node)) {
    case N_NAME:
        visit_name(walk, node);
        break;
    case N_BLOCK:
        VEC_PUSH(walk->names->arena, &walk->blocks, node);
        break;
    case N_FUNCTION:
        bind_definition(walk, node);
        open_scope(walk, SCOPE_FUNCTION, node);
        break;
    case N_CLASS:
        bind_definition(walk, node);
        open_scope(walk, SCOPE_CLASS, node);
        break;
    case N_LAMBDA:
        open_scope(walk, SCOPE_FUNCTION, node);
        break;
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_DICT_COMP:
    case N_GENERATOR:
        open_scope(walk, SCOPE_COMPREHENSION, node);
        break;
    case N_TYPE_ALIAS:
        open_scope(walk, SCOPE_TYPES, node);
        break;
    case N_PARAM:
        bind_param(walk, node);
        break;
    case N_CASE_CAPTURE:
    case N_CASE_STAR:
    case N_CASE_AS:
        if (node_at(walk, node)->name) {
            bind_here(walk, node, node);
        }
        break;
    case N_GLOBAL:
    case N_NONLOCAL:
        share_variables(walk, node);
        break;
    case N_ALIAS:
        visit_alias(walk, node);
        break;
    case N_STAR_IMPORT:
        visit_star_import(walk, node);
        break;
    default:
        break;
    }
}

/* Forgets the scopes and blocks that end before `node`. */
static void close_ended(struct walk *walk, uint32_t node)
{
    struct numbers *open = &walk->open;
    while (open->count > 1 &&
           node_at(walk, scope_at(walk, open->items[open->count - 1])->opener)->end <=
               node) {
        open->count--;
    }
    struct numbers *blocks = &walk->blocks;
    while (blocks->count &&
           node_at(walk, blocks->items[blocks->count - 1])->end <= node) {
        blocks->count--;
    }
}

void collect_bindings(struct names *names)
{
    const uint32_t count = names->tree->count;
    struct walk walk = { .names = names, .tree = names->tree };
    walk.seen_from = ARENA_ARRAY(names->arena, count, uint32_t);
    open_scope(&walk, SCOPE_MODULE, 0);
    for (uint32_t node = 1; node < count; node++) {
        close_ended(&walk, node);
        names->places[node].scope = find_scope(&walk, node);
        walk.seen_from[node] = find_seen_from(&walk, node);
        visit(&walk, node);
    }
}
