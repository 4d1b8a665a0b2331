/* SPDX-License-Identifier: MIT */
#include "flow/values.h"

#include <string.h>

#include "base/arena.h"
#include "base/intern.h"
#include "flow/taint_set.h"
#include "flow/text.h"
#include "flow/value_make.h"

enum { FACT_WORDS = sizeof(struct value_facts) / sizeof(uint32_t), EXPECTED_JOINS = 64 };

struct values *values_new(uint32_t channel_count, struct arena *arena)
{
    struct values *values = ARENA_NEW(arena, struct values);
    *values = (struct values){ .arena = arena,
                               .facts = cons_init(arena),
                               .sets = cons_init(arena),
                               .taints = cons_init(arena),
                               .channel_sets = cons_init(arena),
                               .literals = cons_init(arena),
                               .texts = cons_init(arena),
                               .strings = intern_new(arena, NULL),
                               .joined = pairs_init(arena, EXPECTED_JOINS),
                               .joined_taints = pairs_init(arena, EXPECTED_JOINS),
                               .channel_words = channel_count / 32 + 1 };
    return values;
}

struct value_facts values_facts(const struct values *values, value at)
{
    struct value_facts facts = { 0 };
    size_t count = 0;
    const uint32_t *words = cons_get(&values->facts, at, &count);
    if (count == FACT_WORDS) {
        memcpy(&facts, words, sizeof facts);
    }
    return facts;
}

value values_add(struct values *values, const struct value_facts *facts)
{
    uint32_t words[FACT_WORDS];
    if (facts->types == 0) {
        return VALUE_NEVER;
    }
    memcpy(words, facts, sizeof words);
    return cons_add(&values->facts, words, FACT_WORDS);
}

uint32_t values_set_add(struct values *values, uint32_t set, uint32_t number)
{
    uint32_t words[VALUE_MOST_OBJECTS + 1];
    size_t count = 0;
    size_t out = 0;
    const uint32_t *old = cons_get(&values->sets, set, &count);
    size_t i = 0;
    for (; i < count && old[i] < number; i++) {
        words[out++] = old[i];
    }
    words[out++] = number;
    for (i += i < count && old[i] == number; i < count; i++) {
        words[out++] = old[i];
    }
    return out > VALUE_MOST_OBJECTS ? set : cons_add(&values->sets, words, out);
}

/* More objects than are kept: it may be others, too. */
static uint32_t join_objects(struct values *values, const struct value_facts *a,
                             const struct value_facts *b, uint32_t *types)
{
    size_t a_count = 0;
    size_t b_count = 0;
    cons_get(&values->sets, a->objects, &a_count);
    const uint32_t *more = cons_get(&values->sets, b->objects, &b_count);
    uint32_t set = a->objects;
    for (size_t i = 0; i < b_count; i++) {
        const uint32_t before = set;
        set = values_set_add(values, set, more[i]);
        size_t count = 0;
        cons_get(&values->sets, set, &count);
        *types |=
            set == before && count == VALUE_MOST_OBJECTS ? (uint32_t)TYPE_OBJECT : 0;
    }
    return set;
}

static value join_facts(struct values *values, const struct value_facts *a,
                        const struct value_facts *b)
{
    struct value_facts joined = { .types = a->types | b->types };
    joined.literal = a->literal == b->literal ? a->literal : 0;
    joined.text = text_join(values, a, b);
    joined.shortest = a->shortest < b->shortest ? a->shortest : b->shortest;
    joined.longest = a->longest > b->longest ? a->longest : b->longest;
    joined.objects = join_objects(values, a, b, &joined.types);
    joined.taint = taint_join(values, a->taint, b->taint);
    joined.class = a->class == b->class ? a->class : 0;
    return values_add(values, &joined);
}

value values_join(struct values *values, value a, value b)
{
    if (!a || !b || a == b) {
        return a ? a : b;
    }
    const value low = a < b ? a : b;
    const value high = a < b ? b : a;
    value joined = pairs_find(&values->joined, low, high);
    if (!joined) {
        const struct value_facts x = values_facts(values, low);
        const struct value_facts y = values_facts(values, high);
        joined = join_facts(values, &x, &y);
        pairs_set(&values->joined, low, high, joined);
    }
    return joined;
}

value values_widen(struct values *values, value before, value after)
{
    const value joined = values_join(values, before, after);
    if (joined == before || !before) {
        return joined;
    }
    const struct value_facts old = values_facts(values, before);
    struct value_facts facts = values_facts(values, joined);
    facts.shortest = facts.shortest < old.shortest ? 0 : facts.shortest;
    facts.longest = facts.longest > old.longest ? VALUE_FOREVER : facts.longest;
    return values_add(values, &facts);
}

enum truth values_truth(const struct values *values, value at)
{
    const struct value_facts facts = values_facts(values, at);
    if (facts.types == 0 || facts.types & (TYPE_UNBOUND | TYPE_OBJECT)) {
        return TRUTH_UNKNOWN;
    }
    if (facts.types == TYPE_NONE) {
        return TRUTH_FALSE;
    }
    if (facts.types == TYPE_CALLABLE) {
        return TRUTH_TRUE;
    }
    const struct constant constant = values_literal(values, at);
    bool known = false;
    const bool is_true = constant_truth(&constant, &known);
    if (known) {
        return is_true ? TRUTH_TRUE : TRUTH_FALSE;
    }
    if (facts.types & ~(uint32_t)(TYPE_CONTAINERS | TYPE_TEXTS)) {
        return TRUTH_UNKNOWN;
    }
    return facts.shortest > 0   ? TRUTH_TRUE
           : facts.longest == 0 ? TRUTH_FALSE
                                : TRUTH_UNKNOWN;
}

value values_keep_types(struct values *values, value at, uint32_t types)
{
    struct value_facts facts = values_facts(values, at);
    if (!(facts.types & ~types)) {
        return at;
    }
    facts.types &= types;
    return values_add(values, &facts);
}

/* A false thing may be None, False, 0, or empty. */
value values_refine_truth(struct values *values, value at, bool truth)
{
    const enum truth now = values_truth(values, at);
    struct value_facts facts = values_facts(values, at);
    if (now != TRUTH_UNKNOWN) {
        return (now == TRUTH_TRUE) == truth ? at : VALUE_NEVER;
    }
    if (truth) {
        facts.types &= ~(uint32_t)TYPE_NONE;
        facts.shortest = facts.shortest > 0 ? facts.shortest : 1;
    } else {
        facts.types &= ~(uint32_t)TYPE_CALLABLE;
        facts.longest = 0;
        facts.shortest = 0;
    }
    return values_add(values, &facts);
}
