/* SPDX-License-Identifier: MIT
 *
 * Parsing from an earlier text's tree: the same tree as without it, whatever was edited.
 */
#include <string.h>

#include "annotated.h"
#include "base/arena.h"
#include "base/intern.h"
#include "mutated.h"
#include "syntax/parse.h"
#include "syntax/source.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/syntax"

enum { ROUNDS = 40 };

struct again {
    struct parser *parser;
    struct arena *arena;
    size_t kept; /* texts that another could be parsed from */
};

static struct parse_result parse_alone(const struct again *at,
                                       const struct source *source)
{
    return parser_parse(at->parser, source, &parse_untimed_limits,
                        intern_new(at->arena, NULL), at->arena);
}

static void assert_same(const struct parse_result *a, const struct parse_result *b)
{
    const struct tree *x = a->tree;
    const struct tree *y = b->tree;
    assert_int_equal(a->first_error, b->first_error);
    assert_int_equal(a->error_count, b->error_count);
    assert_int_equal(x->count, y->count);
    assert_memory_equal(x->nodes, y->nodes, x->count * sizeof *x->nodes);
    assert_int_equal(x->comment_count, y->comment_count);
    if (x->comment_count > 0) {
        assert_memory_equal(x->comments, y->comments,
                            x->comment_count * sizeof *x->comments);
    }
    assert_int_equal(intern_count(x->names), intern_count(y->names));
    for (uint32_t i = 0; i < intern_count(x->names); i++) {
        assert_true(str_equal(intern_text(x->names, i), intern_text(y->names, i)));
    }
}

/* Parses `later` from `earlier`, and alone. */
static void check(struct again *at, struct str earlier, struct str later,
                  const struct text_edits *edits)
{
    const struct source before = source_init(at->arena, STR("a.py"), earlier);
    const struct source now = source_init(at->arena, STR("a.py"), later);
    struct earlier_parse from = { 0 };
    const struct parse_result first =
        parser_parse_first(at->parser, &before, &parse_untimed_limits,
                           intern_new(at->arena, NULL), at->arena, &from);
    from.edits = *edits;
    const struct parse_result again =
        parser_parse_again(at->parser, &now, &parse_untimed_limits,
                           intern_new(at->arena, NULL), at->arena, &from);
    at->kept += from.tree != NULL;
    earlier_parse_forget(&from);
    const struct parse_result first_alone = parse_alone(at, &before);
    const struct parse_result again_alone = parse_alone(at, &now);
    assert_same(&first, &first_alone);
    assert_same(&again, &again_alone);
}

static struct again start(void)
{
    return (struct again){ .parser = parser_new(), .arena = arena_new() };
}

static void end(struct again *at)
{
    parser_free(at->parser);
    arena_free(at->arena);
}

/* Both ways: what was broken is parsed from what was not, and the other way round. */
static void check_mutations(struct again *at, const char *name)
{
    for (uint64_t round = 1; round <= ROUNDS; round++) {
        uint64_t state = round * UINT64_C(0x9E3779B97F4A7C15);
        arena_reset(at->arena);
        const struct str text = annotated_read(at->arena, FIXTURES, name);
        struct text_edit edit;
        const struct str other = mutated(text, &state, at->arena, &edit);
        const struct text_edits edits = { &edit, 1, 1 };
        check(at, text, other, &edits);
        edit = (struct text_edit){ edit.new_from, edit.new_to, edit.from, edit.to };
        check(at, other, text, &edits);
    }
}

static void test_mutated_fixtures(void **state)
{
    (void)state;
    struct again at = start();
    DIR *folder = opendir(FIXTURES);
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            check_mutations(&at, entry->d_name);
        }
    }
    closedir(folder);
    assert_true(at.kept > ROUNDS);
    end(&at);
}

/* Several edits, at the ends, of lines that come and go, of other indentation. */
static void test_edits(void **state)
{
    (void)state;
    static struct {
        const char *earlier, *later;
        struct text_edit items[2];
        size_t count;
    } cases[] = {
        { "", "a = 1\n", { { 0, 0, 0, 6 } }, 1 },
        { "a = 1\n", "", { { 0, 6, 0, 0 } }, 1 },
        { "a = 1\nb = 2\n", "a = 1\nb = 2", { { 11, 12, 11, 11 } }, 1 },
        { "x\ny\nz\n", "1\ny\n2\n", { { 0, 1, 0, 1 }, { 4, 5, 4, 5 } }, 2 },
        { "if a:\n    b\n    c\n", "if a:\n    b\nc\n", { { 12, 16, 12, 12 } }, 1 },
        { "def f():\n    a\n\ndef g():\n    b\n",
          "def f():\n    a\n\n    b\n",
          { { 16, 25, 16, 16 } },
          1 },
        { "s = '''\na\n'''\nb\n", "s = '''\na\n''\nb\n", { { 12, 13, 12, 12 } }, 1 },
        { "\xEF\xBB\xBFx = 1\n", "x = 1\n", { { 0, 3, 0, 0 } }, 1 },
        { "a\rb = 1\n", "a\r\nb = 1\n", { { 2, 2, 2, 3 } }, 1 },
    };
    struct again at = start();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct text_edits edits = { cases[i].items, cases[i].count,
                                          cases[i].count };
        check(&at, str_from(cases[i].earlier), str_from(cases[i].later), &edits);
    }
    assert_true(at.kept > 0);
    end(&at);
}

/* Edits that do not say all, or nonsense, are not relied upon. */
static void test_wrong_edits(void **state)
{
    (void)state;
    const struct str earlier = STR("def f():\n    return a\n\n\nx = 1\n");
    const struct str later = STR("def f():\n    return b\n\n\ny = 1\n");
    static struct text_edit wrong[][2] = {
        { { 20, 21, 20, 21 }, { 24, 24, 24, 24 } },
        { { 24, 25, 24, 25 }, { 20, 21, 20, 21 } },
        { { 20, 21, 20, 21 }, { 24, 99, 24, 99 } },
        { { 21, 20, 21, 20 }, { 24, 25, 24, 25 } },
    };
    struct again at = start();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const struct text_edits edits = { wrong[i], 2, 2 };
        check(&at, earlier, later, &edits);
    }
    check(&at, earlier, later, &(struct text_edits){ 0 });
    end(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_mutated_fixtures),
                                        cmocka_unit_test(test_edits),
                                        cmocka_unit_test(test_wrong_edits) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
