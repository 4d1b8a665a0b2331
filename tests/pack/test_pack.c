/* SPDX-License-Identifier: MIT
 *
 * The rules below tests/pack/rules, read from YAML and from the pack that rulepack made
 * of them at build time: the same, before and after they are prepared.
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
#include "flow/flow_rule.h"
#include "match/unit.h"
#include "syntax/parse.h"
#include "syntax/source.h"

static void add_words(struct buf *out, const struct word_filter *filter,
                      const struct intern *words)
{
    for (size_t i = 0; i < filter->count; i++) {
        buf_add(out, STR(" |"));
        for (size_t w = 0; w < filter->lengths[i]; w++) {
            const struct str word = intern_text(words, filter->alternatives[i][w]);
            buf_add_format(out, " %.*s", STR_ARGS(word));
        }
    }
}

static void add_part(struct buf *out, const struct flow_part *part,
                     const struct intern *words)
{
    const struct str from = intern_text(words, part->from);
    const struct str to = intern_text(words, part->to);
    buf_add_format(out, "  %d table %d exact %d effect %d%d conflict %d when %d",
                   part->role, part->table, part->exact, part->by_side_effect,
                   part->only_side_effect, part->not_conflicting, part->when);
    buf_add_format(out, " label %d%u %.*s-%.*s replaced", part->gives_label, part->label,
                   STR_ARGS(from), STR_ARGS(to));
    for (uint32_t i = 0; i < part->replaced_count; i++) {
        buf_add_format(out, " %u", part->replaced[i]);
    }
    buf_add_format(out, " begins %d '%.*s'", part->only_begins, STR_ARGS(part->begins));
    buf_add(out, STR(" requires"));
    for (uint32_t i = 0; i < part->requires_count; i++) {
        buf_add_format(out, " %d:%u", part->requires[i].op, part->requires[i].label);
    }
    buf_add_char(out, '\n');
}

static void add_flow(struct buf *out, const struct flow_rule *flow,
                     const struct intern *words)
{
    buf_add_format(
        out, "mode %d reports %u fault %d order %d %u %u on %d%d safe %d%d%d%d%d labels",
        flow->mode, flow->reports, (int)flow->fault, flow->order, flow->first,
        flow->second, flow->on_normal, flow->on_exception, flow->safe_booleans,
        flow->safe_numbers, flow->safe_comparisons, flow->safe_indexes,
        flow->safe_functions);
    for (uint32_t i = 0; i < flow->label_count; i++) {
        buf_add_format(out, " %.*s", STR_ARGS(flow->labels[i]));
    }
    buf_add_char(out, '\n');
    for (uint32_t i = 0; i < flow->part_count; i++) {
        add_part(out, &flow->parts[i], words);
    }
    for (int role = 0; role < FLOW_ROLE_COUNT; role++) {
        buf_add_format(out, "  words %d:", role);
        add_words(out, &flow->words[role], words);
        buf_add_char(out, '\n');
    }
}

static void add_globs(struct buf *out, const struct str *globs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        buf_add_format(out, " %.*s", STR_ARGS(globs[i]));
    }
}

static void add_paths(struct buf *out, const struct rule *rule)
{
    buf_add(out, STR("paths"));
    add_globs(out, rule->include, rule->include_count);
    buf_add(out, STR(" without"));
    add_globs(out, rule->exclude, rule->exclude_count);
    buf_add_format(out, " outside tests %d\n", rule->outside_tests);
}

/* All that is known of all rules, as text. */
static struct str describe(struct ruleset *ruleset, struct arena *arena)
{
    const struct intern *words = ruleset_file_words(ruleset, arena);
    struct buf out = { 0 };
    size_t count = 0;
    const struct rule *const *rules = ruleset_all(ruleset, &count);
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(rules[i]->flow);
        buf_add_format(&out, "%.*s: %.*s: ", STR_ARGS(rules[i]->info.id),
                       STR_ARGS(rules[i]->info.message_template));
        add_flow(&out, rules[i]->flow, words);
        add_paths(&out, rules[i]);
    }
    const struct str text = buf_copy(&out, arena);
    buf_dispose(&out);
    return text;
}

static size_t scan(struct ruleset *ruleset, struct str code, struct arena *arena)
{
    struct parser *parser = parser_new();
    struct source source = source_init(arena, STR("a.py"), code);
    struct intern *names = ruleset_file_words(ruleset, arena);
    const struct parse_result parsed =
        parser_parse(parser, &source, &parse_untimed_limits, names, arena);
    struct notices notices = { 0 };
    struct raw_findings found = { 0 };
    ruleset_scan(ruleset, unit_new(parsed.tree, ruleset_types(ruleset), &notices, arena),
                 &found);
    parser_free(parser);
    notices_sort(&notices);
    return notices.count;
}

static uint32_t formulas_of(struct ruleset *ruleset)
{
    size_t count = 0;
    uint32_t formulas = 0;
    const struct rule *const *rules = ruleset_all(ruleset, &count);
    for (size_t i = 0; i < count; i++) {
        for (uint32_t p = 0; p < rules[i]->flow->part_count; p++) {
            const struct flow_part *part = &rules[i]->flow->parts[p];
            assert_false(part->formula && part->table != FLOW_NO_TABLE);
            formulas += part->formula != NULL;
        }
    }
    return formulas;
}

static void packed_rules_are_the_same(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct err err = { 0 };
    struct ruleset *packed = ruleset_new();
    struct ruleset *read = ruleset_new();
    ruleset_add_builtin(packed);
    if (ruleset_add_path(read, TEST_SOURCE_DIR "/pack/rules", &err) != 0) {
        fail_msg("%s", err.text);
    }
    assert_string_equal(describe(packed, arena).ptr, describe(read, arena).ptr);
    ruleset_free(packed);
    ruleset_free(read);
    arena_free(arena);
}

/* Only what a file may matter to is compiled. */
static void packed_rules_are_prepared_when_needed(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ruleset *packed = ruleset_new();
    const struct ruleset_selection some = {
        .select = (const struct str[]){ STR("newer-taint"), STR("verified-first") },
        .select_count = 2,
        .min_level = LEVEL_NOTE,
    };
    ruleset_add_builtin(packed);
    assert_int_equal(ruleset_select(packed, &some, NULL), 0);
    assert_int_equal(formulas_of(packed), 0);
    scan(packed, STR("x = shlex.quote(y)\n"), arena);
    assert_int_equal(formulas_of(packed), 0);
    scan(packed, STR("x = input()\n"), arena);
    assert_int_equal(formulas_of(packed), 4);
    scan(packed, STR("verify(x)\n"), arena);
    assert_int_equal(formulas_of(packed), 6);
    ruleset_free(packed);
    arena_free(arena);
}

/* Rules of all modes are served. */
static void no_rule_is_left_out(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ruleset *packed = ruleset_new();
    ruleset_add_builtin(packed);
    assert_int_equal(scan(packed, STR("nothing\n"), arena), 0);
    assert_int_equal(scan(packed, STR("run_sql(input())\n"), arena), 0);
    ruleset_free(packed);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packed_rules_are_the_same),
        cmocka_unit_test(packed_rules_are_prepared_when_needed),
        cmocka_unit_test(no_rule_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
