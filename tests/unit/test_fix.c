/* SPDX-License-Identifier: MIT */
#include "rule/fix.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/notice.h"
#include "match/unit.h"
#include "rule/edits.h"
#include "rule/ruleset.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* A rule's pattern and fix (YAML), and a file before and after; `after` NULL: no edit. */
struct row {
    const char *rule;
    const char *before;
    const char *after;
};

static struct ruleset *ruleset_of(const char *rest)
{
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    struct buf yaml = { 0 };
    buf_add_format(&yaml,
                   "rules:\n- id: r\n  languages: [python]\n  severity: ERROR\n"
                   "  message: m\n%s",
                   rest);
    if (ruleset_add_text(ruleset, STR("r.yaml"), buf_view(&yaml), &err) != 0) {
        fail_msg("%s", err.text);
    }
    buf_dispose(&yaml);
    return ruleset;
}

/* All fixes of all findings, made at once; the number of edits. */
static size_t mend(struct ruleset *ruleset, struct str before, struct arena *arena,
                   struct buf *out, bool *any)
{
    struct notices *notices = ARENA_NEW(arena, struct notices);
    struct source *source = ARENA_NEW(arena, struct source);
    struct intern *names = ruleset_file_words(ruleset, arena);
    struct fix_maker maker = { .parser = parser_new(),
                               .scratch = arena_new(),
                               .bytes_left = FIX_MOST_BYTES };
    struct raw_findings found = { 0 };
    struct edits edits = { 0 };
    *source = source_init(arena, STR("t.py"), before);
    const struct parse_result parsed =
        parser_parse(maker.parser, source, &parse_untimed_limits, names, arena);
    struct unit *unit = unit_new(parsed.tree, ruleset_types(ruleset), notices, arena);
    ruleset_scan(ruleset, unit, &found);
    for (size_t i = 0; i < found.count; i++) {
        struct fix_edit edit;
        if (fix_make(&maker, unit, found.items[i].rule, &found.items[i].match, &edit)) {
            assert_true(edit.from <= edit.to && edit.to <= before.len);
            edits_add(&edits, &edit, 1, arena);
        }
    }
    edits_make(&edits, before, out);
    *any = found.count > 0;
    arena_free(maker.scratch);
    parser_free(maker.parser);
    return edits.count;
}

/* Whether the row holds; prints it if not. */
static bool holds(const struct row *row)
{
    struct ruleset *ruleset = ruleset_of(row->rule);
    struct arena *arena = arena_new();
    struct buf out = { 0 };
    bool any = false;
    const size_t edits = mend(ruleset, str_from(row->before), arena, &out, &any);
    buf_add_char(&out, '\0');
    const bool good = any &&
                      strcmp(out.ptr, row->after ? row->after : row->before) == 0 &&
                      (edits > 0) == (row->after != NULL);
    if (!good) {
        print_error("%s: '%s' became '%s'\n", row->rule, row->before, out.ptr);
    }
    buf_dispose(&out);
    arena_free(arena);
    ruleset_free(ruleset);
    return good;
}

static void check_rows(const struct row *rows, size_t count)
{
    size_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        bad += !holds(&rows[i]);
    }
    assert_int_equal(bad, 0);
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof rows[0])
#define NONE "  pattern: $X == None\n  fix: $X is None\n"
#define OR "  pattern: get($X, $Y)\n  fix: $X or $Y\n"
#define ARGS "  pattern: f($...ARGS, x=1)\n  fix: f($...ARGS, y=2)\n"
#define ATTRIBUTE "  pattern: getattr($O, \"$N\")\n  fix: $O.$N\n"
#define QUOTED "  pattern: f(\"$S\")\n  fix: g(\"$S\")\n"

static void fills_in_metavariables(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { NONE, "if a.b[0] == None: pass\n", "if a.b[0] is None: pass\n" },
        { NONE, "x = a == None, b == None\n", "x = a is None, b is None\n" },
        { NONE, "x = f(a\n  == None)  # c\n", "x = f(a is None)  # c\n" },
        { ARGS, "f(a,  *b, c = d,x=1)\n", "f(a,  *b, c = d, y=2)\n" },
        { ARGS, "f(x=1)\n", "f(y=2)\n" },
        { "  pattern: f(x=1, $...ARGS)\n  fix: f(x=2, $...ARGS)\n", "f(x=1)\n",
          "f(x=2)\n" },
        { ATTRIBUTE, "getattr(a, 'name')\n", "a.name\n" },
        { ATTRIBUTE, "getattr(a, 'na me')\n", NULL },
        { ATTRIBUTE, "getattr(a, 'class')\n", NULL },
        { ATTRIBUTE, "getattr(a, b'name')\n", NULL },
        { QUOTED, "f('a b')\n", "g(\"a b\")\n" },
        { QUOTED, "f('a\"b')\n", NULL },
        { QUOTED, "f('a\" + \"b')\n", NULL },
        { QUOTED, "f(r'a\\d')\n", NULL },
        { QUOTED, "f(b'a')\n", NULL },
        { "  pattern: 'def $F(): ...'\n  fix: $F = 1\n", "def g(): pass\n", "g = 1\n" },
        { "  pattern: $F(1)\n  fix: $F(2)\n", "g(1)\n", "g(2)\n" },
        { "  patterns: [pattern: 'f($X)', focus-metavariable: $X]\n  fix: 'True'\n",
          "f(False)\n", "f(True)\n" },
        { "  pattern-either: [pattern: f($X), pattern: g($Y)]\n  fix: h($Y)\n",
          "f(1)\ng(2)\n", "f(1)\nh(2)\n" },
        { "  pattern-regex: f_(?<N>\\d+)\n  fix: g_$N\n", "f_12()\n", "g_12()\n" },
    };
    CHECK(rows);
}

static void keeps_meaning(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { NONE, "(a or b) == None\n", "(a or b) is None\n" },
        { OR, "x = get(a, b)\n", "x = a or b\n" },
        { OR, "x = 1 + get(a, b)\n", "x = 1 + (a or b)\n" },
        { OR, "x = get(a, b).c\n", "x = (a or b).c\n" },
        { OR, "x = get(a if b else c, d)\n", "x = (a if b else c) or d\n" },
        { OR, "x = not get(a, b)\n", "x = not (a or b)\n" },
        { OR, "x = get(a := b, c)\n", "x = (a := b) or c\n" },
        { ATTRIBUTE, "getattr(a + b, 'c')\n", "(a + b).c\n" },
        { ATTRIBUTE, "getattr(1, 'c')\n", NULL },
        { NONE, "x = (a  # why\n     == None)\n", NULL },
        { NONE, "x = (f(  # why\n     1) == None)\n",
          "x = (f(  # why\n     1) is None)\n" },
        { ARGS, "f(a, y=1, x=1)\n", NULL },
        { "  pattern: f($X, ...)\n  fix: f($X, k=1, $X)\n", "f(1)\n", NULL },
        { "  pattern: $X[$Y]\n  fix: get($X, $Y)\n", "del a[b]\n", NULL },
        { "  pattern: $X[$Y]\n  fix: get($X, $Y)\n", "a[b] = 1\n", NULL },
        { "  pattern: $X[$Y]\n  fix: get($X, $Y)\n", "x = a[b]\n", "x = get(a, b)\n" },
        { "  pattern: return $X\n  fix: |\n    x = $X\n    return x\n",
          "def f(a):\n  if a: return 1\n", NULL },
        { ATTRIBUTE, "f'{getattr(a, \"b\")}'\n", "f'{a.b}'\n" },
        { "  pattern: $X.b\n  fix: 'getattr($X, \"b\")'\n", "f'{a.b}'\n",
          "f'{getattr(a, \"b\")}'\n" },
        { "  pattern: $X.b\n  fix: 'getattr($X, \"b\")'\n", "f\"{a.b}\"\n", NULL },
        { "  pattern: '\"$S\"'\n  fix: '\"$S\"'\n", "x = \"\"\"a\nb\"\"\"\n", NULL },
        { OR, "[x for x in y if get(x, lambda: 1)]\n",
          "[x for x in y if x or lambda: 1]\n" },
        { "  pattern: get($X)\n  fix: 1 if $X else 2\n", "[x for x in y if get(x)]\n",
          NULL },
        { "  pattern: get($X)\n  fix: 1 if $X else 2\n", "a if get(x) else b\n",
          "a if (1 if x else 2) else b\n" },
        { "  pattern: return $X\n  fix: x = $X\n", "return (a and\n  b)\n",
          "x = (a and\n  b)\n" },
        { "  pattern: return $X\n  fix: x = $X\n", "return f(a,  # (\n  '[')\n",
          "x = f(a,  # (\n  '[')\n" },
        { "  pattern: f($X)\n  fix: $X.b\n", "x = f(a +\n  b)\n", "x = (a +\n  b).b\n" },
        { "  pattern: f($X)\n  fix: g($X\n", "f(1)\n", NULL },
        { "  pattern: f($X)\n  fix: 'return $X:'\n", "f(1)\n", NULL },
        { "  pattern: $X == 1\n  fix: 'is_one($X)'\n", "y = a == 1\n\ndef g(:\n",
          "y = is_one(a)\n\ndef g(:\n" },
    };
    CHECK(rows);
}

#define WITH                                                                             \
    "  pattern: $F = open($X)\n  fix: |\n    with open($X) as $F:\n        pass\n"

static void keeps_lines(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { WITH, "f = open(a)\n", "with open(a) as f:\n    pass\n" },
        { WITH, "if x:\n\tf = open(a)  # c\n",
          "if x:\n\twith open(a) as f:\n\t    pass  # c\n" },
        { WITH, "if x:\r\n  f = open(a)\r\n",
          "if x:\r\n  with open(a) as f:\r\n      pass\r\n" },
        { WITH, "x = 1; f = open(a)\n", NULL },
        { WITH, "f = open(a)", "with open(a) as f:\n    pass" },
        { "  pattern: f($X)\n  fix: g(\xC3\xA9, $X)\n",
          "\xEF\xBB\xBF"
          "f(1)\n",
          "\xEF\xBB\xBFg(\xC3\xA9, 1)\n" },
        { "  pattern: f($X)\n  fix: g('\xC3\xA9', $X)\n",
          "# coding: latin-1\nf('\xE9')\n", NULL },
        { "  pattern: f($X)\n  fix: g($X)\n", "# coding: latin-1\nf('\xE9')\n",
          "# coding: latin-1\ng('\xE9')\n" },
    };
    CHECK(rows);
}

#define REMOVE "  pattern: f(...)\n  fix: ''\n"

static void removes_statements(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { REMOVE, "a\nf()\nb\n", "a\nb\n" },
        { REMOVE, "a\r\nf(1,\r\n  2)\r\nb\r\n", "a\r\nb\r\n" },
        { REMOVE, "a\nf()", "a\n" },
        { REMOVE, "a\nf();\nb\n", "a\nb\n" },
        { REMOVE, "if a:\n  f()  # why\n  b\n", "if a:\n  # why\n  b\n" },
        { REMOVE, "if a:\n  f()\n", "if a:\n  pass\n" },
        { REMOVE, "if a: f()  # why\n", "if a: pass  # why\n" },
        { REMOVE, "if a: b; f()\n", "if a: b\n" },
        { REMOVE, "if a: f(); b\n", "if a: b\n" },
        { REMOVE, "a; f(); b\n", "a; b\n" },
        { REMOVE, "a; f()  # why\n", "a  # why\n" },
        { REMOVE, "a; f();\n", "a;\n" },
        { REMOVE, "x = f()\n", NULL },
        { REMOVE, "f(  # why\n)\nb\n", NULL },
        { "  pattern: |\n    f()\n    g()\n  fix: ''\n", "a\nf()\ng()\nb\n", "a\nb\n" },
        { "  pattern: |\n    f()\n    g()\n  fix: ''\n", "if a:\n  f()\n  g()\n",
          "if a:\n  pass\n" },
        { "  patterns: [pattern: 'f($A, $B)', focus-metavariable: $B]\n  fix: ''\n",
          "f(a, b)\n", "f(a, )\n" },
    };
    CHECK(rows);
}

#define REGEX(regex, replacement, more)                                                  \
    "  pattern: f(...)\n  fix-regex: {regex: '" regex "', replacement: '" replacement    \
    "'" more "}\n"

static void rewrites_by_regex(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { REGEX("(.*)\\)$", "\\1, x=1)", ""), "f(a,\n  b)\n", "f(a,\n  b, x=1)\n" },
        { REGEX("a", "b", ""), "f(a, a)\n", "f(b, b)\n" },
        { REGEX("a", "b", ", count: 1"), "f(a, a)\n", "f(b, a)\n" },
        { REGEX("a", "b", ", count: 0"), "f(a, a)\n", "f(b, b)\n" },
        { REGEX("(?P<n>a)", "\\g<n>\\g<1>", ""), "f(a)\n", "f(aa)\n" },
        { REGEX("a|(b)", "c\\1", ""), "f(a, b)\n", "f(c, cb)\n" },
        { REGEX("q", "c", ""), "f(a)\n", NULL },
        { REGEX("a", "a", ""), "f(a)\n", NULL },
        { REGEX("x*$", "", ""), "f(a)\n", NULL },
        { REGEX("\\)", "", ""), "f(a)\n", NULL },
    };
    CHECK(rows);
}

static const struct fix_edit *edit_at(struct fix_edit *edit, uint32_t from, uint32_t to)
{
    *edit = (struct fix_edit){ .from = from, .to = to, .replacement = STR("x") };
    return edit;
}

static void never_overlaps(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct edits edits = { 0 };
    struct fix_edit edit;
    struct buf out = { 0 };
    assert_true(edits_add(&edits, edit_at(&edit, 4, 6), 1, arena));
    assert_true(edits_add(&edits, edit_at(&edit, 6, 7), 1, arena));
    assert_false(edits_add(&edits, edit_at(&edit, 5, 6), 1, arena));
    assert_false(edits_add(&edits, edit_at(&edit, 0, 9), 1, arena));
    assert_false(edits_add(&edits, edit_at(&edit, 4, 4), 1, arena));
    assert_false(edits_add(&edits, edit_at(&edit, 7, 7), 1, arena));
    assert_true(edits_add(&edits, edit_at(&edit, 8, 8), 1, arena));
    assert_false(edits_add(&edits, edit_at(&edit, 8, 8), 1, arena));
    assert_true(edits_add(&edits, edit_at(&edit, 0, 1), 1, arena));
    edits_make(&edits, STR("0123456789"), &out);
    assert_true(str_equal(buf_view(&out), STR("x123xx7x89")));
    buf_dispose(&out);
    arena_free(arena);
}

/* A spent budget ends it. */
static void stops_when_spent(void **state)
{
    (void)state;
    struct fix_maker maker = { .bytes_left = 0 };
    const struct rule rule = { .fix = STR("x") };
    const struct match match = { .from = 0 };
    struct fix_edit edit;
    assert_false(fix_make(&maker, NULL, &rule, &match, &edit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_in_metavariables),
        cmocka_unit_test(keeps_meaning),
        cmocka_unit_test(keeps_lines),
        cmocka_unit_test(removes_statements),
        cmocka_unit_test(rewrites_by_regex),
        cmocka_unit_test(never_overlaps),
        cmocka_unit_test(stops_when_spent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
