/* SPDX-License-Identifier: MIT
 *
 * Names of broken files: the fixtures of tests/golden/names with pieces cut out, doubled
 * and swapped, always in the same way. Whatever comes out must keep the promises of
 * names.h.
 */
#include "annotated.h"
#include "base/arena.h"
#include "base/intern.h"
#include "mutated.h"
#include "names/names.h"
#include "syntax/parse.h"
#include "syntax/source.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/names"

enum { ROUNDS = 60, EDITS = 6 };

static void check_variable(const struct tree *tree, const struct names *names,
                           uint32_t node)
{
    const uint32_t variable = names_variable(names, node);
    const uint32_t first = names_first_binding(names, variable);
    assert_true(first == TREE_NONE || first < tree->count);
    assert_true((first == TREE_NONE) == (names_binding_count(names, variable) == 0));
    assert_true(first == TREE_NONE || names_variable(names, first) == variable);
    assert_true(names_type(names, variable) < intern_count(tree->names));
    assert_true(variable != 0 || !names_is_local(names, variable));
}

static void check_node(const struct tree *tree, const struct names *names, uint32_t node)
{
    const enum node_kind kind = (enum node_kind)tree->nodes[node].kind;
    const uint32_t qualified = names_qualified(names, node);
    const uint32_t scope = names_scope(names, node);
    assert_true(qualified < intern_count(tree->names));
    assert_true(!qualified || kind == N_NAME || kind == N_ATTRIBUTE || kind == N_ALIAS);
    assert_true(!names_qualified_also(names, node) || qualified);
    assert_true(scope == 0 || tree->nodes[scope].end > node);
    check_variable(tree, names, node);
}

static void check_text(struct parser *parser, struct str text, struct arena *arena)
{
    struct intern *words = intern_new(arena, NULL);
    const struct source source = source_init(arena, STR("a/b.py"), text);
    const struct tree *tree =
        parser_parse(parser, &source, &parse_untimed_limits, words, arena).tree;
    const struct names *names = names_resolve(tree, NULL, arena);
    for (uint32_t node = 0; node < tree->count; node++) {
        check_node(tree, names, node);
    }
}

static void check_mutations(struct parser *parser, const char *name)
{
    for (uint64_t round = 1; round <= ROUNDS; round++) {
        struct arena *arena = arena_new();
        uint64_t state = round * UINT64_C(0x9E3779B97F4A7C15);
        struct str text = annotated_read(arena, FIXTURES, name);
        for (int i = 0; i < EDITS; i++) {
            text = mutated(text, &state, arena, NULL);
        }
        check_text(parser, text, arena);
        arena_free(arena);
    }
}

static void test_mutated_fixtures(void **state)
{
    (void)state;
    int files = 0;
    struct parser *parser = parser_new();
    DIR *folder = opendir(FIXTURES);
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            check_mutations(parser, entry->d_name);
            files++;
        }
    }
    closedir(folder);
    parser_free(parser);
    assert_true(files > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_mutated_fixtures) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
