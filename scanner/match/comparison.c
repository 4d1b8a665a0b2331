/* SPDX-License-Identifier: MIT */
#include "match/comparison.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/regex.h"
#include "match/comparison_call.h"
#include "match/compiled.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "match/value.h"
#include "syntax/literal.h"

struct comparison {
    const struct pattern *pattern;
    const struct regex **regexes; /* one a node: of the calls that have a regex */
    struct comparison_reading reading;
};

/* ---- Compiling ---- */

struct check {
    const struct tree *tree;
    const struct mark *marks;
    struct comparison *comparison;
    struct arena *arena;
    struct err *err;
};

static int refuse(const struct check *check, const char *before, uint32_t node,
                  const char *after)
{
    const struct str text = str_slice(tree_text(check->tree, node), 0, 60);
    return err_set(check->err, ERR_RULE, "%s'%.*s'%s", before, STR_ARGS(text), after);
}

static int check_regex(const struct check *check, uint32_t call,
                       const struct comparison_function *function)
{
    const uint32_t first = tree_child_at(check->tree, call, 1);
    struct str text;
    char why[200] = "";
    if (!literal_string(check->tree, first, check->arena, &text)) {
        return refuse(check, "the regular expression ", first, " must be a literal");
    }
    const struct regex *regex = regex_new_in(
        check->arena, text, (unsigned)function->regex_flags, why, sizeof why);
    check->comparison->regexes[call] = regex;
    return regex ? 0
                 : err_set(check->err, ERR_RULE,
                           "the regular expression '%.*s' is malformed: %s",
                           STR_ARGS(text), why);
}

static int check_call(const struct check *check, uint32_t call)
{
    const uint32_t callee = tree_first(check->tree, call);
    const struct str name = tree_text(check->tree, callee);
    const struct comparison_function *function = comparison_function_of(name);
    const uint32_t count = tree_child_count(check->tree, call) - 1;
    if (str_equal(name, STR("today"))) {
        return err_set(check->err, ERR_RULE,
                       "today() is not supported: the same code must give the same "
                       "findings on any day; compare with strptime(\"2030-12-31\") or "
                       "another fixed date");
    }
    if (!function) {
        return err_set(check->err, ERR_RULE,
                       "the function '%.*s' is not known; known are %s", STR_ARGS(name),
                       comparison_function_names);
    }
    if (count < function->least || count > function->most) {
        return refuse(check, "", call, " has the wrong number of arguments");
    }
    return function->regex_flags >= 0 ? check_regex(check, call, function) : 0;
}

static int check_node(const struct check *check, uint32_t node)
{
    switch ((enum node_kind)check->tree->nodes[node].kind) {
    case N_CALL:
        return check_call(check, node);
    case N_NAME:
        return check->marks[node].kind == MARK_VARIABLE ||
                       check->marks[node].kind == MARK_LIST
                   ? 0
                   : refuse(check, "the name ", node,
                            " is not known; metavariables look like $NAME");
    case N_INT:
    case N_FLOAT:
    case N_STRING:
    case N_FSTRING:
    case N_STRING_PIECE:
    case N_INTERPOLATION:
    case N_CONCAT:
    case N_TRUE:
    case N_FALSE:
    case N_NONE:
    case N_TUPLE:
    case N_LIST:
    case N_SET:
    case N_BOOL_OP:
    case N_NOT:
    case N_UNARY:
    case N_BINARY:
    case N_COMPARE:
    case N_COMPARE_LINK:
    case N_IF_EXP:
        return 0;
    default:
        return refuse(check, "", node, " cannot stand in a comparison");
    }
}

int comparison_compile(const struct pattern_maker *maker, struct str text,
                       const struct comparison_reading *reading,
                       struct comparison **comparison, struct err *err)
{
    struct pattern *pattern = NULL;
    const int code = pattern_compile(maker, text, &pattern, err);
    if (code < 0) {
        return code;
    }
    if (pattern->shape != SHAPE_EXPRESSION) {
        return err_set(err, ERR_RULE, "it must be one expression");
    }
    const struct tree *tree = pattern->tree;
    struct comparison *made = ARENA_NEW(maker->arena, struct comparison);
    made->pattern = pattern;
    made->reading = *reading;
    made->regexes = ARENA_ARRAY(maker->arena, tree->count, const struct regex *);
    *comparison = made;
    const struct check check = { tree, pattern->marks, made, maker->arena, err };
    for (uint32_t node = pattern->root; node < tree->nodes[pattern->root].end;) {
        const int result = check_node(&check, node);
        if (result < 0) {
            return result;
        }
        const bool call = tree->nodes[node].kind == N_CALL;
        node = call ? tree->nodes[tree_first(tree, node)].end : node + 1;
    }
    return 0;
}

/* ---- Evaluating ---- */

struct evaluation {
    const struct comparison *comparison;
    struct unit *unit;
    const struct match *match;
};

static const struct constant unknown = { .kind = CONSTANT_UNKNOWN };

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/* `strip` and `base`: the text as a number, else as a string. */
static struct constant read_text(const struct comparison_reading *reading,
                                 struct str text)
{
    int64_t number = 0;
    while (reading->strip && text.len > 0 && is_quote(text.ptr[0])) {
        text = str_slice(text, 1, text.len);
    }
    while (reading->strip && text.len > 0 && is_quote(text.ptr[text.len - 1])) {
        text = str_slice(text, 0, text.len - 1);
    }
    if (comparison_read_int(text, reading->base, &number)) {
        return (struct constant){ .kind = CONSTANT_INT, .integer = number };
    }
    return (struct constant){ .kind = CONSTANT_STRING, .text = text };
}

/* What a metavariable of the comparison is bound to; NULL if `node` is none or it is not
 * bound. */
static const struct binding *binding_at(const struct evaluation *evaluation,
                                        uint32_t node)
{
    const struct pattern *pattern = evaluation->comparison->pattern;
    const struct mark *mark = &pattern->marks[node];
    if (pattern->tree->nodes[node].kind != N_NAME || mark->slot == SLOT_NONE) {
        return NULL;
    }
    return match_binding(evaluation->match, pattern->variables[mark->slot]);
}

static struct constant value_of(const struct evaluation *evaluation, uint32_t node)
{
    const struct comparison_reading *reading = &evaluation->comparison->reading;
    struct unit *unit = evaluation->unit;
    const struct binding *binding = binding_at(evaluation, node);
    if (!binding) {
        return unknown;
    }
    return binding->metavariable == reading->metavariable
               ? read_text(reading, binding_text(unit, binding))
               : value_of_binding(unit, binding);
}

static struct constant call_value(const struct constant_maker *maker, uint32_t node)
{
    const struct evaluation *evaluation = maker->context;
    const struct tree *tree = maker->tree;
    const uint32_t callee = tree_first(tree, node);
    const struct comparison_function *function =
        comparison_function_of(tree_text(tree, callee));
    struct comparison_call call = { .arena = maker->arena,
                                    .limit_hit = &evaluation->unit->limit_hit,
                                    .regex = evaluation->comparison->regexes[node] };
    for (uint32_t argument = tree_next(tree, callee); argument != TREE_NONE;
         argument = tree_next(tree, argument)) {
        const struct binding *binding = binding_at(evaluation, argument);
        if (call.count == 0 && binding) {
            call.text = binding_text(evaluation->unit, binding);
        }
        call.arguments[call.count++] = constant_evaluate(maker, argument);
    }
    return function->value(&call);
}

static struct constant lookup(const struct constant_maker *maker, uint32_t node)
{
    return maker->tree->nodes[node].kind == N_CALL ? call_value(maker, node)
                                                   : value_of(maker->context, node);
}

bool comparison_holds(const struct comparison *comparison, struct unit *unit,
                      const struct match *match)
{
    struct evaluation evaluation = { comparison, unit, match };
    const struct constant_maker maker = { .tree = comparison->pattern->tree,
                                          .arena = unit->arena,
                                          .lookup = lookup,
                                          .context = &evaluation,
                                          .steps_left = &unit->steps_left };
    bool known = false;
    const struct constant value = constant_evaluate(&maker, comparison->pattern->root);
    return constant_truth(&value, &known) && known;
}
