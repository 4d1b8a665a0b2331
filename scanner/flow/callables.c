/* SPDX-License-Identifier: MIT */
#include "flow/callables.h"

#include "base/arena.h"
#include "base/intern.h"
#include "match/unit.h"
#include "names/call_types.h"
#include "names/names.h"
#include "names/pairs.h"
#include "names/propagate.h"

/* Calls on results of calls on…, and names for names, that are looked through. */
enum { MOST_HOPS = 8, LONGEST_NAME = 256 };

#define SEVERAL UINT32_MAX

struct callables {
    struct unit *unit;
    struct pairs attributes; /* class × name → what `self.name` is given, or SEVERAL */
};

static uint32_t type_of(struct callables *callables, uint32_t node, int hops);

/* The class in which a node stands, in a method of it; TREE_NONE if there is none. */
static uint32_t class_around(const struct tree *tree, uint32_t node)
{
    uint32_t function = TREE_NONE;
    for (uint32_t at = tree->nodes[node].parent; at != TREE_NONE;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind == N_CLASS) {
            return function != TREE_NONE ? at : TREE_NONE;
        }
        function = tree->nodes[at].kind == N_FUNCTION ? at : function;
    }
    return TREE_NONE;
}

bool callables_is_self(const struct tree *tree, uint32_t node)
{
    return node != TREE_NONE && tree->nodes[node].kind == N_NAME &&
           str_equal(tree_name(tree, node), STR("self"));
}

static bool is_of_self(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_ATTRIBUTE &&
           callables_is_self(tree, tree_first(tree, node));
}

/* `self.name = …`, in any method. */
static void note_attribute(struct callables *callables, uint32_t assignment)
{
    const struct tree *tree = callables->unit->tree;
    const uint32_t target = tree_first(tree, assignment);
    const uint32_t given = tree_last(tree, assignment);
    const uint32_t class =
        is_of_self(tree, target) ? class_around(tree, target) : TREE_NONE;
    if (class == TREE_NONE || tree->nodes[given].kind == N_NONE) {
        return;
    }
    const uint32_t name = tree->nodes[target].name;
    const bool is_first = !pairs_find(&callables->attributes, class, name);
    pairs_set(&callables->attributes, class, name, is_first ? given : SEVERAL);
}

struct callables *callables_new(struct unit *unit)
{
    struct callables *callables = ARENA_NEW(unit->arena, struct callables);
    callables->unit = unit;
    callables->attributes = pairs_init(unit->arena, 16);
    for (uint32_t i = 0; i < unit->tree->count; i++) {
        if (unit->tree->nodes[i].kind == N_ASSIGN) {
            note_attribute(callables, i);
        }
    }
    return callables;
}

/* The number of "type.name"; 0 if nobody told of such a thing. */
static uint32_t member(const struct unit *unit, uint32_t type, uint32_t name)
{
    char text[LONGEST_NAME];
    const struct str left = intern_text(unit->tree->names, type);
    const struct str right = intern_text(unit->tree->names, name);
    if (!type || !name || left.len + right.len + 1 > sizeof text) {
        return 0;
    }
    memcpy(text, left.ptr, left.len);
    text[left.len] = '.';
    memcpy(text + left.len + 1, right.ptr, right.len);
    return intern_find(unit->tree->names, (struct str){ text, left.len + right.len + 1 });
}

static uint32_t callee_name(struct callables *callables, uint32_t callee, int hops)
{
    const struct unit *unit = callables->unit;
    const struct node *node = &unit->tree->nodes[callee];
    const uint32_t qualified = names_qualified(unit->names, callee);
    if (qualified) {
        return qualified;
    }
    if (node->kind == N_NAME) {
        return names_variable(unit->names, callee) ? 0 : node->name;
    }
    return node->kind == N_ATTRIBUTE
               ? member(unit,
                        type_of(callables, tree_first(unit->tree, callee), hops + 1),
                        node->name)
               : 0;
}

/* Classes of the language by how their things are written. */
static uint32_t type_of_display(const struct unit *unit, uint32_t node)
{
    const enum node_kind kind = (enum node_kind)unit->tree->nodes[node].kind;
    const bool is_dict = kind == N_DICT || kind == N_DICT_COMP;
    return is_dict ? intern_find(unit->tree->names, STR("dict")) : 0;
}

/* What a class is called in the tables. */
static uint32_t plain_type(const struct unit *unit, uint32_t type)
{
    static const char *const dicts[] = { "typing.Dict", "typing.Mapping",
                                         "typing.MutableMapping", NULL };
    const struct str text = intern_text(unit->tree->names, type);
    return str_is_among(text, dicts) ? intern_find(unit->tree->names, STR("dict")) : type;
}

static uint32_t type_of_name(struct callables *callables, uint32_t node, int hops)
{
    struct unit *unit = callables->unit;
    const uint32_t variable = names_variable(unit->names, node);
    const uint32_t type = variable ? names_type(unit->names, variable) : 0;
    if (type || !variable) {
        return plain_type(unit, type);
    }
    const uint32_t given = propagate_expression(unit_propagation(unit), node);
    return given != TREE_NONE ? type_of(callables, given, hops + 1) : 0;
}

/* os.environ: things of modules are in the tables as they are. self.x: what the methods
 * of the class give it. */
static uint32_t type_of_attribute(struct callables *callables, uint32_t node, int hops)
{
    const struct unit *unit = callables->unit;
    const uint32_t qualified = names_qualified(unit->names, node);
    if (qualified || !is_of_self(unit->tree, node)) {
        return qualified;
    }
    const uint32_t class = class_around(unit->tree, node);
    const uint32_t given = class == TREE_NONE ? 0
                                              : pairs_find(&callables->attributes, class,
                                                           unit->tree->nodes[node].name);
    return given && given != SEVERAL ? type_of(callables, given, hops + 1) : 0;
}

/* The class of an expression; 0 if it is not known. */
static uint32_t type_of(struct callables *callables, uint32_t node, int hops)
{
    const struct unit *unit = callables->unit;
    if (hops > MOST_HOPS) {
        return 0;
    }
    switch ((enum node_kind)unit->tree->nodes[node].kind) {
    case N_NAME:
        return type_of_name(callables, node, hops);
    case N_ATTRIBUTE:
        return type_of_attribute(callables, node, hops);
    case N_CALL: {
        const uint32_t callee = tree_first(unit->tree, node);
        const uint32_t name = callee_name(callables, callee, hops + 1);
        const uint32_t told = call_types_find(unit->types, name);
        return told ? told : name; /* a class makes its own */
    }
    case N_AWAIT:
        return type_of(callables, tree_first(unit->tree, node), hops + 1);
    default:
        return type_of_display(unit, node);
    }
}

uint32_t callables_find(struct callables *callables, uint32_t call)
{
    return callee_name(callables, tree_first(callables->unit->tree, call), 0);
}

/* The bindings with one more, in their order. */
static void add_binding(struct match *match, struct binding binding, struct arena *arena)
{
    struct binding *all =
        ARENA_ARRAY(arena, (size_t)match->binding_count + 1, struct binding);
    uint32_t count = 0;
    uint32_t i = 0;
    for (; i < match->binding_count &&
           match->bindings[i].metavariable < binding.metavariable;
         i++) {
        all[count++] = match->bindings[i];
    }
    all[count++] = binding;
    for (; i < match->binding_count; i++) {
        all[count++] = match->bindings[i];
    }
    match->bindings = all;
    match->binding_count = count;
}

/* Whether a call has so few arguments that it may give None; `digits` is empty where
 * that does not matter. */
static bool has_few_arguments(const struct tree *tree, uint32_t call, struct str digits)
{
    enum { UNKNOWN_COUNT = 100 };
    uint32_t count = 0;
    uint32_t most = 0;
    for (uint32_t child = tree_next(tree, tree_first(tree, call)); child != TREE_NONE;
         child = tree_next(tree, child)) {
        const uint8_t kind = tree->nodes[child].kind;
        count += kind == N_STAR || kind == N_DSTAR ? UNKNOWN_COUNT : 1;
    }
    for (size_t i = 0; i < digits.len; i++) {
        most = most * 10 + (uint32_t)(digits.ptr[i] - '0');
    }
    return digits.len == 0 || count <= most;
}

static void add_call(struct unit *unit, uint32_t call, uint32_t reason,
                     struct matches *found)
{
    const struct tree *tree = unit->tree;
    const uint32_t callee = tree_first(tree, call);
    const struct binding rows[] = {
        { .metavariable = intern_find(tree->names, STR("$RESULT")),
          .kind = BIND_NODE,
          .node = callee,
          .from = tree->nodes[callee].from,
          .to = tree->nodes[callee].to },
        { .metavariable = intern_find(tree->names, STR("$REASON")),
          .kind = BIND_QUALIFIED,
          .name = reason },
    };
    struct match match = { .from = tree->nodes[call].from,
                           .to = tree->nodes[call].to,
                           .node = call };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].metavariable) {
            add_binding(&match, rows[i], unit->arena);
        }
    }
    VEC_PUSH(unit->arena, found, match);
}

void callables_find_optional(struct callables *callables, struct matches *found)
{
    struct unit *unit = callables->unit;
    const struct call_types *types = unit->types;
    for (uint32_t i = 0; types && types->optional && i < unit->tree->count; i++) {
        const uint32_t name =
            unit->tree->nodes[i].kind == N_CALL && unit_is_asked(unit, i)
                ? callables_find(callables, i)
                : 0;
        const uint32_t reason = call_types_find(types->optional, name);
        const uint32_t most = reason ? call_types_find(types->arguments, name) : 0;
        if (reason &&
            has_few_arguments(unit->tree, i, intern_text(unit->tree->names, most))) {
            add_call(unit, i, reason, found);
        }
    }
}

const struct match *callables_with_use(struct unit *unit, const struct match *match)
{
    struct match *made = ARENA_NEW(unit->arena, struct match);
    const struct binding use = { .metavariable =
                                     intern_find(unit->tree->names, STR("$USE")),
                                 .kind = BIND_TEXT,
                                 .from = match->from,
                                 .to = match->to };
    *made = *match;
    if (use.metavariable && !match_binding(match, use.metavariable)) {
        add_binding(made, use, unit->arena);
    }
    return made;
}

const struct match *callables_use_match(struct unit *unit, uint32_t node)
{
    const struct tree *tree = unit->tree;
    struct match *match = ARENA_NEW(unit->arena, struct match);
    const struct binding use = { .metavariable = intern_find(tree->names, STR("$USE")),
                                 .kind = BIND_NODE,
                                 .node = node,
                                 .from = tree->nodes[node].from,
                                 .to = tree->nodes[node].to };
    *match = (struct match){ .from = use.from, .to = use.to, .node = node };
    if (use.metavariable) {
        add_binding(match, use, unit->arena);
    }
    return match;
}
