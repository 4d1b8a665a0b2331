/* SPDX-License-Identifier: MIT */
#include "rule/dom.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

static void reads_values_with_positions(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct err err = { 0 };
    const struct dom_node *root = dom_read(
        STR("f.yaml"),
        STR("# a comment\na: [x, 'null', null]\nb:\n  c: |\n    two\n    lines\n"), arena,
        &err);
    assert_non_null(root);
    const struct dom_node *a = dom_get(root, "a");
    assert_int_equal(a->kind, DOM_SEQUENCE);
    assert_int_equal(a->count, 3);
    assert_int_equal(a->line, 2);
    assert_int_equal(a->column, 4);
    assert_false(dom_is_null(a->items[1]));
    assert_true(dom_is_null(a->items[2]));
    const struct dom_node *c = dom_get(dom_get(root, "b"), "c");
    assert_true(str_equal(c->text, STR("two\nlines\n")));
    assert_int_equal(c->line, 4);
    assert_null(dom_get(root, "c"));
    assert_null(dom_get(a, "c"));
    assert_null(dom_get(NULL, "c"));
    arena_free(arena);
}

static void shares_aliases(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct err err = { 0 };
    const struct dom_node *root = dom_read(
        STR("f.yaml"), STR("a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n"), arena, &err);
    assert_non_null(root);
    assert_ptr_equal(dom_get(root, "a"), dom_get(root, "b"));
    assert_true(str_equal(dom_get(root, "d")->text, STR("3")));
    arena_free(arena);
}

static void reads_truth(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct dom_node *root =
        dom_read(STR("f"), STR("[true, False, 'true', maybe]"), arena, NULL);
    bool value = false;
    assert_true(dom_bool(root->items[0], &value) && value);
    assert_true(dom_bool(root->items[1], &value) && !value);
    assert_false(dom_bool(root->items[2], &value));
    assert_false(dom_bool(root->items[3], &value));
    assert_false(dom_bool(root, &value));
    arena_free(arena);
}

struct bad {
    const char *text;
    const char *message;
};

static void refuses_bad_input(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { "", "f.yaml:1:1: the file is empty" },
        { "a: 1\nb: 2\na: 3\n", "f.yaml:3:1: key 'a' stands twice, first at line 1" },
        { "a: 1\n---\nb: 2\n",
          "f.yaml:2:1: a second document begins; one file holds one document" },
        { "a:\n\t- b\n", "f.yaml:2:1: malformed YAML: a tab cannot indent, use blanks" },
        { "a: [1, 2\n",
          "f.yaml:2:1: malformed YAML: did not find expected ',' or ']' while "
          "parsing a flow sequence" },
        { "a: *x\n", "f.yaml:1:4: the alias has no anchor before it" },
        { "a: &x [*x]\n", "f.yaml:1:8: the alias contains itself" },
        { "a: !!python/object:os.system x\n", "f.yaml:1:4: tags are not supported" },
        { "b: &x {c: 1}\na:\n  <<: *x\n",
          "f.yaml:3:3: the merge key '<<' is not supported, write the keys out" },
        { "? [a]\n: b\n", "f.yaml:1:3: a key must be plain text" },
        { "a: 1\nb: \xff\n", "f.yaml:2:4: malformed YAML: invalid leading UTF-8 octet" },
        { "a: \x01\n", "f.yaml:1:4: malformed YAML: control characters are not allowed" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena *arena = arena_new();
        struct err err = { 0 };
        assert_null(dom_read(STR("f.yaml"), str_from(rows[i].text), arena, &err));
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(err.code, ERR_RULE);
        arena_free(arena);
    }
}

static void bounds_depth(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = { 0 };
    struct err err = { 0 };
    for (size_t i = 0; i < 100000; i++) {
        buf_add_char(&text, '[');
    }
    assert_null(dom_read(STR("f"), buf_view(&text), arena, &err));
    assert_non_null(strstr(err.text, "nested too deep"));
    buf_dispose(&text);
    arena_free(arena);
}

/* Ten levels of ten aliases each would be ten thousand million nodes. */
static void bounds_aliases(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = { 0 };
    struct err err = { 0 };
    buf_add(&text, STR("a0: &a0 x\n"));
    for (unsigned level = 1; level <= 10; level++) {
        buf_add_format(&text, "a%u: &a%u [", level, level);
        for (unsigned i = 0; i < 10; i++) {
            buf_add_format(&text, "%s*a%u", i ? "," : "", level - 1);
        }
        buf_add(&text, STR("]\n"));
    }
    assert_null(dom_read(STR("f"), buf_view(&text), arena, &err));
    assert_non_null(strstr(err.text, "too many nodes, aliases written out"));
    buf_dispose(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_values_with_positions),
        cmocka_unit_test(shares_aliases),
        cmocka_unit_test(reads_truth),
        cmocka_unit_test(refuses_bad_input),
        cmocka_unit_test(bounds_depth),
        cmocka_unit_test(bounds_aliases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
