/* SPDX-License-Identifier: MIT
 *
 * For tests of what reads trees: a text parsed, with everything that it needs, and the
 * check that the tree is well-formed.
 */
#ifndef HUNKSCAN_TESTS_PARSED_H
#define HUNKSCAN_TESTS_PARSED_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "syntax/layout.h"
#include "syntax/parse.h"
#include "syntax/source.h"

struct parsed {
    struct arena *arena;
    struct intern *names;
    struct source source;
    struct parse_result result;
    const struct tree *tree;
    const char *fault; /* layout_fault of the tree */
    uint32_t fault_node;
};

/* Parses a copy of the text with its exact length, so that reading past it is seen.
 * parsed_free frees everything. */
static inline struct parsed parsed_limited(struct str text,
                                           const struct parse_limits *limits)
{
    struct parsed parsed = { .arena = arena_new() };
    struct parser *parser = parser_new();
    const struct str copy = { arena_copy(parsed.arena, text.ptr, text.len), text.len };
    parsed.names = intern_new(parsed.arena, NULL);
    parsed.source = source_init(parsed.arena, STR("test.py"), copy);
    struct source *source =
        arena_copy(parsed.arena, &parsed.source, sizeof parsed.source);
    parsed.result = parser_parse(parser, source, limits, parsed.names, parsed.arena);
    parsed.tree = parsed.result.tree;
    parsed.fault = layout_fault(parsed.tree, &parsed.fault_node);
    parser_free(parser);
    return parsed;
}

static inline struct parsed parsed_from(struct str text)
{
    return parsed_limited(text, &parse_untimed_limits);
}

static inline void parsed_free(struct parsed *parsed)
{
    arena_free(parsed->arena);
}

/* The first node of the kind, in pre-order, or TREE_NONE. */
static inline uint32_t parsed_find(const struct parsed *parsed, enum node_kind kind)
{
    for (uint32_t i = 0; i < parsed->tree->count; i++) {
        if (parsed->tree->nodes[i].kind == kind) {
            return i;
        }
    }
    return TREE_NONE;
}

#endif
