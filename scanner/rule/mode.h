/* SPDX-License-Identifier: MIT
 *
 * Modes: rules that ask for facts of a file instead of searching by patterns. `mode:
 * metric` asks for what is measured above a threshold, `mode: unused` for what nothing
 * uses, `mode: contract` for what does not fit its definition. What a mode's rules need
 * is found once for a file and serves all of them. The modes from MODE_TAINT on ask for
 * the flow of values (flow_key.h, flow/flow_rule.h).
 */
#ifndef HUNKSCAN_RULE_MODE_H
#define HUNKSCAN_RULE_MODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "contract/contract.h"
#include "metric/metric.h"
#include "unused/unused.h"

struct dom_node;
struct loader;
struct matches;
struct unit;

enum mode_kind {
    MODE_SEARCH,
    MODE_METRIC,
    MODE_UNUSED,
    MODE_CONTRACT,
    MODE_TAINT, /* from here on: struct rule has `flow` */
    MODE_LIFETIME,
    MODE_ORDER,
    MODE_RESULT,
    MODE_COUNT
};

/* What a rule asks for. */
struct mode {
    enum mode_kind kind;
    enum metric_kind metric; /* MODE_METRIC: from here on */
    enum metric_scope scope;
    uint32_t threshold;             /* reported above it */
    uint32_t kinds;                 /* bits by enum unused_kind or contract_kind */
    const struct str *ignore_names; /* globs */
    uint32_t ignore_name_count;
    const struct str *ignore_texts; /* files that contain one of them are left out */
    uint32_t ignore_text_count;
};

/* What was found out about a file, as far as it was asked for. Starts as all zero. */
struct mode_facts {
    struct metrics metrics;
    struct unused *unused;
    struct contract *contract;
};

/* Reads `mode` of a rule and the keys that belong to it, but for those of flow modes.
 * ERR_RULE with position and reason where one is missing or not understood. */
int mode_read(const struct loader *loader, const struct dom_node *rule,
              struct mode *mode);

/* The keys that belong to a mode, NULL-terminated. */
const char *const *mode_keys(enum mode_kind kind);

/* What a mode is called in rules. */
const char *mode_name(enum mode_kind kind);

/* The first mode that has the key; MODE_COUNT if none has. */
enum mode_kind mode_of_key(struct str key);

/* Whether rules of the mode ask for the flow of values. */
bool mode_is_flow(enum mode_kind kind);

/* Whether findings of the mode (metric, unused, contract) bind the metavariable
 * ("$NAME"). */
bool mode_binds(const struct mode *mode, struct str metavariable);

/* Appends what the mode (metric, unused, contract) finds in a file, in its arena. */
void mode_find(const struct mode *mode, struct mode_facts *facts, struct unit *unit,
               struct matches *found);

#endif
