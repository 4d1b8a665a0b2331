/* SPDX-License-Identifier: MIT */
#include "review/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "syntax/source.h"

struct region_case {
    const char *text, *piece; /* a finding on the first such piece */
    struct region region;
    const char *snippet;
    struct region context;
    uint32_t frame_first, frame_count;
};

/* clang-format off */
static const struct region_case region_cases[] = {
    { "a\nb\nrun(x)\nc\nd\ne\n", "run(x)", { 3, 1, 3, 7 }, "run(x)", { 1, 1, 5, 2 }, 1, 5 },
    { "run(x)\n", "run(x)", { 1, 1, 1, 7 }, "run(x)", { 0, 0, 0, 0 }, 1, 1 },
    { "  run(x)\n", "run(x)", { 1, 3, 1, 9 }, "run(x)", { 1, 1, 1, 9 }, 1, 1 },
    /* blanks and line ends at both ends are not part of it */
    { "a\n  run(x) \nb\n", "  run(x) \n", { 2, 3, 2, 9 }, "run(x)", { 1, 1, 3, 2 }, 1, 3 },
    /* CRLF, lone CR, UTF-16 columns */
    { "a\r\nrun(\r\nx)\r\nb", "run(\r\nx)", { 2, 1, 3, 3 }, "run(\r\nx)", { 1, 1, 4, 2 }, 1, 4 },
    { "a\rrun(x)\rb\r", "run(x)", { 2, 1, 2, 7 }, "run(x)", { 1, 1, 3, 2 }, 1, 3 },
    { "s='\xf0\x9f\x98\x80\xc3\xa9'; run(x)\nb\n", "run(x)", { 1, 10, 1, 16 }, "run(x)", { 1, 1, 2, 2 }, 1, 2 },
    /* nothing but blanks: the line's text */
    { "a\n b \nc\n", " \n", { 2, 2, 2, 3 }, "b", { 1, 1, 3, 2 }, 1, 3 },
};
/* clang-format on */

static void check_region(size_t number, struct region got, struct region want)
{
    if (got.start_line != want.start_line || got.start_column != want.start_column ||
        got.end_line != want.end_line || got.end_column != want.end_column) {
        fail_msg("case %zu: %u:%u-%u:%u", number, got.start_line, got.start_column,
                 got.end_line, got.end_column);
    }
}

static void test_regions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof region_cases / sizeof region_cases[0]; i++) {
        const struct region_case *row = &region_cases[i];
        struct arena *arena = arena_new();
        const struct str text = str_from(row->text);
        const struct source source = source_init(arena, STR("a.py"), text);
        const uint32_t from = (uint32_t)str_find(text, str_from(row->piece), 0);
        const struct span span = { from, from + (uint32_t)strlen(row->piece) };
        struct finding finding = { 0 };
        frame_fill(&source, span, NULL, arena, &finding);
        check_region(i, finding.region, row->region);
        check_region(i, finding.context, row->context);
        assert_true(str_equal(finding.snippet, str_from(row->snippet)));
        assert_int_equal(finding.frame[0].line, row->frame_first);
        assert_int_equal(finding.frame_count, row->frame_count);
        assert_false(finding.frame[0].added);
        arena_free(arena);
    }
}

/* No finding fills a report, however long its lines, and no character is cut in two. */
static void test_cuts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = { 0 };
    buf_add(&text, STR("x = 1; y = '"));
    for (unsigned i = 0; i < 20000; i++) {
        buf_add(&text, STR("\xc3\xa9"));
    }
    buf_add(&text, STR("'\n"));
    for (unsigned i = 0; i < 200; i++) {
        buf_add(&text, STR("z = 1\n"));
    }
    const struct source source = source_init(arena, STR("a.py"), buf_view(&text));
    struct finding finding = { 0 };
    frame_fill(&source, (struct span){ 7, (uint32_t)text.len }, NULL, arena, &finding);
    assert_true(finding.snippet.len <= 8192);
    assert_int_equal(finding.region.end_column - finding.region.start_column,
                     5 + (finding.snippet.len - 5) / 2);
    assert_true(finding.context_snippet.len < 16384);
    assert_true(finding.context.start_column < finding.region.start_column);
    assert_true(finding.context.end_column > finding.region.end_column);
    const uint32_t second = source_line_start(&source, 2);
    frame_fill(&source, (struct span){ second, (uint32_t)text.len }, NULL, arena,
               &finding);
    assert_int_equal(finding.region.end_line, 51);
    assert_int_equal(finding.frame_count, 12);
    buf_dispose(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
