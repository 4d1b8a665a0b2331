/* SPDX-License-Identifier: MIT */
#include "contract/callee.h"

#include "base/intern.h"
#include "contract/class_chain.h"
#include "contract/outline.h"
#include "names/names.h"

static const struct signature NOT_KNOWN = { NULL, TREE_NONE, 0 };

static enum node_kind kind_of(const struct outline *outline, uint32_t node)
{
    return (enum node_kind)outline->tree->nodes[node].kind;
}

static struct signature signature_of(const struct outline *outline, uint32_t function,
                                     uint32_t filled)
{
    return function == TREE_NONE || filled == UINT32_MAX
               ? NOT_KNOWN
               : (struct signature){ outline->tree, function, filled };
}

static uint32_t number_of(const struct outline *outline, const char *name)
{
    return intern_find(outline->tree->names, str_from(name));
}

static bool is_new(const struct outline *outline, uint32_t function)
{
    return str_equal(tree_name(outline->tree, function), STR("__new__"));
}

uint32_t callee_filled(const struct outline *outline, uint32_t function)
{
    const struct tree *tree = outline->tree;
    const bool is_method = class_chain_owner(tree, function) != TREE_NONE;
    uint32_t filled = is_method && !is_new(outline, function) ? 1 : 0;
    TREE_EACH_CHILD(child, tree, function)
    {
        if (kind_of(outline, child) != N_DECORATOR) {
            break;
        }
        const struct str name = tree_text(tree, tree_first(tree, child));
        if (filled && str_equal(name, STR("staticmethod"))) {
            filled = 0;
        } else if (!filled || !str_equal(name, STR("classmethod"))) {
            return UINT32_MAX;
        }
    }
    return filled;
}

/* A body of nothing but a text, pass, … or raise: what subclasses really take is theirs
 * to say. */
bool callee_is_empty(const struct outline *outline, uint32_t function)
{
    const struct tree *tree = outline->tree;
    const uint32_t block = tree_child_of_kind(tree, function, N_BLOCK);
    if (block == TREE_NONE) {
        return true;
    }
    TREE_EACH_CHILD(statement, tree, block)
    {
        const enum node_kind kind = kind_of(outline, statement);
        const uint32_t inner = tree_first(tree, statement);
        const bool says_nothing =
            kind == N_PASS || kind == N_RAISE ||
            (kind == N_EXPR_STMT && (kind_of(outline, inner) == N_STRING ||
                                     kind_of(outline, inner) == N_CONCAT ||
                                     kind_of(outline, inner) == N_ELLIPSIS));
        if (!says_nothing) {
            return false;
        }
    }
    return true;
}

/* The function that a name of a chain stands for, from class `from` of it on; TREE_NONE
 * if a class in between may have it in another way. */
static uint32_t find_method(const struct outline *outline,
                            const struct class_chain *chain, uint32_t from, uint32_t name)
{
    for (uint32_t i = from; i < chain->count; i++) {
        bool is_bound = false;
        const uint32_t found = class_chain_method(outline->tree, outline->names,
                                                  chain->classes[i], name, &is_bound);
        if (is_bound) {
            return found;
        }
        if (!chain->is_complete) {
            return TREE_NONE; /* a base that is not known may come before the next */
        }
    }
    return TREE_NONE;
}

/* Enumerations are called to look a member up. */
static bool is_made_by_metaclass(const struct outline *outline, uint32_t class)
{
    const struct tree *tree = outline->tree;
    const uint32_t bases = tree_child_of_kind(tree, class, N_BASES);
    if (bases == TREE_NONE) {
        return false;
    }
    TREE_EACH_CHILD(base, tree, bases)
    {
        const struct str text = tree_text(tree, base);
        if (kind_of(outline, base) == N_KEYWORD ||
            str_find(text, STR("Enum"), 0) < text.len ||
            str_find(text, STR("Meta"), 0) < text.len ||
            str_find(text, STR("with_metaclass"), 0) < text.len ||
            str_find(text, STR("type"), 0) < text.len) {
            return true;
        }
    }
    return false;
}

static struct signature constructor_of(const struct outline *outline, uint32_t class)
{
    const struct class_chain chain = class_chain_of(outline->tree, outline->names, class);
    const uint32_t init = number_of(outline, "__init__");
    const uint32_t metaclass = number_of(outline, "__metaclass__");
    bool makes = false;
    bool inits = false;
    for (uint32_t i = 0; i < chain.count; i++) {
        bool is_bound = false;
        const uint32_t names[] = { number_of(outline, "__new__"), metaclass };
        for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
            class_chain_method(outline->tree, outline->names, chain.classes[i], names[n],
                               &is_bound);
            makes = makes || is_bound;
        }
        class_chain_method(outline->tree, outline->names, chain.classes[i], init,
                           &is_bound);
        inits = inits || is_bound;
        makes =
            makes || is_made_by_metaclass(outline, chain.classes[i]) ||
            tree_child_of_kind(outline->tree, chain.classes[i], N_DECORATOR) != TREE_NONE;
    }
    if (makes) {
        return NOT_KNOWN;
    }
    if (inits) {
        const uint32_t found = find_method(outline, &chain, 0, init);
        return found == TREE_NONE
                   ? NOT_KNOWN
                   : signature_of(outline, found, callee_filled(outline, found));
    }
    return chain.is_complete ? signature_of(outline, class, 0) : NOT_KNOWN;
}

uint32_t callee_class_of_self(const struct outline *outline, uint32_t node)
{
    const struct tree *tree = outline->tree;
    const uint32_t variable =
        kind_of(outline, node) == N_NAME ? names_variable(outline->names, node) : 0;
    if (!variable || names_binding_count(outline->names, variable) != 1) {
        return TREE_NONE;
    }
    const uint32_t param = names_first_binding(outline->names, variable);
    if (param == TREE_NONE || kind_of(outline, param) != N_PARAM ||
        tree->nodes[param].op != PARAM_PLAIN ||
        tree_first(tree, tree->nodes[param].parent) != param) {
        return TREE_NONE;
    }
    const uint32_t function = tree->nodes[tree->nodes[param].parent].parent;
    const bool is_method = kind_of(outline, function) == N_FUNCTION &&
                           callee_filled(outline, function) == 1 &&
                           !is_new(outline, function);
    return is_method ? class_chain_owner(tree, function) : TREE_NONE;
}

static bool is_super(const struct outline *outline, uint32_t node)
{
    const uint32_t callee =
        kind_of(outline, node) == N_CALL ? tree_first(outline->tree, node) : TREE_NONE;
    return callee != TREE_NONE && kind_of(outline, callee) == N_NAME &&
           callee + 1 == outline->tree->nodes[node].end &&
           !names_variable(outline->names, callee) &&
           str_equal(tree_name(outline->tree, callee), STR("super"));
}

/* super().m(…): with one base and no class that could come in between. */
static struct signature super_method(const struct outline *outline, uint32_t node,
                                     uint32_t name)
{
    const struct tree *tree = outline->tree;
    const uint32_t function = tree_ancestor(tree, node, N_FUNCTION);
    const uint32_t class =
        function == TREE_NONE ? TREE_NONE : class_chain_owner(tree, function);
    if (class == TREE_NONE || is_new(outline, function)) {
        return NOT_KNOWN;
    }
    const struct class_chain chain = class_chain_of(tree, outline->names, class);
    const uint32_t bases = tree_child_of_kind(tree, class, N_BASES);
    if (!chain.is_complete || bases == TREE_NONE || tree_child_count(tree, bases) != 1) {
        return NOT_KNOWN;
    }
    const uint32_t found = find_method(outline, &chain, 1, name);
    return found == TREE_NONE || callee_is_empty(outline, found)
               ? NOT_KNOWN
               : signature_of(outline, found, callee_filled(outline, found));
}

static struct signature method_of(const struct outline *outline, uint32_t class,
                                  uint32_t name)
{
    const struct class_chain chain = class_chain_of(outline->tree, outline->names, class);
    const uint32_t found =
        outline_sets(outline, name) ? TREE_NONE : find_method(outline, &chain, 0, name);
    return found == TREE_NONE || callee_is_empty(outline, found)
               ? NOT_KNOWN
               : signature_of(outline, found, callee_filled(outline, found));
}

/* C.m(…): of a plain method nothing is filled. */
static struct signature method_of_class(const struct outline *outline, uint32_t class,
                                        uint32_t name)
{
    struct signature found = method_of(outline, class, name);
    if (found.function != TREE_NONE && found.filled == 1 &&
        tree_child_of_kind(outline->tree, found.function, N_DECORATOR) == TREE_NONE) {
        found.filled = 0;
    }
    return found;
}

static struct signature attribute_of(const struct outline *outline, uint32_t attribute)
{
    const uint32_t value = tree_first(outline->tree, attribute);
    const uint32_t name = outline->tree->nodes[attribute].name;
    if (is_super(outline, value)) {
        return super_method(outline, value, name);
    }
    const uint32_t self = callee_class_of_self(outline, value);
    if (self != TREE_NONE) {
        return method_of(outline, self, name);
    }
    const uint32_t class = class_chain_definition(outline->tree, outline->names, value);
    return class != TREE_NONE && kind_of(outline, class) == N_CLASS
               ? method_of_class(outline, class, name)
               : NOT_KNOWN;
}

struct signature callee_of_definition(const struct outline *outline, uint32_t definition)
{
    if (kind_of(outline, definition) == N_CLASS) {
        return constructor_of(outline, definition);
    }
    const uint32_t filled = callee_filled(outline, definition);
    return signature_of(outline, definition, filled == 1 ? 0 : filled);
}

struct signature callee_of(const struct outline *outline, uint32_t call)
{
    const uint32_t callee = tree_first(outline->tree, call);
    if (kind_of(outline, callee) == N_ATTRIBUTE) {
        return attribute_of(outline, callee);
    }
    const uint32_t found = class_chain_definition(outline->tree, outline->names, callee);
    return found == TREE_NONE ? NOT_KNOWN : callee_of_definition(outline, found);
}
