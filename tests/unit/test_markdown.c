/* SPDX-License-Identifier: MIT
 *
 * The Markdown writer: texts in which nothing acts, the limits, what is said of what.
 * tests/ci reads the reports back with a Markdown parser.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "people_report.h"
#include "sarif/markdown.h"
#include "sarif/markdown_text.h"
#include "written.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define BREAK "<!-- -->"

static void assert_lacks(const struct buf *out, const char *text)
{
    if (str_find(buf_view(out), str_from(text), 0) < out->len) {
        fail_msg("holds %s", text);
    }
}

static void texts_do_not_act(void **state)
{
    (void)state;
    static const struct {
        struct str raw;
        const char *markdown, *html;
    } rows[] = {
        { TEXT("plain text. It's (fine), a-b+c=d."), "plain text. It's (fine), a-b+c=d.",
          "plain text. It's (fine), a-b+c=d." },
        { TEXT("  a \n\t b  "), "a b", "a b" },
        { TEXT("*a* _b_ `c` ~d~ |e"), "\\*a\\* \\_b\\_ \\`c\\` \\~" BREAK "d\\~ \\|e",
          "*a* _b_ `c` ~" BREAK "d~ |e" },
        { TEXT("[a](javascript:b)"), "\\[a\\](javascript:" BREAK "b)",
          "[a](javascript:" BREAK "b)" },
        { TEXT("<img>&lt;"), "&lt;img&gt;&amp;" BREAK "lt;",
          "&lt;img&gt;&amp;" BREAK "lt;" },
        { TEXT("# a"), "\\# a", "# a" },
        { TEXT("- a - b"), "\\- a - b", "- a - b" },
        { TEXT("12. a 3."), "12\\. a 3.", "12. a 3." },
        { TEXT("12) a"), "12\\) a", "12) a" },
        { TEXT("==="), "\\===", "===" },
        { TEXT("/close"), "/" BREAK "close", "/" BREAK "close" },
        { TEXT("a/b @c #1 !2 :d: https://e www.f"),
          "a/b @" BREAK "c \\#" BREAK "1 !" BREAK "2 :" BREAK "d: https:" BREAK
          "//e www" BREAK ".f",
          NULL },
        { TEXT("{+a+} [-b-]"), "{" BREAK "+a+} \\[" BREAK "-b-\\]", NULL },
        { TEXT("a\x1b\xff\xe2\x80\xae\0"), "a\\\\x1b\\\\xff\\\\u202e\\\\x00",
          "a\\x1b\\xff\\u202e\\x00" },
    };
    struct buf out = { 0 };
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&out);
        markdown_text_add(&out, rows[i].raw);
        assert_is(&out, rows[i].markdown);
        if (rows[i].html) {
            buf_clear(&out);
            markdown_text_add_html(&out, rows[i].raw);
            assert_is(&out, rows[i].html);
        }
    }
    buf_dispose(&out);
}

static void prose_keeps_its_code(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *wanted;
    } rows[] = {
        { "Use `a*b` here.", "Use <code>a\\*b</code> here." },
        { "`a`", "<code>a</code>" },
        { "(`a`), `b", "(<code>a</code>), \\`b" },
    };
    struct buf out = { 0 };
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&out);
        markdown_text_add_prose(&out, str_from(rows[i].raw));
        assert_is(&out, rows[i].wanted);
    }
    buf_dispose(&out);
}

static void fences_hold_anything(void **state)
{
    (void)state;
    struct buf lines = { 0 };
    struct buf out = { 0 };
    markdown_text_add_line(&lines, STR("\tx = '````'\r"), SIZE_MAX);
    markdown_text_add_line(&lines, STR("  ::error::x"), SIZE_MAX);
    markdown_text_add_line(&lines, STR("abcdefgh"), 3);
    markdown_text_add_fenced(&out, "diff", buf_view(&lines));
    assert_is(&out, "`````diff\n    x = '````'\\x0d\n  \\x3a:error::x\nabc…\n"
                    "`````\n");
    buf_dispose(&lines);
    buf_dispose(&out);
}

struct fixture {
    struct arena *arena;
    struct report report;
    struct view_options options;
    struct buf out;
};

static int setup(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *f = ARENA_NEW(arena, struct fixture);
    f->arena = arena;
    f->report = people_report();
    f->options = (struct view_options){ .fail_on = LEVEL_WARNING,
                                        .most_bytes = MARKDOWN_COMMENT_BYTES };
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    buf_dispose(&f->out);
    arena_free(f->arena);
    return 0;
}

static void a_clean_report_says_so(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(markdown_write(&f->report, &f->options, &f->out), 0);
    assert_holds(&f->out, "## hunkscan: No findings\n");
    assert_holds(&f->out, "**The check passes: nothing at level warning or above.**");
    assert_lacks(&f->out, "<details>");
}

static void incomplete_comes_first(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < 30; i++) {
        notices_add(&f->report.notices, f->arena,
                    (struct notice){ .level = NOTICE_INCOMPLETE,
                                     .id = "missing-object",
                                     .path = STR("a|b.py"),
                                     .line = 3,
                                     .text = STR("The *blob* is missing.") });
    }
    markdown_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out,
                 "**The check is incomplete: not everything could be analysed.**");
    assert_holds(&f->out,
                 "### Not everything was analysed\n\n- <code>a\\|b.py</code> line 3: "
                 "The \\*blob\\* is missing.\n");
    assert_holds(&f->out, "- … and 10 more\n");
}

static void a_finding_says_everything(void **state)
{
    struct fixture *f = *state;
    struct finding finding = people_finding(&PEOPLE_RULE, "a b.py", 8);
    finding.fix = PEOPLE_FIX;
    finding.fix_count = 1;
    finding.flow = PEOPLE_FLOW;
    finding.flow_count = 2;
    VEC_PUSH(f->arena, &f->report.findings, finding);
    f->report.remote_url = STR("git@github.com:o/r.git");
    f->report.head_commit = STR("00ff");
    f->report.base_commit = STR("aabbccddeeff0011");
    f->report.why_base = STR("The merge base of a and b.");
    markdown_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, "The merge base of a and b. Base: [<code>aabbccddee</code>]"
                          "(<https://github.com/o/r/commit/aabbccddeeff0011>).\n");
    assert_holds(&f->out, "| CWE-707 Improper Neutralization | 1 | 0 | 0 |\n");
    assert_holds(&f->out, "[<code>a b.py:8</code>](<https://github.com/o/r/blob/00ff/"
                          "a%20b.py#L8>) · The query holds 'order'.\n");
    assert_holds(&f->out, "@@ line 7 @@\n def f(order):\n+    return q(order)  #");
    assert_holds(&f->out, "\n            ^^^^^^^^\n"); /* the columns of the region */
    assert_holds(&f->out, "1. [<code>a.py:2</code>](<https://github.com/o/r/blob/00ff/"
                          "a.py#L2>) comes from 'input': <code>order = input()</code>\n"
                          "1. … 3 more steps\n1. → ");
    assert_holds(&f->out, "**How to fix it:** Pass <code>parameters</code> instead.\n\n");
    assert_holds(&f->out, "security severity 8.8 (high)");
}

static void hostile_texts_do_not_act(void **state)
{
    struct fixture *f = *state;
    VEC_PUSH(f->arena, &f->report.findings, people_hostile());
    markdown_write(&f->report, &f->options, &f->out);
    for (size_t at = 0; at < f->out.len; at++) {
        assert_true(f->out.ptr[at] == '\n' || (unsigned char)f->out.ptr[at] >= ' ');
    }
    assert_lacks(&f->out, "\n::");
    assert_lacks(&f->out, "\xe2\x80\xae");
}

static void what_does_not_fit_is_counted(void **state)
{
    struct fixture *f = *state;
    for (uint32_t i = 0; i < 5000; i++) {
        struct finding finding = people_hostile();
        finding.region.start_line = i + 1;
        VEC_PUSH(f->arena, &f->report.findings, finding);
    }
    struct finding worst = people_finding(&PEOPLE_RULE, "zzz.py", 8);
    VEC_PUSH(f->arena, &f->report.findings, worst);
    const size_t left_out = markdown_write(&f->report, &f->options, &f->out);
    assert_true(f->out.len <= MARKDOWN_COMMENT_BYTES);
    assert_true(f->out.len > MARKDOWN_COMMENT_BYTES * 9 / 10);
    assert_true(left_out > 4000 && left_out < 5000);
    struct buf said = { 0 };
    buf_add_format(&said, "**%zu findings are not described here:**", left_out);
    assert_true(str_find(buf_view(&f->out), buf_view(&said), 0) < f->out.len);
    /* The error leads, though it is last in the report. */
    const size_t first = str_find(buf_view(&f->out), STR("<details>"), 0);
    assert_true(str_starts_with(str_slice(buf_view(&f->out), first, f->out.len),
                                STR("<details><summary><b>error</b>")));
    buf_clear(&f->out);
    f->options.most_bytes = MARKDOWN_SUMMARY_BYTES;
    assert_true(markdown_write(&f->report, &f->options, &f->out) < left_out);
    assert_true(f->out.len <= MARKDOWN_SUMMARY_BYTES);
    buf_dispose(&said);
}

static void suppressed_ones_come_last(void **state)
{
    struct fixture *f = *state;
    struct finding quiet = people_finding(&PEOPLE_RULE, "a.py", 8);
    quiet.suppression = (struct suppression){ .kind = SUPPRESSION_INLINE,
                                              .reason = STR("*known*"),
                                              .line = 8,
                                              .added_by_change = true };
    VEC_PUSH(f->arena, &f->report.suppressed, quiet);
    markdown_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, " · 1 suppressed");
    assert_lacks(&f->out, "<details>");
    buf_clear(&f->out);
    f->options.show_suppressed = true;
    markdown_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, "### Suppressed\n\n<details>");
    assert_holds(&f->out, "**Not counted:** suppressed on line 8, by this very change: "
                          "\\*known\\*\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_do_not_act),
        cmocka_unit_test(prose_keeps_its_code),
        cmocka_unit_test(fences_hold_anything),
        cmocka_unit_test_setup_teardown(a_clean_report_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(incomplete_comes_first, setup, teardown),
        cmocka_unit_test_setup_teardown(a_finding_says_everything, setup, teardown),
        cmocka_unit_test_setup_teardown(hostile_texts_do_not_act, setup, teardown),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_counted, setup, teardown),
        cmocka_unit_test_setup_teardown(suppressed_ones_come_last, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
