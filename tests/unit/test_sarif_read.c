/* SPDX-License-Identifier: MIT
 *
 * The SARIF reader: what was written is read back; what is no report of ours is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/sarif.h"
#include "sarif/sarif_read.h"

static const struct rule_info rule = {
    .id = { "no-eval", 7 },
    .code = { "HS693-001", 9 },
    .name = { "NoEval", 6 },
    .title = { "Text is run.", 12 },
    .level = LEVEL_ERROR,
    .security_severity = { "8.8", 3 },
    .pillar = 693,
};
static const struct rule_info *const rules[] = { &rule };

static struct finding finding(const char *path, uint32_t line)
{
    return (struct finding){
        .rule = &rule,
        .level = LEVEL_WARNING,
        .class = CLASS_EXPOSED_BY_EDIT,
        .path = str_from(path),
        .region = { line, 5, line + 1, 9 },
        .snippet = STR("eval(x)"),
        .message = STR("Not a[0]."),
        .line_hash = STR("39fa2ee980eb94b0:1"),
        .fingerprint = STR("0123456789abcdef0123456789abcdef01234567"),
    };
}

static void fill(struct report *report, struct arena *arena)
{
    *report = (struct report){
        .tool_version = STR("1.2.3"),
        .category = STR("backend"),
        .head_commit = STR("1111111111111111111111111111111111111111"),
        .base_commit = STR("2222222222222222222222222222222222222222"),
        .rules = rules,
        .rule_count = 1,
        .differential = true,
        .files_changed = 9,
        .files_scanned = 7,
        .lines_added = 55,
    };
    VEC_PUSH(arena, &report->findings, finding("a b/\xFF%41[x].py", 3));
    VEC_PUSH(arena, &report->suppressed, finding("z.py", 8));
    report->suppressed.items[0].suppression =
        (struct suppression){ SUPPRESSION_INLINE, STR("on purpose"), 7, true };
    notices_add(&report->notices, arena,
                (struct notice){ .level = NOTICE_INCOMPLETE,
                                 .id = "too-deep",
                                 .path = STR("n\n.py"),
                                 .line = 4,
                                 .text = STR("It is too deep.") });
    notices_add(&report->notices, arena,
                (struct notice){
                    .level = NOTICE_NOTE, .id = "other", .text = STR("By the way.") });
}

#define assert_str(actual, expected) assert_true(str_equal((actual), STR(expected)))

static void check_finding(const struct finding *f)
{
    assert_str(f->rule->code, "HS693-001");
    assert_str(f->rule->id, "no-eval");
    assert_str(f->rule->title, "Text is run.");
    assert_str(f->rule->security_severity, "8.8");
    assert_int_equal(f->rule->level, LEVEL_ERROR);
    assert_int_equal(f->level, LEVEL_WARNING);
    assert_int_equal(f->class, CLASS_EXPOSED_BY_EDIT);
    assert_str(f->path, "a b/\xFF%41[x].py");
    const struct region region = { 3, 5, 4, 9 };
    assert_memory_equal(&f->region, &region, sizeof region);
    assert_true(str_starts_with(f->message, STR("Not a\\[0\\].")));
    assert_str(f->line_hash, "39fa2ee980eb94b0:1");
    assert_str(f->fingerprint, "0123456789abcdef0123456789abcdef01234567");
}

static void check_facts(const struct report *report)
{
    assert_str(report->tool_version, "1.2.3");
    assert_str(report->category, "backend");
    assert_str(report->head_commit, "1111111111111111111111111111111111111111");
    assert_str(report->base_commit, "2222222222222222222222222222222222222222");
    assert_true(report->differential);
    assert_int_equal(report->files_changed, 9);
    assert_int_equal(report->files_scanned, 7);
    assert_int_equal(report->lines_added, 55);
    assert_int_equal(report->notices.count, 2);
    const struct notice *notice = &report->notices.items[0];
    assert_int_equal(notice->level, NOTICE_INCOMPLETE);
    assert_string_equal(notice->id, "too-deep");
    assert_str(notice->path, "n\n.py");
    assert_int_equal(notice->line, 4);
    assert_str(notice->text, "It is too deep.");
    assert_int_equal(report->notices.items[1].level, NOTICE_NOTE);
    assert_null(report->notices.items[1].path.ptr);
}

static void test_round_trip(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct report written;
    struct report report;
    struct err err = { 0 };
    struct buf out = { 0 };
    const struct sarif_options options = { .show_suppressed = true };
    fill(&written, arena);
    sarif_write(&written, &options, &out);
    assert_int_equal(sarif_read(buf_view(&out), "a.sarif", arena, &report, &err), 0);
    buf_dispose(&out); /* nothing of the text is needed any more */
    check_facts(&report);
    assert_int_equal(report.findings.count, 1);
    check_finding(&report.findings.items[0]);
    assert_int_equal(report.suppressed.count, 1);
    const struct suppression *suppression = &report.suppressed.items[0].suppression;
    assert_int_equal(suppression->kind, SUPPRESSION_INLINE);
    assert_str(suppression->reason, "on purpose");
    assert_int_equal(suppression->line, 7);
    assert_true(suppression->added_by_change);
    arena_free(arena);
}

#define RUN(results)                                                                     \
    "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"hunkscan\"}},"   \
    "\"results\":" results "}]}"
#define PLACE(uri)                                                                       \
    "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"" uri "\"}}}" \
    "]"

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *error;
    } rows[] = {
        { "", "x.sarif:1:0: not JSON: " },
        { "{\"version\":\"2.1.0\",\n\"runs\":[}", "x.sarif:2:" },
        { "{\"a\":1,\"a\":2}", "x.sarif:1:" },
        { "\xFF", "not JSON" },
        { "[]", "x.sarif: is not a SARIF 2.1.0 report" },
        { "{\"version\":\"2.0.0\",\"runs\":[]}", "is not a SARIF 2.1.0 report" },
        { "{\"version\":\"2.1.0\",\"runs\":[]}", "does not hold exactly one run" },
        { "{\"version\":\"2.1.0\",\"runs\":[{},{}]}", "does not hold exactly one run" },
        { "{\"version\":\"2.1.0\",\"runs\":[{}]}", "is not a report of hunkscan" },
        { RUN("null"), "has no list of results" },
        { RUN("[{}]"), "x.sarif: result 1 has no ruleId" },
        { RUN("[7]"), "x.sarif: result 1 has no ruleId" },
        { RUN("[{\"ruleId\":\"r\"," PLACE("a") "},{\"ruleId\":\"r\"}]"),
          "x.sarif: result 2 has no location in a file" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new();
        struct report report;
        struct err err = { 0 };
        const int code =
            sarif_read(str_from(rows[i].text), "x.sarif", arena, &report, &err);
        assert_int_equal(code, ERR_RULE);
        if (strstr(err.text, rows[i].error) == NULL) {
            fail_msg("row %zu: %s", i, err.text);
        }
        assert_null(strchr(err.text, '\n'));
        arena_free(arena);
    }
}

/* Odd values are not errors: they are absent, or the nearest thing that is there. */
static void test_odd_values(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct report report;
    struct err err = { 0 };
    const char *text = "\xEF\xBB\xBF" RUN("[{\"ruleId\":\"r\",\"ruleIndex\":99," PLACE(
        "%41%zz%") ",\"level\":\"bad\","
                   "\"message\":[],\"partialFingerprints\":{\"hunkscan/v1\":3}},"
                   "{\"ruleId\":\"gone\"," PLACE("b") ",\"baselineState\":\"absent\"}]");
    assert_int_equal(sarif_read(str_from(text), "x", arena, &report, &err), 0);
    assert_int_equal(report.findings.count, 1);
    const struct finding *f = &report.findings.items[0];
    assert_str(f->rule->code, "r");
    assert_str(f->path, "A%zz%");
    assert_int_equal(f->region.start_line, 0);
    assert_null(f->fingerprint.ptr);
    assert_null(f->message.ptr);
    assert_false(report.differential);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_odd_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
