/* SPDX-License-Identifier: MIT
 *
 * What goldens do not show: walking, odd bytes, limits, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parsed.h"
#include "syntax/print.h"

/* STR where an initializer has to be constant. */
#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal, sizeof(literal) - 1                                                  \
    }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void test_walking(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(STR("def f(a):\n    return g(a, b=1)\nx = 1\n"));
    const struct tree *tree = parsed.tree;
    const uint32_t function = tree_child_at(tree, 0, 0);
    const uint32_t call = parsed_find(&parsed, N_CALL);
    assert_int_equal(tree_child_count(tree, 0), 2);
    assert_int_equal(tree_child_at(tree, 0, 2), TREE_NONE);
    assert_int_equal(tree_last(tree, 0), tree_next(tree, function));
    assert_int_equal(tree_next(tree, 0), TREE_NONE);
    assert_int_equal(tree_ancestor(tree, call, N_FUNCTION), function);
    assert_int_equal(tree_ancestor(tree, function, N_FUNCTION), TREE_NONE);
    assert_int_equal(tree_child_of_kind(tree, call, N_DSTAR), TREE_NONE);
    assert_true(tree_contains(tree, function, call));
    assert_false(tree_contains(tree, call, function));
    assert_true(str_equal(tree_name(tree, call), STR("g")));
    assert_true(str_equal(tree_text(tree, call), STR("g(a, b=1)")));
    const uint32_t keyword = tree_child_of_kind(tree, call, N_KEYWORD);
    assert_true(str_equal(tree_name(tree, keyword), STR("b")));
    assert_int_equal(tree->nodes[keyword].name_from, tree->nodes[keyword].from);
    parsed_free(&parsed);
}

static void test_kinds(void **state)
{
    (void)state;
    for (int kind = 0; kind < N_KIND_COUNT; kind++) {
        const enum node_kind node_kind = (enum node_kind)kind;
        assert_non_null(node_kind_name(node_kind));
        assert_false(node_is_statement(node_kind) && node_is_expression(node_kind));
    }
    assert_string_equal(node_op_text(OP_IS_NOT), "is not");
    assert_false(node_is_expression(N_STAR));
}

static void test_comments(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(
        STR("# one\nx = [  # two\n    f'{a  # three\n}']\nfrom m import (  # four\n"
            "    a)\nif x:\n    y\n    # five"));
    assert_int_equal(parsed.tree->comment_count, 5);
    for (uint32_t i = 0; i < parsed.tree->comment_count; i++) {
        const struct tree_comment *comment = &parsed.tree->comments[i];
        assert_int_equal(parsed.source.text.ptr[comment->from], '#');
        assert_true(i == 0 || comment[-1].to <= comment->from);
    }
    assert_int_equal(parsed.tree->comments[4].to, parsed.source.text.len);
    parsed_free(&parsed);
}

/* Texts that are read like the plain text beside them, but for positions. */
struct same {
    struct str text, plain;
};

static const struct same same_cases[] = {
    { TEXT("if a:\r\n    b\r\nc\r\n"), TEXT("if a:\n    b\nc\n") },
    { TEXT("if a:\r    b\rc\r"), TEXT("if a:\n    b\nc\n") },
    { TEXT("\xEF\xBB\xBFif a:\n    b\nc\n"), TEXT("if a:\n    b\nc\n") },
    { TEXT("\fif a:\n    b\n\fc\n"), TEXT("if a:\n    b\nc\n") },
    { TEXT("if a:\n\tb\nc"), TEXT("if a:\n    b\nc\n") },
    { TEXT("if a:\n    b\nc\0\n"), TEXT("if a:\n    b\nc\n") },
    { TEXT("if a:  # \xE9\n    b\nc\n"), TEXT("if a:\n    b\nc\n") },
};

/* Kinds and names in order. */
static struct str outline(const struct parsed *parsed)
{
    struct buf out = { 0 };
    for (uint32_t i = 0; i < parsed->tree->count; i++) {
        const struct node *node = &parsed->tree->nodes[i];
        buf_add_format(&out, "%s %.*s %u;", node_kind_name((enum node_kind)node->kind),
                       STR_ARGS(tree_name(parsed->tree, i)), node->end);
    }
    const struct str text = buf_copy(&out, parsed->arena);
    buf_dispose(&out);
    return text;
}

static void test_odd_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(same_cases); i++) {
        struct parsed odd = parsed_from(same_cases[i].text);
        struct parsed plain = parsed_from(same_cases[i].plain);
        assert_int_equal(odd.result.error_count, 0);
        assert_null(odd.fault);
        assert_true(str_equal(outline(&odd), outline(&plain)));
        parsed_free(&odd);
        parsed_free(&plain);
    }
}

static void test_latin_1_names(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(STR("# coding: latin-1\n\xE9t\xE9 = '\xE9'\n"));
    assert_int_equal(parsed.result.error_count, 0);
    const uint32_t name = parsed_find(&parsed, N_NAME);
    assert_true(str_equal(tree_name(parsed.tree, name), STR("\xE9t\xE9")));
    parsed_free(&parsed);
}

static void test_names_across_chunks(void **state)
{
    (void)state;
    struct buf text = { 0 };
    buf_add(&text, STR("x = '"));
    for (int i = 0; i < 20000; i++) {
        buf_add(&text,
                STR("\xE2\x82\xAC")); /* three bytes: some are cut by every chunk */
    }
    buf_add(&text, STR("'\ny = 1\n"));
    struct parsed parsed = parsed_from(buf_view(&text));
    assert_int_equal(parsed.result.error_count, 0);
    assert_int_equal(tree_child_count(parsed.tree, 0), 2);
    parsed_free(&parsed);
    buf_dispose(&text);
}

static void test_empty(void **state)
{
    (void)state;
    const struct str empty[] = { STR(""), STR("\n"), STR("# only a comment"),
                                 STR("\xEF\xBB\xBF") };
    for (size_t i = 0; i < COUNT(empty); i++) {
        struct parsed parsed = parsed_from(empty[i]);
        assert_int_equal(parsed.tree->count, 1);
        assert_int_equal(parsed.tree->nodes[0].kind, N_MODULE);
        assert_int_equal(parsed.tree->nodes[0].to, empty[i].len);
        assert_int_equal(parsed.result.first_error, UINT32_MAX);
        parsed_free(&parsed);
    }
}

static void test_depth_limit(void **state)
{
    (void)state;
    const struct parse_limits limits = { .max_depth = 8 };
    struct parsed parsed =
        parsed_limited(STR("a = 1\nb = ((((c + d) + e) + f) + g) + h(i)\n"
                           "def f():\n    if a:\n        if b:\n"
                           "            if c: d\nz = 1\n"),
                       &limits);
    assert_true(parsed.result.too_deep);
    assert_null(parsed.fault);
    assert_int_equal(parsed.result.error_count, 0); /* the text is fine */
    assert_true(parsed.tree->nodes[0].flags & NODE_HAS_ERROR);
    const uint32_t last = tree_last(parsed.tree, 0);
    assert_int_equal(parsed.tree->nodes[last].kind,
                     N_ASSIGN); /* and what follows is there */
    parsed_free(&parsed);
}

static void test_node_limit(void **state)
{
    (void)state;
    const struct parse_limits limits = { .max_nodes = 10 };
    struct parsed parsed =
        parsed_limited(STR("a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n"), &limits);
    assert_true(parsed.result.too_many_nodes);
    assert_null(parsed.fault);
    assert_true(parsed.tree->count < 16);
    const uint32_t first = tree_child_at(parsed.tree, 0, 0);
    assert_int_equal(parsed.tree->nodes[first].kind, N_ASSIGN);
    parsed_free(&parsed);
}

struct hostile {
    const char *head, *unit, *tail;
    size_t times;
};

/* Quadratic or deeply nested in tree-sitter or here. */
static const struct hostile hostile_cases[] = {
    { "", "def f(", "", 16384 },
    { "", "match x ", "", 16384 },
    { "", "\\\n", "", 32768 },
    { "", "(", "", 20000 },
    { "a", ".a", "", 20000 },
    { "f", "()", "", 20000 },
    { "", "not ", "x", 20000 },
    { "", "lambda:", "x", 20000 },
    { "1", "+1", "", 20000 },
    { "a", "<a", "", 20000 },
    { "", "a=", "a", 20000 },
    { "if a: b\n", "elif a: b\n", "", 5000 },
    { "", "x = = \n", "", 20000 },
    { "", "exec ", "", 20000 },
    { "import a", ".a", "", 20000 },
    { "match x:\n case a", ".a", ": pass\n", 20000 },
    { "with a", " as a", ": b\n", 200 },
    { "", "f\"{", "", 2000 },
    { "", "@a\n", "def f(): pass", 2000 },
};

static void test_hostile_input(void **state)
{
    (void)state;
    const struct parse_limits limits = { .deadline_ms = 50, .max_depth = 500 };
    for (size_t i = 0; i < COUNT(hostile_cases); i++) {
        const struct hostile *hostile = &hostile_cases[i];
        struct buf text = { 0 };
        buf_add(&text, str_from(hostile->head));
        for (size_t k = 0; k < hostile->times; k++) {
            buf_add(&text, str_from(hostile->unit));
        }
        buf_add(&text, str_from(hostile->tail));
        struct parsed parsed = parsed_limited(buf_view(&text), &limits);
        assert_null(parsed.fault);
        assert_true(parsed.result.parsed_bytes <= text.len);
        parsed_free(&parsed);
        buf_dispose(&text);
    }
}

static void test_parser_is_used_again(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct parser *parser = parser_new();
    const struct str texts[] = { STR("def f(:\n  '''"), STR("x = 1\n"), STR("f'{"),
                                 STR("x = 1\n") };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const struct source source = source_init(arena, STR("x.py"), texts[i]);
        const struct parse_result result = parser_parse(
            parser, &source, &parse_default_limits, intern_new(arena, NULL), arena);
        assert_int_equal(result.error_count == 0, i % 2);
        assert_true(parser_floor(parser, &source) > 0);
    }
    parser_free(parser);
    arena_free(arena);
}

static void test_printing(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(STR("async def f(): pass\n\xC3\xA9 = 'a\tb'\n"));
    struct buf out = { 0 };
    tree_print(parsed.tree, tree_last(parsed.tree, 0), &out);
    assert_true(str_equal(buf_view(&out), STR("ASSIGN 2:1-2:10\n"
                                              "  NAME \xC3\xA9 2:1-2:2\n"
                                              "  STRING 'a\\x09b' 2:5-2:10\n")));
    buf_dispose(&out);
    parsed_free(&parsed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walking),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_odd_bytes),
        cmocka_unit_test(test_latin_1_names),
        cmocka_unit_test(test_names_across_chunks),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_depth_limit),
        cmocka_unit_test(test_node_limit),
        cmocka_unit_test(test_hostile_input),
        cmocka_unit_test(test_parser_is_used_again),
        cmocka_unit_test(test_printing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
