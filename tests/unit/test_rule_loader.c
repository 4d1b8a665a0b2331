/* SPDX-License-Identifier: MIT */
#include "rule/loader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"

/* A rule file whose rule ends with the lines given. */
#define HEAD                                                                             \
    "rules:\n"                                                                           \
    "  - id: my-rule\n"                                                                  \
    "    languages: [python]\n"                                                          \
    "    severity: ERROR\n"                                                              \
    "    message: Do not use $X.\n"

#define METRIC "    mode: metric\n    metric: length\n    threshold: 3\n"

struct fixture {
    struct loader loader;
    struct err err;
    int code;
};

static void load(struct fixture *fixture, const char *text)
{
    *fixture = (struct fixture){ .code = 0 };
    struct arena *arena = arena_new();
    fixture->loader = (struct loader){ .arena = arena,
                                       .words = intern_new(arena, NULL),
                                       .file = STR("r.yaml"),
                                       .err = &fixture->err };
    fixture->code = loader_read(&fixture->loader, str_from(text));
}

static void unload(struct fixture *fixture)
{
    arena_free(fixture->loader.arena);
}

struct bad {
    const char *text;
    const char *message; /* after "r.yaml:" */
};

static void check_bad(const struct bad *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture;
        struct buf wanted = { 0 };
        load(&fixture, rows[i].text);
        buf_add_format(&wanted, "r.yaml:%s%c", rows[i].message, '\0');
        assert_int_equal(fixture.code, ERR_RULE);
        assert_string_equal(fixture.err.text, wanted.ptr);
        buf_dispose(&wanted);
        unload(&fixture);
    }
}

#define CHECK_BAD(rows) check_bad((rows), sizeof(rows) / sizeof(rows)[0])

static void refuses_bad_files(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { "a: 1\n", "1:1: the file has no 'rules'" },
        { "[a]\n", "1:1: no rule file: 'rules' must be a list" },
        { "rulez: []\n", "1:1: unknown key 'rulez', did you mean 'rules'?" },
        { "rules: [{id: a, language: python}]\n",
          "1:17: unknown key 'language', did you mean 'languages'?" },
        { "rules: 3\n", "1:8: no rule file: 'rules' must be a list" },
        { "rules: []\nrulez: 1\n", "2:1: unknown key 'rulez', did you mean 'rules'?" },
        { "rules: [3]\n", "1:9: a rule must be a mapping" },
        { "rules: [{id: a}]\n", "1:9: the rule has no 'languages'" },
        { "rules: [{id: a, languages: [pyton]}]\n",
          "1:29: unknown language 'pyton', did you mean 'python'?" },
        { "rules: [{id: a, languages: []}]\n", "1:28: 'languages' is empty" },
        { "rules: [{id: a b, languages: [python]}]\n",
          "1:14: an id holds letters, digits, '.', '_' and '-' only, at most 200" },
        { "rules: [{languages: [python]}]\n", "1:9: the rule has no 'id'" },
        { "rules: [{id: a, languages: [python]}]\n", "1:9: the rule has no 'message'" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_keys(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { HEAD, "2:5: the rule has none of 'pattern', 'patterns', 'pattern-either' and "
                "'pattern-regex'" },
        { HEAD "    pattern: f()\n    sevrity: ERROR\n",
          "7:5: unknown key 'sevrity', did you mean 'severity'?" },
        { HEAD "    pattern: f()\n    pattern-regex: f\n",
          "7:5: 'pattern-regex' stands beside 'pattern'; combine them in 'patterns'" },
        { HEAD "    mode: join\n", "6:11: 'mode: join' is not supported yet" },
        { HEAD "    mode: tant\n", "6:11: unknown mode 'tant', did you mean 'taint'?" },
        { HEAD "    mode: [metric]\n", "6:11: unknown mode ''" },
        { HEAD "    mode: metric\n", "2:5: the rule has no 'metric'" },
        { HEAD "    mode: metric\n    metric: length\n",
          "2:5: the rule has no 'threshold'" },
        { HEAD "    mode: metric\n    metric: lenght\n    threshold: 1\n",
          "7:13: unknown metric 'lenght', did you mean 'length'?" },
        { HEAD METRIC "    scope: functoin\n",
          "9:12: unknown scope 'functoin', did you mean 'function'?" },
        { HEAD METRIC "    treshold: 1\n",
          "9:5: unknown key 'treshold', did you mean 'threshold'?" },
        { HEAD METRIC "    pattern: f()\n",
          "9:5: 'pattern' does not belong to a rule of this mode" },
        { HEAD METRIC "    ignore-names: main\n", "9:19: 'ignore-names' must be a list" },
        { HEAD METRIC "    ignore-files-with: ['']\n",
          "9:25: a text that some files contain must stand here" },
        { HEAD METRIC "    ignore-names: [[main]]\n",
          "9:20: a name, or the beginning of one and '*', must stand here" },
        { HEAD "    mode: metric\n    metric: length\n    threshold: -1\n",
          "8:16: 'threshold' must be a number of at most 7 digits" },
        { HEAD "    mode: metric\n    metric: parameters\n    threshold: 1\n"
               "    scope: class\n",
          "9:12: 'parameters' are those of a function" },
        { HEAD "    mode: unused\n",
          "2:5: the rule needs 'kinds', a list of what it looks for" },
        { HEAD "    mode: unused\n    kinds: []\n",
          "7:12: the rule needs 'kinds', a list of what it looks for" },
        { HEAD "    mode: unused\n    kinds: [varable]\n",
          "7:13: unknown kind 'varable', did you mean 'variable'?" },
        { HEAD "    mode: unused\n    kinds: [import]\n    threshold: 1\n",
          "8:5: 'threshold' belongs to rules of 'mode: metric'" },
        { HEAD "    pattern: f()\n    threshold: 1\n",
          "7:5: 'threshold' belongs to rules of 'mode: metric'" },
        { HEAD "    extract: {}\n", "6:5: 'extract' is not supported yet" },
        { HEAD "    pattern: f()\n    options: {symbolic_propagaton: true}\n",
          "7:15: unknown option 'symbolic_propagaton', did you mean "
          "'symbolic_propagation'?" },
        { HEAD "    pattern: f()\n    paths: {includes: [a]}\n",
          "7:13: unknown key 'includes', did you mean 'include'?" },
        { HEAD "    pattern: f()\n    paths: {include: a}\n",
          "7:22: 'include' must be a list of globs" },
        { HEAD "    pattern: f()\n    paths: {tests: maybe}\n",
          "7:20: 'tests' is true or false" },
        { HEAD "    pattern: f()\n    paths: {tests: 'false'}\n",
          "7:20: 'tests' is true or false" },
        { HEAD "    pattern: f()\n    paths: {tests: [docs]}\n",
          "7:20: 'tests' is true or false" },
        { HEAD "    pattern: f()\n    paths: {test: false}\n",
          "7:13: unknown key 'test', did you mean 'tests'?" },
        { HEAD "    pattern: f()\n    min-version: newest\n",
          "7:18: 'newest' is no version" },
        { HEAD "    pattern: f()\n    fix-regex: {regex: '(', replacement: a}\n",
          "7:24: the regular expression is malformed: missing closing parenthesis (at "
          "byte 2 of "
          "it)" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_operators(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { HEAD "    pattern: [a]\n", "6:14: the value of 'pattern' must be text" },
        { HEAD "    pattern:\n", "6:13: the value of 'pattern' is empty" },
        { HEAD "    patterns: f()\n",
          "6:15: the value of 'patterns' must be a list of operators" },
        { HEAD "    patterns: []\n",
          "6:15: the value of 'patterns' must be a list of operators" },
        { HEAD "    patterns: [f()]\n", "6:16: a mapping with an operator is wanted "
                                        "here, as in '- pattern: \xE2\x80\xA6'" },
        { HEAD "    patterns: [{patern: f()}]\n",
          "6:17: unknown operator 'patern', did you mean 'pattern'?" },
        { HEAD "    patterns: [{pattern: f(), pattern-not: g()}]\n",
          "6:31: 'pattern-not' stands beside another operator; each needs a '-' of its "
          "own" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-name: {}}]\n",
          "6:33: operator 'metavariable-name' is not supported yet" },
        { HEAD "    patterns: [{pattern-not: f()}]\n",
          "6:15: 'patterns' has only exclusions and conditions; nothing says what to "
          "find" },
        { HEAD "    pattern-either: [{pattern-not: f()}]\n",
          "6:23: operator 'pattern-not' cannot stand in 'pattern-either', only in "
          "'patterns'" },
        { HEAD "    pattern-inside: f()\n", "6:5: operator 'pattern-inside' cannot be a "
                                            "whole rule, only a part of 'patterns'" },
        { HEAD "    patterns: [{pattern: f()}, {focus-metavariable: X}]\n",
          "6:53: 'X' is no metavariable (those look like $NAME)" },
        { HEAD "    patterns: [{pattern: f()}, {focus-metavariable: []}]\n",
          "6:53: the list of metavariables is empty" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-regex: {regex: a}}]\n",
          "6:53: 'metavariable-regex' needs the keys 'metavariable' and 'regex'" },
    };
    CHECK_BAD(rows);
}

/* Rules for other versions are not read at all, and said to be left out. */
static void leaves_out_other_versions(void **state)
{
    (void)state;
    struct fixture fixture;
    load(&fixture,
         HEAD "    pattern: f()\n    min-version: 1.0.0\n"
              "  - {id: b, languages: [python], min-version: 99.1.0, new: {}}\n"
              "  - {id: c, languages: [python], max-version: 0.9.0, old: {}}\n");
    assert_int_equal(fixture.code, 0);
    assert_int_equal(fixture.loader.rules.count, 1);
    assert_int_equal(fixture.loader.left_out.count, 2);
    assert_true(fixture.loader.left_out.items[0].newer);
    assert_false(fixture.loader.left_out.items[1].newer);
    assert_string_equal(
        fixture.loader.left_out.items[0].text.ptr,
        "r.yaml:8:47: the rule 'b' is not for version 1.100.0 of the rule "
        "language, which hunkscan follows");
    unload(&fixture);
}

/* With all errors wanted, one for each key, and the other rules are read. */
static void keeps_all_errors(void **state)
{
    (void)state;
    struct rule_errors errors = { 0 };
    struct err err = { 0 };
    struct arena *arena = arena_new();
    struct loader loader = { .arena = arena,
                             .words = intern_new(arena, NULL),
                             .file = STR("r.yaml"),
                             .err = &err,
                             .errors = &errors };
    static const char *const wanted[] = {
        "r.yaml:6:5: unknown key 'patern', did you mean 'pattern'?",
        "r.yaml:7:15: unknown option 'nope'",
        "r.yaml:8:6: unknown key 'language', did you mean 'languages'?",
        "r.yaml:9:5: the rule has no 'severity'",
    };
    assert_int_equal(
        loader_read(&loader, STR(HEAD "    patern: f()\n    options: {nope: 1}\n"
                                      "  - {language: x}\n"
                                      "  - {id: c, languages: [python], message: m}\n"
                                      "  - {id: d, languages: [python], message: m, "
                                      "severity: INFO, pattern: f()}\n")),
        0);
    assert_int_equal(loader.rules.count, 1);
    assert_int_equal(errors.count, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < errors.count; i++) {
        assert_string_equal(errors.items[i].ptr, wanted[i]);
    }
    assert_int_equal(err.code, ERR_OK);
    arena_free(arena);
}

static void refuses_bad_matches(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { HEAD "    match: {}\n",
          "6:12: a pattern, or a mapping with one of 'pattern', 'regex', 'all', 'any', "
          "'inside' is wanted here" },
        { HEAD "    match: [a, b]\n",
          "6:12: a pattern, or a mapping with one of 'pattern', 'regex', 'all', 'any', "
          "'inside' is wanted here" },
        { HEAD "    match: {alll: [a]}\n",
          "6:13: unknown operator 'alll', did you mean 'all'?" },
        { HEAD "    match: {all: [a], any: [b]}\n",
          "6:23: 'any' stands beside another operator; join them in 'all'" },
        { HEAD "    match: {all: a}\n",
          "6:18: the value of 'all' must be a list of formulas" },
        { HEAD "    match: {all: [{not: a}]}\n",
          "6:18: 'all' has only exclusions; nothing says what to find" },
        { HEAD "    match: {not: a}\n",
          "6:18: 'not' finds nothing; it stands in a list of 'all'" },
        { HEAD "    match: {all: [a, {not: {not: b}}]}\n",
          "6:28: 'not' of 'not' says nothing" },
        { HEAD "    match: {all: [a, {not: b, where: []}]}\n",
          "6:22: nothing can stand beside 'not'; put it under 'not'" },
        { HEAD "    match: {all: [a, {not: {all: [{any: [b, {inside: c}]}]}}]}\n",
          "6:28: 'not' of something in which only some parts are 'inside'; write a 'not' "
          "for each" },
        { HEAD "    match: {all: [{pattern-inside: a}, b]}\n",
          "6:20: operator 'pattern-inside' cannot stand under 'match'" },
        { HEAD "    patterns: [{all: [a]}]\n",
          "6:17: operator 'all' can stand under 'match' only" },
        { HEAD "    match: {pattern: a, where: [a]}\n",
          "6:33: a condition is wanted here: a mapping with 'metavariable', 'comparison' "
          "or 'focus'" },
        { HEAD "    match: {pattern: a, where: [{focus: x}]}\n",
          "6:41: 'x' is no metavariable (those look like $NAME)" },
        { HEAD "    match: {pattern: a, where: [{focus: $X, regex: a}]}\n",
          "6:33: nothing can stand beside 'focus'" },
        { HEAD "    match: {pattern: a, where: [{metavariable: $X}]}\n",
          "6:33: a pattern, or a mapping with one of 'pattern', 'regex', 'all', 'any', "
          "'inside' is wanted here" },
        { HEAD "    match: {pattern: a, where: [{metavariable: $X, regexp: b}]}\n",
          "6:52: unknown operator 'regexp', did you mean 'regex'?" },
        { HEAD "    match: {pattern: a, where: {metavariable: $X, regex: b}}\n",
          "6:32: 'where' must be a list of conditions" },
        { HEAD "    match: {pattern: a, as: [$X, $Y]}\n",
          "6:29: one metavariable is wanted here" },
        { HEAD "    match: {pattern: ''}\n", "6:22: the value of 'pattern' is empty" },
        { HEAD "    match: a\n    pattern: b\n",
          "7:5: 'pattern' stands beside 'match'; combine them in 'patterns'" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_options(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { HEAD "    pattern: f()\n    options: {ac_matching: maybe}\n",
          "7:28: option 'ac_matching' is true or false" },
        { HEAD "    pattern: f()\n    options: {max_match_per_file: 0}\n",
          "7:35: option 'max_match_per_file' is a number above 0" },
        { HEAD "    pattern: f()\n    options: {max_match_per_file: many}\n",
          "7:35: option 'max_match_per_file' is a number above 0" },
        { HEAD "    pattern: f()\n    options: {implicit_ellipsis: false}\n",
          "7:15: option 'implicit_ellipsis: false' is not supported yet" },
        { HEAD "    pattern: f()\n    options: {unify_ids_strictly: false}\n",
          "7:15: option 'unify_ids_strictly: false' is not supported yet" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_filters(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {}}]\n",
          "6:55: 'metavariable-pattern' needs the key 'metavariable'" },
        { HEAD
          "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: $X}}]\n",
          "6:33: 'metavariable-pattern' needs an operator such as 'pattern'" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: "
               "[$X, $Y], pattern: a}}]\n",
          "6:70: one metavariable is wanted here" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: $X, "
               "patern: a}}]\n",
          "6:74: unknown key 'patern' in 'metavariable-pattern'" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: $X, "
               "pattern-not: a}}]\n",
          "6:74: operator 'pattern-not' cannot stand alone here, only in 'patterns'" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: $X, "
               "pattern: a, pattern-regex: b}}]\n",
          "6:86: 'pattern-regex' stands beside another operator; use 'patterns' to join "
          "them" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: $X, "
               "pattern: a, language: ruby}}]\n",
          "6:96: the language within a metavariable must be python, generic or regex; "
          "others are not supported" },
        { HEAD
          "    patterns: [{pattern: f()}, {metavariable-type: {metavariable: $X}}]\n",
          "6:33: 'metavariable-type' needs 'type' or 'types'" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-type: {metavariable: $X, "
               "types: []}}]\n",
          "6:78: 'types' must be a list of types" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-type: {metavariable: $X, "
               "type: a b}}]\n",
          "6:77: 'a b' is no type" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-type: {metavariable: $X, "
               "typ: a}}]\n",
          "6:71: unknown key 'typ' in 'metavariable-type', did you mean 'type'?" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-comparison: {}}]\n",
          "6:58: 'metavariable-comparison' needs the key 'comparison'" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-comparison: {comparison: $X "
               "> 1, base: 8}}]\n",
          "6:33: 'metavariable-comparison' needs the key 'metavariable' to know what "
          "'strip' and 'base' are for" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-comparison: {metavariable: "
               "$X, comparison: $X > 1, base: 1}}]\n",
          "6:103: the base must be a number from 2 to 36" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-comparison: {metavariable: "
               "$X, comparison: $X > 1, strip: 1}}]\n",
          "6:104: the value of 'strip' must be true or false" },
        { HEAD
          "    patterns: [{pattern: f()}, {metavariable-analysis: {metavariable: $X}}]\n",
          "6:56: 'metavariable-analysis' needs the keys 'metavariable' and 'analyzer'" },
        { HEAD "    patterns: [{pattern: f($X)}, {metavariable-comparison: {comparison: "
               "$X > $Y}}]\n",
          "6:73: no pattern of the rule binds '$Y'" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-analysis: {metavariable: "
               "$X, analyzer: luck}}]\n",
          "6:85: the analyzer must be entropy, entropy_v2, char-range, redos, "
          "redos-part, "
          "redos-cubic, redos-quadratic, redos-polynomial, unbound-in-handler, "
          "unbound-behind-if or bound-before; others are not "
          "supported" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-pattern: {metavariable: $X, "
               "pattern: a, language: regex}}]\n",
          "6:74: 'pattern' has no meaning in 'language: regex'; use a regular "
          "expression" },
        { HEAD "    patterns: [{pattern: f()}, {metavariable-regex: {metavariable: $X, "
               "regex: a, constant-propagation: 5}}]\n",
          "6:104: the value of 'constant-propagation' must be true or false" },
    };
    CHECK_BAD(rows);
}

static void reads_operators(void **state)
{
    (void)state;
    struct fixture fixture;
    load(&fixture,
         HEAD "    patterns:\n"
              "      - pattern-either:\n"
              "          - pattern: f($X)\n"
              "          - pattern-inside: g($X)\n"
              "          - pattern-regex: h(.)\n"
              "      - pattern-not: {patterns: [{pattern: f(1)}, {pattern-not: f(2)}]}\n"
              "      - pattern-not-inside: |\n          def f():\n            ...\n"
              "      - pattern-not-regex: x\n"
              "      - metavariable-regex: {metavariable: $X, regex: a|b}\n"
              "      - focus-metavariable: [$X, $...Y]\n");
    assert_int_equal(fixture.code, 0);
    assert_int_equal(fixture.loader.rules.count, 1);
    const struct formula_spec *spec = &fixture.loader.rules.items[0].spec;
    static const enum formula_op ops[] = { FORMULA_ANY,         FORMULA_NOT,
                                           FORMULA_NOT_INSIDE,  FORMULA_NOT_REGEX,
                                           FORMULA_WHERE_REGEX, FORMULA_FOCUS };
    assert_int_equal(spec->op, FORMULA_ALL);
    assert_int_equal(spec->child_count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(spec->children[i].op, ops[i]);
    }
    assert_int_equal(spec->children[0].children[1].op, FORMULA_INSIDE);
    assert_true(str_equal(spec->children[0].children[1].children[0].text, STR("g($X)")));
    assert_int_equal(spec->children[1].children[0].op, FORMULA_ALL);
    assert_int_equal(spec->children[2].children[0].line, 12);
    assert_true(str_equal(spec->children[4].text, STR("a|b")));
    assert_int_equal(spec->children[5].metavariable_count, 2);
    assert_true(spec_binds(spec, STR("$X")));
    assert_true(spec_binds(spec, STR("$1")));
    assert_false(spec_binds(spec, STR("$Y")));
    unload(&fixture);
}

static void fills_in_what_users_leave_out(void **state)
{
    (void)state;
    struct fixture fixture;
    load(&fixture, "rules:\n"
                   "  - id: py.lang.my-rule_2x\n"
                   "    languages: [javascript, py]\n"
                   "    severity: WARNING\n"
                   "    message: |\n      A thing, e.g. one,\n      is bad. More of it\n"
                   "    metadata:\n"
                   "      cwe: ['CWE-89: SQL', 'CWE-78', 'CWE-089', nonsense]\n"
                   "      category: security\n"
                   "      confidence: HIGH\n"
                   "      references: [https://a.example, see there]\n"
                   "    pattern: f()\n"
                   "  - {id: other, languages: [go], nonsense: 1}\n");
    assert_int_equal(fixture.code, 0);
    assert_int_equal(fixture.loader.rules.count, 1);
    assert_int_equal(fixture.loader.skipped, 1);
    const struct rule_info *info = &fixture.loader.rules.items[0].rule.info;
    assert_true(str_equal(info->code, info->id));
    assert_true(str_equal(info->name, STR("PyLangMyRule2X")));
    assert_true(str_equal(info->title, STR("A thing, e.g. one, is bad.")));
    assert_true(
        str_equal(info->message_template, STR("A thing, e.g. one, is bad. More of it.")));
    assert_true(
        str_equal(info->description, STR("A thing, e.g. one, is bad. More of it")));
    assert_true(str_equal(info->precision, STR("high")));
    assert_true(str_equal(info->security_severity, STR("5.5")));
    assert_null(info->solution.ptr);
    assert_int_equal(info->level, LEVEL_WARNING);
    assert_int_equal(info->cwe_count, 2);
    assert_int_equal(info->cwes[0], 89);
    assert_int_equal(info->cwes[1], 78);
    assert_int_equal(info->reference_count, 1);
    unload(&fixture);
}

static void reads_our_metadata(void **state)
{
    (void)state;
    struct fixture fixture;
    load(&fixture,
         HEAD "    metadata:\n"
              "      code: HS707-001\n      title: A title\n      description: D.\n"
              "      solution: S.\n      cwe: [78, 77]\n      pillar: 707\n"
              "      precision: very-high\n      security-severity: '8.8'\n"
              "      profile: review\n"
              "    paths: {include: ['*.py'], exclude: [tests, docs/], tests: "
              "false}\n"
              "    fix: g()\n"
              "    pattern: f($X)\n");
    assert_int_equal(fixture.code, 0);
    const struct rule *rule = &fixture.loader.rules.items[0].rule;
    assert_true(str_equal(rule->info.code, STR("HS707-001")));
    assert_true(str_equal(rule->info.title, STR("A title.")));
    assert_true(str_equal(rule->info.solution, STR("S.")));
    assert_true(str_equal(rule->info.security_severity, STR("8.8")));
    assert_int_equal(rule->info.pillar, 707);
    assert_true(rule->review_only);
    assert_int_equal(rule->include_count, 1);
    assert_int_equal(rule->exclude_count, 2);
    assert_true(rule->outside_tests);
    assert_true(str_equal(rule->fix, STR("g()")));
    unload(&fixture);
}

struct message_row {
    const char *message;
    const char *template;
};

static void takes_messages_apart(void **state)
{
    (void)state;
    static const struct message_row rows[] = {
        { "Use of $X.", "Use of '{0}'." },
        { "Use of '$X'.", "Use of '{0}'." },
        { "Use of `$X` and \\\"$Y\\\"", "Use of '{0}' and '{1}'." },
        { "$Y, $X, $Y:", "'{0}', '{1}', '{0}'." },
        { "{$X} costs $US, $_ and $x", "{{'{0}'}} costs $US, $_ and $x." },
        { "$A $B $C $D $E $F", "'{0}' '{1}' '{2}' '{3}' '{4}' $F." },
        { "  many\\n\\t blanks  ", "many blanks." },
        { "$XY", "$XY." },
        { "Really!", "Really!." },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct buf text = { 0 };
        buf_add_format(
            &text,
            "rules: [{id: a, languages: [python], severity: INFO, message: \"%s\", "
            "pattern: 'f($X, $Y, $A, $B, $C, $D, $E, $F)'}]%c",
            rows[i].message, '\0');
        load(&fixture, text.ptr);
        assert_int_equal(fixture.code, 0);
        const struct rule_info *info = &fixture.loader.rules.items[0].rule.info;
        if (!str_equal(info->message_template, str_from(rows[i].template))) {
            fail_msg("%s: %.*s", rows[i].message, STR_ARGS(info->message_template));
        }
        buf_dispose(&text);
        unload(&fixture);
    }
}

static void bounds_messages(void **state)
{
    (void)state;
    struct fixture fixture;
    struct buf text = { 0 };
    buf_add(&text,
            STR("rules: [{id: a, languages: [python], severity: INFO, pattern: f($X), "
                "message: '"));
    for (size_t i = 0; i < 100; i++) {
        buf_add(&text, STR("$X is as bad as anything can be, and "));
    }
    buf_add(&text, STR("'}]"));
    buf_add_char(&text, '\0');
    load(&fixture, text.ptr);
    assert_int_equal(fixture.code, 0);
    const struct rule *rule = &fixture.loader.rules.items[0].rule;
    size_t chars = 0;
    for (uint32_t i = 0; i < rule->piece_count; i++) {
        chars += rule->pieces[i].metavariable ? 80 : rule->pieces[i].text.len;
    }
    assert_in_range(chars, 800, 1003); /* bytes; the ellipsis is one character of three */
    assert_true(str_ends_with(rule->info.message_template, STR("\xE2\x80\xA6.")));
    buf_dispose(&text);
    unload(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_bad_files),
        cmocka_unit_test(refuses_bad_keys),
        cmocka_unit_test(refuses_bad_operators),
        cmocka_unit_test(refuses_bad_filters),
        cmocka_unit_test(refuses_bad_matches),
        cmocka_unit_test(leaves_out_other_versions),
        cmocka_unit_test(keeps_all_errors),
        cmocka_unit_test(refuses_bad_options),
        cmocka_unit_test(reads_operators),
        cmocka_unit_test(fills_in_what_users_leave_out),
        cmocka_unit_test(reads_our_metadata),
        cmocka_unit_test(takes_messages_apart),
        cmocka_unit_test(bounds_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
