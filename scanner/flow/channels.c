/* SPDX-License-Identifier: MIT */
#include "flow/channels.h"

#include "base/arena.h"
#include "flow/taint_set.h"
#include "flow/values.h"

static uint32_t label_count(const struct flow_rule *rule)
{
    return rule->label_count > 0 ? rule->label_count : 1;
}

static void add_channel(struct flow_channels *channels, struct values *values,
                        const struct flow_rule *rule, uint32_t channel)
{
    const uint32_t set = channels_of(values, channel);
    const struct {
        bool is_in;
        uint32_t *set;
    } rows[] = {
        { true, &channels->all },
        { rule->mode == FLOW_TAINT, &channels->through },
        { rule->mode == FLOW_RESULT, &channels->results },
        { rule->mode == FLOW_RESULT, &channels->faults[rule->fault] },
        { rule->safe_booleans, &channels->safe_booleans },
        { rule->safe_numbers, &channels->safe_numbers },
        { rule->safe_comparisons, &channels->safe_comparisons },
        { rule->safe_indexes, &channels->safe_indexes },
        { rule->safe_functions, &channels->safe_functions },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        *rows[i].set =
            rows[i].is_in ? channels_union(values, *rows[i].set, set) : *rows[i].set;
    }
}

struct flow_channels *flow_channels_new(const struct flow_rule *const *rules,
                                        uint32_t rule_count, struct values **values,
                                        struct arena *arena)
{
    struct flow_channels *channels = ARENA_NEW(arena, struct flow_channels);
    uint32_t *first = ARENA_ARRAY(arena, rule_count, uint32_t);
    channels->rules = rules;
    channels->rule_count = rule_count;
    channels->first = first;
    for (uint32_t i = 0; i < rule_count; i++) {
        first[i] = channels->count;
        channels->count += label_count(rules[i]);
        channels->orders |= (uint64_t)(rules[i]->mode == FLOW_ORDER) << i % 64;
    }
    *values = values_new(channels->count, arena);
    for (uint32_t i = 0; i < rule_count; i++) {
        for (uint32_t label = 0; label < label_count(rules[i]); label++) {
            add_channel(channels, *values, rules[i], first[i] + label);
            uint32_t *shared = &channels->of_bit[i % 64];
            *shared =
                channels_union(*values, *shared, channels_of(*values, first[i] + label));
        }
    }
    return channels;
}
