/* SPDX-License-Identifier: MIT
 *
 * Writing a pack as C. Used by the build tool only.
 */
#ifndef HUNKSCAN_RULE_PACK_WRITER_H
#define HUNKSCAN_RULE_PACK_WRITER_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct formula_table;
struct intern;
struct loaded_rule;
struct models;
struct type_index;

struct pack_contents {
    const struct loaded_rule *rules;
    size_t rule_count;
    const struct models *models;          /* the kinds; the tables are in `types` */
    const uint32_t *kind_formulas;        /* the number of each kind's formula */
    const struct formula_table *formulas; /* all of rules and kinds */
    const struct type_index *types;
    const struct intern *words; /* in which the rules' words, pieces and filters count */
};

/* Appends a C file that defines ruleset_add_builtin and ruleset_add_builtin_models with
 * these contents. The same contents give the same bytes. */
void pack_writer_add(const struct pack_contents *contents, struct buf *out);

#endif
