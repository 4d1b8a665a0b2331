/* SPDX-License-Identifier: MIT */
#include "review/fingerprint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "match/trace.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Hashes by an independent statement of GitHub's algorithm. */
struct hash_case {
    const char *text;
    const char *hashes[8]; /* of lines 1, 2, … */
};

/* clang-format off */
static const struct hash_case hash_cases[] = {
    { "", { "c129715d7a2bc9a3:1" } },
    { "a = 1\nb = 2\n", { "3500b72a4d7dbe57:1", "4cd2d5cdff705f66:1", "c129715d7a2bc9a3:1" } },
    { "a = 1\r\nb = 2\r\n", { "3500b72a4d7dbe57:1", "4cd2d5cdff705f66:1", "c129715d7a2bc9a3:1" } },
    { "a = 1\nb", { "bc420abc2dce3062:1", "8ee5a81e681643c1:1" } },
    { "a\rb\rc", { "7b3788cf31b92be9:1", "e461f42c548ac762:1", "188ff2f224477a1e:1" } },
    /* a blank between CR and LF keeps them apart */
    { "a\r \nb\r\t\r\n", { "58bb403fac6df472:1", "79c1ecac854f2c03:1", "a0e70ee94550ca05:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1" } },
    { "\xef\xbb\xbf" "a\nb\n", { "8fff498b8a070609:1", "ade70578248be16f:1", "c129715d7a2bc9a3:1" } },
    { "x = \"\xff\xfe\xe2\x82\"\ny\n", { "2de96153fdcf4930:1", "c33be7e0cf7c3ca:1", "c129715d7a2bc9a3:1" } },
    { "s = \"\xf0\x9f\x98\x80 \xc3\xa9\"\n", { "af31f7f8f4c0aeb:1", "c129715d7a2bc9a3:1" } },
    { "\tif x:\n\t\ty  =\t1 \n   \n", { "6172d2b81c0b3d09:1", "3176f2d2e61059a2:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1" } },
};
/* clang-format on */

static void test_line_hashes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof hash_cases / sizeof hash_cases[0]; i++) {
        const struct line_hashes hashes =
            line_hashes_of(str_from(hash_cases[i].text), arena);
        uint32_t line = 0;
        for (; hash_cases[i].hashes[line]; line++) {
            const struct str got = line_hashes_text(&hashes, line + 1, arena);
            assert_string_equal(got.ptr, hash_cases[i].hashes[line]);
        }
        assert_int_equal(hashes.count, line);
    }
    arena_free(arena);
}

/* Long equal stretches, so that the window does not reach what differs. */
static void test_line_hash_occurrences(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = { 0 };
    buf_add(&text, STR("x\nx\nx\n"));
    for (unsigned round = 0; round < 2; round++) {
        for (unsigned i = 0; i < 120; i++) {
            buf_add_char(&text, 'y');
        }
        buf_add(&text, round == 0 ? STR("\nx\n") : STR("\n"));
    }
    const struct line_hashes hashes = line_hashes_of(buf_view(&text), arena);
    assert_string_equal(line_hashes_text(&hashes, 3, arena).ptr, "a434200caccdeba8:1");
    assert_string_equal(line_hashes_text(&hashes, 5, arena).ptr, "a434200caccdeba8:2");
    assert_string_equal(line_hashes_text(&hashes, 4, arena).ptr, "cadd4b5b9d92c51c:1");
    assert_string_equal(line_hashes_text(&hashes, 6, arena).ptr, "cadd4b5b9d92c51c:2");
    buf_dispose(&text);
    arena_free(arena);
}

/* The fingerprint of the first `needle` of a file. */
static struct str fingerprint(struct str text, struct str needle, struct arena *arena)
{
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_init(arena, STR("a.py"), text);
    struct parser *parser = parser_new();
    const struct parse_result parsed = parser_parse(parser, source, &parse_untimed_limits,
                                                    intern_new(arena, NULL), arena);
    const uint32_t from = (uint32_t)str_find(text, needle, 0);
    assert_true(from < text.len);
    const struct fingerprint_place place = { .tree = parsed.tree,
                                             .node = TREE_NONE,
                                             .from = from,
                                             .to = from + (uint32_t)needle.len };
    struct buf subject = { 0 };
    fingerprint_subject(STR("HS707-001"), &place, &subject);
    char hex[SHA1_HEX_BYTES];
    fingerprint_hex(buf_view(&subject), 1, hex);
    buf_dispose(&subject);
    parser_free(parser);
    return str_copy(arena, str_from(hex));
}

static void test_fingerprint_survives(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct str needle = STR("eval(x");
    const struct str original = fingerprint(
        STR("class A:\n    def f(self, x):\n        return eval(x)\n"), needle, arena);
    assert_int_equal(original.len, 40);
    static const char *const same[] = {
        /* moved down, indented otherwise, commented, spaced */
        "import os\n\n\nclass A:\n  def f(self, x):\n    return eval(x)\n",
        "class A:\n    def f(self, x):\n        return  eval(x )  # why\n",
        "class A:\r\n    def f(self, x):\r\n        return eval(x)\r\n",
        /* among siblings, after deeper nodes */
        "def b(x):\n    return [x]\nclass A:\n    def e(self): pass\n"
        "    def f(self, x):\n        if x: pass\n        return eval(x)\n"
        "    def g(self): pass\n",
    };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        assert_string_equal(fingerprint(str_from(same[i]), needle, arena).ptr,
                            original.ptr);
    }
    static const char *const other[] = {
        "class B:\n    def f(self, x):\n        return eval(x)\n",
        "class A:\n    def g(self, x):\n        return eval(x)\n",
        "class A:\n    def f(self, x):\n        return eval(x, y)\n",
        "class A:\n    def f(self, x):\n        pass\nreturn eval(x)\n",
    };
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        assert_string_not_equal(fingerprint(str_from(other[i]), needle, arena).ptr,
                                original.ptr);
    }
    arena_free(arena);
}

/* What stands for the source at the first `needle` of a file. */
static void test_source(void **state)
{
    (void)state;
    static const struct {
        const char *text, *needle, *subject;
    } rows[] = {
        { "x = get( 1 )  # why\n", "get( 1 )", "x=get(1)" },
        { "x = (  # why\n  get(), 2)\n", "get()", "x=(get(),2)" },
        { "if a: x = get(); y = 1\n", "get()", "x=get()" },
        { "def f(a, b=1):\n    pass\n", "b", "b" },
        { "for x in get( 1 ):\n    pass\n", "get( 1 )", "get(1)" },
        { "with get() as x:\n    y = x\n", "get()", "get()" },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct str text = str_from(rows[i].text);
        const struct source source = source_init(arena, STR("a.py"), text);
        struct parser *parser = parser_new();
        const struct parse_result parsed = parser_parse(
            parser, &source, &parse_untimed_limits, intern_new(arena, NULL), arena);
        const uint32_t from = (uint32_t)str_find(text, str_from(rows[i].needle), 0);
        const struct trace_step step = { .from = from,
                                         .to = from + (uint32_t)strlen(rows[i].needle) };
        struct trace_step other;
        trace_step_elsewhere(&other, &source, step.from, step.to, arena);
        struct buf subject = { 0 };
        fingerprint_source(parsed.tree, &(struct trace){ &step, 1 }, &subject);
        assert_string_equal(subject.ptr, rows[i].subject);
        buf_clear(&subject);
        fingerprint_source(parsed.tree, &(struct trace){ &other, 1 }, &subject);
        assert_non_null(strstr(subject.ptr, i == 0 ? "x=get(1)#why" : "("));
        buf_clear(&subject);
        fingerprint_source(parsed.tree, NULL, &subject);
        assert_int_equal(subject.len, 0);
        buf_dispose(&subject);
        parser_free(parser);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_hashes),
        cmocka_unit_test(test_line_hash_occurrences),
        cmocka_unit_test(test_fingerprint_survives),
        cmocka_unit_test(test_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
