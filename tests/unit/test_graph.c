/* SPDX-License-Identifier: MIT
 *
 * Control-flow graphs: tests/golden/graph, where NAME.graph holds those of NAME.py, and
 * what holds for each graph of any file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "flow/graph.h"
#include "golden.h"

static bool is_code(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_MODULE || kind == N_FUNCTION || kind == N_CLASS;
}

static void assert_edge(const struct graph *graph, uint32_t from, uint32_t to)
{
    if (to != GRAPH_NONE) {
        assert_true(to < graph->block_count);
        assert_true(to > from || graph->blocks[to].is_loop_head);
    }
}

/* Every block but the first is led to by another, forwards unless it is a loop's head. */
static void assert_sound(const struct graph *graph, const struct tree *tree)
{
    bool *reached = calloc(graph->block_count, sizeof *reached);
    reached[0] = true;
    for (uint32_t i = 0; i < graph->block_count; i++) {
        const struct graph_block *block = &graph->blocks[i];
        const uint32_t edges[] = { block->on_true, block->on_false, block->on_raise };
        assert_true(reached[i]);
        for (size_t e = 0; e < 3; e++) {
            assert_edge(graph, i, edges[e]);
            if (edges[e] != GRAPH_NONE) {
                reached[edges[e]] = true;
            }
        }
        for (uint32_t s = 0; s < block->step_count; s++) {
            const uint32_t node = graph->steps[block->first_step + s].node;
            assert_true(tree_contains(tree, graph->node, node));
        }
    }
    free(reached);
}

static void check_graphs(const struct parsed *parsed)
{
    for (uint32_t i = 0; i < parsed->tree->count; i++) {
        if (is_code(parsed->tree, i)) {
            assert_sound(graph_new(parsed->tree, i, parsed->arena), parsed->tree);
        }
    }
}

static void print_graphs(const struct parsed *parsed, struct buf *out)
{
    check_graphs(parsed);
    for (uint32_t i = 0; i < parsed->tree->count; i++) {
        if (is_code(parsed->tree, i)) {
            const struct str name = tree_name(parsed->tree, i);
            buf_add_format(out, "%.*s\n", name.len > 0 ? (int)name.len : 8,
                           name.len > 0 ? name.ptr : "<module>");
            graph_print(graph_new(parsed->tree, i, parsed->arena), parsed->tree, out);
        }
    }
}

static void test_goldens(void **state)
{
    const struct golden golden = { TEST_SOURCE_DIR "/golden/graph", ".graph",
                                   print_graphs };
    (void)state;
    golden_check_all(&golden, 6);
}

/* Only that they are sound; what they are is nobody's business. */
static void print_nothing(const struct parsed *parsed, struct buf *out)
{
    (void)out;
    check_graphs(parsed);
}

static void test_all_syntax(void **state)
{
    struct arena *arena = arena_new();
    (void)state;
    DIR *dir = opendir(TEST_SOURCE_DIR "/golden/syntax");
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            const struct str path =
                str_format(arena, TEST_SOURCE_DIR "/golden/syntax/%s", entry->d_name);
            struct parsed parsed = parsed_from(golden_read(arena, path.ptr));
            print_nothing(&parsed, NULL);
            parsed_free(&parsed);
        }
    }
    closedir(dir);
    arena_free(arena);
}

static struct buf repeated(const char *before, const char *piece, size_t count,
                           const char *after)
{
    struct buf text = { 0 };
    buf_add(&text, str_from(before));
    for (size_t i = 0; i < count; i++) {
        buf_add(&text, str_from(piece));
    }
    buf_add(&text, str_from(after));
    return text;
}

static void test_hostile(void **state)
{
    struct buf texts[] = {
        repeated("def f(x):\n    if x: pass\n", "    elif x: g()\n", 10000, ""),
        repeated("def f(x):\n", "    g(x)\n", 50000, ""),
        repeated("if a", " and a", 5000, ":\n    pass\n"),
        repeated("def f():\n    with a", ", a", 150, ":\n        return 1\n"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct parsed parsed = parsed_from(buf_view(&texts[i]));
        check_graphs(&parsed);
        parsed_free(&parsed);
        buf_dispose(&texts[i]);
    }
}

/* Each finally would double the ones around it. */
static void test_nested_finally(void **state)
{
    struct buf text = { 0 };
    (void)state;
    buf_add(&text, STR("def f(x):\n  while x:\n"));
    for (int depth = 2; depth < 42; depth++) {
        buf_add_format(&text, "%*stry:\n%*sif x: return 1\n%*sif x: break\n", depth, "",
                       depth + 1, "", depth + 1, "");
    }
    for (int depth = 41; depth >= 2; depth--) {
        buf_add_format(&text, "%*sfinally:\n%*stry:\n%*sg()\n%*sfinally:\n%*sh()\n",
                       depth, "", depth + 1, "", depth + 2, "", depth + 1, "", depth + 2,
                       "");
    }
    struct parsed parsed = parsed_from(buf_view(&text));
    const struct graph *graph =
        graph_new(parsed.tree, parsed_find(&parsed, N_FUNCTION), parsed.arena);
    assert_sound(graph, parsed.tree);
    assert_true(graph->step_count < 64 * parsed.tree->count);
    parsed_free(&parsed);
    buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_all_syntax),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_nested_finally),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
