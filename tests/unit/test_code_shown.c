/* SPDX-License-Identifier: MIT
 *
 * Code as reports for people show it: frames, their marked parts, fixes as diffs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/code_frame.h"
#include "sarif/fix_diff.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
/* Two units of UTF-16 in four bytes. */
#define SMILE "\xF0\x9F\x98\x80"

static const struct frame_line LINES[] = {
    { 10, { "", 0 }, false },    { 11, { "f(\"" SMILE "\", x,", 12 }, true },
    { 12, { "  y)", 4 }, true }, { 13, { "z = 1", 5 }, false },
    { 14, { " ", 1 }, false },
};

static struct finding finding_at(struct region region)
{
    return (
        struct finding){ .region = region, .frame = LINES, .frame_count = COUNT(LINES) };
}

static void frames_lose_empty_ends(void **state)
{
    (void)state;
    struct finding finding = finding_at((struct region){ 11, 1, 12, 5 });
    struct code_frame frame = code_frame_of(&finding);
    assert_ptr_equal(frame.lines, &LINES[1]);
    assert_int_equal(frame.count, 3);
    finding.region = (struct region){ 14, 1, 14, 1 };
    assert_int_equal(code_frame_of(&finding).count, 4);
    finding.frame_count = 0;
    assert_int_equal(code_frame_of(&finding).count, 0);
}

static void marks_are_what_the_region_holds(void **state)
{
    (void)state;
    static const struct {
        struct region region;
        size_t line, from, to;
    } rows[] = {
        { { 11, 3, 11, 7 }, 1, 2, 8 }, /* "😀" with its quotes: four units, six bytes */
        { { 11, 9, 12, 4 }, 1, 10, 12 }, /* to the end of the line */
        { { 11, 9, 12, 4 }, 2, 2, 3 },   /* from behind the indent */
        { { 11, 9, 12, 4 }, 3, 0, 0 },   /* not in it */
        { { 13, 4, 13, 99 }, 3, 3, 5 },  /* past the end of the line */
        { { 13, 4, 13, 4 }, 3, 3, 3 },   /* empty */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct finding finding = finding_at(rows[i].region);
        const struct code_part part = code_frame_marked(&finding, &LINES[rows[i].line]);
        assert_int_equal(part.from, rows[i].from);
        assert_int_equal(part.to, rows[i].to);
    }
}

static void long_lines_are_cut_around_the_mark(void **state)
{
    (void)state;
    char text[1000];
    for (size_t i = 0; i < sizeof text; i += 4) {
        memcpy(text + i, SMILE, 4);
    }
    const struct frame_line line = { 1, { text, sizeof text }, false };
    struct code_part part = code_frame_shown(&line, (struct code_part){ 0, 8 }, 103);
    assert_int_equal(part.from, 0);
    assert_int_equal(part.to, 100);
    part = code_frame_shown(&line, (struct code_part){ 500, 504 }, 103);
    assert_int_equal(part.from, 440);
    assert_int_equal(part.to, 540);
    part = code_frame_shown(&line, (struct code_part){ 996, 1000 }, 103);
    assert_int_equal(part.to, 1000);
    part = code_frame_shown(&LINES[3], (struct code_part){ 0, 5 }, 103);
    assert_int_equal(part.to, 5);
}

/* "-11 old|+11 new|" and so on. */
static void print_diff(const struct finding *finding, struct buf *out)
{
    struct arena *arena = arena_new();
    struct fix_diff_lines lines = { 0 };
    fix_diff_add(finding, arena, &lines);
    buf_clear(out);
    for (size_t i = 0; i < lines.count; i++) {
        const struct fix_diff_line *line = &lines.items[i];
        buf_add_format(out, "%c%u %.*s|", " -+"[line->sign], (unsigned)line -> line,
                       STR_ARGS(line->text));
    }
    arena_free(arena);
}

static void fixes_become_diffs(void **state)
{
    (void)state;
    static const struct {
        struct fix_edit edits[2];
        uint32_t count;
        const char *wanted;
    } rows[] = {
        { { { { 13, 5, 13, 6 }, { "2", 1 }, 0, 0, { NULL, 0 } } },
          1,
          "-13 z = 1|+13 z = 2|" },
        /* Both edits of a line at once; columns behind a wide character. */
        { { { { 11, 1, 11, 2 }, { "g", 1 }, 0, 0, { NULL, 0 } },
            { { 11, 9, 11, 10 }, { "w", 1 }, 0, 0, { NULL, 0 } } },
          2,
          "-11 f(\"" SMILE "\", x,|+11 g(\"" SMILE "\", w,|" },
        /* A new line before one that stays, with the break of Windows. */
        { { { { 13, 1, 13, 1 }, { "import q\r\n", 10 }, 0, 0, { NULL, 0 } } },
          1,
          "+13 import q| 13 z = 1|" },
        { { { { 12, 1, 13, 1 }, { "", 0 }, 0, 0, { NULL, 0 } } }, 1, "-12   y)|" },
        { { { { 12, 1, 13, 6 }, { "  y)\nz = 2", 10 }, 0, 0, { NULL, 0 } } },
          1,
          " 12   y)|-13 z = 1|+13 z = 2|" },
        /* Away from the frame: the lines come with the edit, */
        { { { { 40, 1, 41, 2 }, { "b", 1 }, 0, 0, { "a\r\ncc", 5 } } },
          1,
          "-40 a|-41 cc|+40 bc|" },
        /* or are not known. */
        { { { { 40, 1, 41, 2 }, { "b", 1 }, 0, 0, { NULL, 0 } } }, 1, "-40 …|+40 b|" },
        { { { { 40, 1, 90, 1 }, { "", 0 }, 0, 0, { NULL, 0 } } }, 1, "-40 …|" },
    };
    struct buf out = { 0 };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct finding finding = finding_at((struct region){ 13, 1, 13, 2 });
        finding.fix = rows[i].edits;
        finding.fix_count = rows[i].count;
        print_diff(&finding, &out);
        assert_true(str_equal(buf_view(&out), str_from(rows[i].wanted)));
    }
    struct finding none = finding_at((struct region){ 13, 1, 13, 2 });
    print_diff(&none, &out);
    assert_int_equal(out.len, 0);
    buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_lose_empty_ends),
        cmocka_unit_test(marks_are_what_the_region_holds),
        cmocka_unit_test(long_lines_are_cut_around_the_mark),
        cmocka_unit_test(fixes_become_diffs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
