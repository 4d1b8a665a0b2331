/* SPDX-License-Identifier: MIT */
#include "flow/access.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/leaving.h"
#include "flow/lifetime.h"
#include "flow/member.h"
#include "flow/refine.h"
#include "flow/running.h"
#include "flow/value_make.h"
#include "flow/visit.h"

/* A step that decides: the other way's store, if there is one. */
struct other {
    store *at;
    bool *has;
};

static void split(struct run *run, uint32_t test, value tested, struct other other)
{
    const store before = run->now;
    *other.has = refine_branch(run, test, tested, false);
    *other.at = run->now;
    run->now = before;
    run->is_dead = !refine_branch(run, test, tested, true);
}

static void do_test(struct run *run, uint32_t node, struct other other)
{
    const value tested = eval(run, node);
    if (!run->is_dead) {
        split(run, node, tested, other);
    }
}

static value augmented(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t target = tree_first(tree, node);
    const value left = eval(run, target);
    const value right = eval(run, tree_next(tree, target));
    visit_operands(run, node, left, right);
    return eval_binary(run, node, left, right);
}

static void do_assign(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t first = tree_first(tree, node);
    const uint32_t value_node = tree_last(tree, node);
    switch ((enum node_kind)tree->nodes[node].kind) {
    case N_AUG_ASSIGN:
        access_bind(run, first, augmented(run, node));
        break;
    case N_ANN_ASSIGN:
        access_bind(run, first, eval(run, value_node));
        break;
    case N_TYPE_ALIAS:
        access_bind(run, first, values_of_types(run->engine->values, TYPE_OBJECT));
        break;
    default: {
        const value given = eval(run, value_node);
        for (uint32_t target = first; target != value_node;
             target = tree_next(tree, target)) {
            access_bind(run, target, given);
        }
        break;
    }
    }
}

/* The iterable is kept in a cell of the frame, by its node, until the loop ends. */
static uint32_t loop_cell(struct run *run, uint32_t node)
{
    const struct object object = { .kind = OBJECT_CONTAINER,
                                   .module = run->module->number,
                                   .node = node,
                                   .a = run->frame,
                                   .b = 1 };
    return objects_cell(&run->engine->objects,
                        objects_add(&run->engine->objects, &object),
                        key_of(KEY_SPECIAL, SPECIAL_ITEMS));
}

static void do_iterate(struct run *run, uint32_t iterable, uint32_t node)
{
    const value given = eval(run, iterable);
    visit_used(run, iterable, given);
    run_set(run, loop_cell(run, node), given);
}

static void do_next(struct run *run, uint32_t node, struct other other)
{
    const value iterated = run_get(run, loop_cell(run, node));
    const enum truth any = refine_truth(run, iterated);
    *other.at = run->now;
    *other.has = true;
    if (any == TRUTH_FALSE) {
        run->is_dead = true;
        return;
    }
    const uint32_t target = tree_first(run->module->tree, node);
    access_bind(run, target, eval_element(run, iterated));
    visit_element(run, target, tree_next(run->module->tree, target));
}

static void bind_as(struct run *run, uint32_t node, value to)
{
    const uint32_t as = tree_child_of_kind(run->module->tree, node, N_AS);
    if (as != TREE_NONE) {
        access_bind(run, tree_first(run->module->tree, as), to);
    }
}

/* What is entered is, where nothing else is known of it, the thing itself. */
static void do_enter(struct run *run, uint32_t node)
{
    const uint32_t first = tree_first(run->module->tree, node);
    const value manager = eval(run, first);
    if (!run->is_dead) {
        visit_used(run, first, manager);
        run_set(run, loop_cell(run, node), manager);
        lifetime_manage(run, manager, false);
        bind_as(run, node, call_enter(run, node, manager));
    }
}

static void do_exit(struct run *run, uint32_t node)
{
    lifetime_manage(run, run_get(run, loop_cell(run, node)), true);
}

/* Whether a handler is for all exceptions that a program is written for. */
static bool takes_all(const struct tree *tree, uint32_t handler)
{
    const uint32_t type = tree_first(tree, handler);
    const struct str name =
        tree->nodes[type].kind == N_NAME ? tree_name(tree, type) : STR("");
    return str_equal(name, STR("Exception")) || str_equal(name, STR("BaseException"));
}

static void do_handle(struct run *run, uint32_t node, struct other other)
{
    *other.at = run->engine->lifetime
                    ? leaving_passing(run, node, takes_all(run->module->tree, node))
                    : run->now;
    *other.has = true;
    bind_as(run, node, values_of_types(run->engine->values, TYPE_OBJECT));
}

static void bind_case(struct run *run, uint32_t pattern, value subject);

static void bind_case_children(struct run *run, uint32_t pattern, value subject)
{
    struct values *values = run->engine->values;
    const struct tree *tree = run->module->tree;
    const bool is_sequence = tree->nodes[pattern].kind == N_CASE_SEQUENCE;
    int64_t index = 0;
    TREE_EACH_CHILD(child, tree, pattern)
    {
        value part = subject;
        if (is_sequence) {
            const struct constant at = { .kind = CONSTANT_INT, .integer = index++ };
            part = container_item(run, subject, values_constant(values, at));
        } else if (tree->nodes[pattern].kind == N_CASE_PAIR) {
            part =
                container_item(run, subject, eval_pure(run, tree_first(tree, pattern)));
        } else if (tree->nodes[child].kind == N_CASE_KEYWORD) {
            part = access_attribute(run, subject, tree->nodes[child].name);
        }
        bind_case(run, child, part);
    }
}

/* As deep as the pattern. */
static void bind_case(struct run *run, uint32_t pattern, value subject)
{
    const struct node *node = &run->module->tree->nodes[pattern];
    if (node->kind != N_CASE_VALUE) {
        bind_case_children(run, pattern, subject);
    }
    if (node->kind == N_CASE_CAPTURE || node->kind == N_CASE_AS ||
        (node->kind == N_CASE_STAR && node->name)) {
        access_bind(run, pattern, subject);
    }
}

/* Whether a pattern of constants matches a subject that is known. */
static enum truth case_matches(struct run *run, uint32_t pattern, value subject)
{
    const struct tree *tree = run->module->tree;
    const enum node_kind kind = (enum node_kind)tree->nodes[pattern].kind;
    if (kind == N_CASE_VALUE) {
        return refine_compare(run, OP_EQ, subject,
                              eval_pure(run, tree_first(tree, pattern)));
    }
    if (kind == N_CASE_WILDCARD || kind == N_CASE_CAPTURE) {
        return TRUTH_TRUE;
    }
    if (kind != N_CASE_OR) {
        return TRUTH_UNKNOWN;
    }
    enum truth any = TRUTH_FALSE;
    TREE_EACH_CHILD(child, tree, pattern)
    {
        const enum truth one = case_matches(run, child, subject);
        any = one == TRUTH_TRUE || any == TRUTH_TRUE ? TRUTH_TRUE
              : one == TRUTH_UNKNOWN                 ? TRUTH_UNKNOWN
                                                     : any;
    }
    return any;
}

static void do_case(struct run *run, uint32_t node, struct other other)
{
    struct engine *engine = run->engine;
    const struct tree *tree = run->module->tree;
    const uint32_t pattern = tree_first(tree, node);
    const value subject = run_get(run, loop_cell(run, tree->nodes[node].parent));
    const enum truth matches = case_matches(run, pattern, subject);
    *other.at = run->now;
    *other.has = matches != TRUTH_TRUE;
    if (matches == TRUTH_FALSE) {
        run->is_dead = true;
        return;
    }
    const bool is_value = tree->nodes[pattern].kind == N_CASE_VALUE;
    bind_case(run, pattern,
              is_value  ? subject
              : subject ? subject
                        : values_any(engine->values));
}

static void do_return(struct run *run, uint32_t node)
{
    struct values *values = run->engine->values;
    const uint32_t what = tree_first(run->module->tree, node);
    const struct constant none = { .kind = CONSTANT_NONE };
    const value given =
        what == TREE_NONE ? values_constant(values, none) : eval(run, what);
    if (!run->is_dead) {
        lifetime_return(run, given);
        run->result = values_join(values, run->result, given);
    }
}

static void do_raise(struct run *run, uint32_t node)
{
    TREE_EACH_CHILD(child, run->module->tree, node)
    {
        const bool is_from = run->module->tree->nodes[child].kind == N_FROM;
        eval(run, is_from ? tree_first(run->module->tree, child) : child);
    }
    if (!run->is_dead) {
        run->raising = RAISING_SURELY;
        run_raise(run);
        run->is_dead = true;
    }
}

static void do_delete(struct run *run, uint32_t node)
{
    TREE_EACH_CHILD(child, run->module->tree, node)
    {
        const uint32_t cell = access_cell(run, child);
        if (cell) {
            const uint32_t word = run_get(run, cell);
            lifetime_escape(run, word & RUN_BITS ? VALUE_NEVER : word);
            run_set(run, cell, 0);
        }
    }
}

static void evaluate_statement(struct run *run, uint32_t node)
{
    if (node_is_expression((enum node_kind)run->module->tree->nodes[node].kind)) {
        visit_statement(run, node, eval(run, node));
        return;
    }
    TREE_EACH_CHILD(child, run->module->tree, node)
    {
        const uint32_t inner = run->module->tree->nodes[child].kind == N_CHEVRON
                                   ? tree_first(run->module->tree, child)
                                   : child;
        visit_statement(run, inner, eval(run, inner));
    }
}

void run_step(struct run *run, const struct graph_step *step, store *other,
              bool *has_other)
{
    const struct tree *tree = run->module->tree;
    const uint32_t node = step->node;
    const struct other ways = { other, has_other };
    run->at = node;
    run->passing_count = 0;
    switch ((enum graph_op)step->op) {
    case GRAPH_EVALUATE:
        evaluate_statement(run, node);
        break;
    case GRAPH_ASSIGN:
        do_assign(run, node);
        break;
    case GRAPH_TEST:
        do_test(run, node, ways);
        break;
    case GRAPH_ITERATE:
        do_iterate(run, tree_next(tree, tree_first(tree, node)), node);
        break;
    case GRAPH_NEXT:
        do_next(run, node, ways);
        break;
    case GRAPH_ENTER:
        do_enter(run, node);
        break;
    case GRAPH_EXIT:
        do_exit(run, node);
        break;
    case GRAPH_EXIT_RAISED:
        do_exit(run, node);
        *other = run->now;
        *has_other = true;
        run->is_dead = !call_suppresses(run, node);
        break;
    case GRAPH_SUBJECT:
        run_set(run, loop_cell(run, node), eval(run, tree_first(tree, node)));
        break;
    case GRAPH_CASE:
        do_case(run, node, ways);
        break;
    case GRAPH_HANDLE:
        do_handle(run, node, ways);
        break;
    case GRAPH_HANDLED:
        break;
    case GRAPH_RETURN:
        do_return(run, node);
        break;
    case GRAPH_RAISE:
        do_raise(run, node);
        break;
    case GRAPH_FAIL:
        run->raising = RAISING_NEVER;
        run_raise(run);
        run->is_dead = true;
        break;
    case GRAPH_DEFINE:
        member_run_definition(run, node);
        break;
    case GRAPH_IMPORT:
    case GRAPH_SCOPE:
        break;
    case GRAPH_DELETE:
        do_delete(run, node);
        break;
    }
}
