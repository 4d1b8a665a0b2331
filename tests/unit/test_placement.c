/* SPDX-License-Identifier: MIT */
#include "review/placement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/intern.h"
#include "match/unit.h"
#include "syntax/parse.h"

/* Two versions of a file. In each a rule is taken to fire on the statement, expression or
 * text that starts with `head` (`base` in the old one; NULL: it is silent there) and is
 * as long as the largest node that starts there. */
struct change_case {
    const char *old_text, *new_text;
    const char *base, *head;
    const char *primary; /* what is pointed at; NULL: not reported */
};

#define LONG_BODY                                                                        \
    "    a = 1\n    b = 1\n    c = 1\n    d = 1\n    e = 1\n    f = 1\n    g = 1\n"

/* clang-format off */
static const struct change_case change_cases[] = {
    /* added, unchanged, moved down by lines above */
    { "x = 1\n", "x = 1\nrun(x)\n", NULL, "run", "run(x)" },
    { "run(x)\n", "x = 1\nrun(x)\n", "run", "run", NULL },
    { "x = 1\nrun(x)\n", "x = 2\nrun(x)\n", NULL, "run", NULL },
    { "run(x)\n", "run(y)\n", "run", "run", "run(y)" },
    /* a call over several lines: one line of it is new, and brings the finding or does not */
    { "run(\n  x,\n)\n", "run(\n  x,\n  shell=True,\n)\n", NULL, "run", "shell=True," },
    { "run(\n  x,\n)\n", "run(\n  x,\n  cwd=y,\n)\n", "run", "run", NULL },
    { "run(\n  x,\n)\n", "run(\n  x, y\n)\n", NULL, "run", "x, y" },
    { "run(x,\n  y)\n", "run(z,\n  y)\n", "run", "run", "run(z," },
    { "run(\n  x,\n)\n", "run(\n\n  x,\n)\n", NULL, "run", "run(\n\n  x,\n)" },
    /* a definition: deep in it, in its header, above it */
    { "def f():\n    a = 1\n", "def f():\n    a = 1\n    b = 2\n", "def", "def", NULL },
    { "def f():\n    a = 1\n", "def f():\n    a = 1\n    b = 2\n", NULL, "def", "b = 2" },
    { "def f():\n    a = 1\n", "def f(\n    x=[],\n):\n    a = 1\n", NULL, "def", "def f(\n    x=[],\n):" },
    { "def f(\n    y,\n):\n    a = 1\n", "def f(\n    y,\n    x=[],\n):\n    a = 1\n", NULL, "def", "x=[]," },
    { "def f(x=[]):\n    a = 1\n", "@deco\ndef f(x=[]):\n    a = 1\n", "def", "@deco", NULL },
    { "def f():\n    a = 1\n", "def f():\n" LONG_BODY "    return a\n", NULL, "def", "b = 1" },
    { "", "def f(\n    x,\n):  # why: so\n" LONG_BODY, NULL, "def", "def f(\n    x,\n):" },
    { "", "def f():\n    a = 1\n", NULL, "def", "def f():\n    a = 1" },
    /* a handler that is added to, or made worse in, an old try */
    { "try:\n    a()\nexcept KeyError:\n    pass\n", "try:\n    a()\nexcept Exception:\n    pass\n", NULL, "try", "except Exception:" },
    { "try:\n    a()\nexcept:\n    pass\n", "try:\n    a()\nexcept KeyError:\n    b()\nexcept:\n    pass\n", "try", "try", NULL },
    /* deletions alone bring nothing here */
    { "x = 1\nrun(x)\n", "run(x)\n", NULL, "run", NULL },
    /* line ends */
    { "x = 1\r\n", "x = 1\r\nrun(x)\r\n", NULL, "run", "run(x)" },
    { "run(x)", "run(x)\n", "run", "run", "run(x)" },
};
/* clang-format on */

struct fixture {
    struct arena *arena;
    struct parser *parser;
    struct rule rule;
};

/* The largest node that starts at the byte. */
static uint32_t node_from(const struct tree *tree, uint32_t from)
{
    for (uint32_t i = 1; i < tree->count; i++) {
        if (tree->nodes[i].from == from && tree->nodes[i].kind != N_BLOCK &&
            tree->nodes[i].kind != N_EXPR_STMT) {
            return i;
        }
    }
    return TREE_NONE;
}

static void parse(struct fixture *fixture, struct analysis *analysis, const char *text,
                  const char *start)
{
    analysis->source = source_init(fixture->arena, STR("a.py"), str_from(text));
    analysis->parsed =
        parser_parse(fixture->parser, &analysis->source, &parse_untimed_limits,
                     intern_new(fixture->arena, NULL), fixture->arena);
    struct unit *unit = ARENA_NEW(fixture->arena, struct unit);
    unit->tree = analysis->parsed.tree;
    unit->source = &analysis->source;
    analysis->unit = unit;
    if (start) {
        const uint32_t from = (uint32_t)str_find(str_from(text), str_from(start), 0);
        const uint32_t node = node_from(unit->tree, from);
        assert_int_not_equal(node, TREE_NONE);
        const struct raw_finding raw = {
            .rule = &fixture->rule,
            .match = { .from = from, .to = unit->tree->nodes[node].to, .node = node },
            .message = STR("m"),
        };
        VEC_PUSH(fixture->arena, &analysis->raw, raw);
    }
    analysis_anchor(analysis, fixture->arena);
}

static void check(struct fixture *fixture, size_t number, const struct change_case *row)
{
    struct analysis old_side = { 0 }, new_side = { 0 };
    parse(fixture, &old_side, row->old_text, row->base);
    parse(fixture, &new_side, row->new_text, row->head);
    struct old_version old = { .text = str_from(row->old_text), .analysis = &old_side };
    hunks_between(old.text, str_from(row->new_text), fixture->arena, &old.hunks);
    struct added_lines added = added_lines_new(&new_side.source, false, fixture->arena);
    added_lines_note_base(&added, &old.hunks);
    struct placing placing = {
        .analysis = &new_side, .added = &added, .old = &old, .old_count = 1
    };
    struct placement found;
    const bool is_new = placement_find(&placing, 0, &found);
    if (is_new != (row->primary != NULL)) {
        fail_msg("case %zu: %s", number, is_new ? "reported" : "not reported");
    }
    if (is_new) {
        const struct str text =
            source_slice(&new_side.source, found.primary.from, found.primary.to);
        if (!str_equal(text, str_from(row->primary))) {
            fail_msg("case %zu: points at '%.*s'", number, STR_ARGS(text));
        }
    }
}

static void test_changes(void **state)
{
    (void)state;
    struct fixture fixture = { .parser = parser_new() };
    for (size_t i = 0; i < sizeof change_cases / sizeof change_cases[0]; i++) {
        fixture.arena = arena_new();
        check(&fixture, i, &change_cases[i]);
        arena_free(fixture.arena);
    }
    parser_free(fixture.parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
