/* SPDX-License-Identifier: MIT */
#include "flow/taint_set.h"

#include <string.h>

#include "base/arena.h"
#include "flow/values.h"

enum { WORD_BITS = 32 };

/* Of a set; zeros for the empty one. */
static uint32_t word_at(const struct values *values, uint32_t set, uint32_t index)
{
    size_t count = 0;
    const uint32_t *words = cons_get(&values->channel_sets, set, &count);
    return index < count ? words[index] : 0;
}

static uint32_t add_set(struct values *values, const uint32_t *words)
{
    uint32_t all = 0;
    for (uint32_t i = 0; i < values->channel_words; i++) {
        all |= words[i];
    }
    return all ? cons_add(&values->channel_sets, words, values->channel_words) : 0;
}

uint32_t channels_of(struct values *values, uint32_t channel)
{
    uint32_t *words = ARENA_ARRAY(values->arena, values->channel_words, uint32_t);
    words[channel / WORD_BITS] = 1u << channel % WORD_BITS;
    return add_set(values, words);
}

enum set_op { SET_UNION, SET_MINUS, SET_BOTH };

static uint32_t combine(struct values *values, uint32_t a, uint32_t b, enum set_op op)
{
    uint32_t few[8];
    uint32_t *words = values->channel_words <= 8
                          ? few
                          : ARENA_ARRAY(values->arena, values->channel_words, uint32_t);
    for (uint32_t i = 0; i < values->channel_words; i++) {
        const uint32_t x = word_at(values, a, i);
        const uint32_t y = word_at(values, b, i);
        words[i] = op == SET_UNION ? x | y : op == SET_MINUS ? x & ~y : x & y;
    }
    return add_set(values, words);
}

uint32_t channels_union(struct values *values, uint32_t a, uint32_t b)
{
    return !a || a == b ? b : !b ? a : combine(values, a, b, SET_UNION);
}

uint32_t channels_minus(struct values *values, uint32_t a, uint32_t b)
{
    return a == b ? 0 : !a || !b ? a : combine(values, a, b, SET_MINUS);
}

uint32_t channels_both(struct values *values, uint32_t a, uint32_t b)
{
    return a == b ? a : !a || !b ? 0 : combine(values, a, b, SET_BOTH);
}

bool channels_have(const struct values *values, uint32_t set, uint32_t channel)
{
    return word_at(values, set, channel / WORD_BITS) >> channel % WORD_BITS & 1;
}

const struct taint_part *taint_parts(const struct values *values, uint32_t taint,
                                     size_t *count)
{
    const uint32_t *words = cons_get(&values->taints, taint, count);
    *count /= 2;
    return (const struct taint_part *)words;
}

static uint32_t add_taint(struct values *values, const struct taint_part *parts,
                          size_t count)
{
    return cons_add(&values->taints, (const uint32_t *)parts, 2 * count);
}

uint32_t taint_of(struct values *values, uint32_t origin, uint32_t channels)
{
    const struct taint_part part = { origin, channels };
    return channels ? add_taint(values, &part, 1) : 0;
}

static uint32_t merge(struct values *values, uint32_t a, uint32_t b)
{
    struct taint_part merged[2 * TAINT_MOST_ORIGINS];
    size_t a_count = 0;
    size_t b_count = 0;
    size_t count = 0;
    const struct taint_part *x = taint_parts(values, a, &a_count);
    const struct taint_part *y = taint_parts(values, b, &b_count);
    const struct taint_part *const x_end = x + a_count;
    const struct taint_part *const y_end = y + b_count;
    while (x < x_end || y < y_end) {
        struct taint_part part =
            x < x_end && (y == y_end || x->origin <= y->origin) ? *x : *y;
        if (x < x_end && y < y_end && x->origin == y->origin) {
            part.channels = channels_union(values, x->channels, y->channels);
        }
        x += x < x_end && x->origin == part.origin;
        y += y < y_end && y->origin == part.origin;
        merged[count++] = part;
    }
    return add_taint(values, merged,
                     count < TAINT_MOST_ORIGINS ? count : TAINT_MOST_ORIGINS);
}

uint32_t taint_join(struct values *values, uint32_t a, uint32_t b)
{
    if (!a || !b || a == b) {
        return a ? a : b;
    }
    const uint32_t low = a < b ? a : b;
    const uint32_t high = a < b ? b : a;
    uint32_t joined = pairs_find(&values->joined_taints, low, high);
    if (!joined) {
        joined = merge(values, a, b);
        pairs_set(&values->joined_taints, low, high, joined);
    }
    return joined;
}

static uint32_t filter(struct values *values, uint32_t taint, uint32_t channels,
                       enum set_op op)
{
    struct taint_part left[TAINT_MOST_ORIGINS];
    size_t count = 0;
    size_t kept = 0;
    const struct taint_part *parts = taint_parts(values, taint, &count);
    for (size_t i = 0; i < count; i++) {
        left[kept] = parts[i];
        left[kept].channels = op == SET_MINUS
                                  ? channels_minus(values, parts[i].channels, channels)
                                  : channels_both(values, parts[i].channels, channels);
        kept += left[kept].channels != 0;
    }
    return add_taint(values, left, kept);
}

uint32_t taint_keep(struct values *values, uint32_t taint, uint32_t channels)
{
    return taint ? filter(values, taint, channels, SET_BOTH) : 0;
}

uint32_t taint_drop(struct values *values, uint32_t taint, uint32_t channels)
{
    return taint && channels ? filter(values, taint, channels, SET_MINUS) : taint;
}
