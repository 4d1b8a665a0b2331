/* SPDX-License-Identifier: MIT */
#include "review/placement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/intern.h"
#include "match/trace.h"
#include "match/unit.h"
#include "review/compare.h"
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
    /* an old line that another line made wrong: that one; that nothing but a deletion did */
    { "x = 1\nrun(x)\n", "x = 2\nrun(x)\n", NULL, "run", "x = 2" },
    { "x = 1\nrun(x)\n", "run(x)\n", NULL, "run", "run(x)" },
    { "import a\ny = 1\nrun(a)\n", "import b\ny = 2\nrun(a)\n", NULL, "run", "import b" },
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
    /* moved, re-indented, re-wrapped, edited beside the faulty code */
    { "run(x)\ny = 1\nz = 1\n", "y = 1\nz = 1\nrun(x)\n", "run", "run", NULL },
    { "if y:\n    run(x)\n", "if z:\n        run(x)\n", "run", "run", NULL },
    { "run(x,\n    y)\n", "run(x, y)\n", "run", "run", NULL },
    { "y = run(x)\n", "z = run(x)\n", "run", "run", NULL },
    { "y = run(x)\n", "y = run(z)\n", "run", "run", "run(z)" },
    /* line ends */
    { "x = 1\r\n", "x = 1\r\nrun(x)\r\n", NULL, "run", "run(x)" },
    { "run(x)", "run(x)\n", "run", "run", NULL },
};
/* clang-format on */

enum { MOST_STEPS = 4 };

/* Two versions of a file, and in each a finding with a trace: the starts of the text of
 * its steps, source first, sink last (the first is NULL: it is silent there). */
struct trace_case {
    const char *old_text, *new_text;
    const char *base[MOST_STEPS], *head[MOST_STEPS];
    const char *primary; /* what is pointed at; NULL: not reported */
    bool by_step;
};

/* clang-format off */
static const struct trace_case trace_cases[] = {
    /* all of it was there */
    { "x = get()\nrun(x)\n", "y = 1\nx = get()\nrun(x)\n", { "get()", "run" }, { "get()", "run" }, NULL, false },
    /* the source is new, the sink is not */
    { "x = 1\nrun(x)\n", "x = get()\nrun(x)\n", { NULL }, { "get()", "run" }, "get()", true },
    /* a step between is new: where that stands, nearest to the sink */
    { "x = get()\nx = clean(x)\nrun(x)\n", "x = get()\nx = pad(x)\nrun(x)\n", { NULL }, { "get()", "pad", "run" }, "pad(x)", true },
    { "run(x)\n", "x = get()\ny = x\nrun(x)\n", { NULL }, { "get()", "x\nrun", "run" }, "x", true },
    /* the way is another, source and sink are not */
    { "x = get()\nx = pad(x)\nrun(x)\n", "x = get()\nx = fill(x)\nrun(x)\n", { "get()", "pad", "run" }, { "get()", "fill", "run" }, NULL, false },
    /* another source for an old sink; the same one moved, commented, re-indented */
    { "x = get()\nrun(x)\n", "x = read()\nrun(x)\n", { "get()", "run" }, { "read()", "run" }, "read()", true },
    { "x = get()\nrun(x)\n", "x  =  get()  # why\nrun(x)\n", { "get()", "run" }, { "get()", "run" }, NULL, false },
    { "x = get()\n\n\nrun(x)\n", "\n\nx = get()\nrun(x)\n", { "get()", "run" }, { "get()", "run" }, NULL, false },
    /* a parameter beside another one */
    { "def f(a):\n    run(a)\n", "def f(a, b):\n    run(a)\n", { "a)", "run" }, { "a,", "run" }, NULL, false },
    { "def f(a):\n    run(a)\n", "def f(a, b):\n    run(a)\n", { "a)", "run" }, { "b)", "run" }, "b", true },
    /* the sink is new: it is pointed at */
    { "x = get()\n", "x = get()\nrun(x)\n", { NULL }, { "get()", "run" }, "run(x)", false },
    { "run(\n  x,\n)\n", "x = get()\nrun(\n  x,\n  y,\n)\n", { NULL }, { "get()", "run" }, "y,", false },
    /* of a step over several lines the added ones */
    { "x = get(\n  a,\n)\nrun(x)\n", "x = get(\n  b,\n)\nrun(x)\n", { NULL }, { "get(", "run" }, "b,", true },
    /* nothing of it is added */
    { "x = 1\nx = get()\nrun(x)\n", "x = get()\nrun(x)\n", { NULL }, { "get()", "run" }, "run(x)", false },
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

/* A raw finding on the node that starts with `start`. */
static void add_raw(struct fixture *fixture, struct analysis *analysis, const char *start,
                    const struct trace *trace)
{
    const struct tree *tree = analysis->unit->tree;
    const uint32_t from = (uint32_t)str_find(analysis->source.text, str_from(start), 0);
    const uint32_t node = node_from(tree, from);
    assert_int_not_equal(node, TREE_NONE);
    const struct raw_finding raw = {
        .rule = &fixture->rule,
        .match = { .from = from,
                   .to = tree->nodes[node].to,
                   .node = node,
                   .trace = trace },
        .message = STR("m"),
    };
    VEC_PUSH(fixture->arena, &analysis->raw, raw);
}

static void parse(struct fixture *fixture, struct analysis *analysis, const char *text)
{
    analysis->source = source_init(fixture->arena, STR("a.py"), str_from(text));
    analysis->parsed =
        parser_parse(fixture->parser, &analysis->source, &parse_untimed_limits,
                     intern_new(fixture->arena, NULL), fixture->arena);
    struct unit *unit = ARENA_NEW(fixture->arena, struct unit);
    unit->tree = analysis->parsed.tree;
    unit->source = &analysis->source;
    analysis->unit = unit;
}

/* Places the new side's finding and compares with the text that is to be pointed at. */
static struct placement place(struct fixture *fixture, struct analysis sides[2],
                              size_t number, const char *primary)
{
    analysis_anchor(&sides[0], fixture->arena);
    analysis_anchor(&sides[1], fixture->arena);
    struct old_version old = { .text = sides[0].source.text, .analysis = &sides[0] };
    hunks_between(old.text, sides[1].source.text, fixture->arena, &old.hunks);
    struct added_lines added = added_lines_new(&sides[1].source, false, fixture->arena);
    added_lines_note_base(&added, &old.hunks);
    struct placing placing = {
        .analysis = &sides[1], .added = &added, .old = &old, .old_count = 1
    };
    struct placement found = { 0 };
    const struct comparison comparison = compare_versions(&placing, fixture->arena);
    const bool is_new = comparison.classes[0] == CLASS_COUNT;
    if (is_new) {
        found = placement_find(&placing, 0, fixture->arena);
    }
    if (is_new != (primary != NULL)) {
        fail_msg("case %zu: %s", number, is_new ? "reported" : "not reported");
    }
    if (is_new) {
        const struct str text =
            source_slice(&sides[1].source, found.primary.from, found.primary.to);
        if (!str_equal(text, str_from(primary))) {
            fail_msg("case %zu: points at '%.*s'", number, STR_ARGS(text));
        }
    }
    return found;
}

static void check(struct fixture *fixture, size_t number, const struct change_case *row)
{
    struct analysis sides[2] = { 0 };
    const char *const starts[] = { row->base, row->head };
    parse(fixture, &sides[0], row->old_text);
    parse(fixture, &sides[1], row->new_text);
    for (size_t side = 0; side < 2; side++) {
        if (starts[side]) {
            add_raw(fixture, &sides[side], starts[side], NULL);
        }
    }
    place(fixture, sides, number, row->primary);
}

/* A finding at the last of the steps. */
static void add_traced(struct fixture *fixture, struct analysis *analysis,
                       const char *const *starts)
{
    struct trace_step *steps = ARENA_ARRAY(fixture->arena, MOST_STEPS, struct trace_step);
    struct trace *trace = ARENA_NEW(fixture->arena, struct trace);
    trace->steps = steps;
    for (; trace->count < MOST_STEPS && starts[trace->count]; trace->count++) {
        const uint32_t from =
            (uint32_t)str_find(analysis->source.text, str_from(starts[trace->count]), 0);
        const uint32_t node = node_from(analysis->unit->tree, from);
        assert_int_not_equal(node, TREE_NONE);
        steps[trace->count] =
            (struct trace_step){ .from = from,
                                 .to = analysis->unit->tree->nodes[node].to };
    }
    if (trace->count > 0) {
        add_raw(fixture, analysis, starts[trace->count - 1], trace);
    }
}

static void check_traced(struct fixture *fixture, size_t number,
                         const struct trace_case *row)
{
    struct analysis sides[2] = { 0 };
    parse(fixture, &sides[0], row->old_text);
    parse(fixture, &sides[1], row->new_text);
    add_traced(fixture, &sides[0], row->base);
    add_traced(fixture, &sides[1], row->head);
    const struct placement found = place(fixture, sides, number, row->primary);
    if (row->primary && found.by_step != row->by_step) {
        fail_msg("case %zu: by_step is %d", number, found.by_step);
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

static void test_traces(void **state)
{
    (void)state;
    struct fixture fixture = { .parser = parser_new() };
    for (size_t i = 0; i < sizeof trace_cases / sizeof trace_cases[0]; i++) {
        fixture.arena = arena_new();
        check_traced(&fixture, i, &trace_cases[i]);
        arena_free(fixture.arena);
    }
    parser_free(fixture.parser);
}

/* Another way to a sink that had one is new, and the old one is not. */
static void test_second_source(void **state)
{
    (void)state;
    struct fixture fixture = { .parser = parser_new(), .arena = arena_new() };
    static const char *const first[MOST_STEPS] = { "get()", "run" };
    static const char *const second[MOST_STEPS] = { "read()", "run" };
    for (size_t old_first = 0; old_first < 2; old_first++) {
        struct analysis sides[2] = { 0 };
        parse(&fixture, &sides[0], "x = get()\nrun(x)\n");
        parse(&fixture, &sides[1], "x = get()\nif y:\n    x = read()\nrun(x)\n");
        add_traced(&fixture, &sides[0], first);
        add_traced(&fixture, &sides[1], old_first ? first : second);
        add_traced(&fixture, &sides[1], old_first ? second : first);
        place(&fixture, sides, old_first, old_first ? NULL : "read()");
    }
    arena_free(fixture.arena);
    parser_free(fixture.parser);
}

/* A step in another file is on none of this file's lines: what changed here is. */
static void test_step_elsewhere(void **state)
{
    (void)state;
    struct fixture fixture = { .parser = parser_new(), .arena = arena_new() };
    const struct trace_place other = { STR("b.py"), STR("get()"), 1 };
    const struct trace_step steps[] = { { .place = &other, .from = 0, .to = 5 },
                                        { .from = 6, .to = 12 } };
    const struct trace trace = { steps, 2 };
    struct analysis sides[2] = { 0 };
    parse(&fixture, &sides[0], "a = 1\nrun(x)\n");
    parse(&fixture, &sides[1], "b = 1\nrun(x)\n");
    add_raw(&fixture, &sides[1], "run", &trace);
    place(&fixture, sides, 0, "b = 1");
    arena_free(fixture.arena);
    parser_free(fixture.parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_traces),
        cmocka_unit_test(test_second_source),
        cmocka_unit_test(test_step_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
