/* SPDX-License-Identifier: MIT */
#include "rule/rule_compile.h"

#include <assert.h>

#include "base/arena.h"
#include "base/regex.h"
#include "base/vec.h"
#include "flow/flow_rule.h"
#include "match/formula_pack.h"
#include "rule/formula_table.h"
#include "rule/rule.h"
#include "rule/spec.h"

/* What a file must have for a rule to be asked about it. */
static const enum flow_role DECIDING[] = { FLOW_SOURCE, FLOW_SINK, FLOW_ACQUIRE,
                                           FLOW_EVENT, FLOW_PRODUCER };

/* One alternative, of no words. */
static const uint32_t *const NO_WORDS[] = { NULL };
static const size_t NO_LENGTHS[] = { 0 };
static const struct word_filter EVERY_FILE = { NO_WORDS, NO_LENGTHS, 1 };

struct flow_rule *rule_compile_copy(const struct flow_rule *packed, struct arena *arena)
{
    struct flow_rule *flow = NULL;
    if (packed) {
        flow = ARENA_NEW(arena, struct flow_rule);
        *flow = *packed;
    }
    return flow;
}

/* What the loader found to be well-formed. */
static void prepare(struct flow_part *part, struct arena *arena)
{
    char why[1] = "";
    if (part->begins.ptr) {
        part->begins_with =
            regex_new_in(arena, part->begins, REGEX_ANCHORED, why, sizeof why);
        assert(part->begins_with);
    }
}

static int compile_parts(struct flow_rule *flow, const struct formula_spec *spec,
                         const struct spec_compiler *compiler, struct err *err)
{
    struct arena *arena = compiler->maker.arena;
    struct flow_part *parts = ARENA_ARRAY(arena, flow->part_count, struct flow_part);
    for (uint32_t i = 0; i < flow->part_count; i++) {
        struct formula *formula = NULL;
        parts[i] = flow->parts[i];
        if (parts[i].table == FLOW_NO_TABLE) {
            const int code = spec_compile(&spec->children[i], compiler, &formula, err);
            if (code < 0) {
                return code;
            }
        }
        parts[i].formula = formula;
        prepare(&parts[i], arena);
    }
    flow->parts = parts;
    return 0;
}

void rule_compile_unpack(struct rule *rule, const uint32_t *numbers,
                         const struct spec_compiler *compiler)
{
    struct arena *arena = compiler->maker.arena;
    if (!rule->flow) {
        rule->formula = formula_unpack(compiler->packed, numbers[0], &compiler->maker,
                                       compiler->regexes);
        rule->spans_class = formula_spans_class(rule->formula);
        return;
    }
    const uint32_t count = rule->flow->part_count;
    struct flow_part *parts =
        arena_copy(arena, rule->flow->parts, count * sizeof *rule->flow->parts);
    for (uint32_t i = 0; i < count; i++) {
        prepare(&parts[i], arena);
        if (parts[i].table == FLOW_NO_TABLE) {
            parts[i].formula = formula_unpack(compiler->packed, numbers[i],
                                              &compiler->maker, compiler->regexes);
        }
    }
    rule->flow->parts = parts;
}

int rule_compile_formulas(struct rule *rule, const struct formula_spec *spec,
                          const struct spec_compiler *compiler, struct err *err)
{
    if (rule->flow) {
        return compile_parts(rule->flow, spec, compiler, err);
    }
    const int code = rule->mode.kind == MODE_SEARCH
                         ? spec_compile(spec, compiler, &rule->formula, err)
                         : 0;
    rule->spans_class = code == 0 && rule->formula && formula_spans_class(rule->formula);
    return code;
}

VEC_OF(word_lists, const uint32_t *);
VEC_OF(word_counts, size_t);

/* The filter that admits what one of the role's parts admits. */
static struct word_filter words_of(const struct flow_rule *flow, enum flow_role role,
                                   const struct spec_compiler *compiler)
{
    struct arena *arena = compiler->maker.arena;
    struct word_lists lists = { 0 };
    struct word_counts counts = { 0 };
    for (uint32_t i = 0; i < flow->part_count; i++) {
        const struct flow_part *part = &flow->parts[i];
        struct word_filter words = EVERY_FILE;
        if (part->role != role || (role == FLOW_SOURCE && !flow_part_begins(part))) {
            continue;
        }
        if (part->formula) {
            words = formula_table_words(compiler->formulas, part->formula);
        }
        for (size_t w = 0; w < words.count; w++) {
            if (words.lengths[w] == 0) {
                return EVERY_FILE;
            }
            VEC_PUSH(arena, &lists, words.alternatives[w]);
            VEC_PUSH(arena, &counts, words.lengths[w]);
        }
    }
    return (struct word_filter){ lists.items, counts.items, lists.count };
}

void rule_compile_words(struct rule *rule, const struct spec_compiler *compiler)
{
    for (int role = 0; rule->flow && role < FLOW_ROLE_COUNT; role++) {
        rule->flow->words[role] = words_of(rule->flow, (enum flow_role)role, compiler);
    }
    if (rule->formula) {
        rule->words = formula_table_words(compiler->formulas, rule->formula);
    }
}

bool rule_compile_admits(const struct rule *rule, const struct intern *words)
{
    if (!rule->flow) {
        return rule->mode.kind != MODE_SEARCH || word_filter_admits(&rule->words, words);
    }
    for (size_t i = 0; i < sizeof DECIDING / sizeof DECIDING[0]; i++) {
        if (word_filter_admits(&rule->flow->words[DECIDING[i]], words)) {
            return true;
        }
    }
    return false;
}
