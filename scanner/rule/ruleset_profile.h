/* SPDX-License-Identifier: MIT
 *
 * What each rule of a set costs: measured while files are scanned, if asked for. Rules
 * share what is equal in them, and the first one that needs it pays.
 */
#ifndef HUNKSCAN_RULE_RULESET_PROFILE_H
#define HUNKSCAN_RULE_RULESET_PROFILE_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct rule;
struct ruleset;

struct rule_cost {
    const struct rule *rule;
    uint64_t nanoseconds; /* of processor time, in all threads */
    uint64_t files;       /* in which it was tried: path and words admit them */
    uint64_t matches;     /* found there, reported or not */
};

/* Measures from now on. After the last ruleset_select, before ruleset_freeze. */
void ruleset_profile_start(struct ruleset *ruleset);

/* The costs so far of all rules that take part, in their order; `*count` of them, in the
 * arena. Not while threads scan. */
struct rule_cost *ruleset_profile_costs(struct ruleset *ruleset, struct arena *arena,
                                        size_t *count);

/* Appends a table of the rules that were tried, dearest first (equal times, as printed,
 * by code and id), and totals: of `nanoseconds` of processor time for the whole run so
 * much went into rules. Sorts `costs`. */
void ruleset_profile_print(struct rule_cost *costs, size_t count, uint64_t nanoseconds,
                           struct buf *out);

#endif
