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

static bool is_bare_condition(const struct tree *tree, uint32_t condition)
{
    const uint32_t test = tree_first(tree, condition);
    return test != TREE_NONE && tree->nodes[test].kind == N_IF_EXP &&
           !(tree->nodes[test].flags & NODE_PARENTHESES);
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
        return is_bare_condition(tree, node);
    default:
        return is_misplaced(tree, node);
    }
}

uint32_t fix_faults_count(const struct tree *tree)
{
    uint32_t count = 0;
    for (uint32_t node = 0; node < tree->count; node++) {
        count += is_fault(tree, node);
    }
    return count;
}
