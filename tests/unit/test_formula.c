/* SPDX-License-Identifier: MIT
 *
 * Formulas: conditions over ranges, built by hand here (the loader builds them from
 * YAML). Expected are the matched texts, in order, each followed by '|'.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/regex.h"
#include "matching.h"

enum { MOST_CHILDREN = 8 };

struct bench {
    struct matching at;
    struct regex *regexes[MOST_CHILDREN];
    size_t regex_count;
};

static struct bench bench_new(void)
{
    return (struct bench){ .at = matching_new() };
}

static void bench_free(struct bench *bench)
{
    for (size_t i = 0; i < bench->regex_count; i++) {
        regex_free(bench->regexes[i]);
    }
    matching_free(&bench->at);
}

static struct formula *formula_of(struct bench *bench, enum formula_op op)
{
    struct formula *formula = ARENA_NEW(bench->at.arena, struct formula);
    formula->op = op;
    formula->children = ARENA_ARRAY(bench->at.arena, MOST_CHILDREN, struct formula *);
    return formula;
}

static struct formula *pattern(struct bench *bench, const char *text)
{
    struct formula *formula = formula_of(bench, FORMULA_PATTERN);
    formula->pattern = matching_pattern(&bench->at, str_from(text));
    assert_non_null(formula->pattern);
    return formula;
}

static struct formula *around(struct bench *bench, enum formula_op op,
                              struct formula *child)
{
    struct formula *formula = formula_of(bench, op);
    formula->children[formula->child_count++] = child;
    return formula;
}

static struct formula *inside(struct bench *bench, const char *text)
{
    return around(bench, FORMULA_INSIDE, pattern(bench, text));
}

static struct formula * not(struct bench * bench, const char *text)
{
    return around(bench, FORMULA_NOT, pattern(bench, text));
}

static struct formula *not_inside(struct bench *bench, const char *text)
{
    return around(bench, FORMULA_NOT_INSIDE, pattern(bench, text));
}

static struct regex *compile(struct bench *bench, const char *text, unsigned flags)
{
    char why[200];
    size_t offset = 0;
    struct regex *regex = regex_new(str_from(text), flags, why, sizeof why, &offset);
    assert_non_null(regex);
    bench->regexes[bench->regex_count++] = regex;
    return regex;
}

static uint32_t variable(struct bench *bench, const char *name)
{
    return intern_add(bench->at.words, str_from(name));
}

static struct formula *regex(struct bench *bench, enum formula_op op, const char *text)
{
    struct formula *formula = formula_of(bench, op);
    formula->regex = compile(bench, text, REGEX_MULTILINE);
    formula->group_count = (uint32_t)regex_group_count(formula->regex);
    uint32_t *numbers = ARENA_ARRAY(bench->at.arena, formula->group_count, uint32_t);
    for (uint32_t i = 0; i < formula->group_count; i++) {
        const struct str name = str_format(bench->at.arena, "$%u", i + 1);
        numbers[i] = intern_add(bench->at.words, name);
    }
    formula->group_metavariables = numbers;
    return formula;
}

static struct formula *where(struct bench *bench, const char *name, const char *text)
{
    struct formula *formula = formula_of(bench, FORMULA_WHERE_REGEX);
    formula->regex = compile(bench, text, REGEX_ANCHORED);
    const uint32_t number = variable(bench, name);
    formula->metavariables = arena_copy(bench->at.arena, &number, sizeof number);
    formula->metavariable_count = 1;
    return formula;
}

static struct formula *focus(struct bench *bench, const char *first, const char *second)
{
    struct formula *formula = formula_of(bench, FORMULA_FOCUS);
    const uint32_t numbers[] = { variable(bench, first),
                                 second ? variable(bench, second) : 0 };
    formula->metavariables = arena_copy(bench->at.arena, numbers, sizeof numbers);
    formula->metavariable_count = second ? 2 : 1;
    return formula;
}

/* A conjunction or alternative of formulas, up to NULL. */
static struct formula *join(struct bench *bench, enum formula_op op, ...)
{
    struct formula *formula = formula_of(bench, op);
    va_list children;
    va_start(children, op);
    for (struct formula *child = va_arg(children, struct formula *); child;
         child = va_arg(children, struct formula *)) {
        formula->children[formula->child_count++] = child;
    }
    va_end(children);
    return formula;
}

static void expect(struct bench *bench, const struct formula *formula, const char *code,
                   const char *wanted)
{
    struct unit *unit = matching_unit(&bench->at, "m.py", str_from(code));
    struct matches found = { 0 };
    struct buf text = { 0 };
    formula_find(formula, unit, &found);
    for (size_t i = 0; i < found.count; i++) {
        buf_add(&text,
                source_slice(unit->source, found.items[i].from, found.items[i].to));
        buf_add_char(&text, '|');
    }
    buf_add_char(&text, '\0');
    assert_string_equal(text.ptr, wanted);
    buf_dispose(&text);
}

static void test_any(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *any = join(&b, FORMULA_ANY, pattern(&b, "f(...)"),
                                     pattern(&b, "g(...)"), pattern(&b, "f(1)"), NULL);
    expect(&b, any, "g(2)\nf(1)\nh()\n", "g(2)|f(1)|");
    bench_free(&b);
}

static void test_inside(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all = join(&b, FORMULA_ALL, inside(&b, "def $F($A):\n  ..."),
                                     pattern(&b, "f($A)"), NULL);
    expect(&b, all, "f(a)\ndef g(a):\n    f(a)\n    f(b)\n", "f(a)|");
    bench_free(&b);
}

/* Two conditions that only say where to look: the inner range is the match. */
static void test_inside_only(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all = join(&b, FORMULA_ALL, inside(&b, "class $C:\n  ..."),
                                     inside(&b, "def $F(): ..."), NULL);
    expect(&b, all, "class A:\n    def f():\n        pass\ndef g():\n    pass\n",
           "def f():\n        pass|");
    bench_free(&b);
}

/* The contained one of two ranges; an inside range does not become the match. */
static void test_contained(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all =
        join(&b, FORMULA_ALL, pattern(&b, "f(...)"), pattern(&b, "g(...)"), NULL);
    expect(&b, all, "f(g(1), g(2))\ng(f())\nf()\n", "g(1)|g(2)|f()|");
    const struct formula *smaller =
        join(&b, FORMULA_ALL, pattern(&b, "f(...)"), inside(&b, "g(...)"), NULL);
    expect(&b, smaller, "f(g(1))\ng(f(2))\n", "f(2)|");
    bench_free(&b);
}

static void test_bare(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all =
        join(&b, FORMULA_ALL, pattern(&b, "$A"), inside(&b, "def $F($A):\n  ..."), NULL);
    expect(&b, all, "def f(a):\n    b = a\n    return c(a)\na\n", "a|a|");
    const struct formula *every = join(&b, FORMULA_ALL, pattern(&b, "$A"), NULL);
    expect(&b, every, "a.b\n", "a|a.b|");
    bench_free(&b);
}

static void test_not(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all = join(&b, FORMULA_ALL, pattern(&b, "f($A, ...)"),
                                     not(&b, "f($A, $A)"), not(&b, "f(0)"), NULL);
    expect(&b, all, "f(1)\nf(0)\nf(1, 1)\nf(1, 2)\nf(f(1, 1), 2)\n",
           "f(1)|f(1, 2)|f(f(1, 1), 2)|");
    bench_free(&b);
}

static void test_not_inside(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all =
        join(&b, FORMULA_ALL, pattern(&b, "f($A)"), not_inside(&b, "with $A: ..."), NULL);
    expect(&b, all, "with a:\n    f(a)\n    f(b)\n", "f(b)|");
    bench_free(&b);
}

static void test_regex(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *alone = regex(&b, FORMULA_REGEX, "^x(\\d)");
    expect(&b, alone, "x1 = x2\nx3\n", "x1|x3|");
    const struct formula *both = join(&b, FORMULA_ALL, pattern(&b, "f($1, $2)"),
                                      regex(&b, FORMULA_REGEX, "f\\(\\w, (\\w)"), NULL);
    expect(&b, both, "f(a, b)\nf(a, a)\n", "f(a, a|");
    const struct formula *none = join(&b, FORMULA_ALL, pattern(&b, "f(...)"),
                                      regex(&b, FORMULA_NOT_REGEX, "\"a\""), NULL);
    expect(&b, none, "f(\"a\")\nf(\"b\")\n", "f(\"b\")|");
    bench_free(&b);
}

static void test_empty_regex_matches(void **state)
{
    (void)state;
    struct bench b = bench_new();
    expect(&b, regex(&b, FORMULA_REGEX, "z*"), "ab", "|||");
    bench_free(&b);
}

static void test_where_regex(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all =
        join(&b, FORMULA_ALL, pattern(&b, "$F($A)"), where(&b, "$F", "get"), NULL);
    expect(&b, all, "get(1)\nget_all(2)\nforget(3)\n", "get(1)|get_all(2)|");
    const struct formula *quoted =
        join(&b, FORMULA_ALL, pattern(&b, "f($A)"), where(&b, "$A", "[\"']a"), NULL);
    expect(&b, quoted, "f('a')\nf(\"b\")\nf(a)\n", "f('a')|");
    const struct formula *content =
        join(&b, FORMULA_ALL, pattern(&b, "f(\"$A\")"), where(&b, "$A", "a$"), NULL);
    expect(&b, content, "f('a')\nf(\"ba\")\n", "f('a')|");
    const struct formula *unbound =
        join(&b, FORMULA_ALL, pattern(&b, "f($A)"), where(&b, "$B", ".*"), NULL);
    expect(&b, unbound, "f(1)\n", "");
    bench_free(&b);
}

static void test_focus(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *one =
        join(&b, FORMULA_ALL, pattern(&b, "f($A, $B)"), focus(&b, "$B", NULL), NULL);
    expect(&b, one, "f(1, g(2))\n", "g(2)|");
    const struct formula *either =
        join(&b, FORMULA_ALL, pattern(&b, "f($A, $B)"), focus(&b, "$A", "$B"), NULL);
    expect(&b, either, "f(1, 2)\n", "1|2|");
    const struct formula *both = join(&b, FORMULA_ALL, pattern(&b, "$A($B)"),
                                      focus(&b, "$A", NULL), focus(&b, "$B", NULL), NULL);
    expect(&b, both, "f(1)\n", "");
    bench_free(&b);
}

/* A negative's own metavariables may be anything; a positive's must be the same. */
static void test_negative_variables(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all = join(&b, FORMULA_ALL, pattern(&b, "$X = f()"),
                                     not_inside(&b, "$X = f()\n...\n$Y($X)"), NULL);
    expect(&b, all, "def m():\n    a = f()\n    b = f()\n    g(a)\n", "b = f()|");
    bench_free(&b);
}

static void test_words(void **state)
{
    (void)state;
    struct bench b = bench_new();
    const struct formula *all = join(
        &b, FORMULA_ALL, inside(&b, "import a"), not(&b, "z()"),
        join(&b, FORMULA_ANY, pattern(&b, "f($X)"), pattern(&b, "g($X)"), NULL), NULL);
    const struct word_filter filter = formula_words(all, b.at.arena);
    assert_int_equal(filter.count, 2);
    static const struct {
        const char *code;
        bool admitted;
    } rows[] = { { "import a\nf(1)\n", true },
                 { "from a import g\n", true },
                 { "f(1)\n", false },
                 { "import a\n\"f g\"\n", false },
                 { "import a\nh.f\n", true } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct unit *unit = matching_unit(&b.at, "m.py", str_from(rows[i].code));
        assert_int_equal(word_filter_admits(&filter, unit->tree->names),
                         rows[i].admitted);
    }
    const struct word_filter open =
        formula_words(regex(&b, FORMULA_REGEX, "x"), b.at.arena);
    const struct unit *unit = matching_unit(&b.at, "m.py", STR(""));
    assert_true(word_filter_admits(&open, unit->tree->names));
    bench_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any),
        cmocka_unit_test(test_inside),
        cmocka_unit_test(test_inside_only),
        cmocka_unit_test(test_contained),
        cmocka_unit_test(test_bare),
        cmocka_unit_test(test_not),
        cmocka_unit_test(test_not_inside),
        cmocka_unit_test(test_regex),
        cmocka_unit_test(test_empty_regex_matches),
        cmocka_unit_test(test_where_regex),
        cmocka_unit_test(test_focus),
        cmocka_unit_test(test_negative_variables),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
