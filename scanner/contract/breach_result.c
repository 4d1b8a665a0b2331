/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/called.h"
#include "contract/contract.h"
#include "contract/outline.h"
#include "contract/use.h"
#include "names/altered.h"
#include "syntax/tree.h"

/* A call and what becomes of its result. */
struct result {
    const struct outline *outline;
    const struct form *form;
    struct use use;
    bool may; /* the change altered what the function gives: what that only is on some
                 ways counts, too */
};

/* Whether the use is one that only values of certain types take. */
static bool is_particular(const struct result *result)
{
    const enum use_kind kind = result->use.kind;
    const struct str name = intern_text(result->outline->tree->names, result->use.name);
    if (kind == USE_ATTRIBUTE) { /* what all things have */
        return !str_starts_with(name, STR("__"));
    }
    return kind != USE_UNKNOWN && kind != USE_NOTHING && kind != USE_TESTED &&
           kind != USE_AWAITED;
}

/* An attribute that coroutines and generators have: send, throw, close, cr_frame…, and
 * next in Python 2. */
static bool is_of_coroutine(const struct result *result)
{
    static const char *const own[] = { "send",  "throw",  "close",  "next",
                                       "asend", "athrow", "aclose", NULL };
    const struct str name = intern_text(result->outline->tree->names, result->use.name);
    return str_is_among(name, own) || str_starts_with(name, STR("cr_")) ||
           str_starts_with(name, STR("gi_")) || str_starts_with(name, STR("ag_"));
}

/* Of an async def without yield. */
static struct str coroutine_fault(const struct result *result)
{
    const enum use_kind kind = result->use.kind;
    const bool wrong = kind == USE_NOTHING || kind == USE_TESTED || is_particular(result);
    return wrong && !(kind == USE_ATTRIBUTE && is_of_coroutine(result))
               ? STR("it makes a coroutine, and nothing awaits it")
               : STR("");
}

/* Of a def, or an async def, with yield. */
static struct str generator_fault(const struct result *result, bool async)
{
    const struct str made =
        async ? STR("it makes an asynchronous generator") : STR("it makes a generator");
    switch (result->use.kind) {
    case USE_NOTHING:
        return async ? STR("it makes an asynchronous generator, and nothing iterates "
                           "over it")
                     : STR("it makes a generator, and nothing iterates over it");
    case USE_ATTRIBUTE:
        return is_particular(result) && !is_of_coroutine(result) ? made : STR("");
    case USE_ITEM:
    case USE_COUNTED:
    case USE_AWAITED:
    case USE_ENTERED:
    case USE_ENTERED_ASYNC:
        return made;
    case USE_ITERATED:
    case USE_UNPACKED:
        return async ? made : STR("");
    case USE_ITERATED_ASYNC:
        return async ? STR("") : made;
    default:
        return STR("");
    }
}

/* Of tuples: too many or too few values, or an attribute that they have not. */
static struct str tuple_fault(const struct result *result)
{
    const struct form *form = result->form;
    const struct use *use = &result->use;
    struct arena *arena = result->outline->arena;
    const bool always = form->gives == FORM_TUPLE;
    if (use->kind == USE_UNPACKED) {
        const bool first = form->shortest < use->least || form->shortest > use->most;
        const bool last = form->longest < use->least || form->longest > use->most;
        if ((always && first && last) || (result->may && (first || last))) {
            const uint32_t length = first ? form->shortest : form->longest;
            return str_format(arena, "it %s %u values, %u are unpacked",
                              always && first && last ? "gives" : "may give",
                              (unsigned)length, (unsigned)use->least);
        }
    }
    const struct str name = intern_text(result->outline->tree->names, use->name);
    if (use->kind == USE_ATTRIBUTE && always && is_particular(result) &&
        !str_equal(name, STR("count")) && !str_equal(name, STR("index"))) {
        return str_format(arena, "it gives a tuple, which has no attribute %.*s",
                          STR_ARGS(name));
    }
    return STR("");
}

/* Of plain functions. */
static struct str value_fault(const struct result *result)
{
    const struct form *form = result->form;
    const enum use_kind kind = result->use.kind;
    const bool awaited =
        kind == USE_AWAITED || kind == USE_ITERATED_ASYNC || kind == USE_ENTERED_ASYNC;
    if (awaited) {
        return form->gives & FORM_OTHER ? STR("")
                                        : STR("what it gives cannot be awaited");
    }
    if (!is_particular(result)) {
        return STR("");
    }
    if (form->gives == FORM_NONE) {
        return STR("it gives None");
    }
    const bool counts = kind == USE_ATTRIBUTE || kind == USE_COUNTED;
    if (form->gives == FORM_NUMBER && !counts) {
        return STR("it gives a number");
    }
    const struct str fault = form->gives & FORM_TUPLE ? tuple_fault(result) : STR("");
    return fault.len == 0 && result->may && (form->gives & FORM_NONE)
               ? STR("it may give None")
               : fault;
}

static struct str fault_of(const struct result *result)
{
    const struct form *form = result->form;
    if (form->is_generator) {
        return generator_fault(result, form->is_async);
    }
    return form->is_async ? coroutine_fault(result) : value_fault(result);
}

/* What the code makes of the result; of one that is awaited, of what comes then. */
static struct result result_of(const struct outline *outline, const struct called *called,
                               struct form *form, uint32_t call)
{
    const struct tree *tree = outline->tree;
    struct result result = { .outline = outline,
                             .form = form,
                             .use = use_of_result(tree, outline->names, call),
                             .may = called->altered && called->altered->results };
    if (form->is_async && !form->is_generator && result.use.kind == USE_AWAITED) {
        form->is_async = false;
        result.use = use_of_result(tree, outline->names, result.use.node);
    }
    return result;
}

void breaches_result(const struct outline *outline, const struct files *files,
                     const struct altered_names *altered, struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    struct called_search search = called_search_new(outline, files, altered);
    for (size_t i = 0; i < outline->calls.count; i++) {
        const uint32_t call = outline->calls.items[i];
        const struct called called = called_by(&search, call);
        if (called.function == TREE_NONE) {
            continue;
        }
        struct form form = called.form;
        const struct result result = result_of(outline, &called, &form, call);
        const struct str fault = fault_of(&result);
        if (fault.len > 0 && !called_is_tried(outline, call)) {
            const struct contract_item item = {
                .node = call,
                .from = tree->nodes[call].from,
                .to = tree->nodes[call].to,
                .name = tree->nodes[call].name,
                .other = called.altered ? call : called.function,
                .fault = fault,
            };
            VEC_PUSH(outline->arena, found, item);
        }
    }
}
