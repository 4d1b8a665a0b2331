/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "flow/graph.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* So much of the first line of a step is shown. */
enum { SHOWN = 40 };

static const char *const OPS[] = {
    [GRAPH_EVALUATE] = "evaluate", [GRAPH_ASSIGN] = "assign",
    [GRAPH_TEST] = "test",         [GRAPH_ITERATE] = "iterate",
    [GRAPH_NEXT] = "next",         [GRAPH_ENTER] = "enter",
    [GRAPH_EXIT] = "exit",         [GRAPH_EXIT_RAISED] = "exit-raised",
    [GRAPH_SUBJECT] = "subject",   [GRAPH_CASE] = "case",
    [GRAPH_HANDLE] = "handle",     [GRAPH_HANDLED] = "handled",
    [GRAPH_RETURN] = "return",     [GRAPH_RAISE] = "raise",
    [GRAPH_FAIL] = "fail",         [GRAPH_DEFINE] = "define",
    [GRAPH_IMPORT] = "import",     [GRAPH_DELETE] = "delete",
    [GRAPH_SCOPE] = "scope",
};

static void print_step(const struct graph_step *step, const struct tree *tree,
                       struct buf *out)
{
    struct str text = tree_text(tree, step->node);
    size_t length = 0;
    while (length < text.len && length < SHOWN && text.ptr[length] != '\n') {
        length++;
    }
    buf_add_format(out, "    %s %u: %.*s\n", OPS[step->op],
                   source_line(tree->source, tree->nodes[step->node].from), (int)length,
                   text.ptr);
}

static void print_edge(const char *name, uint32_t to, const struct graph *graph,
                       struct buf *out)
{
    if (to == GRAPH_NONE) {
        return;
    }
    const char *end = to == graph->returns  ? " (returns)"
                      : to == graph->raises ? " (raises)"
                                            : "";
    buf_add_format(out, " %s %u%s", name, to, end);
}

void graph_print(const struct graph *graph, const struct tree *tree, struct buf *out)
{
    for (uint32_t i = 0; i < graph->block_count; i++) {
        const struct graph_block *block = &graph->blocks[i];
        buf_add_format(out, "  %u:%s\n", i, block->is_loop_head ? " loop" : "");
        for (uint32_t s = 0; s < block->step_count; s++) {
            print_step(&graph->steps[block->first_step + s], tree, out);
        }
        buf_add(out, STR("   "));
        print_edge(block->on_false == GRAPH_NONE ? "goes to" : "true", block->on_true,
                   graph, out);
        print_edge("false", block->on_false, graph, out);
        print_edge("raise", block->on_raise, graph, out);
        buf_add(out, STR("\n"));
    }
    if (graph->is_cut) {
        buf_add(out, STR("  cut\n"));
    }
}
