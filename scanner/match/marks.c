/* SPDX-License-Identifier: MIT */
#include "match/marks.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/regex.h"
#include "match/compiled.h"
#include "match/front.h"
#include "match/pattern.h"
#include "syntax/literal.h"
#include "syntax/tree.h"

struct marking {
    struct intern *words;
    struct arena *arena;
    struct err *err;
    struct pattern_modules modules;
    const struct tree *tree;
    struct mark *marks;
    VEC(uint32_t) variables;
};

/* The number of a metavariable, kept as a slot until all are known. */
static uint32_t variable_number(struct marking *c, const char *sigil, struct str name)
{
    if (str_equal(name, STR("_"))) {
        return SLOT_NONE;
    }
    const struct str text = str_format(c->arena, "%s%.*s", sigil, STR_ARGS(name));
    const uint32_t number = intern_add(c->words, text);
    for (size_t i = 0; i < c->variables.count; i++) {
        if (c->variables.items[i] == number) {
            return number;
        }
    }
    VEC_PUSH(c->arena, &c->variables, number);
    return number;
}

/* "=~/re/" and "=~/re/i". */
static int mark_regex(struct marking *c, struct mark *mark, struct str content)
{
    size_t end = content.len;
    while (end > 3 && content.ptr[end - 1] != '/') {
        end--;
    }
    const struct str flags = str_slice(content, end, content.len);
    const struct str body = str_slice(content, 3, end - 1);
    const struct str text = flags.len == 0 ? body
                                           : str_format(c->arena, "(?%.*s)%.*s",
                                                        STR_ARGS(flags), STR_ARGS(body));
    char why[200] = "";
    mark->kind = MARK_REGEX;
    mark->regex = regex_new_in(c->arena, text, 0, why, sizeof why);
    if (!mark->regex) {
        return err_set(c->err, ERR_RULE,
                       "the regex \"%.*s\" in the pattern is malformed: %s",
                       STR_ARGS(content), why);
    }
    return 0;
}

static int mark_string(struct marking *c, uint32_t node)
{
    struct mark *mark = &c->marks[node];
    const struct str content = literal_raw_content(c->tree, node);
    struct str name;
    if (str_equal(content, STR("..."))) {
        mark->kind = MARK_ANY_STRING;
    } else if (front_is_variable(content, &name)) {
        mark->kind = MARK_STRING_VARIABLE;
        mark->slot = variable_number(c, "$", name);
    } else if (content.len > 4 && str_starts_with(content, STR("=~/")) &&
               str_find_char(content, '/', 3) < content.len) {
        return mark_regex(c, mark, content);
    }
    return 0;
}

/* `a.b.c`: known from its inner parts, which come later in the array and are marked
 * before. */
static uint32_t dotted_of(struct marking *c, uint32_t node)
{
    const struct tree *tree = c->tree;
    if (tree->nodes[node].kind == N_NAME) {
        return tree->nodes[node].name;
    }
    const uint32_t value = tree_first(tree, node);
    if (tree->nodes[node].kind != N_ATTRIBUTE || c->marks[value].dotted == 0) {
        return 0;
    }
    const struct str head = intern_text(c->words, c->marks[value].dotted);
    return intern_add(c->words, str_format(c->arena, "%.*s.%.*s", STR_ARGS(head),
                                           STR_ARGS(tree_name(tree, node))));
}

/* What a statement or "**" that is nothing but an ellipsis or metavariable is, its only
 * child is. */
static void lift(struct marking *c, uint32_t node)
{
    const uint32_t child = tree_first(c->tree, node);
    const struct mark *inner = &c->marks[child];
    if (c->tree->nodes[child].kind == N_NAME && inner->kind != MARK_NONE) {
        c->marks[node].kind = inner->kind;
        c->marks[node].slot = inner->slot;
    }
}

/* The `time` of `time.sleep`, if it is a module's name. */
static bool is_module(const struct marking *c, uint32_t node)
{
    const struct node *at = &c->tree->nodes[node];
    if (at->kind != N_NAME || at->parent == TREE_NONE ||
        c->tree->nodes[at->parent].kind != N_ATTRIBUTE) {
        return false;
    }
    const struct str name = tree_name(c->tree, node);
    size_t i = 0;
    while (i < c->modules.count && !str_equal(c->modules.names[i], name)) {
        i++;
    }
    return i < c->modules.count;
}

static void mark_named(struct marking *c, uint32_t node)
{
    struct mark *mark = &c->marks[node];
    struct str rest;
    switch (front_word_of(tree_name(c->tree, node), &rest)) {
    case FRONT_ELLIPSIS:
        mark->kind = MARK_ELLIPSIS;
        break;
    case FRONT_VARIABLE:
        mark->kind = MARK_VARIABLE;
        mark->slot = variable_number(c, "$", rest);
        break;
    case FRONT_LIST:
        mark->kind = MARK_LIST;
        mark->slot = variable_number(c, "$...", rest);
        break;
    case FRONT_DEEP:
    case FRONT_TYPED:
    case FRONT_PLAIN:
        mark->dotted = dotted_of(c, node);
        mark->module = is_module(c, node);
        break;
    }
}

/* A call's name is its callee's, which has a mark of its own. */
static void mark_call(struct marking *c, uint32_t node)
{
    const struct tree *tree = c->tree;
    struct str rest;
    if (tree->nodes[tree_first(tree, node)].kind != N_NAME) {
        return;
    }
    const enum front_word word =
        front_word_of(tree_name(tree, tree_first(tree, node)), &rest);
    if (word == FRONT_DEEP && tree_child_count(tree, node) == 2) {
        c->marks[node].kind = MARK_DEEP;
    } else if (word == FRONT_TYPED && tree_child_count(tree, node) == 3) {
        c->marks[node].kind = MARK_TYPED;
        c->marks[node].slot = c->marks[tree_child_at(tree, node, 1)].slot;
    }
}

static int mark_node(struct marking *c, uint32_t node)
{
    switch (c->tree->nodes[node].kind) {
    case N_STRING:
    case N_STRING_PIECE:
        return mark_string(c, node);
    case N_CALL:
        mark_call(c, node);
        return 0;
    case N_EXPR_STMT:
    case N_DSTAR:
        lift(c, node);
        return 0;
    case N_ALIAS:
    case N_FROM_IMPORT:
        return 0; /* dotted names: taken apart when matched */
    default:
        if (c->tree->nodes[node].name != 0) {
            mark_named(c, node);
        }
        return 0;
    }
}

/* Metavariables that are parts of a dotted module: `import a.$X`. */
static void find_module_variables(struct marking *c, uint32_t node)
{
    struct str rest = tree_name(c->tree, node);
    while (rest.ptr) {
        struct str name;
        if (front_word_of(str_split(&rest, '.'), &name) == FRONT_VARIABLE) {
            variable_number(c, "$", name);
        }
    }
}

static void sort_variables(struct marking *c)
{
    for (size_t i = 1; i < c->variables.count; i++) {
        for (size_t j = i; j > 0 && c->variables.items[j - 1] > c->variables.items[j];
             j--) {
            const uint32_t swap = c->variables.items[j];
            c->variables.items[j] = c->variables.items[j - 1];
            c->variables.items[j - 1] = swap;
        }
    }
}

static uint32_t slot_of(const struct marking *c, uint32_t number)
{
    for (uint32_t i = 0; i < c->variables.count; i++) {
        if (c->variables.items[i] == number) {
            return i;
        }
    }
    return SLOT_NONE;
}

int marks_fill(struct pattern *pattern, const struct pattern_maker *maker,
               struct err *err)
{
    const struct tree *tree = pattern->tree;
    struct marking c = { .words = maker->words,
                         .arena = maker->arena,
                         .err = err,
                         .modules = maker->modules,
                         .tree = tree };
    c.marks = ARENA_ARRAY(maker->arena, tree->count, struct mark);
    for (uint32_t i = tree->count; i-- > 0;) {
        const int result = mark_node(&c, i);
        if (result < 0) {
            return result;
        }
        if (tree->nodes[i].kind == N_ALIAS || tree->nodes[i].kind == N_FROM_IMPORT) {
            find_module_variables(&c, i);
        }
    }
    sort_variables(&c);
    for (uint32_t i = 0; i < tree->count; i++) {
        c.marks[i].slot = slot_of(&c, c.marks[i].slot);
    }
    pattern->marks = c.marks;
    pattern->variables = c.variables.items;
    pattern->variable_count = (uint32_t)c.variables.count;
    return 0;
}
