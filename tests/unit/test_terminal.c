/* SPDX-License-Identifier: MIT */
#include "cli/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/visible.h"
#include "finding.h"

static const uint32_t CWES[] = { 78 };

static const struct rule_info RULE = {
    .id = { "shell-true", 10 },
    .code = { "HS707-002", 9 },
    .title = { "Shell command from text.", 24 },
    .solution = { "Pass a list.", 12 },
    .cwes = CWES,
    .cwe_count = 1,
    .level = LEVEL_ERROR,
};

static const struct rule_info PLAIN_RULE = {
    .id = { "mine", 4 },
    .code = { "mine", 4 },
    .title = { "Mine", 4 },
};

/* A finding on columns [start, end) of `code`, the only line of its frame, line 12. */
static struct finding finding_on(struct frame_line *line, const char *code,
                                 uint32_t start, uint32_t end)
{
    *line = (struct frame_line){ .line = 12, .text = str_from(code), .added = true };
    return (struct finding){
        .rule = &RULE,
        .level = LEVEL_ERROR,
        .path = STR("app/x.py"),
        .region = { 12, start, 12, end },
        .message = STR("It is built here."),
        .frame = line,
        .frame_count = 1,
    };
}

static void write_report(const struct report *report, uint32_t width, struct buf *out)
{
    const struct terminal_options options = { .width = width };
    terminal_write(report, &options, out);
    buf_add_char(out, 0);
}

static void write_finding(struct finding *finding, uint32_t width, struct buf *out)
{
    const struct report report = { .findings = { finding, 1, 1 },
                                   .files_scanned = 1,
                                   .rule_count = 1 };
    write_report(&report, width, out);
}

static void assert_contains(const struct buf *out, const char *part)
{
    if (!strstr(out->ptr, part)) {
        assert_string_equal(out->ptr, part);
    }
}

static void a_finding_in_full(void **state)
{
    (void)state;
    struct frame_line lines[3];
    struct finding finding = finding_on(&lines[1], "    run(f\"tar {x}\")", 5, 20);
    lines[0] = (struct frame_line){ .line = 11, .text = STR("def f(x):") };
    lines[2] = (struct frame_line){ .line = 14, .text = STR("    return 1") };
    finding.frame = lines;
    finding.frame_count = 3;
    struct report report = {
        .findings = { &finding, 1, 1 },
        .files_changed = 5,
        .files_scanned = 3,
        .lines_added = 143,
        .rule_count = 42,
        .differential = true,
        .base_commit = STR("abc1234567890"),
        .why_base = STR("Compared with abc, the merge base of main and HEAD."),
    };
    struct buf out = { 0 };
    write_report(&report, TERMINAL_WIDTH, &out);
    assert_string_equal(
        out.ptr,
        "app/x.py:12:5  error[HS707-002] Shell command from text\n"
        "   11 |   def f(x):\n"
        "   12 | +     run(f\"tar {x}\")\n"
        "      |       ^^^^^^^^^^^^^^^\n"
        "  ...\n"
        "   14 |       return 1\n"
        "  issue: It is built here.\n"
        "  fix:   Pass a list.\n"
        "  see:   shell-true, CWE-78 https://cwe.mitre.org/data/definitions/78.html\n"
        "\n"
        "1 finding (1 error) in 1 of 5 changed files (3 Python) · 143 added lines"
        " · 42 rules.\n"
        "Compared with abc, the merge base of main and HEAD.\n");
    buf_dispose(&out);
}

static size_t longest_line(const struct buf *out)
{
    struct str rest = str_from(out->ptr);
    size_t longest = 0;
    while (rest.ptr) {
        struct str line = str_split(&rest, '\n');
        size_t columns = 0;
        for (size_t at = 0; at < line.len;) {
            columns += visible_next(line, &at, 0).columns;
        }
        longest = columns > longest ? columns : longest;
    }
    return longest;
}

enum { MOST_STEPS = 12 };

/* `count` steps on lines 1 to `count`; the second one is in another file, the third one
 * added. */
static void make_steps(struct flow_step *steps, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        steps[i] = (struct flow_step){ .path = i == 1 ? STR("lib/y.py") : STR("app/x.py"),
                                       .region = { i + 1, 1, i + 1, 2 },
                                       .code = STR("x = y"),
                                       .text = STR("assigned to 'x'"),
                                       .added = i == 2 };
    }
}

static void a_path_in_full(void **state)
{
    (void)state;
    struct flow_step steps[4];
    make_steps(steps, 4);
    steps[3].region = steps[2].region; /* its code is shown once */
    steps[3].added = true;
    struct frame_line line;
    struct finding finding = finding_on(&line, "x", 1, 2);
    finding.flow = steps;
    finding.flow_count = 4;
    struct buf out = { 0 };
    write_finding(&finding, TERMINAL_WIDTH, &out);
    assert_contains(&out, "  fix:   Pass a list.\n"
                          "  path:  1 app/x.py:1  assigned to 'x'\n"
                          "           |   x = y\n"
                          "         2 lib/y.py:2  assigned to 'x'\n"
                          "           |   x = y\n"
                          "         3 app/x.py:3  assigned to 'x'\n"
                          "         4 app/x.py:3  assigned to 'x'\n"
                          "           | + x = y\n"
                          "  see:   ");
    buf_dispose(&out);
}

struct fold_row {
    uint32_t count, left_out; /* steps; and before the second one */
    const char *wanted;       /* number and path of each; or how many are folded */
};

/* "1 2 +5 8 ": the numbers of the steps of a path, and of those in a fold. */
static void add_numbers(struct str text, struct buf *out)
{
    while (text.ptr) {
        const struct str line = str_split(&text, '\n');
        const struct str rest = str_trim(str_slice(line, 9, line.len));
        const bool fold = str_starts_with(rest, STR("…"));
        if (fold || (rest.len > 0 && rest.ptr[0] >= '0' && rest.ptr[0] <= '9')) {
            const struct str number = str_slice(rest, fold ? strlen("… ") : 0, rest.len);
            buf_add(out, fold ? STR("+") : STR(""));
            buf_add(out, str_slice(number, 0, str_find_char(number, ' ', 0) + 1));
        }
    }
}

static void a_long_path_is_folded(void **state)
{
    (void)state;
    static const struct fold_row rows[] = {
        { 8, 0, "1 2 3 4 5 6 7 8 " },      { 9, 0, "1 2 3 4 +2 7 8 9 " },
        { 12, 0, "1 2 3 4 +5 10 11 12 " }, { 3, 1, "1 +1 3 4 " },
        { 3, 90, "1 +90 92 93 " },         { 12, 30, "1 +30 32 33 34 +5 40 41 42 " },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct flow_step steps[MOST_STEPS];
        make_steps(steps, rows[i].count);
        steps[1].left_out = rows[i].left_out;
        struct frame_line line;
        struct finding finding = finding_on(&line, "x", 1, 2);
        finding.flow = steps;
        finding.flow_count = rows[i].count;
        struct buf out = { 0 };
        struct buf numbers = { 0 };
        write_finding(&finding, TERMINAL_WIDTH, &out);
        add_numbers(str_from(strstr(out.ptr, "  path:")), &numbers);
        buf_add_char(&numbers, 0);
        assert_string_equal(numbers.ptr, rows[i].wanted);
        buf_dispose(&numbers);
        buf_dispose(&out);
    }
}

static void steps_fit_the_width_and_cannot_act(void **state)
{
    (void)state;
    char code[301];
    memset(code, 'x', 300);
    code[300] = 0;
    struct flow_step steps[2];
    make_steps(steps, 2);
    steps[0].code = str_from(code);
    steps[1].path = STR("a\n::b\x1b.py");
    steps[1].code = STR("f(\x1b[2J\ng(");
    steps[1].text = STR("\x1b]0;x\x07 ##[error]");
    struct frame_line line;
    struct finding finding = finding_on(&line, "x", 1, 2);
    finding.rule = &PLAIN_RULE;
    finding.flow = steps;
    finding.flow_count = 2;
    struct buf out = { 0 };
    write_finding(&finding, 60, &out);
    assert_true(longest_line(&out) <= 60);
    assert_contains(&out, "x…\n");
    assert_contains(&out, " 2 a\\n::b\\x1b.py:2  \\x1b]0;x\\x07 #\\x23[error]\n");
    assert_contains(&out, "|   f(\\x1b[2J\n");
    for (const char *at = out.ptr; *at; at++) {
        assert_true(*at == '\n' || (unsigned char)*at >= 0x20);
    }
    buf_dispose(&out);
}

struct edit_row {
    struct fix_edit edits[2];
    uint32_t count;
    const char *wanted;
};

static void a_fix_on_one_line(void **state)
{
    (void)state;
    static const struct edit_row rows[] = {
        { { { { 12, 1, 12, 2 }, { "b", 1 }, 0, 0, { NULL, 0 } } },
          1,
          "  edit:  12: b == a\n" },
        { { { { 12, 1, 12, 2 }, { "b", 1 }, 0, 0, { NULL, 0 } },
            { { 12, 6, 12, 7 }, { "c\x1b", 2 }, 0, 0, { NULL, 0 } } },
          2,
          "  edit:  12: b == c\\x1b\n" },
        { { { { 12, 1, 13, 1 }, { "", 0 }, 0, 0, { NULL, 0 } } },
          1,
          "  edit:  12: removed\n" },
        { { { { 12, 7, 12, 7 }, { "\n  x", 4 }, 0, 0, { NULL, 0 } } },
          1,
          "  edit:  12: a == a …\n" },
        { { { { 40, 1, 41, 2 }, { "far", 3 }, 0, 0, { NULL, 0 } } },
          1,
          "  edit:  40-41: far\n" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct frame_line line;
        struct finding finding = finding_on(&line, "a == a", 1, 7);
        struct buf out = { 0 };
        finding.fix = rows[i].edits;
        finding.fix_count = rows[i].count;
        write_finding(&finding, TERMINAL_WIDTH, &out);
        assert_contains(&out, rows[i].wanted);
        buf_dispose(&out);
    }
}

/* The caret line for a line of code and a region on it. */
static void carets_stand_under_the_region(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        uint32_t start, end;
        const char *shown; /* code and caret lines */
    } cases[] = {
        { "x = y", 5, 6, "+ x = y\n      |       ^\n" },
        { "\tx = y", 2, 3, "+     x = y\n      |       ^\n" },
        { "ab\tx = y", 4, 5, "+ ab  x = y\n      |       ^\n" },
        { "\"\xE4\xB8\xAD\" + y", 7, 8, "+ \"\xE4\xB8\xAD\" + y\n      |          ^\n" },
        { "\"\xF0\x9F\x98\x80\" + y", 8, 9,
          "+ \"\xF0\x9F\x98\x80\" + y\n      |          ^\n" },
        { "\"\xFF\" + y", 7, 8, "+ \"\\xff\" + y\n      |            ^\n" },
        /* NOLINTNEXTLINE(misc-misleading-bidirectional): that is what is tested */
        { "\"\xE2\x80\xAE\" + y", 7, 8, "+ \"\\u202e\" + y\n      |              ^\n" },
        { "e\xCC\x81 + y", 6, 7, "+ e\xCC\x81 + y\n      |       ^\n" },
        { "x", 1, 1, "+ x\n      |   ^\n" },
        { "x", 9, 12, "+ x\n      |    ^\n" },
        { "", 1, 1, "+\n      |   ^\n" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct frame_line line;
        struct finding finding =
            finding_on(&line, cases[i].code, cases[i].start, cases[i].end);
        struct buf out = { 0 };
        write_finding(&finding, TERMINAL_WIDTH, &out);
        assert_contains(&out, cases[i].shown);
        buf_dispose(&out);
    }
}

static void a_region_of_several_lines_is_marked_to_the_end(void **state)
{
    (void)state;
    struct frame_line line;
    struct finding finding = finding_on(&line, "  f(1,", 3, 0);
    finding.region.end_line = 13;
    finding.region.end_column = 2;
    struct buf out = { 0 };
    write_finding(&finding, TERMINAL_WIDTH, &out);
    assert_contains(&out, "+   f(1,\n      |     ^^^^\n");
    buf_dispose(&out);
}

static void long_lines_are_cut_around_the_region(void **state)
{
    (void)state;
    char code[4001];
    memset(code, 'x', 4000);
    code[4000] = 0;
    memcpy(code + 2000, "HERE", 4);
    struct frame_line line;
    struct finding finding = finding_on(&line, code, 2001, 2005);
    finding.rule = &PLAIN_RULE;
    struct buf out = { 0 };
    write_finding(&finding, 70, &out);
    assert_contains(&out, "xHEREx");
    assert_contains(&out, "…\n");
    assert_contains(&out, " ^^^^\n");
    assert_true(longest_line(&out) <= 70);
    const char *here = strstr(out.ptr, "HERE");
    const char *carets = strstr(out.ptr, "^^^^");
    const char *first = strstr(out.ptr, "+ ");
    const char *second = strchr(first, '\n') + 1;
    /* The ellipsis before takes three bytes and one column. */
    assert_int_equal(here - first - 2 - 2, carets - second - 10);
    buf_dispose(&out);
}

static void what_strangers_wrote_cannot_act(void **state)
{
    (void)state;
    struct frame_line line;
    struct finding finding = finding_on(&line, "x = '\x1b[2J' ##[error]", 1, 2);
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): that is what is tested */
    finding.path = STR("::error file=a\n::x\xFF\xE2\x80\xAE.py");
    finding.message = STR("see \x1b]0;x\x07 ##vso[task] ::notice::x");
    struct notice notice = { .level = NOTICE_INCOMPLETE,
                             .id = "test",
                             .path = STR("a\r::b.py"),
                             .line = 3,
                             .text = STR("Broken.") };
    struct report report = { .findings = { &finding, 1, 1 },
                             .notices = { &notice, 1, 1 } };
    struct buf out = { 0 };
    write_report(&report, TERMINAL_WIDTH, &out);
    assert_contains(&out, "\\x3a:error file=a\\n::x\\xff\\u202e.py:12:1  error[");
    assert_contains(&out, "'\\x1b[2J' #\\x23[error]\n");
    assert_contains(&out, "see \\x1b]0;x\\x07 #\\x23vso[task] ::notice::x\n");
    assert_contains(&out, "incomplete: a\\r::b.py:3: Broken. [test]\n");
    assert_contains(&out, "INCOMPLETE, see above.\n");
    for (const char *at = out.ptr; *at; at++) {
        assert_true(*at == '\n' || (unsigned char)*at >= 0x20);
    }
    buf_dispose(&out);
}

static void no_line_starts_like_a_command(void **state)
{
    (void)state;
    struct buf out = { 0 };
    visible_add_wrapped(&out, STR("aaaa bbbb ::error::x cccc"), 9, 18);
    buf_add_char(&out, 0);
    assert_string_equal(out.ptr, "aaaa bbbb\n         \\x3a:error::x\n         cccc");
    buf_dispose(&out);
}

static void summaries(void **state)
{
    (void)state;
    static const struct {
        struct report report;
        const char *says;
    } cases[] = {
        { { .differential = true },
          "No findings in 0 changed files (0 Python) · 0 added lines · 0 rules.\n" },
        { { .files_scanned = 1, .rule_count = 1 },
          "No findings in 1 Python file · 1 rule.\n" },
        { { .files_scanned = 2, .rule_count = 2, .suppressed = { NULL, 3, 3 } },
          "No findings in 2 Python files · 3 suppressed · 2 rules.\n" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = { 0 };
        write_report(&cases[i].report, TERMINAL_WIDTH, &out);
        assert_string_equal(out.ptr, cases[i].says);
        buf_dispose(&out);
    }
}

static void colours_only_where_asked_for(void **state)
{
    (void)state;
    struct frame_line line;
    struct finding finding = finding_on(&line, "x", 1, 2);
    const struct report report = { .findings = { &finding, 1, 1 } };
    const struct terminal_options options = { .color = true, .width = TERMINAL_WIDTH };
    struct buf out = { 0 };
    terminal_write(&report, &options, &out);
    buf_add_char(&out, 0);
    assert_contains(&out, "\x1b[1;31merror[HS707-002]\x1b[0m");
    buf_dispose(&out);
    write_finding(&finding, TERMINAL_WIDTH, &out);
    assert_null(strchr(out.ptr, 0x1b));
    buf_dispose(&out);
}

/* Any bytes, any region, any width: one caret line inside the width, nothing that acts.
 */
static void any_bytes_can_be_shown(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (unsigned round = 0; round < 2000; round++) {
        char code[65];
        const size_t length = round % 64;
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            const unsigned char byte = (unsigned char)(seed >> 24);
            code[i] = (char)(byte == 0 || byte == '\n' ? 0xE2 : byte);
        }
        code[length] = 0;
        struct frame_line line;
        struct finding finding =
            finding_on(&line, code, 1 + seed % 70, 1 + seed % 70 + round % 9);
        finding.rule = &PLAIN_RULE;
        struct buf out = { 0 };
        write_finding(&finding, 60 + round % 50, &out);
        assert_contains(&out, "^");
        assert_true(longest_line(&out) <= 60 + round % 50);
        for (const char *at = out.ptr; *at; at++) {
            assert_true(*at == '\n' || ((unsigned char)*at >= 0x20 && *at != 0x7F));
        }
        buf_dispose(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_in_full),
        cmocka_unit_test(a_path_in_full),
        cmocka_unit_test(a_long_path_is_folded),
        cmocka_unit_test(steps_fit_the_width_and_cannot_act),
        cmocka_unit_test(a_fix_on_one_line),
        cmocka_unit_test(carets_stand_under_the_region),
        cmocka_unit_test(a_region_of_several_lines_is_marked_to_the_end),
        cmocka_unit_test(long_lines_are_cut_around_the_region),
        cmocka_unit_test(what_strangers_wrote_cannot_act),
        cmocka_unit_test(no_line_starts_like_a_command),
        cmocka_unit_test(summaries),
        cmocka_unit_test(colours_only_where_asked_for),
        cmocka_unit_test(any_bytes_can_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
