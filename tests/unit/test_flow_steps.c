/* SPDX-License-Identifier: MIT */
#include "review/flow_steps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "finding.h"
#include "gitdiff/change_set.h"
#include "match/trace.h"
#include "review/added.h"
#include "syntax/source.h"

enum { MANY = 130 };

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static struct source *source_of(struct arena *arena, const char *path, struct str text)
{
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_init(arena, str_from(path), text);
    return source;
}

/* A step on the first `needle` of the source. */
static struct trace_step step_on(const struct source *source, const char *needle,
                                 const char *text)
{
    const uint32_t from = (uint32_t)str_find(source->text, str_from(needle), 0);
    assert_true(from < source->text.len);
    return (struct trace_step){ .from = from,
                                .to = from + (uint32_t)strlen(needle),
                                .text = str_from(text) };
}

static struct finding fill(const struct source *source, const struct trace_step *steps,
                           uint32_t count, struct arena *arena)
{
    const struct trace trace = { steps, count };
    struct finding finding = { 0 };
    flow_steps_fill(source, &trace, NULL, arena, &finding);
    return finding;
}

static void assert_text(struct str got, const char *wanted)
{
    if (!str_equal(got, str_from(wanted))) {
        fail_msg("'%.*s' is not '%s'", STR_ARGS(got), wanted);
    }
}

static void assert_region(struct region region, struct region wanted)
{
    assert_int_equal(region.start_line, wanted.start_line);
    assert_int_equal(region.start_column, wanted.start_column);
    assert_int_equal(region.end_line, wanted.end_line);
    assert_int_equal(region.end_column, wanted.end_column);
}

static void steps_of_the_file(void **state)
{
    const struct source *source =
        source_of(*state, "a.py",
                  STR("def f(a):\n    \xC3\xA9 = get( a,\n      b)\n"
                      "    run(\xC3\xA9)\n"));
    struct trace_step steps[] = { step_on(source, " get( a,\n      b)\n", "it comes"),
                                  step_on(source, "run(", "it goes") };
    steps[1].nesting = 2;
    struct added_lines added = added_lines_new(source, false, *state);
    struct hunk hunk = { .old_line = 1, .new_line = 2, .new_count = 1 };
    const struct hunks hunks = { &hunk, 1, 1 };
    added_lines_note_base(&added, &hunks);
    const struct trace trace = { steps, 2 };
    struct finding finding = { 0 };
    flow_steps_fill(source, &trace, &added, *state, &finding);
    assert_int_equal(finding.flow_count, 2);
    const struct flow_step *flow = finding.flow;
    assert_text(flow[0].path, "a.py");
    assert_text(flow[0].snippet, "get( a,\n      b)");
    assert_text(flow[0].code, "\xC3\xA9 = get( a,");
    assert_text(flow[0].text, "it comes");
    assert_region(flow[0].region, (struct region){ 2, 9, 3, 9 });
    assert_true(flow[0].added);
    assert_text(flow[1].code, "run(\xC3\xA9)");
    assert_int_equal(flow[1].nesting, 2);
    assert_false(flow[1].added);
}

/* The same columns and lines as if the other file were at hand. */
static void a_step_in_another_file(void **state)
{
    static const struct {
        const char *text, *needle;
        struct region region;
        const char *code;
    } rows[] = {
        { "\xEF\xBB\xBFx = get()\n", "get()", { 1, 6, 1, 11 }, NULL },
        { "\n\r\n\rx = '\xF0\x9F\x98\x80', get()\n", "get()", { 4, 11, 4, 16 }, NULL },
        { "a\n  f(1,\n  2)\nb\n", "f(1,\n  2)", { 2, 3, 3, 5 }, "f(1," },
        { "a\n  f(1)", "f(1)", { 2, 3, 2, 7 }, "f(1)" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct source *here = source_of(*state, "a.py", STR("run(x)\n"));
        struct arena *other = arena_new();
        const struct source *there = source_of(other, "lib/b.py", str_from(rows[i].text));
        struct trace_step steps[] = { step_on(there, rows[i].needle, "it comes"),
                                      step_on(here, "run(x)", "it goes") };
        trace_step_elsewhere(&steps[0], there, steps[0].from, steps[0].to, *state);
        arena_free(other);
        const struct finding finding = fill(here, steps, 2, *state);
        assert_text(finding.flow[0].path, "lib/b.py");
        assert_text(finding.flow[0].snippet, rows[i].needle);
        assert_region(finding.flow[0].region, rows[i].region);
        assert_false(finding.flow[0].added);
        assert_text(finding.flow[1].path, "a.py");
        if (rows[i].code) {
            assert_text(finding.flow[0].code, rows[i].code);
        }
    }
}

static void equal_neighbours_are_merged(void **state)
{
    const struct source *source =
        source_of(*state, "a.py", STR("x = y = get()\nrun(x)\n"));
    const struct trace_step steps[] = {
        step_on(source, "get()", "same"), step_on(source, "y", "same"),
        step_on(source, "x", "same"),     step_on(source, "x", "other"),
        step_on(source, "run", "last"),   step_on(source, "run(x)", "last"),
    };
    const struct finding finding = fill(source, steps, 6, *state);
    static const char *const snippets[] = { "get()", "x", "run", "run(x)" };
    assert_int_equal(finding.flow_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_text(finding.flow[i].snippet, snippets[i]);
        assert_int_equal(finding.flow[i].left_out, 0);
    }
}

static void the_middle_of_a_long_way_is_left_out(void **state)
{
    char text[2 * MANY];
    struct trace_step steps[MANY];
    for (uint32_t i = 0; i < MANY; i++) {
        memcpy(text + (size_t)2 * i, "x\n", 2);
        steps[i] =
            (struct trace_step){ .from = 2 * i, .to = 2 * i + 1, .text = STR("t") };
    }
    const struct source *source =
        source_of(*state, "a.py", (struct str){ text, sizeof text });
    static const uint32_t counts[] = { 1, 2, 49, 50, 51, MANY };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        const struct finding finding = fill(source, steps, counts[i], *state);
        uint32_t line = 0;
        assert_int_equal(finding.flow_count, counts[i] < 50 ? counts[i] : 50);
        for (uint32_t k = 0; k < finding.flow_count; k++) {
            line += finding.flow[k].left_out + 1;
            assert_int_equal(finding.flow[k].region.start_line, line);
        }
        assert_int_equal(line, counts[i]);
    }
}

static void a_long_line_is_cut(void **state)
{
    enum { LENGTH = 40000, AT = 39000 };
    char *text = arena_alloc(*state, LENGTH);
    memset(text, 'x', LENGTH);
    memcpy(text + 200, "HERE", 4);
    memcpy(text + AT, "THERE", 5);
    const struct source *source = source_of(*state, "a.py", (struct str){ text, LENGTH });
    struct trace_step steps[] = { step_on(source, "HERE", "a"),
                                  step_on(source, "THERE", "b"),
                                  step_on(source, "THERE", "c") };
    trace_step_elsewhere(&steps[1], source, steps[1].from, steps[1].to, *state);
    assert_true(steps[1].place->lines.len < LENGTH);
    const struct finding finding = fill(source, steps, 3, *state);
    assert_text(finding.flow[0].code, "HERE");
    assert_true(finding.flow[1].code.len <= 400);
    assert_int_equal(finding.flow[1].region.start_line, 1);
    assert_text(finding.flow[2].code, "THERE");
    assert_int_equal(finding.flow[2].region.start_column, AT + 1);
}

static void no_trace_no_steps(void **state)
{
    const struct source *source = source_of(*state, "a.py", STR("x\n"));
    struct finding finding = { 0 };
    flow_steps_fill(source, NULL, NULL, *state, &finding);
    assert_int_equal(finding.flow_count, 0);
}

static void traces_have_an_order(void **state)
{
    (void)state;
    const struct trace_place b = { STR("b.py"), STR("x"), 1 };
    const struct trace_place c = { STR("b.py"), STR("x"), 2 };
    const struct trace_step here[] = { { .from = 1, .to = 2 }, { .from = 3, .to = 4 } };
    const struct trace_step there[] = { { .place = &b, .to = 1 },
                                        { .from = 3, .to = 4 } };
    const struct trace_step later[] = { { .place = &c, .to = 1 },
                                        { .from = 3, .to = 4 } };
    const struct trace_step nested[] = { { .from = 1, .to = 2 },
                                         { .from = 3, .to = 4, .nesting = 1 } };
    const struct trace_step worded[] = {
        { .from = 1, .to = 2 }, { .from = 3, .to = 4, .nesting = 1, .text = STR("t") }
    };
    const struct trace traces[] = { { here, 1 },   { there, 1 },  { here, 2 },
                                    { nested, 2 }, { worded, 2 }, { there, 2 },
                                    { later, 2 } };
    const size_t count = sizeof traces / sizeof traces[0];
    assert_int_equal(trace_compare(NULL, NULL), 0);
    assert_int_equal(trace_compare_sources(NULL, NULL), 0);
    for (size_t i = 0; i < count; i++) {
        assert_true(trace_compare(NULL, &traces[i]) < 0);
        assert_true(trace_compare_sources(&traces[i], NULL) > 0);
        for (size_t k = 0; k < count; k++) {
            const int order = trace_compare(&traces[i], &traces[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
    assert_int_equal(trace_compare_sources(&traces[0], &traces[4]), 0);
    assert_true(trace_compare_sources(&traces[4], &traces[1]) < 0);
    assert_true(trace_compare_sources(&traces[5], &traces[6]) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(steps_of_the_file, setup, teardown),
        cmocka_unit_test_setup_teardown(a_step_in_another_file, setup, teardown),
        cmocka_unit_test_setup_teardown(equal_neighbours_are_merged, setup, teardown),
        cmocka_unit_test_setup_teardown(the_middle_of_a_long_way_is_left_out, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_long_line_is_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(no_trace_no_steps, setup, teardown),
        cmocka_unit_test(traces_have_an_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
