/* SPDX-License-Identifier: MIT
 *
 * A pack: rules and models as static data, written as C by the build tool rulepack. Their
 * formulas are compiled at build time, but for regexes, which are compiled when a file
 * first needs their rule; the words they contain, and the words that decide which files
 * need them, are numbered.
 */
#ifndef HUNKSCAN_RULE_PACK_H
#define HUNKSCAN_RULE_PACK_H

#include <stdint.h>

#include "base/intern.h"
#include "flow/flow_rule.h"
#include "match/formula_pack.h"
#include "rule/models.h"
#include "rule/rule.h"
#include "rule/type_index.h"

struct packed_rule {
    struct rule rule; /* all but `formula` and `flow` */
    uint32_t formula; /* index in `rule_formulas` of its formula's number, or of the
                         first of its parts' (0 of a part with a table) */
    const struct flow_rule *flow; /* its parts without formulas; NULL if it has none */
};

struct rule_pack {
    const struct formula_pack *formulas;
    const uint32_t *rule_formulas;
    struct intern_table words; /* of rules and models */
    const struct packed_rule *rules;
    uint32_t rule_count;
    const struct model_kind *kinds; /* whose specifications name packed formulas */
    uint32_t kind_count;
    struct packed_types types[TYPE_TABLES]; /* of the tables of models */
};

#endif
