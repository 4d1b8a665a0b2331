/* SPDX-License-Identifier: MIT */
#include "rule/fix_faults.h"

#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Of one call; one with more is taken for a fault. */
enum { MOST_KEYWORDS = 256 };

static bool starts_line(const struct source *source, uint32_t at)
{
    while (at > 0 &&
           (source->text.ptr[at - 1] == ' ' || source->text.ptr[at - 1] == '\t')) {
        at--;
    }
    return at == 0 || strchr("\n\r\f\xBF", source->text.ptr[at - 1]);
}

static bool is_misplaced(const struct tree *tree, uint32_t node)
{
    const struct node *at = &tree->nodes[node];
    return node_is_statement(at->kind) && node_is_compound(at->kind) &&
           !(at->flags & NODE_ELIF) && !starts_line(tree->source, at->from);
}

static bool has_bad_arguments(const struct tree *tree, uint32_t call)
{
    uint32_t keywords[MOST_KEYWORDS];
    uint32_t count = 0;
    const uint32_t callee = tree_first(tree, call);
    TREE_EACH_CHILD(argument, tree, call)
    {
        const struct node *at = &tree->nodes[argument];
        if (at->kind != N_KEYWORD) {
            if (argument != callee && count > 0 && node_is_expression(at->kind)) {
                return true;
            }
            continue;
        }
        for (uint32_t i = 0; i < count; i++) {
            if (keywords[i] == at->name) {
                return true;
            }
        }
        if (count == MOST_KEYWORDS) {
            return true;
        }
        keywords[count++] = at->name;
    }
    return false;
}

static bool is_target(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_NAME || kind == N_ATTRIBUTE || kind == N_SUBSCRIPT ||
           kind == N_TUPLE || kind == N_LIST || !node_is_expression(kind);
}

/* Whether one of the first `count` children cannot be assigned to. */
static bool has_bad_target(const struct tree *tree, uint32_t node, uint32_t count)
{
    uint32_t child = tree_first(tree, node);
    for (uint32_t i = 0; i < count && child != TREE_NONE; i++) {
        if (!is_target(tree, child)) {
            return true;
        }
        child = tree_next(tree, child);
    }
    return false;
}

/* A break in a string of one quote on each side, other than one after a backslash. */
static bool has_open_line(const struct tree *tree, uint32_t node)
{
    if (tree->nodes[node].flags & STRING_TRIPLE) {
        return false;
    }
    const struct str text = literal_raw_content(tree, node);
    for (size_t i = str_find_char(text, '\n', 0); i < text.len;
         i = str_find_char(text, '\n', i + 1)) {
        const size_t before = i > 0 && text.ptr[i - 1] == '\r' ? i - 1 : i;
        if (before == 0 || text.ptr[before - 1] != '\\') {
            return true;
        }
    }
    return false;
}

/* Past the literal that begins at *at, if one does: `next` walks the nodes of the
 * expression, which are in the order of the text. */
static bool skip_literal(const struct tree *tree, uint32_t end, uint32_t *next,
                         uint32_t *at)
{
    for (; *next < end && tree->nodes[*next].from <= *at; ++*next) {
        const struct node *node = &tree->nodes[*next];
        if (node->from == *at && (node->kind == N_STRING || node->kind == N_FSTRING)) {
            *at = node->to;
            return true;
        }
    }
    return false;
}

/* Whether an expression goes over a line's end without brackets or a backslash. */
static bool has_open_break(const struct tree *tree, uint32_t node)
{
    const struct node *whole = &tree->nodes[node];
    const char *text = tree->source->text.ptr;
    uint32_t next = node;
    int depth = 0;
    for (uint32_t at = whole->from; at < whole->to;) {
        if (skip_literal(tree, whole->end, &next, &at)) {
            continue;
        }
        const char c = text[at];
        if (c == '#') {
            at += (uint32_t)str_find_char(source_slice(tree->source, at, whole->to), '\n',
                                          0);
            continue;
        }
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        const uint32_t before = at > 0 && text[at - 1] == '\r' ? at - 1 : at;
        if (c == '\n' && depth <= 0 && (before == 0 || text[before - 1] != '\\')) {
            return true;
        }
        at++;
    }
    return false;
}

/* Whether an expression that is a statement's own goes on in lines that are not its. */
static bool is_torn(const struct tree *tree, uint32_t node)
{
    const struct node *at = &tree->nodes[node];
    return at->parent != TREE_NONE && node_is_expression(at->kind) &&
           node_is_statement(tree->nodes[at->parent].kind) &&
           !(at->flags & NODE_PARENTHESES) && has_open_break(tree, node);
}

static bool is_bare(const struct tree *tree, uint32_t node)
{
    return node != TREE_NONE &&
           (tree->nodes[node].kind == N_IF_EXP || tree->nodes[node].kind == N_LAMBDA) &&
           !(tree->nodes[node].flags & NODE_PARENTHESES);
}

/* A lambda may stand there, as the condition's end. */
static bool is_bare_if(const struct tree *tree, uint32_t node)
{
    return is_bare(tree, node) && tree->nodes[node].kind == N_IF_EXP;
}

static bool is_fault(const struct tree *tree, uint32_t node)
{
    switch (tree->nodes[node].kind) {
    case N_BLOCK:
        return tree_first(tree, node) == TREE_NONE;
    case N_CALL:
        return has_bad_arguments(tree, node);
    case N_ASSIGN:
        return has_bad_target(tree, node, tree_child_count(tree, node) - 1);
    case N_DELETE:
        return has_bad_target(tree, node, UINT32_MAX);
    case N_AUG_ASSIGN:
    case N_ANN_ASSIGN:
    case N_COMP_FOR:
        return has_bad_target(tree, node, 1);
    case N_FOR:
        return has_bad_target(tree, node, 1) || is_misplaced(tree, node);
    case N_AS:
        return has_bad_target(tree, node, 1);
    case N_STRING:
        return has_open_line(tree, node);
    case N_COMP_IF:
        return is_bare_if(tree, tree_first(tree, node));
    case N_IF_EXP:
        return is_bare(tree, tree_child_at(tree, node, 0)) ||
               is_bare(tree, tree_child_at(tree, node, 1));
    default:
        return is_misplaced(tree, node);
    }
}

uint32_t fix_faults_count(const struct tree *tree)
{
    uint32_t count = 0;
    for (uint32_t node = 0; node < tree->count; node++) {
        count += is_fault(tree, node) || is_torn(tree, node);
    }
    return count;
}
