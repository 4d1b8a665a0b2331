/* SPDX-License-Identifier: MIT
 *
 * What people and the build do with rules: run their examples, list and explain them, cut
 * examples, check built-in rules.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "rule/annotation.h"
#include "rule/builtin_check.h"
#include "rule/example.h"
#include "rule/rule_files.h"
#include "rule/rule_test.h"
#include "rule/rule_text.h"
#include "rule/ruleset.h"
#include "rule/ruleset_profile.h"

/* A folder of its own for each test. */

static int make_folder(void **state)
{
    struct buf name = { 0 };
    const char *base = getenv("TMPDIR");
    buf_add_format(&name, "%s/hunkscan-XXXXXX%c", base ? base : "/tmp", '\0');
    if (!mkdtemp(name.ptr)) {
        return -1;
    }
    *state = name.ptr;
    return 0;
}

static void write_file(const char *folder, const char *name, const char *text)
{
    struct buf path = { 0 };
    buf_add_format(&path, "%s/%s%c", folder, name, '\0');
    FILE *file = fopen(path.ptr, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    buf_dispose(&path);
}

static int drop_folder(void **state)
{
    static const char *const names[] = { "a.yaml",     "a.py",   "a.test.py",
                                         "a.fixed.py", "b.yaml", "c.yaml" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct buf path = { 0 };
        buf_add_format(&path, "%s/%s%c", (char *)*state, names[i], '\0');
        unlink(path.ptr);
        buf_dispose(&path);
    }
    rmdir(*state);
    struct buf name = { .ptr = *state };
    buf_dispose(&name);
    return 0;
}

static const char RULE[] =
    "rules: [{id: a, languages: [python], severity: INFO, message: m, "
    "pattern: f(...), paths: {include: [elsewhere]}}]\n";

static void run_folder(const char *folder, struct rule_test_totals *totals,
                       struct buf *report)
{
    struct err err = { 0 };
    struct arena *arena = arena_new();
    struct rule_files files = { 0 };
    const struct str root = str_from(folder);
    if (rule_files_of(&root, 1, arena, &files, &err) != 0 ||
        rule_test_run(&files, NULL, totals, report, &err) != 0) {
        fail_msg("%s", err.text);
    }
    arena_free(arena);
    buf_add_char(report, '\0');
}

static void passes_examples_as_annotated(void **state)
{
    struct rule_test_totals totals = { 0 };
    struct buf report = { 0 };
    write_file(*state, "a.yaml", RULE);
    write_file(
        *state, "a.py",
        "# ruleid: a\nf()\n# ok: a\ng()\n# todoruleid: a\ng(f)\n# todook: a, b\nf(1)\n");
    write_file(*state, "a.test.py", "# ruleid: x.y.a\nf()\n");
    run_folder(*state, &totals, &report);
    assert_string_equal(report.ptr, "");
    assert_true(rule_test_passed(&totals));
    assert_int_equal(totals.rules, 1);
    assert_int_equal(totals.passed, 1);
    assert_int_equal(totals.expected, 2);
    assert_int_equal(totals.known, 2);
    buf_dispose(&report);
}

static const char FIXING[] =
    "rules: [{id: a, languages: [python], severity: INFO, message: m, "
    "pattern: f($X), fix: g($X)}]\n";

static void compares_with_fixed_examples(void **state)
{
    struct rule_test_totals totals = { 0 };
    struct buf report = { 0 };
    write_file(*state, "a.yaml", FIXING);
    write_file(*state, "a.py", "# ruleid: a\nf(1)\n# ruleid: a\nf(f)\n");
    write_file(*state, "a.fixed.py", "# ruleid: a\ng(1)\n# ruleid: a\ng(f)\n");
    run_folder(*state, &totals, &report);
    assert_string_equal(report.ptr, "");
    assert_true(rule_test_passed(&totals));
    assert_int_equal(totals.fixed, 1);
    buf_dispose(&report);
}

static void shows_what_fixes_do_else(void **state)
{
    struct rule_test_totals totals = { 0 };
    struct buf report = { 0 };
    struct arena *arena = arena_new();
    write_file(*state, "a.yaml", FIXING);
    write_file(*state, "a.fixed.py", "# ruleid: a\nf(1)\n# ruleid: a\nf(# c\n)\nx\n");
    write_file(*state, "a.py", "# ruleid: a\nf(1)\n# ruleid: a\nf(# c\n2)\nx\n");
    run_folder(*state, &totals, &report);
    const struct str wanted =
        str_format(arena,
                   "%s/a.fixed.py:2: the fixes give something else (+) than this (-)\n"
                   "    - f(1)\n    - # ruleid: a\n    - f(# c\n    - )\n"
                   "    + g(1)\n    + # ruleid: a\n    + f(# c\n    + 2)\n"
                   "%s/a.py:4: the fix of 'a' does not fit here or changes nothing\n",
                   (char *)*state, (char *)*state);
    assert_string_equal(report.ptr, wanted.ptr);
    assert_int_equal(totals.misfixed, 1);
    assert_false(rule_test_passed(&totals));
    arena_free(arena);
    buf_dispose(&report);
}

static void reports_what_is_not_as_annotated(void **state)
{
    struct rule_test_totals totals = { 0 };
    struct buf report = { 0 };
    struct arena *arena = arena_new();
    write_file(*state, "a.yaml", RULE);
    write_file(
        *state, "a.py",
        "f()\n# ruleid: a\ng()\n# ok: a\nf()\n# todoruleid: a\nf()\n# todook: a\ng()\n");
    write_file(*state, "b.yaml",
               "rules: [{id: b, languages: [python], severity: INFO, message: m, "
               "pattern: f()}]\n");
    write_file(*state, "c.yaml", "rules: [{id: c, languages: [python], mode: steps}]\n");
    run_folder(*state, &totals, &report);
    const char *f = *state;
    const struct str wanted =
        str_format(arena,
                   "%s/a.py:1: 'a' is reported, but must not be\n"
                   "  +     1 | f()\n"
                   "%s/a.py:3: 'a' must be reported, but is not\n"
                   "  -     3 | g()\n"
                   "%s/a.py:5: 'a' is reported, but must not be\n"
                   "  +     5 | f()\n"
                   "%s/a.py:7: 'a' is reported now: change todoruleid to ruleid\n"
                   "  +     7 | f()\n"
                   "%s/a.py:9: 'a' is silent now: change todook to ok\n"
                   "  -     9 | g()\n"
                   "%s/b.yaml:1: 'b' has no annotated example\n"
                   "%s/c.yaml:1:44: 'mode: steps' is not supported yet\n",
                   f, f, f, f, f, f, f);
    assert_string_equal(report.ptr, wanted.ptr);
    assert_false(rule_test_passed(&totals));
    assert_int_equal(totals.unexpected, 2);
    assert_int_equal(totals.missed, 1);
    assert_int_equal(totals.mended, 2);
    assert_int_equal(totals.untested, 1);
    assert_int_equal(totals.unloadable, 1);
    buf_dispose(&report);
    arena_free(arena);
}

static void builtin_rules_do_as_annotated(void **state)
{
    struct rule_test_totals totals = { 0 };
    struct buf report = { 0 };
    (void)state;
    run_folder(TEST_SOURCE_DIR "/../rules", &totals, &report);
    if (!rule_test_passed(&totals)) {
        fail_msg("%s", report.ptr);
    }
    assert_int_equal(totals.untested, 0);
    assert_true(totals.rules >= 40);
    buf_dispose(&report);
}

static void reads_annotations(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct annotations found = { 0 };
    annotation_read(STR("# ruleid: a, b.c\ny()\n  #ok:d extra\n# proruleid: e\n"
                        "# ruleid: deepok: f\n# noqa: g\nx() # ruleid: h\n"),
                    arena, &found);
    static const struct annotation wanted[] = {
        { ANNOTATION_RULEID, 2, { "a", 1 } }, { ANNOTATION_RULEID, 2, { "b.c", 3 } },
        { ANNOTATION_OK, 6, { "d", 1 } },     { ANNOTATION_OTHER_ENGINE, 6, { "e", 1 } },
        { ANNOTATION_RULEID, 6, { "f", 1 } },
    };
    assert_int_equal(found.count, 5);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(found.items[i].kind, wanted[i].kind);
        assert_int_equal(found.items[i].line, wanted[i].line);
        assert_true(str_equal(found.items[i].id, wanted[i].id));
    }
    arena_free(arena);
}

static void cuts_examples(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct str text =
        STR("import x\n\ndef f():\n    try:\n        # ruleid: a\n        x.g(\n"
            "            1,\n        )\n    except E:\n        pass\n"
            "    # ok: a\n    x.h()\n    return 3\n");
    const struct str bad = example_cut(text, STR("a"), ANNOTATION_RULEID, arena);
    const struct str good = example_cut(text, STR("a"), ANNOTATION_OK, arena);
    assert_string_equal(bad.ptr,
                        "def f():\n    try:\n        x.g(\n            1,\n        )\n"
                        "    except E:\n        pass\n");
    assert_string_equal(good.ptr, "x.h()\n");
    assert_null(example_cut(text, STR("b"), ANNOTATION_OK, arena).ptr);
    assert_null(example_cut(STR("# ok: a"), STR("a"), ANNOTATION_OK, arena).ptr);
    arena_free(arena);
}

static void lists_and_explains(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    struct buf out = { 0 };
    size_t count = 0;
    assert_int_equal(
        ruleset_add_text(
            ruleset, STR("r.yaml"),
            STR("rules:\n  - id: a\n    languages: [python]\n    severity: ERROR\n"
                "    message: \"A\\e[31m thing. More.\"\n    pattern: f()\n"
                "    metadata: {code: HS707-009, pillar: 707, cwe: 78, "
                "security-severity: 9,\n"
                "               solution: Do it right., references: "
                "[https://a.example]}\n"),
            &err),
        0);
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    rule_text_list(rules, count, &out);
    rule_text_explain(rules[0], &out);
    buf_add_char(&out, '\0');
    assert_string_equal(
        out.ptr,
        "CODE       RULE  LEVEL    CWE       PROFILE  TITLE\n"
        "HS707-009  a     error    CWE-78    ci       A [31m thing.\n"
        "HS707-009 a\n"
        "A [31m thing.\n\n"
        "CWE:        CWE-78  https://cwe.mitre.org/data/definitions/78.html\n"
        "Pillar:     CWE-707 Improper Neutralization\n"
        "Level:      error\nSeverity:   9 of 10\nPrecision:  medium\nProfile:    ci\n"
        "From:       r.yaml\n\n"
        "What is wrong\n  A [31m thing. More.\n\n"
        "What to do\n  Do it right.\n\n"
        "References\n  https://a.example\n\n"
        "To accept one place, say why on its line\n    # hunkscan: ignore[a] reason\n\n"
        "To leave the rule out of a run: --ignore HS707-009\n");
    buf_dispose(&out);
    ruleset_free(ruleset);
}

struct check_row {
    const char *from, *to; /* a change of the good rule */
    const char *message;   /* NULL: still good */
};

static const char GOOD[] = "rules:\n"
                           "  - id: slug\n"
                           "    languages: [python]\n"
                           "    severity: WARNING\n"
                           "    message: A message.\n"
                           "    pattern: f()\n"
                           "    metadata:\n"
                           "      code: HS707-001\n"
                           "      title: A title.\n"
                           "      description: Why.\n"
                           "      solution: How.\n"
                           "      cwe: [78]\n"
                           "      pillar: 707\n"
                           "      precision: high\n"
                           "      security-severity: '8.8'\n"
                           "      profile: ci\n";

static void checks_builtin_rules(void **state)
{
    (void)state;
    static const struct check_row rows[] = {
        { "", "", NULL },
        { "id: slug", "id: snail", "2:9: the id 'snail' is not the file's name" },
        { "title: A title.", "titel: A", "8:7: a built-in rule needs 'metadata.title'" },
        { "solution: How.", "solution: ''",
          "11:17: a built-in rule needs 'metadata.solution'" },
        { "profile: ci", "owner: me", "16:7: unknown metadata key 'owner'" },
        { "profile: ci", "profile: cu",
          "16:16: unknown profile 'cu', did you mean 'ci'?" },
        { "profile: ci", "profile: review",
          "16:16: rules of profile 'review' have 'severity: INFO'" },
        { "HS707-001", "HS697-001", "8:13: a code looks like HS707-001" },
        { "HS707-001", "HS707-1", "8:13: a code looks like HS707-001" },
        { "pillar: 707", "pillar: 697", "8:13: a code looks like HS697-001" },
        { "precision: high", "precision: hi", "14:18: unknown precision 'hi'" },
        { "'8.8'", "'0'", "15:26: security-severity must be above 0, at most 10" },
        { "'8.8'", "'10.1'", "15:26: security-severity must be above 0, at most 10" },
        { "'8.8'", "high", "15:26: security-severity must be above 0, at most 10" },
        { "cwe: [78]", "cwe: [78, x]",
          "12:12: each cwe must be a number, and stand once" },
        { "cwe: [78]", "cwe: []", "12:12: each cwe must be a number, and stand once" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena *arena = arena_new();
        struct err err = { 0 };
        struct loader loader = { .arena = arena,
                                 .words = intern_new(arena, NULL),
                                 .file = STR("cwe-707-neutralization/slug.yaml"),
                                 .err = &err };
        const size_t at = str_find(str_from(GOOD), str_from(rows[i].from), 0);
        const struct str text = str_format(arena, "%.*s%s%s", (int)at, GOOD, rows[i].to,
                                           GOOD + at + strlen(rows[i].from));
        assert_int_equal(loader_read(&loader, text), 0);
        builtin_check_rule(&loader, &loader.rules.items[0]);
        const struct str wanted =
            rows[i].message
                ? str_format(arena, "%.*s:%s", STR_ARGS(loader.file), rows[i].message)
                : STR("");
        assert_string_equal(err.text, wanted.ptr);
        arena_free(arena);
    }
}

/* Times that print as equal do not decide the order. */
static void prints_costs_in_order(void **state)
{
    (void)state;
    static const struct rule rules[] = {
        { .info = { .id = { "one", 3 }, .code = { "B", 1 } } },
        { .info = { .id = { "two", 3 }, .code = { "A", 1 } } },
        { .info = { .id = { "dear", 4 }, .code = { "C", 1 } } },
        { .info = { .id = { "never", 5 }, .code = { "D", 1 } } },
    };
    struct rule_cost costs[] = { { &rules[0], 1290000, 3, 0 },
                                 { &rules[1], 1310000, 3, 7 },
                                 { &rules[2], 20000000, 1, 0 },
                                 { &rules[3], 0, 0, 0 } };
    struct buf out = { 0 };
    ruleset_profile_print(costs, 4, 30000000, &out);
    buf_add_char(&out, '\0');
    assert_string_equal(
        out.ptr, "        ms   matches     files  rule\n"
                 "      20.0         0         1  dear\n"
                 "       1.3         7         3  two\n"
                 "       1.3         0         3  one\n"
                 "      22.6         7            3 rules tried, 1 that no file has "
                 "the words or the path for\n"
                 "      30.0                      processor time of the whole run\n");
    buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_costs_in_order),
        cmocka_unit_test_setup_teardown(passes_examples_as_annotated, make_folder,
                                        drop_folder),
        cmocka_unit_test_setup_teardown(compares_with_fixed_examples, make_folder,
                                        drop_folder),
        cmocka_unit_test_setup_teardown(shows_what_fixes_do_else, make_folder,
                                        drop_folder),
        cmocka_unit_test_setup_teardown(reports_what_is_not_as_annotated, make_folder,
                                        drop_folder),
        cmocka_unit_test(builtin_rules_do_as_annotated),
        cmocka_unit_test(reads_annotations),
        cmocka_unit_test(cuts_examples),
        cmocka_unit_test(lists_and_explains),
        cmocka_unit_test(checks_builtin_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
