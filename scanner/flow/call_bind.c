/* SPDX-License-Identifier: MIT */
#include "flow/call_bind.h"

#include "base/intern.h"
#include "flow/access.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/member.h"
#include "flow/value_make.h"

static value spread(struct giving *giving, enum argument_kind kind)
{
    for (uint32_t i = 0; i < giving->arguments->count; i++) {
        const struct argument *argument = &giving->arguments->items[i];
        if (argument->kind == kind) {
            return eval_element(giving->run, argument->value);
        }
    }
    return VALUE_NEVER;
}

static value take_positional(struct giving *giving)
{
    const struct arguments *arguments = giving->arguments;
    if (giving->self) {
        const value self = giving->self;
        giving->self = VALUE_NEVER;
        return self;
    }
    while (giving->next < arguments->count) {
        const struct argument *argument = &arguments->items[giving->next];
        if (argument->kind == ARGUMENT_STAR) {
            return eval_element(giving->run, argument->value);
        }
        giving->next++;
        if (argument->kind == ARGUMENT_PLAIN && !argument->name) {
            return argument->value;
        }
    }
    return VALUE_NEVER;
}

static value take_keyword(const struct giving *giving, uint32_t name)
{
    for (uint32_t i = 0; i < giving->arguments->count && name; i++) {
        if (giving->arguments->items[i].name == name) {
            return giving->arguments->items[i].value;
        }
    }
    return VALUE_NEVER;
}

static value rest_of_positional(struct giving *giving, uint32_t param)
{
    struct run *run = giving->run;
    const uint32_t container = container_new(run, param);
    for (value item = take_positional(giving); item; item = take_positional(giving)) {
        container_append(run, container, item);
        if (giving->next < giving->arguments->count &&
            giving->arguments->items[giving->next].kind == ARGUMENT_STAR) {
            container_add(run, container, spread(giving, ARGUMENT_STAR));
            break;
        }
    }
    return container_value(run, container, TYPE_TUPLE);
}

/* Keywords that are parameters are among them too. */
static value all_keywords(struct giving *giving, uint32_t param)
{
    struct run *run = giving->run;
    struct values *values = run->engine->values;
    const uint32_t container = container_new(run, param);
    const value dict = container_value(run, container, TYPE_DICT);
    for (uint32_t i = 0; i < giving->arguments->count; i++) {
        const struct argument *argument = &giving->arguments->items[i];
        if (argument->name) {
            const struct str key = intern_text(run->engine->words, argument->name);
            container_set_item(run, dict, values_string(values, key), argument->value);
        }
    }
    const value more = spread(giving, ARGUMENT_DSTAR);
    if (more) {
        container_add(run, container, more);
    }
    return dict;
}

static value given_to(struct giving *giving, uint32_t param)
{
    struct run *run = giving->run;
    const struct tree *tree = run->module->tree;
    const struct node *node = &tree->nodes[param];
    const uint32_t fallback = tree_child_of_kind(tree, param, N_DEFAULT);
    if (!giving->is_root && node->op == PARAM_STAR) {
        return rest_of_positional(giving, param);
    }
    if (!giving->is_root && node->op == PARAM_DSTAR) {
        return all_keywords(giving, param);
    }
    value given = take_keyword(giving, node->name);
    given = given ? given : take_positional(giving);
    given = given ? given : spread(giving, ARGUMENT_DSTAR);
    if (fallback != TREE_NONE && !given) {
        given = eval(run, tree_first(tree, fallback));
        given = giving->is_root ? values_join(run->engine->values, given,
                                              values_any(run->engine->values))
                                : given;
    }
    return given ? given : member_parameter(run, param);
}

void call_bind_parameters(struct giving *giving, uint32_t function_node)
{
    struct run *run = giving->run;
    const struct tree *tree = run->module->tree;
    const uint32_t params = tree_child_of_kind(tree, function_node, N_PARAMS);
    if (params == TREE_NONE) {
        return;
    }
    TREE_EACH_CHILD(param, tree, params)
    {
        if (tree->nodes[param].kind != N_PARAM || tree->nodes[param].op == PARAM_SLASH ||
            tree->nodes[param].op == PARAM_ONLY_STAR) {
            continue;
        }
        access_bind(run, param, given_to(giving, param));
    }
}
