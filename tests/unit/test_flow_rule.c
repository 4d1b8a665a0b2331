/* SPDX-License-Identifier: MIT
 *
 * Rules of the modes taint, lifetime, order and result as they are read, and what is said
 * of those that are not understood.
 */
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
#include "flow/flow_rule.h"

#define HEAD                                                                             \
    "rules:\n"                                                                           \
    "  - id: my-rule\n"                                                                  \
    "    languages: [python]\n"                                                          \
    "    severity: ERROR\n"                                                              \
    "    message: Do not.\n"
#define TAINT HEAD "    mode: taint\n"
#define SOURCES "    pattern-sources: [{pattern: src($A)}]\n"
#define SINKS "    pattern-sinks: [{pattern: sink($B)}]\n"
#define BOTH TAINT SOURCES SINKS
#define LIFETIME                                                                         \
    HEAD "    mode: lifetime\n    pattern-acquire: [{pattern: $R = open()}]\n"           \
         "    pattern-release: [{pattern: $R.close()}]\n"
#define ORDER                                                                            \
    HEAD "    mode: order\n    events: {A: {pattern: a($X)}, B: {pattern: b($X)}}\n"
#define RESULT HEAD "    mode: result\n    pattern-producers: [{pattern: $R = f()}]\n"

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

static const struct flow_rule *load_good(struct fixture *fixture, const char *text)
{
    load(fixture, text);
    if (fixture->code != 0) {
        fail_msg("%s", fixture->err.text);
    }
    assert_int_equal(fixture->loader.rules.count, 1);
    const struct loaded_rule *loaded = &fixture->loader.rules.items[0];
    assert_non_null(loaded->rule.flow);
    assert_int_equal(loaded->spec.child_count, loaded->rule.flow->part_count);
    return loaded->rule.flow;
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

static void refuses_bad_lists(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { TAINT, "2:5: the rule has no 'pattern-sources'" },
        { TAINT SOURCES, "2:5: the rule has no 'pattern-sinks'" },
        { TAINT SOURCES "    patern-sinks: []\n",
          "8:5: unknown key 'patern-sinks', did you mean 'pattern-sinks'?" },
        { TAINT "    pattern-sources: []\n" SINKS,
          "7:22: 'pattern-sources' must be a list of entries with operators" },
        { TAINT "    pattern-sources: [f()]\n" SINKS,
          "7:23: a mapping with an operator is wanted here, as in '- pattern: "
          "\xE2\x80\xA6'" },
        { BOTH "    pattern: f()\n",
          "9:5: 'pattern' does not belong to a rule of this mode" },
        { BOTH "    report: [leak]\n", "9:5: 'report' belongs to rules of 'mode: "
                                       "lifetime'" },
        { BOTH "    taint: {}\n", "7:22: 'pattern-sources' stands beside 'taint'" },
        { HEAD "    taint: []\n", "6:12: 'taint' must be a mapping" },
        { HEAD "    taint: {sources: [f()]}\n", "6:12: the rule has no 'sinks'" },
        { HEAD "    taint: {sources: [f()], sink: [g()]}\n",
          "6:29: unknown key 'sink', did you mean 'sinks'?" },
        { HEAD "    mode: search\n    taint: {sources: [f()], sinks: [g()]}\n",
          "7:5: 'taint' belongs to rules of 'mode: taint'" },
        { HEAD SOURCES, "6:5: 'pattern-sources' belongs to rules of 'mode: taint'" },
        { HEAD "    mode: lifetime\n    pattern-acquire: [{pattern: f()}]\n",
          "2:5: the rule has no 'pattern-release'" },
        { LIFETIME, "2:5: the rule needs 'report', a list of what it reports" },
        { LIFETIME "    report: [leak]\n    pattern-escape: [{pattern: keep($X)}]\n",
          "10:22: the entry needs '$R' or 'focus-metavariable', which says what is "
          "released or given away" },
        { LIFETIME "    report: [laek]\n",
          "9:14: unknown report 'laek', did you mean 'leak'?" },
        { LIFETIME "    report: [discarded]\n", "9:14: unknown report 'discarded'" },
        { RESULT "    report: [used-before-check]\n    may-be: error\n",
          "2:5: the rule has no 'pattern-uses', but reports 'used-before-check' of "
          "'may-be: error'" },
        { RESULT "    pattern-checks: [{pattern: $R is None, when: returned}]\n",
          "8:50: 'when' is true or false" },
        { RESULT "    report: [used-before-check]\n    may-be: nothing\n",
          "9:13: unknown fault 'nothing'" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_entries(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { TAINT SINKS "    pattern-sources: [{patern: f()}]\n",
          "8:24: unknown key 'patern', did you mean 'pattern'?" },
        { TAINT SINKS "    pattern-sources: [{exact: true}]\n",
          "8:23: nothing says what to find: an entry needs an operator, as in '- "
          "pattern: \xE2\x80\xA6'" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), patterns: []}]\n",
          "8:38: 'patterns' stands beside 'pattern'; combine them in 'patterns'" },
        { TAINT SINKS "    pattern-sources: [{pattern-not: f()}]\n",
          "8:24: operator 'pattern-not' cannot be a whole rule, only a part of "
          "'patterns'" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), exakt: true}]\n",
          "8:38: unknown key 'exakt', did you mean 'exact'?" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), exact: 1}]\n",
          "8:45: 'exact' is true or false" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), by-side-effect: maybe}]\n",
          "8:54: 'by-side-effect' is true, false or only" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), control: true}]\n",
          "8:38: 'control: true' is not supported yet" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), label: a-b}]\n",
          "8:45: a label looks like NAME" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), label: not}]\n",
          "8:45: a label looks like NAME" },
        { TAINT SINKS "    pattern-sources: [{pattern: f(), at-exit: true}]\n",
          "8:38: unknown key 'at-exit'" },
        { TAINT SINKS "    pattern-sources: [{model: optional}]\n",
          "8:24: unknown key 'model'" },
        { TAINT SOURCES "    pattern-sinks: [{pattern: f(), at-exit: true}]\n",
          "8:36: 'at-exit: true' is not supported yet" },
        { TAINT SOURCES "    pattern-sinks: [{pattern: f($X), requires: [{$X: A}]}]\n",
          "8:38: 'requires' for each metavariable is not supported yet; it must be one "
          "expression over labels" },
        { BOTH "    pattern-sanitizers: [{pattern: f(), by-side-effect: only}]\n",
          "9:57: 'by-side-effect' is true or false" },
        { BOTH "    pattern-sanitizers: [{pattern: f($X), when: true}]\n",
          "9:49: a sanitizer with 'when' needs 'focus-metavariable' or 'cleans', which "
          "says what is clean there" },
        { BOTH "    pattern-sanitizers: [{pattern: f($X), cleans: $X, when: later}]\n",
          "9:61: 'when' is true, false or returned" },
        { BOTH "    pattern-sanitizers: [{pattern: f($X), cleans: $X}]\n",
          "9:51: 'cleans' says nothing without 'when'" },
        { BOTH "    pattern-sanitizers: [{pattern: f($X), requires: A}]\n",
          "9:53: a sanitizer's 'requires' says nothing without 'when'" },
        { BOTH "    pattern-sanitizers: [{pattern: f($X), when: true, cleans: $Y}]\n",
          "9:63: no pattern here binds '$Y'" },
        { BOTH "    pattern-sanitizers: [{pattern: f($X), when: true, exact: true}]\n",
          "9:62: 'exact' says nothing beside 'when'" },
        { BOTH "    pattern-propagators: [{pattern: f($X), from: $X}]\n",
          "9:27: the propagator has no 'to'" },
        { BOTH "    pattern-propagators: [{pattern: f($X), from: $X, to: $Y}]\n",
          "9:58: no pattern here binds '$Y'" },
        { BOTH "    pattern-propagators: [{pattern: f($X), from: $X, to: [$X]}]\n",
          "9:58: 'to' must be one metavariable" },
        { BOTH "    pattern-propagators: [{pattern: f($X), from: x, to: $X}]\n",
          "9:50: 'x' is no metavariable (those look like $NAME)" },
        { BOTH "    pattern-propagators: [{pattern: f($X), from: $X, to: $X, "
               "replace-labels: [A]}]\n",
          "9:78: 'replace-labels' says nothing without 'label'" },
        { HEAD "    taint: {sources: [{pattern: f(), exakt: true}], sinks: [g()]}\n",
          "6:38: unknown key 'exakt', did you mean 'exact'?" },
        { HEAD "    taint: {sources: [{exact: true}], sinks: [g()]}\n",
          "6:23: a pattern, or a mapping with one of 'pattern', 'regex', 'all', 'any', "
          "'inside' is wanted here" },
        { HEAD "    taint: {sources: [{patterns: []}], sinks: [g()]}\n",
          "6:24: unknown key 'patterns', did you mean 'pattern'?" },
        { HEAD "    mode: result\n    pattern-producers: [{model: optonal}]\n"
               "    report: [discarded]\n",
          "7:33: unknown model 'optonal', did you mean 'optional'?" },
        { HEAD "    mode: result\n    pattern-producers: [{model: closables}]\n"
               "    report: [discarded]\n",
          "7:33: unknown model 'closables'" },
        { HEAD "    mode: result\n    pattern-producers: [{model: optional, pattern: "
               "f()}]\n    report: [discarded]\n",
          "7:43: 'pattern' stands beside 'model'" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_beginnings(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { TAINT SOURCES "    pattern-sinks: [{pattern: f(), unless-begins: []}]\n",
          "8:51: 'unless-begins' must be a regex" },
        { TAINT SOURCES
          "    pattern-sinks: [{pattern: f(), unless-begins: a, only-begins: b}]\n",
          "8:54: 'only-begins' stands beside another such key" },
        { TAINT SOURCES "    pattern-sinks: [{pattern: f(), unless-begins: a(}]\n",
          "8:51: the regex is malformed: missing closing parenthesis (at byte 3 of it)" },
        { TAINT SOURCES "    pattern-sinks: [{pattern: f(), unless-begins: a, "
                        "unless-first-item: b}]\n",
          "8:54: 'unless-first-item' stands beside another such key" },
        { BOTH "    pattern-sanitizers: [{pattern: f(), unless-begins: a}]\n",
          "9:41: unknown key 'unless-begins'" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_labels(void **state)
{
    (void)state;
#define LABELLED TAINT "    pattern-sources: [{pattern: f(), label: INPUT}]\n"
#define SINK(requires)                                                                   \
    LABELLED "    pattern-sinks: [{pattern: g(), requires: " requires "}]\n"
#define SHAPE                                                                            \
    "8:46: 'requires' is made of labels, 'and', 'or', 'not' and parentheses, as in 'A "  \
    "and not B'"
    static const struct bad rows[] = {
        { LABELLED SINKS, "8:21: all sources have labels, and a sink without 'requires' "
                          "takes only what has none" },
        { SINK("INPT"), "8:46: nothing gives the label 'INPT', did you mean 'INPUT'?" },
        { SINK("__SOURCE__"), "8:46: all sources have labels, none gives '__SOURCE__'" },
        { SINK("INPUT and"), SHAPE },
        { SINK("and INPUT"), SHAPE },
        { SINK("INPUT INPUT"), SHAPE },
        { SINK("(INPUT"), SHAPE },
        { SINK("INPUT)"), SHAPE },
        { SINK("()"), SHAPE },
        { SINK("INPUT not INPUT"), SHAPE },
        { SINK("INPUT & INPUT"), SHAPE },
        { SINK("''"), SHAPE },
        { LABELLED "    pattern-sinks: [{pattern: g(), requires: INPUT}]\n"
                   "    pattern-propagators: [{pattern: h($X), from: $X, to: $X, label: "
                   "OTHER, replace-labels: [NONE]}]\n",
          "9:93: nothing gives the label 'NONE'" },
    };
    CHECK_BAD(rows);
    struct fixture fixture;
    struct buf text = { 0 };
    buf_add(&text, STR(LABELLED "    pattern-sinks: [{pattern: g(), requires: "));
    for (int i = 0; i < 64; i++) {
        buf_add(&text, STR("not "));
    }
    buf_add_format(&text, "INPUT}]\n%c", '\0');
    load(&fixture, text.ptr);
    assert_string_equal(fixture.err.text,
                        "r.yaml:8:46: 'requires' is too long: more than 64 words");
    unload(&fixture);
    buf_dispose(&text);
}

static void refuses_bad_orders(void **state)
{
    (void)state;
    static const char *const shape =
        "8:14: 'require' says 'A before B' or 'A then B' of two events";
    const struct bad rows[] = {
        { HEAD "    mode: order\n    require: A before B\n",
          "2:5: the rule needs 'events', a mapping of names to formulas" },
        { HEAD "    mode: order\n    events: [A]\n    require: A before B\n",
          "7:13: the rule needs 'events', a mapping of names to formulas" },
        { ORDER, "2:5: the rule has no 'require'" },
        { ORDER "    require: A after B\n", shape },
        { ORDER "    require: A before\n", shape },
        { ORDER "    require: A before B before A\n", shape },
        { ORDER "    require: [A, B]\n", shape },
        { ORDER "    require: A before A\n",
          "8:14: 'require' names the event 'A' twice" },
        { ORDER "    require: A before CHECK\n", "8:14: unknown event 'CHECK'" },
        { HEAD "    mode: order\n    events: {VERIFY: {pattern: a()}, USE: {pattern: "
               "b()}}\n    require: VERFY before USE\n",
          "8:14: unknown event 'VERFY', did you mean 'VERIFY'?" },
        { HEAD "    mode: order\n    events: {A: {pattern: a()}, B: {pattern: b()}, C: "
               "{pattern: c()}}\n    require: A then B\n",
          "7:52: 'require' has no event 'C'" },
        { HEAD "    mode: order\n    events: {A: {pattern: a()}, B: {patern: b()}}\n"
               "    require: A then B\n",
          "7:37: unknown key 'patern', did you mean 'pattern'?" },
        { HEAD "    mode: order\n    events: {a b: {pattern: a()}}\n",
          "7:14: a label looks like NAME" },
        { ORDER "    require: A before B\n    paths: [normal]\n",
          "9:12: 'paths' says on which ways an event must follow another: 'normal', "
          "'exception', for 'A then B'" },
        { ORDER "    require: A then B\n    paths: [nromal]\n",
          "9:13: unknown path 'nromal', did you mean 'normal'?" },
        { ORDER "    require: A then B\n    paths: 3\n",
          "9:12: 'paths' must be a mapping" },
    };
    CHECK_BAD(rows);
}

static void refuses_bad_options(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { BOTH "    options: {taint_unify_mvars: true}\n",
          "9:15: option 'taint_unify_mvars: true' is not supported yet" },
        { BOTH "    options: {taint_focus_on: source}\n",
          "9:15: option 'taint_focus_on: source' is not supported yet" },
        { BOTH "    options: {taint_only_propagate_through_assignments: true}\n",
          "9:15: option 'taint_only_propagate_through_assignments: true' is not "
          "supported yet" },
        { BOTH "    options: {taint_assume_safe_numbers: 1}\n",
          "9:42: option 'taint_assume_safe_numbers' is true or false" },
    };
    CHECK_BAD(rows);
}

/* Of the modes that are not in the rule language: there such a name stays text. */
static void refuses_messages_with_unknown_names(void **state)
{
    (void)state;
    static const struct bad rows[] = {
        { "rules: [{id: a, languages: [python], severity: INFO, message: 'Not $Y', mode: "
          "order, events: {A: {pattern: a($X)}, B: {pattern: b()}}, require: A then "
          "B}]\n",
          "1:63: the message names '$Y', which nothing in a finding of the rule binds" },
        { "rules: [{id: a, languages: [python], severity: INFO, message: 'Not $E', mode: "
          "lifetime, pattern-acquire: [{pattern: f()}], pattern-release: [{pattern: "
          "g($R)}], pattern-escape: [{pattern: h($R + $E)}], report: [leak]}]\n",
          "1:63: the message names '$E', which nothing in a finding of the rule binds" },
        { "rules: [{id: a, languages: [python], severity: INFO, message: m, mode: taint, "
          "pattern-sources: [{pattern: f()}], pattern-sinks: [{pattern: g($X)}], "
          "pattern-sanitizers: [{pattern: h($Z)}], fix: $Z}]\n",
          "1:194: the fix names $Z, which no pattern of the rule binds" },
    };
    CHECK_BAD(rows);
}

static void reads_taint(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct flow_rule *flow = load_good(
        &fixture, BOTH
        "    pattern-sanitizers: [{pattern: c(), exact: true, by-side-effect: true, "
        "not_conflicting: true}, {patterns: [{pattern: $X in Y}, "
        "{focus-metavariable: $X}], when: false}, {pattern: i($X), cleans: $X, when: "
        "returned}]\n"
        "    pattern-propagators: [{pattern: '$T.add($F)', from: $F, to: $T}, "
        "{pattern: '$T.add($F)', from: $F, to: $T, by-side-effect: false}]\n"
        "    options: {taint_assume_safe_booleans: true, taint_focus_on: sink}\n");
    const struct flow_part *parts = flow->parts;
    assert_int_equal(flow->mode, FLOW_TAINT);
    assert_int_equal(flow->part_count, 7);
    assert_int_equal(flow->label_count, 1);
    assert_true(flow->safe_booleans);
    assert_false(flow->safe_numbers);
    static const enum flow_role roles[] = { FLOW_SOURCE,    FLOW_SINK,
                                            FLOW_SANITIZER, FLOW_SANITIZER,
                                            FLOW_SANITIZER, FLOW_PROPAGATOR,
                                            FLOW_PROPAGATOR };
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(parts[i].role, roles[i]);
        assert_int_equal(parts[i].requires_count, 0);
        assert_int_equal(parts[i].label, 0);
    }
    assert_false(parts[0].exact);
    assert_true(parts[1].exact);
    assert_true(parts[2].exact && parts[2].by_side_effect && parts[2].not_conflicting);
    assert_int_equal(parts[2].when, FLOW_ALWAYS);
    assert_int_equal(parts[3].when, FLOW_WHEN_FALSE);
    assert_int_equal(parts[4].when, FLOW_WHEN_RETURNED);
    assert_true(parts[5].by_side_effect);
    assert_false(parts[6].by_side_effect);
    assert_true(str_equal(intern_text(fixture.loader.words, parts[5].from), STR("$F")));
    assert_true(str_equal(intern_text(fixture.loader.words, parts[5].to), STR("$T")));
    unload(&fixture);
}

static void reads_newer_taint(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct flow_rule *flow = load_good(
        &fixture,
        HEAD "    taint:\n"
             "      sinks: [{pattern: sink($X), where: [{metavariable: $X, regex: a}], "
             "exact: false}]\n"
             "      sources: ['f(...)', {any: [g(), h()], by-side-effect: only}]\n");
    assert_int_equal(fixture.loader.rules.items[0].rule.mode.kind, MODE_TAINT);
    assert_int_equal(flow->part_count, 3);
    const struct formula_spec *specs = fixture.loader.rules.items[0].spec.children;
    assert_int_equal(specs[0].op, FORMULA_PATTERN);
    assert_int_equal(specs[1].op, FORMULA_ANY);
    assert_int_equal(specs[2].op, FORMULA_ALL);
    assert_true(flow->parts[1].by_side_effect && flow->parts[1].only_side_effect);
    assert_int_equal(flow->parts[2].role, FLOW_SINK);
    assert_false(flow->parts[2].exact);
    unload(&fixture);
}

/* Expressions with their postfix form: labels by number, & | !. */
static void reads_requires(void **state)
{
    (void)state;
    static const struct {
        const char *requires, *postfix;
    } rows[] = {
        { "A", "1" },
        { "A and B or C", "12&3|" },
        { "A or B and C", "123&|" },
        { "(A or B) and C", "12|3&" },
        { "not A and B", "1!2&" },
        { "not (A and B)", "12&!" },
        { "not not A", "1!!" },
        { "A and not(B or not C)and __SOURCE__", "123!|!&0&" },
        { "A or B or C", "12|3|" },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct buf out = { 0 };
        const struct str text = str_format(
            arena,
            TAINT
            "    pattern-sources: [{pattern: a(), label: A}, {pattern: b(), label: "
            "B}, {pattern: c(), label: C, requires: A}, {pattern: d()}]\n"
            "    pattern-sinks: [{pattern: sink(), requires: %s}, {pattern: f()}]\n",
            rows[i].requires);
        const struct flow_rule *flow = load_good(&fixture, text.ptr);
        const struct flow_part *sink = &flow->parts[4];
        for (uint32_t t = 0; t < sink->requires_count; t++) {
            const struct flow_requires *term = &sink->requires[t];
            buf_add_char(&out, term->op == REQUIRES_LABEL ? (char)('0' + term->label)
                                                          : " !&|"[term->op]);
        }
        buf_add_char(&out, '\0');
        assert_string_equal(out.ptr, rows[i].postfix);
        assert_int_equal(flow->label_count, 4);
        assert_int_equal(flow->parts[1].label, 2);
        assert_int_equal(flow->parts[2].requires_count, 1);
        /* A sink that requires nothing takes what has no label. */
        assert_int_equal(flow->parts[5].requires_count, 1);
        assert_int_equal(flow->parts[5].requires[0].label, 0);
        buf_dispose(&out);
        unload(&fixture);
    }
    arena_free(arena);
}

static void reads_other_modes(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct flow_rule *flow =
        load_good(&fixture, HEAD "    mode: lifetime\n"
                                 "    pattern-acquire: [{model: closables}]\n"
                                 "    pattern-release: [{model: closables}, {pattern: "
                                 "end($R)}]\n    report: [leak, double-release]\n");
    assert_int_equal(flow->mode, FLOW_LIFETIME);
    assert_int_equal(flow->parts[0].table, FLOW_CLOSABLE);
    assert_int_equal(flow->parts[2].table, FLOW_NO_TABLE);
    assert_int_equal(flow->reports, FLOW_REPORT_LEAK | FLOW_REPORT_DOUBLE_RELEASE);
    unload(&fixture);
    flow = load_good(&fixture, ORDER "    require: B then A\n    paths: [exception]\n");
    assert_int_equal(flow->order, FLOW_THEN);
    assert_int_equal(flow->first, 1);
    assert_int_equal(flow->second, 0);
    assert_true(flow->on_exception && !flow->on_normal);
    assert_int_equal(flow->parts[1].label, 1);
    unload(&fixture);
    flow =
        load_good(&fixture, ORDER "    require: A then B\n    paths: {include: [a]}\n");
    assert_true(flow->on_exception && flow->on_normal);
    unload(&fixture);
    flow = load_good(&fixture, ORDER "    require: A before B\n");
    assert_false(flow->on_exception || flow->on_normal);
    unload(&fixture);
    flow = load_good(&fixture, RESULT "    pattern-checks: [{pattern: $R is None, when: "
                                      "false}]\n    report: [discarded]\n");
    assert_int_equal(flow->mode, FLOW_RESULT);
    assert_int_equal(flow->parts[1].when, FLOW_WHEN_FALSE);
    assert_int_equal(flow->reports, FLOW_REPORT_DISCARDED);
    unload(&fixture);
}

/* All that is wrong with a rule, where all errors are wanted. */
static void names_each_error(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "r.yaml:9:5: unknown key 'severty', did you mean 'severity'?",
        "r.yaml:7:24: unknown key 'patern', did you mean 'pattern'?",
        "r.yaml:7:39: unknown key 'exakt', did you mean 'exact'?",
        "r.yaml:8:24: unknown key 'pattrn', did you mean 'pattern'?",
    };
    struct arena *arena = arena_new();
    struct err err = { 0 };
    struct rule_errors errors = { 0 };
    struct loader loader = { .arena = arena,
                             .words = intern_new(arena, NULL),
                             .file = STR("r.yaml"),
                             .errors = &errors,
                             .err = &err };
    assert_int_equal(
        loader_read(&loader,
                    STR(TAINT "    pattern-sources: [{patern: f()}, {exakt: true}]\n"
                              "    pattern-sinks:   [{pattrn: f()}]\n"
                              "    severty: INFO\n")),
        0);
    assert_int_equal(errors.count, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < errors.count; i++) {
        assert_string_equal(errors.items[i].ptr, wanted[i]);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_bad_lists),
        cmocka_unit_test(refuses_bad_entries),
        cmocka_unit_test(refuses_bad_beginnings),
        cmocka_unit_test(refuses_bad_labels),
        cmocka_unit_test(refuses_bad_orders),
        cmocka_unit_test(refuses_bad_options),
        cmocka_unit_test(refuses_messages_with_unknown_names),
        cmocka_unit_test(reads_taint),
        cmocka_unit_test(reads_newer_taint),
        cmocka_unit_test(reads_requires),
        cmocka_unit_test(reads_other_modes),
        cmocka_unit_test(names_each_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
