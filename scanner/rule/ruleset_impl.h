/* SPDX-License-Identifier: MIT
 *
 * The inside of a rule set, for the sources that implement rule/ruleset.h.
 */
#ifndef HUNKSCAN_RULE_RULESET_IMPL_H
#define HUNKSCAN_RULE_RULESET_IMPL_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/vec.h"
#include "match/formula_pack.h"
#include "rule/formula_table.h"
#include "rule/loader.h"
#include "rule/models.h"
#include "rule/pack.h"
#include "rule/ruleset.h"
#include "rule/spec.h"
#include "rule/type_index.h"

struct arena;

/* A rule and what is known of its formula. */
struct rule_slot {
    struct rule rule;
    const uint32_t *packed; /* the numbers of its formulas in the pack, where they wait */
    atomic_bool is_ready;   /* rule.formula may be read only after this was seen */
};

/* What a rule cost so far (ruleset_profile.h). */
struct slot_cost {
    atomic_uint_least64_t nanoseconds, files, matches;
};

VEC_OF(rule_slots, struct rule_slot *);

struct ruleset {
    struct arena *arena;
    struct intern *words;
    struct parser *parser; /* of patterns */
    struct regexes regexes;
    struct formula_table *formulas; /* of all rules that were read */
    const struct rule_pack *pack;   /* on whose words and models it stands; NULL: none */
    struct unpacked_formulas unpacked; /* of the pack, as far as they were needed */
    struct rule_slots slots;           /* all, in the order they were added */
    struct rule_slots active;          /* those that take part, by code then id */
    struct rule_list active_rules;     /* the same */
    struct rule_list all_rules;        /* all, by code then id */
    struct models models;              /* kinds that rules name, tables */
    struct type_index types; /* of the models, once `words` has been given out */
    struct slot_cost *costs; /* of each of `active`; NULL: not measured */
    size_t skipped;
    struct left_out_rules left_out;
    bool any_path;                                  /* of the selection */
    const struct ruleset_path_ignore *path_ignores; /* … */
    size_t path_ignore_count;
    bool frozen;               /* `words` has been given out */
    bool selected;             /* `active` is up to date */
    pthread_mutex_t preparing; /* guards arena, words, parser, regexes and formulas while
                                  rules are compiled lazily */
};

/* What a rule, which must outlive it, is compiled with. While threads run, only under
 * `preparing`. */
struct spec_compiler ruleset_compiler(struct ruleset *ruleset, const struct rule *rule);

/* Compiles the kinds from `first` on, to see that they can be. ERR_RULE as loader_read.
 */
int ruleset_check_kinds(struct ruleset *ruleset, size_t first, struct err *err);

/* Fills ruleset->types. Before `words` is frozen. */
void ruleset_index_types(struct ruleset *ruleset);

/* A file's path, and what rules ask about it: found out once for all of them. */
struct ruleset_path {
    struct str text;
    bool is_test;
};
struct ruleset_path ruleset_path_of(struct str path);

/* Whether the rule is for files of this path. */
bool ruleset_admits_path(const struct ruleset *ruleset, const struct rule *rule,
                         const struct ruleset_path *path);

/* Puts findings into order, equal ones once. */
void ruleset_sort(struct raw_findings *found);

#endif
