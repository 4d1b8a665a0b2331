/* SPDX-License-Identifier: MIT
 *
 * A pack: rules and models as static data, written as C by the build tool rulepack. The
 * patterns are compiled, regexes are when a file first needs their rule; the
 * words they contain, and the words that decide which files need them, are numbered at
 * build time.
 */
#ifndef HUNKSCAN_RULE_PACK_H
#define HUNKSCAN_RULE_PACK_H

#include <stdint.h>

#include "base/intern.h"
#include "flow/flow_rule.h"
#include "match/pattern_pack.h"
#include "rule/models.h"
#include "rule/rule.h"
#include "rule/spec_pack.h"
#include "rule/type_index.h"

struct packed_rule {
    struct rule rule;             /* all but `formula` and `flow` */
    uint32_t spec;                /* index in the pack's specifications */
    const struct flow_rule *flow; /* its parts without formulas; NULL if it has none */
};

struct rule_pack {
    const struct pattern_pack *patterns;
    const struct spec_pack *specs;
    struct intern_table words; /* of rules and models */
    const struct packed_rule *rules;
    uint32_t rule_count;
    const struct model_kind *kinds; /* all but `spec`; in order of the kinds of `specs` */
    uint32_t kind_count;
    struct packed_types types[TYPE_TABLES]; /* of the tables of models */
};

#endif
