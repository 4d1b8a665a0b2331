/* SPDX-License-Identifier: MIT
 *
 * Bytes → source → tree: whatever the text, the tree is well-formed, and what reads it
 * holds. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "fuzz.h"
#include "syntax/layout.h"
#include "syntax/literal.h"
#include "syntax/parse.h"
#include "syntax/print.h"
#include "syntax/source.h"

/* Printing looks for columns, which makes it quadratic on one long line. */
enum { MOST_PRINTED = 4096 };

static void read_literals(const struct tree *tree, struct arena *arena)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        struct str text;
        int64_t whole;
        double number;
        literal_string(tree, i, arena, &text);
        literal_int(tree, i, &whole);
        literal_float(tree, i, &number);
    }
}

static void check(const struct tree *tree)
{
    uint32_t where;
    const char *fault = layout_fault(tree, &where);
    if (fault) {
        fprintf(stderr, "node %u: %s\n", where, fault);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Clocks would make findings hard to repeat; small limits reach the edges more often.
     */
    const struct parse_limits limits = { .max_nodes = 50000, .max_depth = 100 };
    struct arena *arena = arena_new();
    struct parser *parser = parser_new();
    const struct str text = { arena_copy(arena, data, size), size };
    const struct source source = source_init(arena, STR("fuzz.py"), text);
    const struct parse_result result =
        parser_parse(parser, &source, &limits, intern_new(arena, NULL), arena);
    check(result.tree);
    read_literals(result.tree, arena);
    if (size <= MOST_PRINTED) {
        struct buf out = { 0 };
        tree_print(result.tree, 0, &out);
        buf_dispose(&out);
    }
    parser_free(parser);
    arena_free(arena);
    return 0;
}
