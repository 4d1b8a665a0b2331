/* SPDX-License-Identifier: MIT
 *
 * Taint: from which origins something reaches a value, and for each the channels on which
 * it still counts. Who runs numbers origins and channels. Taints and sets of channels are
 * numbers, equal ones equal; 0 is the empty one.
 */
#ifndef HUNKSCAN_FLOW_TAINT_SET_H
#define HUNKSCAN_FLOW_TAINT_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct values;

struct taint_part {
    uint32_t origin;
    uint32_t channels;
};

enum { TAINT_MOST_ORIGINS = 16 };

/* The taint of one origin. */
uint32_t taint_of(struct values *values, uint32_t origin, uint32_t channels);

/* Either; the first TAINT_MOST_ORIGINS origins of them. */
uint32_t taint_join(struct values *values, uint32_t a, uint32_t b);

/* What is left of a taint on the channels of the set; on those not in it. */
uint32_t taint_keep(struct values *values, uint32_t taint, uint32_t channels);
uint32_t taint_drop(struct values *values, uint32_t taint, uint32_t channels);

/* Its parts, ascending by origin. */
const struct taint_part *taint_parts(const struct values *values, uint32_t taint,
                                     size_t *count);

/* Sets of channels: one channel alone, union, those of `a` not in `b`, those in both. */
uint32_t channels_of(struct values *values, uint32_t channel);
uint32_t channels_union(struct values *values, uint32_t a, uint32_t b);
uint32_t channels_minus(struct values *values, uint32_t a, uint32_t b);
uint32_t channels_both(struct values *values, uint32_t a, uint32_t b);
bool channels_have(const struct values *values, uint32_t set, uint32_t channel);

#endif
