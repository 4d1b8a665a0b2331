/* SPDX-License-Identifier: MIT */
#include "flow/reveal.h"

#include "base/arena.h"
#include "base/buf.h"
#include "flow/container.h"
#include "flow/text.h"
#include "flow/value_make.h"
#include "syntax/source.h"

/* What all calls at one place were given, and how long that was. */
struct revealed {
    uint32_t node;
    value given;
    int64_t length; /* of the one container it was; -1: not known */
};

struct reveals {
    VEC(struct revealed) items;
};

void reveal_start(struct engine *engine)
{
    engine->reveals = ARENA_NEW(engine->arena, struct reveals);
}

static int64_t length_of(struct run *run, value at)
{
    size_t count = 0;
    const struct value_facts facts = values_facts(run->engine->values, at);
    const uint32_t *objects = cons_get(&run->engine->values->sets, facts.objects, &count);
    return count == 1 && !(facts.types & ~(uint32_t)TYPE_CONTAINERS)
               ? container_length(run, objects[0])
               : -1;
}

value reveal_note(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    struct reveals *reveals = engine->reveals;
    const value given = call_positional(arguments, 0);
    const int64_t length = length_of(run, given);
    for (size_t i = 0; i < reveals->items.count; i++) {
        struct revealed *old = &reveals->items.items[i];
        if (old->node == arguments->call) {
            old->given = values_join(engine->values, old->given, given);
            old->length = old->length == length ? length : -1;
            return given;
        }
    }
    const struct revealed made = { arguments->call, given, length };
    VEC_PUSH(engine->arena, &reveals->items, made);
    return given;
}

static void add_constant(struct buf *out, const struct constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE:
        buf_add(out, STR("None"));
        break;
    case CONSTANT_BOOL:
        buf_add(out, constant->integer ? STR("True") : STR("False"));
        break;
    case CONSTANT_INT:
        buf_add_format(out, "%lld", (long long)constant->integer);
        break;
    case CONSTANT_FLOAT:
        buf_add_format(out, "%g", constant->number);
        break;
    default:
        buf_add_format(out, "%s\"%.*s\"", constant->kind == CONSTANT_BYTES ? "b" : "",
                       STR_ARGS(constant->text));
        break;
    }
}

static void add_types(struct buf *out, uint32_t types)
{
    static const char *const names[] = { "None",  "bool",   "int",    "float", "str",
                                         "bytes", "list",   "tuple",  "dict",  "set",
                                         "code",  "object", "unbound" };
    bool first = true;
    if (types == TYPE_ANY) {
        buf_add(out, STR("any"));
        return;
    }
    if ((types | TYPE_NONE) == TYPE_ANY) {
        buf_add(out, STR("any but None"));
        return;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (types & (1u << i)) {
            buf_add_format(out, "%s%s", first ? "" : " | ", names[i]);
            first = false;
        }
    }
}

static void add_value(const struct values *values, const struct revealed *revealed,
                      struct buf *out)
{
    const struct value_facts facts = values_facts(values, revealed->given);
    const struct constant constant = values_literal(values, revealed->given);
    if (constant.kind != CONSTANT_UNKNOWN) {
        add_constant(out, &constant);
        return;
    }
    add_types(out, facts.types);
    if (revealed->length >= 0) {
        buf_add_format(out, " of %lld", (long long)revealed->length);
    } else if (facts.shortest > 0 || facts.longest < VALUE_FOREVER) {
        buf_add_format(out, " of %d..", facts.shortest);
        if (facts.longest < VALUE_FOREVER) {
            buf_add_format(out, "%d", facts.longest);
        }
    }
    const struct str prefix = text_prefix(values, revealed->given);
    const struct str suffix = text_suffix(values, revealed->given);
    if (prefix.len > 0 || suffix.len > 0) {
        buf_add_format(out, " \"%.*s\"...\"%.*s\"", STR_ARGS(prefix), STR_ARGS(suffix));
    }
}

/* Few, in the order they were first met: the one with the lowest node after `node`. */
static const struct revealed *next_after(const struct reveals *reveals, uint32_t node)
{
    const struct revealed *next = NULL;
    for (size_t i = 0; i < reveals->items.count; i++) {
        const struct revealed *one = &reveals->items.items[i];
        next = one->node > node && (!next || one->node < next->node) ? one : next;
    }
    return next;
}

void reveal_add(const struct engine *engine, struct buf *out)
{
    const struct tree *tree = engine->modules[0]->tree;
    const struct revealed *one = next_after(engine->reveals, 0);
    for (; one; one = next_after(engine->reveals, one->node)) {
        buf_add_format(out,
                       "%u: ", source_line(tree->source, tree->nodes[one->node].from));
        add_value(engine->values, one, out);
        buf_add_char(out, '\n');
    }
}
