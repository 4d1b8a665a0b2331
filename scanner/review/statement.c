/* SPDX-License-Identifier: MIT */
#include "review/statement.h"

#include "syntax/source.h"
#include "syntax/tree.h"

bool statement_is_compound(const struct tree *tree, uint32_t node)
{
    return node != TREE_NONE && node_is_compound(tree->nodes[node].kind);
}

/* The colon at or after `at`, comments skipped; `limit` if there is none before it. */
static uint32_t past_colon(struct str text, uint32_t at, uint32_t limit)
{
    bool in_comment = false;
    for (; at < limit; at++) {
        const char c = text.ptr[at];
        if (in_comment) {
            in_comment = c != '\n' && c != '\r';
        } else if (c == '#') {
            in_comment = true;
        } else if (c == ':') {
            return at + 1;
        }
    }
    return limit;
}

struct span statement_header(const struct tree *tree, uint32_t node)
{
    const struct node *at = &tree->nodes[node];
    uint32_t seen = at->from;
    uint32_t limit = at->to;
    TREE_EACH_CHILD(child, tree, node)
    {
        const struct node *part = &tree->nodes[child];
        if (part->kind == N_BLOCK || part->kind == N_CASE) {
            limit = part->from;
            break;
        }
        seen = part->to > seen ? part->to : seen;
    }
    if (at->name != 0 && at->name_from > seen && at->name_from < limit) {
        seen = at->name_from;
    }
    return (struct span){ at->from, past_colon(tree->source->text, seen, limit) };
}

uint32_t statement_anchor(const struct tree *tree, uint32_t node, struct span span)
{
    if (node != TREE_NONE) {
        const struct node *at = &tree->nodes[node];
        if ((at->kind == N_FUNCTION || at->kind == N_CLASS) &&
            at->name_from >= span.from && at->name_from < span.to) {
            return at->name_from;
        }
    }
    return span.from;
}

uint32_t statement_simple_end(const struct tree *tree, uint32_t node, uint32_t otherwise)
{
    while (node != TREE_NONE && !node_is_statement(tree->nodes[node].kind)) {
        node = tree->nodes[node].parent;
    }
    if (node == TREE_NONE || statement_is_compound(tree, node)) {
        return otherwise;
    }
    const uint32_t end = tree->nodes[node].to;
    return end > otherwise ? end : otherwise;
}
