/* SPDX-License-Identifier: MIT
 *
 * Equal formulas of a rule set: compiled once, evaluated once for a file, and yet each
 * rule finds what it would find alone, whatever its budget.
 */
#include "rule/ruleset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/notice.h"
#include "match/unit.h"
#include "syntax/parse.h"
#include "syntax/source.h"

#define HEAD "languages: [python], severity: INFO, message: M, "

static struct ruleset *ruleset_of(struct str yaml)
{
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    if (ruleset_add_text(ruleset, STR("r.yaml"), yaml, &err) != 0) {
        fail_msg("%s", err.text);
    }
    return ruleset;
}

static const struct formula *formula_of(struct ruleset *ruleset, const char *id)
{
    const struct rule *rule = ruleset_find(ruleset, str_from(id));
    assert_non_null(rule);
    return rule->formula;
}

/* What two rules say, in YAML's flow style, and whether it is the same formula. */
struct pair_row {
    const char *first, *second;
    bool same;
};

static const struct pair_row PAIRS[] = {
    { "pattern: f($X)", "pattern: f($X)", true },
    { "pattern: f($X)", "pattern: f($Y)", false },
    { "pattern: f", "pattern-regex: f", false },
    { "patterns: [{pattern: f($X)}, {pattern-inside: 'g(...)'}]",
      "patterns: [{pattern: f($X)}, {pattern-inside: 'g(...)'}]", true },
    { "patterns: [{pattern: f($X)}, {pattern-inside: 'g(...)'}]",
      "patterns: [{pattern: f($X)}, {pattern-not-inside: 'g(...)'}]", false },
    { "patterns: [{pattern: f($X)}, {pattern: g($X)}]",
      "pattern-either: [{pattern: f($X)}, {pattern: g($X)}]", false },
    { "patterns: [{pattern: 'f($X, $Y)'}, {focus-metavariable: $X}]",
      "patterns: [{pattern: 'f($X, $Y)'}, {focus-metavariable: $Y}]", false },
    { "patterns: [{pattern: 'f($X, $Y)'}, {focus-metavariable: [$X, $Y]}]",
      "patterns: [{pattern: 'f($X, $Y)'}, {focus-metavariable: $X}, "
      "{focus-metavariable: $Y}]",
      false },
    { "patterns: [{pattern: f($X)}, {metavariable-regex: {metavariable: $X, regex: a}}]",
      "patterns: [{pattern: f($X)}, {metavariable-regex: {metavariable: $X, regex: b}}]",
      false },
    { "patterns: [{pattern: f($X)}, {metavariable-regex: {metavariable: $X, regex: a}}]",
      "patterns: [{pattern: f($X)}, {pattern-regex: a}]", false },
    { "patterns: [{pattern: f($X)}, {metavariable-type: {metavariable: $X, type: a}}]",
      "patterns: [{pattern: f($X)}, {metavariable-type: {metavariable: $X, type: b}}]",
      false },
    { "patterns: [{pattern: f($X)}, {metavariable-pattern: {metavariable: $X, pattern: "
      "a}}]",
      "patterns: [{pattern: f($X)}, {metavariable-pattern: {metavariable: $X, pattern: "
      "b}}]",
      false },
    { "pattern: a == b, options: {symmetric_eq: true}",
      "pattern: a == b, options: {symmetric_eq: true}", true },
    { "pattern: a == b, options: {symmetric_eq: true}", "pattern: a == b", false },
    { "pattern: a == b, options: {max_match_per_file: 3}", "pattern: a == b", true },
};

static void knows_equal_formulas(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        struct ruleset *ruleset =
            ruleset_of(str_format(arena,
                                  "rules:\n  - {id: one, " HEAD "%s}\n"
                                  "  - {id: two, " HEAD "%s}\n",
                                  PAIRS[i].first, PAIRS[i].second));
        const struct formula *one = formula_of(ruleset, "one");
        const struct formula *two = formula_of(ruleset, "two");
        assert_true((one == two) == PAIRS[i].same);
        assert_true((one->number == two->number) == PAIRS[i].same);
        ruleset_free(ruleset);
    }
    arena_free(arena);
}

/* A conjunction, a part of it, a wider one with the part, and a regex. */
static const char RULES[] =
    "rules:\n"
    "  - {id: a, " HEAD "patterns: [{pattern: '$A + $B'}, {pattern-inside: "
    "'def $F(...): ...'}, {pattern-not: '$A + 1'}]}\n"
    "  - {id: b, " HEAD "pattern: '$A + $B'}\n"
    "  - {id: c, " HEAD "pattern-either: [{pattern: 'f(..., $X, ...)'}, {patterns: "
    "[{pattern: '$A + $B'}, {metavariable-regex: {metavariable: $A, regex: x}}]}]}\n"
    "  - {id: d, " HEAD "patterns: [{pattern-regex: 'x'}, {pattern-inside: "
    "'def $F(...): ...'}]}\n"
    "  - {id: e, " HEAD "patterns: [{pattern: 'f($X, ...)'}, {metavariable-pattern: "
    "{metavariable: $X, pattern: '$A + $B'}}]}\n";
static const char TEXT[] = "x = f(1, x + 2, y + 1)\n"
                           "def g(x, y):\n"
                           "    def h():\n"
                           "        return f(x + y, y + 1, 3 + x)\n"
                           "    return x + 1\n";
static const char *const IDS[] = { "a", "b", "c", "d", "e" };
enum { RULE_COUNT = 5 };

static struct unit *unit_of(struct ruleset *ruleset, const char *text,
                            struct arena *arena)
{
    struct parser *parser = parser_new();
    struct notices *notices = ARENA_NEW(arena, struct notices);
    struct source *source = ARENA_NEW(arena, struct source);
    struct intern *names = ruleset_file_words(ruleset, arena);
    *source = source_init(arena, STR("x.py"), str_from(text));
    const struct tree *tree =
        parser_parse(parser, source, &parse_untimed_limits, names, arena).tree;
    parser_free(parser);
    return unit_new(tree, ruleset_types(ruleset), notices, arena);
}

/* What a rule found, and what it left of its budget. */
struct outcome {
    struct matches found;
    uint64_t left;
};

static struct outcome run(struct ruleset *ruleset, const char *id, struct unit *unit,
                          uint64_t budget)
{
    struct outcome outcome = { { 0 }, 0 };
    unit->steps_left = budget;
    formula_find(formula_of(ruleset, id), unit, &outcome.found);
    outcome.left = unit->steps_left;
    return outcome;
}

static bool same(const struct outcome *a, const struct outcome *b)
{
    bool equal = a->left == b->left && a->found.count == b->found.count;
    for (size_t i = 0; equal && i < a->found.count; i++) {
        const struct match *x = &a->found.items[i];
        const struct match *y = &b->found.items[i];
        equal = x->from == y->from && x->to == y->to && x->node == y->node &&
                x->binding_count == y->binding_count;
    }
    return equal;
}

/* Each rule after each other one, with each budget that is spent somewhere on the way,
 * finds and pays what it does alone. */
static void order_does_not_matter(void **state)
{
    (void)state;
    enum { ENOUGH = 100000 };
    struct ruleset *ruleset = ruleset_of(str_from(RULES));
    struct arena *arena = arena_new();
    for (size_t second = 0; second < RULE_COUNT; second++) {
        const struct outcome whole =
            run(ruleset, IDS[second], unit_of(ruleset, TEXT, arena), ENOUGH);
        const uint64_t cost = ENOUGH - whole.left;
        assert_true(whole.found.count > 0 && cost < 2000);
        for (uint64_t budget = 0; budget <= cost + 1; budget++) {
            const struct outcome alone =
                run(ruleset, IDS[second], unit_of(ruleset, TEXT, arena), budget);
            for (size_t first = 0; first < RULE_COUNT; first++) {
                struct unit *unit = unit_of(ruleset, TEXT, arena);
                run(ruleset, IDS[first], unit, budget % 2 ? ENOUGH : budget);
                const struct outcome after = run(ruleset, IDS[second], unit, budget);
                assert_true(same(&alone, &after));
            }
            arena_reset(arena);
        }
    }
    arena_free(arena);
    ruleset_free(ruleset);
}

/* A pattern, a metavariable that it binds, and a regular expression. */
struct guard_row {
    const char *pattern, *metavariable, *regex;
};

static const struct guard_row GUARDS[] = {
    { "$O.$M(...)", "$M", "go|walk$" },
    { "$O.$M(...)", "$O", "^(?!(self|cls)$)" },
    { "$O.$M", "$M", "^g" },
    { "$F(...)", "$F", "^(lib.)?go$" },
    { "$F(..., $X, ...)", "$X", "^a$|^1" },
    { "$X = $Y", "$X", "^[ab]$" },
    { "$X = $Y", "$Y", "^.2" },
    { "$X = [...]\n          ...\n          $X(...)", "$X", "^list$" },
    { "$X = $Y\n          ...\n          $O.$M($X)", "$M", "^go$" },
    { "f(\"$S\")", "$S", "^a" },
    { "f($S)", "$S", "^.?known" },
    { "import $A", "$A", "^o" },
    { "class $C($B): ...", "$B", "^Base$" },
};
enum { GUARD_COUNT = sizeof GUARDS / sizeof GUARDS[0] };

static const char GUARDED_TEXT[] =
    "import os, lib as l\nfrom lib import go as g, walk\nK = 'known'\n"
    "class D(Base):\n    pass\n"
    "class E(l.Base):\n    def m(self, a, b):\n        self.go(a)\n        "
    "l.go(b).walk()\n"
    "        g(1, a)\n        go(a)\n        a = b = c = 12\n        a, b = b, 22\n"
    "        list = [a]\n        x: int = 2\n        if (a := f(K)):\n"
    "            list(3)\n            b = a\n            l.go(b)\n"
    "        f('a'), f('b' 'a'), f(K), f('ab')\n        @l.go\n        def n(): "
    "walk(1)\n";

/* What the row finds, with its pattern `times` over. */
static struct outcome run_row(const struct guard_row *row, bool symbolic, int times,
                              struct arena *arena)
{
    struct buf yaml = { 0 };
    buf_add_format(&yaml,
                   "rules:\n- id: a\n  languages: [python]\n  severity: INFO\n"
                   "  message: M\n  options: {symbolic_propagation: %s}\n  patterns:\n"
                   "    - metavariable-regex: {metavariable: %s, regex: '%s'}\n",
                   symbolic ? "true" : "false", row->metavariable, row->regex);
    for (int i = 0; i < times; i++) {
        buf_add_format(&yaml,
                       "    - pattern-either:\n      - pattern: never()\n"
                       "      - pattern: |\n          %s\n",
                       row->pattern);
    }
    struct ruleset *ruleset = ruleset_of(buf_view(&yaml));
    struct unit *unit = unit_of(ruleset, GUARDED_TEXT, arena);
    struct outcome outcome = { { 0 }, 0 };
    unit->symbolic = symbolic;
    unit->steps_left = 1000000;
    formula_find(formula_of(ruleset, "a"), unit, &outcome.found);
    ruleset_free(ruleset);
    buf_dispose(&yaml);
    return outcome;
}

/* Beside the same pattern once more a filter is no guard. */
static void guards_only_save_time(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t found = 0;
    for (size_t i = 0; i < GUARD_COUNT * 2; i++) {
        const struct guard_row *row = &GUARDS[i / 2];
        const struct outcome once = run_row(row, i % 2, 1, arena);
        const struct outcome twice = run_row(row, i % 2, 2, arena);
        if (!same(&once, &twice)) {
            fail_msg("%s with %s: %zu and %zu", row->pattern, row->regex,
                     once.found.count, twice.found.count);
        }
        found += once.found.count;
    }
    assert_true(found > 40);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_equal_formulas),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(guards_only_save_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
