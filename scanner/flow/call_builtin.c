/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/access.h"
#include "flow/call.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/result.h"
#include "flow/reveal.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

/* Functions of the language itself, by what types come back. */
static const struct {
    const char *name;
    uint32_t types;
} RETURNS[] = {
    { "abs", TYPE_NUMBERS },
    { "all", TYPE_BOOL },
    { "any", TYPE_BOOL },
    { "ascii", TYPE_STR },
    { "bin", TYPE_STR },
    { "bool", TYPE_BOOL },
    { "bytearray", TYPE_BYTES },
    { "bytes", TYPE_BYTES },
    { "callable", TYPE_BOOL },
    { "chr", TYPE_STR },
    { "float", TYPE_FLOAT },
    { "format", TYPE_STR },
    { "hasattr", TYPE_BOOL },
    { "hash", TYPE_INT },
    { "hex", TYPE_STR },
    { "id", TYPE_INT },
    { "int", TYPE_INT },
    { "isinstance", TYPE_BOOL },
    { "issubclass", TYPE_BOOL },
    { "len", TYPE_INT },
    { "oct", TYPE_STR },
    { "ord", TYPE_INT },
    { "print", TYPE_NONE },
    { "repr", TYPE_STR },
    { "round", TYPE_INT | TYPE_FLOAT },
};

static bool is(struct str name, const char *text)
{
    return str_equal(name, str_from(text));
}

/* list(x), sorted(x)…: a list of what is in x. */
static value collect(struct run *run, const struct arguments *arguments, uint32_t type)
{
    struct engine *engine = run->engine;
    const uint32_t container = container_new(run, arguments->call);
    const value from = call_positional(arguments, 0);
    if (from) {
        container_add(run, container, eval_element(run, from));
    }
    const value made = container_value(run, container, type);
    const uint32_t whole = from ? values_taint(engine->values, from) : 0;
    return values_with_taint(
        engine->values, made,
        taint_keep(engine->values, whole, engine->channels->through));
}

static value make_dict(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const uint32_t container = container_new(run, arguments->call);
    const value made = container_value(run, container, TYPE_DICT);
    const value from = call_positional(arguments, 0);
    for (uint32_t i = 0; i < arguments->count; i++) {
        const struct argument *argument = &arguments->items[i];
        if (argument->name) {
            const struct str key = intern_text(engine->words, argument->name);
            container_set_item(run, made, values_string(engine->values, key),
                               argument->value);
        }
    }
    if (from) {
        container_add(run, container,
                      eval_derived(run, eval_reachable_taint(run, from), TYPE_ANY));
    }
    return made;
}

static value to_string(struct run *run, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    const value from = call_positional(arguments, 0);
    if (!from || values_facts(values, from).types == TYPE_STR) {
        return from ? from : values_string(values, STR(""));
    }
    const struct constant known = values_literal(values, from);
    if (known.kind == CONSTANT_INT && !values_taint(values, from)) {
        return values_string(
            values, str_format(run->engine->arena, "%lld", (long long)known.integer));
    }
    return eval_derived(run, arguments->taint, TYPE_STR);
}

static value get_attribute(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const value base = call_positional(arguments, 0);
    const value name = call_positional(arguments, 1);
    const struct constant known = values_literal(engine->values, name);
    if (!base || known.kind != CONSTANT_STRING || known.text.len == 0) {
        return VALUE_NEVER;
    }
    const value found =
        access_attribute(run, base, intern_add(engine->words, known.text));
    const value fallback = call_positional(arguments, 2);
    return fallback ? values_join(engine->values, found, fallback) : found;
}

static value set_attribute(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct constant known =
        values_literal(engine->values, call_positional(arguments, 1));
    const value base = call_positional(arguments, 0);
    const value to = call_positional(arguments, 2);
    if (base && to && known.kind == CONSTANT_STRING && known.text.len > 0) {
        access_set_attribute(run, base, intern_add(engine->words, known.text), to);
    }
    return values_of_types(engine->values, TYPE_NONE);
}

/* next(x), max(x), iter…: something of what is in it. */
static value pick(struct run *run, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    value found = VALUE_NEVER;
    for (uint32_t i = 0; i < arguments->count; i++) {
        if (!arguments->items[i].name) {
            found = values_join(values, found,
                                i == 0 ? eval_element(run, arguments->items[i].value)
                                       : arguments->items[i].value);
        }
    }
    return found;
}

/* isinstance(None, T) is false, whatever T is but None's own class. */
static value none_is_instance(struct run *run, const struct arguments *arguments)
{
    const struct constant no = { .kind = CONSTANT_BOOL };
    const struct tree *tree = run->module->tree;
    const value thing = call_positional(arguments, 0);
    const uint32_t class = arguments->count > 1 ? arguments->items[1].node : TREE_NONE;
    const bool is_none =
        thing && values_facts(run->engine->values, thing).types == TYPE_NONE;
    return is_none && class != TREE_NONE && tree->nodes[class].kind == N_NAME &&
                   !str_equal(tree_name(tree, class), STR("NoneType")) &&
                   !str_equal(tree_name(tree, class), STR("object"))
               ? values_constant(run->engine->values, no)
               : (value)VALUE_NEVER;
}

value call_builtin(struct run *run, struct str name, const struct arguments *arguments)
{
    static const char *const lists[] = { "list", "sorted", "reversed", "iter", NULL };
    static const char *const picks[] = { "next", "max", "min", NULL };
    static const char *const sets[] = { "set", "frozenset", NULL };
    if (arguments->count > 0 && run->engine->channels->results) {
        result_use_argument(run, name, arguments->items[0].node,
                            arguments->items[0].value);
    }
    if (run->engine->reveals && is(name, "reveal")) {
        return reveal_note(run, arguments);
    }
    if (is(name, "isinstance")) {
        const value known = none_is_instance(run, arguments);
        if (known) {
            return known;
        }
    }
    for (size_t i = 0; i < sizeof RETURNS / sizeof RETURNS[0]; i++) {
        if (is(name, RETURNS[i].name)) {
            return eval_derived(run, arguments->taint, RETURNS[i].types);
        }
    }
    if (is(name, "str")) {
        return to_string(run, arguments);
    }
    if (is(name, "getattr")) {
        return get_attribute(run, arguments);
    }
    if (is(name, "setattr")) {
        return set_attribute(run, arguments);
    }
    if (is(name, "dict")) {
        return make_dict(run, arguments);
    }
    if (str_is_among(name, lists) || is(name, "tuple")) {
        return collect(run, arguments, is(name, "tuple") ? TYPE_TUPLE : TYPE_LIST);
    }
    if (str_is_among(name, sets)) {
        return collect(run, arguments, TYPE_SET);
    }
    return str_is_among(name, picks) ? pick(run, arguments) : VALUE_NEVER;
}
