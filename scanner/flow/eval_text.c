/* SPDX-License-Identifier: MIT */
#include "flow/eval.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/text.h"
#include "flow/value_make.h"
#include "syntax/literal.h"

static value piece(struct run *run, uint32_t node)
{
    struct str text = { NULL, 0 };
    if (!literal_string(run->module->tree, node, run->engine->arena, &text)) {
        return values_of_types(run->engine->values, TYPE_STR);
    }
    return values_string(run->engine->values, text);
}

/* As str() of it: a known text or number stays known. */
static value shown(struct run *run, uint32_t node)
{
    struct values *values = run->engine->values;
    const struct tree *tree = run->module->tree;
    const value given = eval(run, tree_first(tree, node));
    const struct value_facts facts = values_facts(values, given);
    if (tree_child_count(tree, node) == 1 && !tree->nodes[node].op &&
        facts.types == TYPE_STR) {
        return given;
    }
    const struct constant known = values_literal(values, given);
    if (known.kind == CONSTANT_INT && tree_child_count(tree, node) == 1) {
        return values_string(
            values, str_format(run->engine->arena, "%lld", (long long)known.integer));
    }
    const uint32_t spec = tree_next(tree, tree_first(tree, node));
    uint32_t taint = eval_reachable_taint(run, given);
    if (spec != TREE_NONE) {
        TREE_EACH_CHILD(child, tree, spec)
        {
            if (tree->nodes[child].kind == N_INTERPOLATION) {
                taint =
                    taint_join(values, taint,
                               values_taint(values, eval(run, tree_first(tree, child))));
            }
        }
    }
    return eval_derived(run, taint, TYPE_STR);
}

static value joined(struct run *run, value left, value right)
{
    struct values *values = run->engine->values;
    const struct constant a = values_literal(values, left);
    const struct constant b = values_literal(values, right);
    if (a.kind == CONSTANT_STRING && b.kind == CONSTANT_STRING) {
        return values_string(values, str_format(run->engine->arena, "%.*s%.*s",
                                                STR_ARGS(a.text), STR_ARGS(b.text)));
    }
    return text_concat(values, left, right);
}

value eval_text(struct run *run, uint32_t node)
{
    struct engine *engine = run->engine;
    const struct tree *tree = run->module->tree;
    value all = VALUE_NEVER;
    TREE_EACH_CHILD(child, tree, node)
    {
        const enum node_kind kind = (enum node_kind)tree->nodes[child].kind;
        const value part = kind == N_STRING_PIECE    ? piece(run, child)
                           : kind == N_INTERPOLATION ? shown(run, child)
                                                     : eval(run, child);
        if (run->is_dead) {
            return VALUE_NEVER;
        }
        all = all ? joined(run, all, part) : part;
    }
    if (!all) {
        return values_string(engine->values, STR(""));
    }
    const uint32_t taint = values_taint(engine->values, all);
    return values_set_taint(engine->values, all,
                            taint_keep(engine->values, taint, engine->channels->through));
}
