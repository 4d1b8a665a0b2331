/* SPDX-License-Identifier: MIT
 *
 * The HTML writer: texts that cannot break out, names of findings, what is said of what,
 * and a whole page compared with a golden (UPDATE=1 rewrites it), as for Markdown.
 * tests/golden and tests/ci read pages back with parsers and a browser.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "golden.h"
#include "people_report.h"
#include "sarif/html.h"
#include "sarif/html_page.h"
#include "sarif/html_text.h"
#include "sarif/markdown.h"
#include "written.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ESC(text) "<span class=\"esc\">" text "</span>"

static void texts_cannot_break_out(void **state)
{
    (void)state;
    static const struct {
        struct str raw;
        const char *name, *attribute, *prose, *code;
    } rows[] = {
        { TEXT("a<b>\"'&#"), "a&lt;b&gt;&quot;&#39;&amp;&#35;",
          "a&lt;b&gt;&quot;&#39;&amp;&#35;", "a&lt;b&gt;&quot;&#39;&amp;&#35;",
          "a&lt;b&gt;&quot;&#39;&amp;&#35;" },
        { TEXT("a\tb\n\r"), "a" ESC("\\t") "b" ESC("\\n") ESC("\\r"), "a\\tb\\n\\r",
          "a b  ", "a\tb" ESC("\\n") ESC("\\r") },
        { TEXT("\x1b\0"), ESC("\\x1b") ESC("\\x00"), "\\x1b\\x00",
          ESC("\\x1b") ESC("\\x00"), ESC("\\x1b") ESC("\\x00") },
        { TEXT("\xff\xe2\x80\xae"), ESC("\\xff") ESC("\\u202e"), "\\xff\\u202e",
          ESC("\\xff") ESC("\\u202e"), ESC("\\xff") ESC("\\u202e") },
        { TEXT("\xc3\xa9\xef\xbf\xbd"), "\xc3\xa9\xef\xbf\xbd", "\xc3\xa9\xef\xbf\xbd",
          "\xc3\xa9\xef\xbf\xbd", "\xc3\xa9\xef\xbf\xbd" },
    };
    struct buf out = { 0 };
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&out);
        html_text_add(&out, rows[i].raw);
        assert_is(&out, rows[i].name);
        buf_clear(&out);
        html_text_add_attribute(&out, rows[i].raw);
        assert_is(&out, rows[i].attribute);
        buf_clear(&out);
        html_text_add_prose(&out, rows[i].raw);
        assert_is(&out, rows[i].prose);
        buf_clear(&out);
        html_text_add_code(&out, rows[i].raw);
        assert_is(&out, rows[i].code);
    }
    buf_dispose(&out);
}

static void only_addresses_are_links(void **state)
{
    (void)state;
    struct buf out = { 0 };
    assert_true(html_text_open_link(&out, STR("https://a.example/?b=\"&c")));
    assert_is(&out, "<a href=\"https://a.example/?b=%22&amp;c\" rel=\"noopener "
                    "noreferrer\">");
    buf_clear(&out);
    assert_false(html_text_open_link(&out, STR("javascript:alert(1)")));
    assert_false(html_text_open_link(&out, STR("ssh://a.example/b")));
    assert_false(html_text_open_link(&out, STR("//a.example")));
    assert_int_equal(out.len, 0);
    buf_clear(&out);
    html_text_add_rich(&out, STR("Use `<a>`, not `b."));
    assert_is(&out, "Use <code>&lt;a&gt;</code>, not `b.");
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
    f->options = (struct view_options){ .fail_on = LEVEL_WARNING };
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

static void a_clean_page_says_so(void **state)
{
    struct fixture *f = *state;
    html_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, "<h1>No findings</h1>\n<p class=\"verdict pass\">The check "
                          "passes: nothing at level warning or above.</p>");
    assert_int_equal(str_find(buf_view(&f->out), STR("<form"), 0), f->out.len);
}

static void incomplete_is_prominent(void **state)
{
    struct fixture *f = *state;
    notices_add(&f->report.notices, f->arena,
                (struct notice){ .level = NOTICE_INCOMPLETE,
                                 .id = "missing-object",
                                 .path = STR("a<b>.py"),
                                 .line = 3,
                                 .text = STR("The blob is missing.") });
    html_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, "<p class=\"verdict incomplete\">The check is incomplete");
    assert_holds(&f->out, "<h2 id=\"incomplete-title\">Not everything was analysed</h2>\n"
                          "<ul>\n<li><span class=\"place\"><bdi>a&lt;b&gt;.py</bdi>:3"
                          "</span> The blob is missing. ");
}

/* Equal fingerprints, or none, still give each finding its own name. */
static void names_are_unique(void **state)
{
    struct fixture *f = *state;
    static const char *const prints[] = { "00112233445566778899", "00112233445566770000",
                                          "ffff", "", "\"><script>" };
    for (size_t i = 0; i < COUNT(prints); i++) {
        struct finding finding = people_finding(&PEOPLE_RULE, "a.py", (uint32_t)i + 1);
        finding.fingerprint = str_from(prints[i]);
        VEC_PUSH(f->arena, &f->report.findings, finding);
    }
    html_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, "id=\"f-0011223344556677\"");
    assert_holds(&f->out, "id=\"f-0011223344556677-2\"");
    assert_holds(&f->out, "id=\"f-ffff\"");
    assert_holds(&f->out, "id=\"f-0\"");
    assert_holds(&f->out, "id=\"f-0-2\"");
}

static void many_are_folded(void **state)
{
    struct fixture *f = *state;
    for (uint32_t i = 0; i < 20; i++) {
        VEC_PUSH(f->arena, &f->report.findings,
                 people_finding(&PEOPLE_RULE, "a.py", i + 1));
    }
    html_write(&f->report, &f->options, &f->out);
    assert_holds(&f->out, "<details open>");
    VEC_PUSH(f->arena, &f->report.findings, people_finding(&PEOPLE_RULE, "b.py", 1));
    buf_clear(&f->out);
    html_write(&f->report, &f->options, &f->out);
    assert_int_equal(str_find(buf_view(&f->out), STR("<details open>"), 0), f->out.len);
}

/* The page without what all pages have in common: style, script and their hashes. */
static void add_without(struct buf *out, struct str page, struct str part)
{
    const size_t at = str_find(page, part, 0);
    buf_add(out, str_slice(page, 0, at));
    buf_add(out, str_slice(page, at + part.len, page.len));
}

static struct str content_of(struct str page, struct arena *arena)
{
    const struct str parts[] = { html_page_style(), html_page_script(),
                                 str_from(html_page_policy()) };
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct buf rest = { 0 };
        assert_true(str_find(page, parts[i], 0) < page.len);
        add_without(&rest, page, parts[i]);
        page = buf_copy(&rest, arena);
        buf_dispose(&rest);
    }
    return page;
}

static void compare(struct arena *arena, const char *path, struct str text)
{
    if (getenv("UPDATE")) {
        golden_write(path, text);
    }
    if (!str_equal(golden_read(arena, path), text)) {
        fail_msg("%s differs; UPDATE=1 rewrites it", path);
    }
}

static void pages_are_as_they_were(void **state)
{
    struct fixture *f = *state;
    struct finding plain = people_finding(&PEOPLE_RULE, "app/store.py", 8);
    struct finding quiet = plain;
    plain.flow = PEOPLE_FLOW;
    plain.flow_count = 2;
    quiet.fingerprint = STR("fedcba9876543210");
    quiet.suppression = (struct suppression){ .kind = SUPPRESSION_INLINE,
                                              .reason = STR("known <b>"),
                                              .line = 8,
                                              .added_by_change = true };
    f->report.remote_url = STR("https://gitlab.example/g/r.git");
    f->report.head_commit = STR("00ff");
    f->report.base_commit = STR("ff00");
    f->report.why_base = STR("The merge base of a and b.");
    f->report.class_counts[CLASS_MOVED] = 2;
    VEC_PUSH(f->arena, &f->report.findings, people_hostile());
    VEC_PUSH(f->arena, &f->report.findings, plain);
    VEC_PUSH(f->arena, &f->report.suppressed, quiet);
    f->options.show_suppressed = true;
    html_write(&f->report, &f->options, &f->out);
    compare(f->arena, TEST_SOURCE_DIR "/golden/reports/people.html",
            content_of(buf_view(&f->out), f->arena));
    buf_clear(&f->out);
    markdown_write(&f->report, &f->options, &f->out);
    compare(f->arena, TEST_SOURCE_DIR "/golden/reports/people.md", buf_view(&f->out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_cannot_break_out),
        cmocka_unit_test(only_addresses_are_links),
        cmocka_unit_test_setup_teardown(a_clean_page_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(incomplete_is_prominent, setup, teardown),
        cmocka_unit_test_setup_teardown(names_are_unique, setup, teardown),
        cmocka_unit_test_setup_teardown(many_are_folded, setup, teardown),
        cmocka_unit_test_setup_teardown(pages_are_as_they_were, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
