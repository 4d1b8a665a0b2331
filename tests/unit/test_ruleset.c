/* SPDX-License-Identifier: MIT */
#include "rule/ruleset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/notice.h"
#include "base/pool.h"
#include "match/unit.h"
#include "rule/rule_files.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* One rule in one line; id, severity, message and the rest. */
#define RULE(id, severity, message, rest)                                                \
    "  - {id: " id ", languages: [python], severity: " severity ", message: " message    \
    ", " rest "}\n"

static struct ruleset *ruleset_of(const char *yaml)
{
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    if (ruleset_add_text(ruleset, STR("r.yaml"), str_from(yaml), &err) != 0) {
        fail_msg("%s", err.text);
    }
    return ruleset;
}

static struct raw_findings scan(struct ruleset *ruleset, const char *path,
                                struct str text, struct arena *arena)
{
    struct notices *notices = ARENA_NEW(arena, struct notices);
    struct source *source = ARENA_NEW(arena, struct source);
    struct intern *names = ruleset_file_words(ruleset, arena);
    struct parser *parser = parser_new();
    struct raw_findings found = { 0 };
    *source = source_init(arena, str_from(path), text);
    const struct parse_result parsed =
        parser_parse(parser, source, &parse_untimed_limits, names, arena);
    ruleset_scan(ruleset, unit_new(parsed.tree, ruleset_types(ruleset), notices, arena),
                 &found);
    parser_free(parser);
    return found;
}

/* "line: id: message" for each finding. */
static void print_findings(const struct raw_findings *found, struct str text,
                           struct buf *out)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct raw_finding *finding = &found->items[i];
        unsigned line = 1;
        for (uint32_t at = 0; at < finding->match.from; at++) {
            line += text.ptr[at] == '\n';
        }
        buf_add_format(out, "%u: %.*s: %.*s\n", line, STR_ARGS(finding->rule->info.id),
                       STR_ARGS(finding->message));
    }
}

static void check_scan(const char *yaml, const char *path, const char *text,
                       const char *wanted)
{
    struct ruleset *ruleset = ruleset_of(yaml);
    struct arena *arena = arena_new();
    struct buf out = { 0 };
    const struct raw_findings found = scan(ruleset, path, str_from(text), arena);
    print_findings(&found, str_from(text), &out);
    buf_add_char(&out, '\0');
    assert_string_equal(out.ptr, wanted);
    buf_dispose(&out);
    arena_free(arena);
    ruleset_free(ruleset);
}

static void fills_in_messages(void **state)
{
    (void)state;
    const char *yaml =
        "rules:\n" RULE("a", "INFO", "'Call of $F with `$X`, $F.'", "pattern: '$F($X)'");
    check_scan(yaml, "f.py", "open( name  )\n",
               "1: a: Call of 'open' with 'name', 'open'.\n");
    check_scan(yaml, "f.py", "f([1,\n\t2])\n", "1: a: Call of 'f' with '[1, 2]', 'f'.\n");
    check_scan(
        yaml, "f.py",
        "f('"
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678"
        "9')\n",
        "1: a: Call of 'f' with "
        "''012345678901234567890123456789012345678901234567890123456789012345678901234567"
        "\xE2\x80\xA6', 'f'.\n");
    check_scan(yaml, "f.py", "f('\xff')\n",
               "1: a: Call of 'f' with ''\xEF\xBF\xBD'', 'f'.\n");
}

static void names_unbound_metavariables(void **state)
{
    (void)state;
    check_scan("rules:\n" RULE("a", "INFO", "See $X.",
                               "pattern-either: [{pattern: f($X)}, {pattern: g()}]"),
               "f.py", "g()\n", "1: a: See '$X'.\n");
}

static void fills_in_what_modes_find(void **state)
{
    (void)state;
    static const char yaml[] =
        "rules:\n" RULE("c", "INFO", "$KIND $NAME $VALUE > $THRESHOLD $X.",
                        "mode: metric, metric: cognitive-complexity, threshold: 1, "
                        "ignore-names: ['skip*']")
            RULE("m", "INFO", "$KIND $NAME $VALUE.",
                 "mode: metric, metric: length, scope: module, threshold: 2")
                RULE("n", "INFO", "$KIND $NAME.",
                     "mode: metric, metric: cyclomatic-complexity, scope: class, "
                     "threshold: 1, paths: {exclude: [d/]}");
    static const char text[] = "class C:\n  def f(a):\n    if a:\n      if a: pass\n"
                               "    def inner(b):\n      if b and b: pass\n"
                               "def skipped(a):\n  if a if a else 0: pass\n";
    check_scan(yaml, "a/b.py", text,
               "1: m: 'module' 'a/b.py' '8'.\n1: n: 'class' 'C'.\n"
               "2: c: 'method' 'f' '6' > '1' $X.\n");
    check_scan(yaml, "d/b.py", text,
               "1: m: 'module' 'd/b.py' '8'.\n2: c: 'method' 'f' '6' > '1' $X.\n");
    check_scan(yaml, "a.py", "x\ny\n", "");
    check_scan("rules:\n" RULE("u", "INFO", "$NAME $LINE.",
                               "mode: unused, kinds: [import, variable, overwritten], "
                               "ignore-names: [skipped]"),
               "a.py",
               "import b\ndef f(x):\n  c = d = 1\n  skipped = x()\n  d = x(1)\n"
               "  d = x(2)\n  return d\n",
               "1: u: 'b' '1'.\n3: u: 'c' '3'.\n5: u: 'd' '6'.\n");
    static const char pasted[] = "rules:\n" RULE("u", "INFO", "$NAME.",
                                                 "mode: unused, kinds: [undefined], "
                                                 "ignore-files-with: ['#<<A', '#<<B']");
    check_scan(pasted, "a.py", "x()\n#<B\n", "1: u: 'x'.\n");
    check_scan(pasted, "a.py", "x()\n#<<B\n", "");
}

static void binds_groups_of_regexes(void **state)
{
    (void)state;
    check_scan("rules:\n" RULE("a", "INFO", "$1 and $WORD.",
                               "pattern-regex: '(T\\w+): (?P<WORD>\\w+)'"),
               "f.py", "x = 1 # TODO: this\n", "1: a: 'TODO' and 'this'.\n");
}

static void orders_and_merges(void **state)
{
    (void)state;
    const char *yaml = "rules:\n" RULE(
        "b", "INFO", "B", "pattern-either: [{pattern: f(...)}, {pattern: f()}]")
        RULE("a", "INFO", "A", "pattern: f(...)");
    check_scan(yaml, "f.py", "f(1)\nf()\n", "1: a: A.\n1: b: B.\n2: a: A.\n2: b: B.\n");
}

/* Of the words that a regex takes a file needs only those that can be names in it. */
static void takes_keywords_for_code(void **state)
{
    (void)state;
    static const char *const keywords[] = { "pass",   "break", "continue",
                                            "return", "raise", "yield" };
    const char *yaml = "rules:\n" RULE(
        "a", "INFO", "A $DO",
        "patterns: [{pattern: 'if a: $DO'}, {metavariable-regex: {metavariable: $DO, "
        "regex: (?:pass|break|continue|return|raise|yield)$}}]");
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        char text[64];
        char wanted[64];
        snprintf(text, sizeof text, "if a: %s\n", keywords[i]);
        snprintf(wanted, sizeof wanted, "1: a: A '%s'.\n", keywords[i]);
        check_scan(yaml, "f.py", text, wanted);
    }
    check_scan(yaml, "f.py", "if a: passing\n", "");
}

static void restricts_paths(void **state)
{
    (void)state;
    const char *yaml =
        "rules:\n" RULE("a", "INFO", "A",
                        "pattern: f(), paths: {include: [src], exclude: ['*_test.py']}");
    check_scan(yaml, "src/a.py", "f()\n", "1: a: A.\n");
    check_scan(yaml, "x/src/b/a.py", "f()\n", "1: a: A.\n");
    check_scan(yaml, "lib/a.py", "f()\n", "");
    check_scan(yaml, "src/a_test.py", "f()\n", "");
}

static void leaves_tests_alone(void **state)
{
    (void)state;
    const char *yaml = "rules:\n" RULE("a", "INFO", "A", "pattern: f()")
        RULE("b", "INFO", "B", "pattern: f(), paths: {tests: false, exclude: [setup.py]}")
            RULE("c", "INFO", "C", "pattern: f(), paths: {tests: true}")
                RULE("m", "INFO", "M",
                     "mode: metric, metric: length, scope: module, threshold: 0, "
                     "paths: {tests: false}");
    check_scan(yaml, "src/a.py", "f()\n", "1: a: A.\n1: b: B.\n1: c: C.\n1: m: M.\n");
    check_scan(yaml, "setup.py", "f()\n", "1: a: A.\n1: c: C.\n1: m: M.\n");
    check_scan(yaml, "tests/a.py", "f()\n", "1: a: A.\n1: c: C.\n");
    check_scan(yaml, "src/test_a.py", "f()\n", "1: a: A.\n1: c: C.\n");
}

struct bad {
    const char *yaml;
    const char *message;
};

static void refuses_what_does_not_compile(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { "rules:\n" RULE("a", "INFO", "A", "pattern-regex: '(('"),
          "r.yaml:2:77: the regular expression is malformed: missing closing parenthesis "
          "(at byte "
          "3 of it)" },
        { "rules:\n" RULE("a", "INFO", "A", "pattern: f()")
              RULE("a", "INFO", "A", "pattern: f()"),
          "r.yaml:3:5: the id 'a' is taken by the rule at r.yaml:2" },
        { "rules:\n" RULE("a", "INFO", "A", "pattern: f(), metadata: {code: X1}")
              RULE("b", "INFO", "A", "pattern: f(), metadata: {code: X1}"),
          "r.yaml:3:5: the code 'X1' is taken by the rule at r.yaml:2" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ruleset *ruleset = ruleset_new();
        struct err err = { 0 };
        assert_int_equal(
            ruleset_add_text(ruleset, STR("r.yaml"), str_from(rows[i].yaml), &err),
            ERR_RULE);
        assert_string_equal(err.text, rows[i].message);
        size_t count = 1;
        ruleset_all(ruleset, &count);
        assert_int_equal(count, 0); /* all rules of a file or none */
        ruleset_free(ruleset);
    }
}

static void refuses_patterns_that_do_not_parse(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    assert_int_equal(
        ruleset_add_text(ruleset, STR("r.yaml"),
                         STR("rules:\n" RULE("a", "INFO", "A", "pattern: 'f(('")), &err),
        ERR_RULE);
    const struct str start = STR("r.yaml:2:71: the pattern does not parse: ");
    assert_true(str_starts_with(str_from(err.text), start));
    ruleset_free(ruleset);
}

/* Rules for selection: c1 and c2 have codes, r is of profile review, e is an error. */
static const char *const SELECTABLE = "rules:\n" RULE(
    "e", "ERROR", "M", "pattern: f(), metadata: {cwe: [78, 77], pillar: 707}")
    RULE("first", "WARNING", "M",
         "pattern: f(), metadata: {code: HS707-001, cwe: CWE-089, pillar: 707}")
        RULE("second", "INFO", "M",
             "pattern: f(), metadata: {code: HS697-001, pillar: 697}")
            RULE("r", "INFO", "M",
                 "pattern: f(), metadata: {code: HS697-002, pillar: 697, profile: "
                 "review}");

struct selection_row {
    const char *select, *ignore; /* one selector each, or NULL */
    bool review;
    enum finding_level min_level;
    const char *wanted; /* ids in order */
};

static void selects_rules(void **state)
{
    (void)state;
    static const struct selection_row rows[] = {
        { NULL, NULL, false, LEVEL_NOTE, "second first e " },
        { NULL, NULL, true, LEVEL_NOTE, "second r first e " },
        { NULL, NULL, true, LEVEL_WARNING, "first e " },
        { "hs707-001", NULL, false, LEVEL_NOTE, "first " },
        { "FIRST", NULL, false, LEVEL_NOTE, "first " },
        { "707", NULL, false, LEVEL_NOTE, "first e " },
        { "pillar-697", NULL, false, LEVEL_NOTE, "second " },
        { "Pillar-697", NULL, true, LEVEL_NOTE, "second r " },
        { "CWE-697", NULL, false, LEVEL_NOTE, "second " },
        { "cwe-089", NULL, false, LEVEL_NOTE, "first " },
        { "CWE-77", NULL, false, LEVEL_NOTE, "e " },
        { "r", NULL, false, LEVEL_NOTE, "r " },
        { NULL, "CWE-78", false, LEVEL_NOTE, "second first " },
        { "707", "e", false, LEVEL_NOTE, "first " },
        { "e", "e", false, LEVEL_NOTE, "" },
    };
    struct ruleset *ruleset = ruleset_of(SELECTABLE);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct str select = str_from(rows[i].select);
        const struct str ignore = str_from(rows[i].ignore);
        const struct ruleset_selection selection = {
            .select = &select,
            .select_count = rows[i].select ? 1 : 0,
            .ignore = &ignore,
            .ignore_count = rows[i].ignore ? 1 : 0,
            .review_profile = rows[i].review,
            .min_level = rows[i].min_level,
        };
        struct err err = { 0 };
        struct buf ids = { 0 };
        size_t count = 0;
        assert_int_equal(ruleset_select(ruleset, &selection, &err), 0);
        const struct rule *const *rules = ruleset_rules(ruleset, &count);
        for (size_t k = 0; k < count; k++) {
            buf_add_format(&ids, "%.*s ", STR_ARGS(rules[k]->info.id));
        }
        buf_add_char(&ids, '\0');
        assert_string_equal(ids.ptr, rows[i].wanted);
        buf_dispose(&ids);
    }
    ruleset_free(ruleset);
}

static void refuses_unknown_selectors(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { "frist", "unknown rule 'frist', did you mean 'first'?" },
        { "HS707-002", "unknown rule 'HS707-002', did you mean 'HS707-001'?" },
        { "78", "unknown rule '78', did you mean 'CWE-78'?" },
        { "CWE-12345",
          "unknown rule 'CWE-12345': no id, code, CWE or pillar has this name" },
        { "nonsense",
          "unknown rule 'nonsense': no id, code, CWE or pillar has this name" },
    };
    struct ruleset *ruleset = ruleset_of(SELECTABLE);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct str ignore = str_from(rows[i].yaml);
        struct err err = { 0 };
        const struct ruleset_selection selection = { .ignore = &ignore,
                                                     .ignore_count = 1 };
        assert_int_equal(ruleset_select(ruleset, &selection, &err), ERR_USAGE);
        assert_string_equal(err.text, rows[i].message);
    }
    ruleset_free(ruleset);
}

static void finds_rules(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_of(SELECTABLE);
    const struct rule *rule = ruleset_find(ruleset, STR("hs697-001"));
    assert_non_null(rule);
    assert_ptr_equal(rule, ruleset_find(ruleset, STR("second")));
    assert_null(ruleset_find(ruleset, STR("third")));
    assert_true(str_equal(ruleset_nearest(ruleset, STR("secnod")), STR("second")));
    ruleset_free(ruleset);
}

/* Built-in rules: what a pack finds is what the YAML says. */

static const char RULES[] = TEST_SOURCE_DIR "/../rules";

struct comparison {
    struct ruleset *rulesets[2]; /* packed, loaded */
    struct paths examples;
    struct arena *arena;
    struct str *printed; /* by example and rule set, in turn */
};

static void select_all(struct ruleset *ruleset)
{
    struct err err = { 0 };
    const struct ruleset_selection all = { .review_profile = true };
    assert_int_equal(ruleset_select(ruleset, &all, &err), 0);
    ruleset_freeze(ruleset);
}

static struct comparison compare_new(void)
{
    struct comparison it = { .rulesets = { ruleset_new(), ruleset_new() },
                             .arena = arena_new() };
    struct paths files = { 0 };
    struct err err = { 0 };
    ruleset_add_builtin(it.rulesets[0]);
    assert_int_equal(ruleset_add_path(it.rulesets[1], RULES, &err), 0);
    assert_int_equal(rule_files_list(RULES, it.arena, &files, &err), 0);
    for (size_t i = 0; i < files.count; i++) {
        assert_int_equal(
            rule_files_examples(files.items[i], it.arena, &it.examples, &err), 0);
    }
    select_all(it.rulesets[0]);
    select_all(it.rulesets[1]);
    it.printed = ARENA_ARRAY(it.arena, it.examples.count * 2, struct str);
    return it;
}

static void compare_free(struct comparison *it)
{
    ruleset_free(it->rulesets[0]);
    ruleset_free(it->rulesets[1]);
    arena_free(it->arena);
}

static void scan_example(void *context, size_t index, unsigned worker)
{
    struct comparison *it = context;
    struct arena *arena = arena_new();
    struct buf out = { 0 };
    struct str text = { NULL, 0 };
    (void)worker;
    if (rule_files_read(it->examples.items[index / 2].ptr, 1 << 20, arena, &text, NULL) ==
        0) {
        const struct raw_findings found =
            scan(it->rulesets[index % 2], "x.py", text, arena);
        print_findings(&found, text, &out);
    }
    /* The shared arena is not for several threads: the text stays with malloc's memory.
     */
    it->printed[index] = (struct str){ out.ptr, out.len };
    arena_free(arena);
}

static void packs_find_what_yaml_says(void **state)
{
    (void)state;
    struct comparison it = compare_new();
    size_t found = 0;
    pool_run(4, it.examples.count * 2, scan_example, &it);
    for (size_t i = 0; i < it.examples.count; i++) {
        struct str packed = it.printed[2 * i];
        struct str loaded = it.printed[2 * i + 1];
        assert_true(str_equal(packed, loaded));
        found += packed.len > 0;
        buf_dispose(&(struct buf){ .ptr = (char *)(uintptr_t)packed.ptr });
        buf_dispose(&(struct buf){ .ptr = (char *)(uintptr_t)loaded.ptr });
    }
    assert_true(it.examples.count > 0 && found > 0);
    compare_free(&it);
}

static void keeps_builtin_names(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    ruleset_add_builtin(ruleset);
    assert_int_equal(
        ruleset_add_text(ruleset, STR("r.yaml"),
                         STR("rules:\n" RULE("bare-except", "INFO", "A", "pattern: f()")),
                         &err),
        ERR_RULE);
    assert_non_null(strstr(err.text,
                           "the id 'bare-except' is taken by the rule at "
                           "rules/cwe-703-exceptional-conditions/bare-except.yaml:2, a "
                           "built-in rule"));
    ruleset_free(ruleset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_in_messages),
        cmocka_unit_test(names_unbound_metavariables),
        cmocka_unit_test(fills_in_what_modes_find),
        cmocka_unit_test(binds_groups_of_regexes),
        cmocka_unit_test(orders_and_merges),
        cmocka_unit_test(takes_keywords_for_code),
        cmocka_unit_test(restricts_paths),
        cmocka_unit_test(leaves_tests_alone),
        cmocka_unit_test(refuses_what_does_not_compile),
        cmocka_unit_test(refuses_patterns_that_do_not_parse),
        cmocka_unit_test(selects_rules),
        cmocka_unit_test(refuses_unknown_selectors),
        cmocka_unit_test(finds_rules),
        cmocka_unit_test(packs_find_what_yaml_says),
        cmocka_unit_test(keeps_builtin_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
