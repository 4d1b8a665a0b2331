/* SPDX-License-Identifier: MIT */
#include "review/assemble.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "review/file_review.h"
#include "review/weight.h"

static const struct rule_info rule_a = { .id = { "a", 1 }, .code = { "HS-1", 4 } };
static const struct rule_info rule_b = { .id = { "b", 1 },
                                         .code = { "HS-2", 4 },
                                         .security_severity = { "9.1", 3 } };
static const struct rule_info rule_c = { .id = { "c", 1 },
                                         .code = { "HS-3", 4 },
                                         .security_severity = { "10.0", 4 } };

static struct finding make(const struct rule_info *rule, const char *path, uint32_t line,
                           uint32_t column)
{
    return (struct finding){ .rule = rule,
                             .level = LEVEL_WARNING,
                             .path = str_from(path),
                             .region = { line, column, line, column + 1 } };
}

struct fixture {
    struct arena *arena;
    struct report report;
    struct file_result result;
};

static void push(struct fixture *fixture, struct finding finding)
{
    VEC_PUSH(fixture->arena, &fixture->result.findings, finding);
}

static void expect(const struct finding *finding, const struct rule_info *rule,
                   const char *path, uint32_t line, uint32_t column)
{
    assert_ptr_equal(finding->rule, rule);
    assert_true(str_equal(finding->path, str_from(path)));
    assert_int_equal(finding->region.start_line, line);
    assert_int_equal(finding->region.start_column, column);
}

static void test_order(void **state)
{
    (void)state;
    struct fixture fixture = { .arena = arena_new() };
    push(&fixture, make(&rule_b, "b.py", 1, 1));
    push(&fixture, make(&rule_b, "a.py", 7, 2));
    push(&fixture, make(&rule_a, "a.py", 7, 2));
    push(&fixture, make(&rule_a, "a.py", 10, 1));
    push(&fixture, make(&rule_a, "a.py", 9, 5));
    assemble_results(&fixture.report, &fixture.result, 1, 10, fixture.arena);
    const struct findings *got = &fixture.report.findings;
    assert_int_equal(got->count, 5);
    expect(&got->items[0], &rule_a, "a.py", 7, 2);
    expect(&got->items[1], &rule_b, "a.py", 7, 2);
    expect(&got->items[2], &rule_a, "a.py", 9, 5);
    expect(&got->items[3], &rule_a, "a.py", 10, 1);
    expect(&got->items[4], &rule_b, "b.py", 1, 1);
    arena_free(fixture.arena);
}

static void test_suppressed_apart(void **state)
{
    (void)state;
    struct fixture fixture = { .arena = arena_new() };
    struct finding silenced = make(&rule_a, "a.py", 1, 1);
    silenced.suppression = (struct suppression){ .kind = SUPPRESSION_INLINE,
                                                 .reason = STR("why"),
                                                 .line = 1 };
    push(&fixture, silenced);
    push(&fixture, make(&rule_a, "a.py", 1, 5));
    fixture.result.scanned = true;
    fixture.result.lines_added = 3;
    assemble_results(&fixture.report, &fixture.result, 1, 10, fixture.arena);
    assert_int_equal(fixture.report.findings.count, 1);
    assert_int_equal(fixture.report.suppressed.count, 1);
    assert_true(
        str_equal(fixture.report.suppressed.items[0].suppression.reason, STR("why")));
    assert_int_equal(fixture.report.files_scanned, 1);
    assert_int_equal(fixture.report.lines_added, 3);
    arena_free(fixture.arena);
}

/* Nothing of a finding is left in the arena of its file. */
static void test_path_is_copied(void **state)
{
    (void)state;
    struct fixture fixture = { .arena = arena_new() };
    struct arena *scratch = arena_new();
    struct flow_step *flow = ARENA_ARRAY(scratch, 2, struct flow_step);
    for (uint32_t i = 0; i < 2; i++) {
        flow[i] = (struct flow_step){ .path = str_format(scratch, "%u.py", i),
                                      .region = { i + 1, 1, i + 1, 2 },
                                      .snippet = str_copy(scratch, STR("x")),
                                      .code = str_copy(scratch, STR("x = 1")),
                                      .text = str_copy(scratch, STR("it is")),
                                      .nesting = i };
    }
    struct finding finding = make(&rule_a, "a.py", 1, 1);
    finding.flow = flow;
    finding.flow_count = 2;
    push(&fixture, finding);
    assemble_results(&fixture.report, &fixture.result, 1, 10, fixture.arena);
    arena_free(scratch);
    const struct finding *got = &fixture.report.findings.items[0];
    assert_int_equal(got->flow_count, 2);
    assert_true(str_equal(got->flow[1].path, STR("1.py")));
    assert_true(str_equal(got->flow[1].snippet, STR("x")));
    assert_true(str_equal(got->flow[1].code, STR("x = 1")));
    assert_true(str_equal(got->flow[1].text, STR("it is")));
    assert_int_equal(got->flow[1].region.start_line, 2);
    assert_int_equal(got->flow[1].nesting, 1);
    arena_free(fixture.arena);
}

static void test_cut_keeps_worst(void **state)
{
    (void)state;
    struct fixture fixture = { .arena = arena_new() };
    struct finding error = make(&rule_a, "z.py", 1, 1);
    error.level = LEVEL_ERROR;
    push(&fixture, make(&rule_a, "a.py", 1, 1));
    push(&fixture, make(&rule_b, "a.py", 2, 1));
    push(&fixture, make(&rule_c, "a.py", 3, 1));
    push(&fixture, error);
    fixture.result.found = 7; /* three were left out before */
    assemble_results(&fixture.report, &fixture.result, 1, 2, fixture.arena);
    const struct findings *got = &fixture.report.findings;
    assert_int_equal(got->count, 2);
    expect(&got->items[0], &rule_c, "a.py", 3, 1);
    expect(&got->items[1], &rule_a, "z.py", 1, 1);
    assert_int_equal(fixture.report.notices.count, 1);
    assert_string_equal(fixture.report.notices.items[0].id, "too-many-findings");
    assert_string_equal(fixture.report.notices.items[0].text.ptr,
                        "5 of 7 findings were left out: a report holds at most 2.");
    assert_true(notices_incomplete(&fixture.report.notices));
    arena_free(fixture.arena);
}

/* Fed in report order with any limit, a board admits all that are among the worst. */
static void test_board(void **state)
{
    (void)state;
    struct weight_board board = { 0 };
    const struct weight note = weight_of(&rule_a, LEVEL_NOTE);
    const struct weight bad = weight_of(&rule_c, LEVEL_NOTE);
    const struct weight error = weight_of(&rule_a, LEVEL_ERROR);
    assert_true(weight_compare(error, bad) < 0 && weight_compare(bad, note) < 0);
    assert_true(weight_board_admit(&board, note, 2));
    assert_true(weight_board_admit(&board, note, 2));
    assert_false(weight_board_admit(&board, note, 2));
    assert_true(weight_board_admit(&board, bad, 2));
    assert_true(weight_board_admit(&board, error, 2));
    assert_false(weight_board_admit(&board, bad, 2));
    assert_true(weight_board_admit(&board, error, 2));
    assert_false(weight_board_admit(&board, error, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),          cmocka_unit_test(test_suppressed_apart),
        cmocka_unit_test(test_path_is_copied), cmocka_unit_test(test_cut_keeps_worst),
        cmocka_unit_test(test_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
