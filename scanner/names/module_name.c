/* SPDX-License-Identifier: MIT */
#include "names/module_name.h"

#include "base/intern.h"
#include "names/facts.h"
#include "names/names.h"
#include "syntax/literal.h"
#include "syntax/tree.h"

/* Whether an expression may be the module: `import_module("os")`, `compat.os`, or, for
 * "json", an imported `simplejson`. */
static bool may_be_module(const struct names *names, uint32_t expression, uint32_t name)
{
    const struct tree *tree = names->tree;
    const struct node *at = &tree->nodes[expression];
    const struct str text = intern_text(tree->names, name);
    if (at->kind == N_NAME || at->kind == N_ATTRIBUTE) {
        return at->name == name || names_qualified(names, expression) != 0;
    }
    for (uint32_t i = expression; i < at->end; i++) {
        if (tree->nodes[i].kind == N_STRING &&
            str_equal(literal_raw_content(tree, i), text)) {
            return true;
        }
    }
    return false;
}

/* Of `def f(os=os)` the default. */
static bool has_module_default(const struct names *names, uint32_t param, uint32_t name)
{
    const uint32_t given = tree_child_of_kind(names->tree, param, N_DEFAULT);
    return given != TREE_NONE &&
           may_be_module(names, tree_first(names->tree, given), name);
}

bool module_name_is_other(const struct names *names, uint32_t node)
{
    const struct tree *tree = names->tree;
    const uint32_t number = names_variable(names, node);
    if (number == 0) {
        return false;
    }
    const struct variable *variable = &names->variables.items[number];
    const uint32_t first = variable->first_binding;
    if (variable->first_event != 0 || first == TREE_NONE) {
        return false;
    }
    if (tree->nodes[first].kind == N_PARAM) {
        return !has_module_default(names, first, variable->name);
    }
    const bool one = variable->binding_count == 1;
    return one && (variable->value == TREE_NONE ||
                   !may_be_module(names, variable->value, variable->name));
}
