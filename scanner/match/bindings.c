/* SPDX-License-Identifier: MIT */
#include "match/bindings.h"

#include "base/arena.h"
#include "base/intern.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "names/names.h"
#include "names/propagate.h"
#include "syntax/literal.h"
#include "syntax/source.h"

/* Names that are looked through one after the other. */
enum { MOST_HOPS = 8 };

static bool is_string(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_STRING || kind == N_STRING_PIECE || kind == N_CONCAT ||
           kind == N_FSTRING;
}

void bindings_content_range(const struct tree *tree, uint32_t node, uint32_t *from,
                            uint32_t *to)
{
    uint32_t first = node;
    uint32_t last = node;
    if (tree->nodes[node].kind == N_CONCAT) {
        first = tree_first(tree, node);
        last = tree_last(tree, node);
    }
    if (tree->nodes[first].kind == N_FSTRING || tree->nodes[last].kind == N_FSTRING) {
        *from = tree->nodes[node].from;
        *to = tree->nodes[node].to;
        return;
    }
    const struct str start = literal_raw_content(tree, first);
    const struct str end = literal_raw_content(tree, last);
    *from = (uint32_t)(start.ptr - tree->source->text.ptr);
    *to = (uint32_t)(end.ptr - tree->source->text.ptr + (ptrdiff_t)end.len);
}

/* Whether two uses of one name are of two different local variables. */
static bool different_locals(const struct unit *unit, uint32_t a, uint32_t b)
{
    const uint32_t va = names_variable(unit->names, a);
    const uint32_t vb = names_variable(unit->names, b);
    return va != vb && va != 0 && vb != 0 && names_is_local(unit->names, va) &&
           names_is_local(unit->names, vb);
}

static bool same_literal(const struct unit *unit, uint32_t a, uint32_t b)
{
    const struct tree *tree = unit->tree;
    switch (tree->nodes[a].kind) {
    case N_INT:
    case N_FLOAT:
    case N_IMAGINARY:
        return str_equal(tree_text(tree, a), tree_text(tree, b));
    case N_STRING:
    case N_STRING_PIECE:
        return str_equal(literal_raw_content(tree, a), literal_raw_content(tree, b));
    case N_NAME:
        return !different_locals(unit, a, b);
    default:
        return true;
    }
}

static bool nodes_equal(const struct unit *unit, uint32_t a, uint32_t b)
{
    const struct node *nodes = unit->tree->nodes;
    const uint32_t size = nodes[a].end - a;
    if (a == b) {
        return true;
    }
    if (size != nodes[b].end - b) {
        return false;
    }
    for (uint32_t i = 0; i < size; i++) {
        const struct node *x = &nodes[a + i];
        const struct node *y = &nodes[b + i];
        if (x->kind != y->kind || x->op != y->op || x->name != y->name ||
            x->end - (a + i) != y->end - (b + i) || !same_literal(unit, a + i, b + i)) {
            return false;
        }
    }
    return true;
}

/* The expression that a bound statement consists of, or the node itself. */
static uint32_t expression_of(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_EXPR_STMT ? tree_first(tree, node) : node;
}

static struct str content_of(const struct unit *unit, const struct binding *binding)
{
    struct str value;
    if (binding->kind == BIND_STRING || binding->kind == BIND_NODE) {
        if (literal_string(unit->tree, binding->node, unit->arena, &value)) {
            return value;
        }
    }
    return binding_text(unit, binding);
}

static bool lists_equal(const struct unit *unit, const struct binding *a,
                        const struct binding *b)
{
    if (a->count != b->count) {
        return false;
    }
    uint32_t x = a->node;
    uint32_t y = b->node;
    for (uint32_t i = 0; i < a->count; i++) {
        if (!nodes_equal(unit, x, y)) {
            return false;
        }
        x = tree_next(unit->tree, x);
        y = tree_next(unit->tree, y);
    }
    return true;
}

static uint32_t qualified_of(const struct unit *unit, const struct binding *binding)
{
    if (binding->kind == BIND_QUALIFIED) {
        return binding->name;
    }
    return binding->kind == BIND_NODE ? names_qualified(unit->names, binding->node) : 0;
}

/* A name against a name or an expression that is one. */
static bool name_equal(const struct unit *unit, const struct binding *name,
                       const struct binding *other)
{
    const uint32_t node = expression_of(unit->tree, other->node);
    const struct node *at = &unit->tree->nodes[node];
    if (other->kind == BIND_NODE && at->kind != N_NAME) {
        return is_string(unit->tree, node) &&
               str_equal(intern_text(unit->tree->names, name->name),
                         content_of(unit, other));
    }
    return at->name == name->name && !different_locals(unit, name->node, node);
}

/* Whether the binding is a text, not the code that it is written with. */
static bool is_content(const struct binding *binding)
{
    return binding->kind == BIND_STRING || binding->kind == BIND_TEXT ||
           binding->kind == BIND_CONSTANT;
}

static bool same_binding(const struct unit *unit, const struct binding *a,
                         const struct binding *b)
{
    const struct tree *tree = unit->tree;
    if (a->kind == BIND_LIST || b->kind == BIND_LIST) {
        return a->kind == b->kind && lists_equal(unit, a, b);
    }
    if (a->kind == BIND_QUALIFIED || b->kind == BIND_QUALIFIED) {
        const uint32_t qualified = qualified_of(unit, a);
        return (qualified != 0 && qualified == qualified_of(unit, b)) ||
               str_equal(binding_text(unit, a), binding_text(unit, b));
    }
    if (is_content(a) || is_content(b)) {
        return str_equal(content_of(unit, a), content_of(unit, b));
    }
    if (a->kind == BIND_NAME) {
        return name_equal(unit, a, b);
    }
    if (b->kind == BIND_NAME) {
        return name_equal(unit, b, a);
    }
    return nodes_equal(unit, expression_of(tree, a->node), expression_of(tree, b->node));
}

/* The expression that was assigned to a bound name, as a binding; false if there is none.
 */
static bool assigned(struct unit *unit, const struct binding *binding,
                     struct binding *value)
{
    if (binding->kind != BIND_NODE) {
        return false;
    }
    uint32_t node = binding->node;
    for (int hops = 0; hops < MOST_HOPS; hops++) {
        const uint32_t expression = propagate_expression(unit_propagation(unit), node);
        if (expression == TREE_NONE) {
            break;
        }
        node = expression;
    }
    *value = *binding;
    value->node = node;
    value->from = unit->tree->nodes[node].from;
    value->to = unit->tree->nodes[node].to;
    return node != binding->node;
}

bool bindings_equal(struct unit *unit, const struct binding *a, const struct binding *b)
{
    struct binding x;
    struct binding y;
    if (same_binding(unit, a, b)) {
        return true;
    }
    if (!unit->symbolic) {
        return false;
    }
    const bool other_a = assigned(unit, a, &x);
    const bool other_b = assigned(unit, b, &y);
    return (other_a && same_binding(unit, &x, b)) ||
           (other_b && same_binding(unit, a, &y)) ||
           (other_a && other_b && same_binding(unit, &x, &y));
}

struct str binding_text(const struct unit *unit, const struct binding *binding)
{
    if (binding->kind == BIND_QUALIFIED || binding->kind == BIND_CONSTANT) {
        return intern_text(unit->tree->names, binding->name);
    }
    return source_slice(unit->source, binding->from, binding->to);
}

const struct binding *match_binding(const struct match *match, uint32_t metavariable)
{
    for (uint32_t i = 0; i < match->binding_count; i++) {
        if (match->bindings[i].metavariable == metavariable) {
            return &match->bindings[i];
        }
    }
    return NULL;
}

bool bindings_agree(struct unit *unit, const struct match *a, const struct match *b)
{
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < a->binding_count && j < b->binding_count) {
        const struct binding *x = &a->bindings[i];
        const struct binding *y = &b->bindings[j];
        if (x->metavariable == y->metavariable && !bindings_equal(unit, x, y)) {
            return false;
        }
        i += x->metavariable <= y->metavariable;
        j += y->metavariable <= x->metavariable;
    }
    return true;
}

bool bindings_merge(struct unit *unit, struct match *into, const struct match *other)
{
    if (!bindings_agree(unit, into, other)) {
        return false;
    }
    struct binding *merged = ARENA_ARRAY(
        unit->arena, into->binding_count + other->binding_count, struct binding);
    uint32_t count = 0;
    uint32_t j = 0;
    for (uint32_t i = 0; i < into->binding_count; i++) {
        const uint32_t variable = into->bindings[i].metavariable;
        while (j < other->binding_count && other->bindings[j].metavariable < variable) {
            merged[count++] = other->bindings[j++];
        }
        j += j < other->binding_count && other->bindings[j].metavariable == variable;
        merged[count++] = into->bindings[i];
    }
    while (j < other->binding_count) {
        merged[count++] = other->bindings[j++];
    }
    into->bindings = merged;
    into->binding_count = count;
    return true;
}

static int order(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int bindings_compare(const struct match *a, const struct match *b)
{
    if (a->binding_count != b->binding_count) {
        return order(a->binding_count, b->binding_count);
    }
    for (uint32_t i = 0; i < a->binding_count; i++) {
        const struct binding *x = &a->bindings[i];
        const struct binding *y = &b->bindings[i];
        const int orders[] = { order(x->metavariable, y->metavariable),
                               order(x->from, y->from), order(x->to, y->to),
                               order(x->kind, y->kind), order(x->name, y->name) };
        for (size_t k = 0; k < sizeof orders / sizeof *orders; k++) {
            if (orders[k] != 0) {
                return orders[k];
            }
        }
    }
    return 0;
}
