/* SPDX-License-Identifier: MIT */
#include "match/type.h"

#include "base/intern.h"
#include "match/unit.h"
#include "names/names.h"
#include "names/propagate.h"

/* Left operands of left operands… that are looked at. */
enum { MOST_OPERANDS = 64 };

/* Names that are looked through: b in `a = ""; b = a`. */
enum { MOST_HOPS = 8 };

static bool is_bytes(const struct tree *tree, uint32_t node)
{
    if (tree->nodes[node].kind == N_CONCAT) {
        node = tree_first(tree, node);
    }
    return (tree->nodes[node].flags & STRING_BYTES) != 0;
}

/* The built-in type of an expression by its kind alone; empty if that does not say it. */
static struct str type_by_kind(const struct tree *tree, uint32_t node)
{
    switch ((enum node_kind)tree->nodes[node].kind) {
    case N_INT:
        return STR("int");
    case N_FLOAT:
        return STR("float");
    case N_IMAGINARY:
        return STR("complex");
    case N_TRUE:
    case N_FALSE:
    case N_NOT:
        return STR("bool");
    case N_NONE:
        return STR("None");
    case N_STRING:
    case N_FSTRING:
    case N_CONCAT:
        return is_bytes(tree, node) ? STR("bytes") : STR("str");
    case N_LIST:
    case N_LIST_COMP:
        return STR("list");
    case N_DICT:
    case N_DICT_COMP:
        return STR("dict");
    case N_SET:
    case N_SET_COMP:
        return STR("set");
    case N_TUPLE:
        return STR("tuple");
    default:
        return STR("");
    }
}

/* The built-in type that a name of the type language stands for; else the name. */
static struct str built_in(struct str type)
{
    static const char *const names[][2] = {
        { "Dict", "dict" },   { "FrozenSet", "frozenset" },
        { "List", "list" },   { "NoneType", "None" },
        { "Set", "set" },     { "Text", "str" },
        { "Tuple", "tuple" }, { "string", "str" },
    };
    if (str_starts_with(type, STR("typing."))) {
        type = str_slice(type, STR("typing.").len, type.len);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(type, str_from(names[i][0]))) {
            return str_from(names[i][1]);
        }
    }
    return type;
}

static bool same_type(struct str a, struct str b)
{
    return str_equal(built_in(a), built_in(b));
}

/* `"…" % x`, `"…" + x`, `-1`: of the type of the operand that decides. */
static uint32_t deciding_operand(const struct tree *tree, uint32_t node)
{
    for (int i = 0; i < MOST_OPERANDS; i++) {
        const struct node *at = &tree->nodes[node];
        const bool first =
            at->kind == N_UNARY
                ? at->op == OP_NEG || at->op == OP_POS
                : at->kind == N_BINARY && (at->op == OP_ADD || at->op == OP_MOD);
        if (!first) {
            break;
        }
        node = tree_first(tree, node);
    }
    return node;
}

static bool is_of(struct unit *unit, uint32_t node, uint32_t wanted, int hops);

/* Whether a call's callee is named like the type, or is it. */
static bool constructs(const struct unit *unit, uint32_t call, uint32_t wanted)
{
    const struct tree *tree = unit->tree;
    const uint32_t callee = tree_first(tree, call);
    const uint32_t qualified = names_qualified(unit->names, callee);
    if (tree->nodes[call].name == wanted || qualified == wanted) {
        return true;
    }
    /* A class of the language itself: `str(x)` is of the type "string", too. */
    return qualified == 0 && tree->nodes[callee].kind == N_NAME &&
           names_variable(unit->names, callee) == 0 &&
           same_type(tree_name(tree, callee), intern_text(tree->names, wanted));
}

/* By an annotation of the variable, or by what was assigned to it where its name stands.
 */
static bool name_is(struct unit *unit, uint32_t node, uint32_t wanted, int hops)
{
    const struct intern *texts = unit->tree->names;
    const uint32_t variable = names_variable(unit->names, node);
    const uint32_t type = variable ? names_type(unit->names, variable) : 0;
    if (type != 0) {
        return type == wanted ||
               same_type(intern_text(texts, wanted), intern_text(texts, type));
    }
    const uint32_t value =
        variable ? propagate_expression(unit_propagation(unit), node) : TREE_NONE;
    return value != TREE_NONE && hops < MOST_HOPS && is_of(unit, value, wanted, hops + 1);
}

static bool is_of(struct unit *unit, uint32_t node, uint32_t wanted, int hops)
{
    const struct tree *tree = unit->tree;
    node = deciding_operand(tree, node);
    const struct str kind = type_by_kind(tree, node);
    if (kind.len > 0) {
        return same_type(intern_text(tree->names, wanted), kind);
    }
    switch (tree->nodes[node].kind) {
    case N_CALL:
        return constructs(unit, node, wanted);
    case N_NAME:
        return name_is(unit, node, wanted, hops);
    default:
        return false;
    }
}

bool type_is(struct unit *unit, uint32_t node, uint32_t wanted)
{
    return wanted != 0 && is_of(unit, node, wanted, 0);
}
