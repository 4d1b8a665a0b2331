/* SPDX-License-Identifier: MIT */
#include "contract/use.h"

#include "base/str.h"
#include "names/names.h"
#include "syntax/tree.h"

/* Statements after an assignment in which its variable is looked for. */
enum { MOST_STATEMENTS = 40 };

static uint8_t kind_of(const struct tree *tree, uint32_t node)
{
    return node == TREE_NONE ? N_ERROR : tree->nodes[node].kind;
}

/* a, b = V; with a star any more. */
static struct use unpacked(const struct tree *tree, uint32_t target, uint32_t statement)
{
    struct use use = { .kind = USE_UNPACKED, .node = statement };
    bool star = false;
    TREE_EACH_CHILD(child, tree, target)
    {
        const bool is_star = kind_of(tree, child) == N_STAR;
        star = star || is_star;
        use.least += !is_star;
    }
    use.most = star ? UINT32_MAX : use.least;
    return use;
}

static struct use of_assignment(const struct tree *tree, uint32_t value,
                                uint32_t statement)
{
    TREE_EACH_CHILD(target, tree, statement)
    {
        const uint8_t kind = kind_of(tree, target);
        if (target != value && (kind == N_TUPLE || kind == N_LIST)) {
            return unpacked(tree, target, statement);
        }
    }
    return (struct use){ USE_UNKNOWN, statement, 0, 0, 0 };
}

/* What Python's own functions do with an argument. */
static enum use_kind of_argument(const struct tree *tree, const struct names *names,
                                 uint32_t call)
{
    static const struct {
        const char *name;
        enum use_kind kind;
    } known[] = {
        { "len", USE_COUNTED },   { "int", USE_COUNTED },
        { "float", USE_COUNTED }, { "round", USE_COUNTED },
        { "abs", USE_COUNTED },   { "range", USE_COUNTED },
        { "sum", USE_ITERATED },  { "sorted", USE_ITERATED },
        { "list", USE_ITERATED }, { "enumerate", USE_ITERATED },
        { "any", USE_ITERATED },  { "all", USE_ITERATED },
    };
    const uint32_t callee = tree_first(tree, call);
    const bool own = kind_of(tree, callee) == N_NAME && !names_variable(names, callee);
    for (size_t i = 0; own && i < sizeof known / sizeof known[0]; i++) {
        if (str_equal(tree_name(tree, callee), str_from(known[i].name))) {
            return known[i].kind;
        }
    }
    return USE_UNKNOWN;
}

/* Of two operands; those that take anything (==, is) say nothing. */
static enum use_kind of_operand(const struct tree *tree, uint32_t value, uint32_t around)
{
    const bool left = tree_first(tree, around) == value;
    switch (tree->nodes[around].op) {
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
    case OP_SUB:
    case OP_DIV:
        return USE_COUNTED;
    case OP_ADD:
    case OP_MUL:
    case OP_MOD:
        return left ? USE_COUNTED : USE_UNKNOWN;
    case OP_IN:
    case OP_NOT_IN:
        return left ? USE_UNKNOWN : USE_ITERATED;
    default:
        return USE_UNKNOWN;
    }
}

static enum use_kind of_parent(const struct tree *tree, const struct names *names,
                               uint32_t value, uint32_t around)
{
    const bool first = tree_first(tree, around) == value;
    const bool async = (tree->nodes[around].flags & NODE_ASYNC) != 0;
    const uint32_t statement = tree->nodes[around].parent;
    switch (kind_of(tree, around)) {
    case N_EXPR_STMT:
        return USE_NOTHING;
    case N_AWAIT:
        return USE_AWAITED;
    case N_ATTRIBUTE:
        return USE_ATTRIBUTE;
    case N_SUBSCRIPT:
        return first ? USE_ITEM : USE_UNKNOWN;
    case N_FOR:
    case N_COMP_FOR:
        return tree_child_at(tree, around, 1) != value ? USE_UNKNOWN
               : async                                 ? USE_ITERATED_ASYNC
                                                       : USE_ITERATED;
    case N_YIELD_FROM:
        return USE_ITERATED;
    case N_STAR:
        return kind_of(tree, statement) == N_CALL ? USE_ITERATED : USE_UNKNOWN;
    case N_WITH_ITEM:
        return !first                                      ? USE_UNKNOWN
               : tree->nodes[statement].flags & NODE_ASYNC ? USE_ENTERED_ASYNC
                                                           : USE_ENTERED;
    case N_BINARY:
    case N_COMPARE:
        return of_operand(tree, value, around);
    case N_CALL:
        return tree_next(tree, tree_first(tree, around)) == value
                   ? of_argument(tree, names, around)
                   : USE_UNKNOWN;
    case N_IF:
    case N_WHILE:
        return first ? USE_TESTED : USE_UNKNOWN;
    case N_NOT:
        return USE_TESTED;
    default:
        return USE_UNKNOWN;
    }
}

struct use use_of(const struct tree *tree, const struct names *names, uint32_t value)
{
    const uint32_t around = tree->nodes[value].parent;
    if (around == TREE_NONE) {
        return (struct use){ USE_UNKNOWN, value, 0, 0, 0 };
    }
    if (kind_of(tree, around) == N_ASSIGN) {
        return tree_last(tree, around) == value ? of_assignment(tree, value, around)
                                                : (struct use){ 0 };
    }
    return (struct use){ .kind = of_parent(tree, names, value, around),
                         .node = around,
                         .name = tree->nodes[around].name };
}

/* The first mention of the variable in the subtree, TREE_NONE if it has none. */
static uint32_t first_mention(const struct tree *tree, const struct names *names,
                              uint32_t from, uint32_t variable)
{
    for (uint32_t i = from; i < tree->nodes[from].end; i++) {
        if (kind_of(tree, i) == N_NAME && names_variable(names, i) == variable) {
            return i;
        }
    }
    return TREE_NONE;
}

/* Whether everything between the node and its statement is evaluated for sure. */
static bool is_certain(const struct tree *tree, uint32_t node, uint32_t statement)
{
    for (uint32_t at = node; at != statement;) {
        const uint32_t around = tree->nodes[at].parent;
        switch (kind_of(tree, around)) {
        case N_BOOL_OP:
            if (tree_first(tree, around) != at) {
                return false;
            }
            break;
        case N_IF_EXP:
        case N_LAMBDA:
        case N_GENERATOR:
        case N_LIST_COMP:
        case N_SET_COMP:
        case N_DICT_COMP:
        case N_COMPARE_LINK:
        case N_BLOCK:
        case N_ELSE:
            return false;
        default:
            break;
        }
        at = around;
    }
    return true;
}

/* V in x = V, x a variable of the function that is bound nowhere else; else 0. */
static uint32_t only_variable(const struct tree *tree, const struct names *names,
                              uint32_t value, uint32_t statement)
{
    const uint32_t target = tree_first(tree, statement);
    if (kind_of(tree, statement) != N_ASSIGN || kind_of(tree, target) != N_NAME ||
        tree_next(tree, target) != value) {
        return 0;
    }
    const uint32_t variable = names_variable(names, target);
    return names_is_local(names, variable) && names_binding_count(names, variable) == 1
               ? variable
               : 0;
}

struct use use_of_result(const struct tree *tree, const struct names *names,
                         uint32_t value)
{
    const uint32_t statement = tree->nodes[value].parent;
    const uint32_t variable =
        statement == TREE_NONE ? 0 : only_variable(tree, names, value, statement);
    if (!variable) {
        return use_of(tree, names, value);
    }
    uint32_t next = tree_next(tree, statement);
    for (unsigned i = 0; i < MOST_STATEMENTS && next != TREE_NONE; i++) {
        const uint32_t mention = first_mention(tree, names, next, variable);
        if (mention != TREE_NONE) {
            return is_certain(tree, mention, next) ? use_of(tree, names, mention)
                                                   : (struct use){ 0 };
        }
        if (node_is_compound((enum node_kind)kind_of(tree, next))) {
            break; /* whether it goes on after that may depend on the same thing */
        }
        next = tree_next(tree, next);
    }
    return (struct use){ 0 };
}
