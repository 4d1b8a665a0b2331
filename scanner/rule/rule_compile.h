/* SPDX-License-Identifier: MIT
 *
 * The formulas of a rule, of whatever mode, and which files it can say something about.
 */
#ifndef HUNKSCAN_RULE_RULE_COMPILE_H
#define HUNKSCAN_RULE_RULE_COMPILE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct err;
struct flow_rule;
struct formula_spec;
struct intern;
struct rule;
struct spec_compiler;

/* A copy of what a pack's rule asks for, whose parts can be given their formulas; NULL of
 * NULL. */
struct flow_rule *rule_compile_copy(const struct flow_rule *packed, struct arena *arena);

/* Gives a rule of a pack its formula, or its flow parts theirs, by their numbers there
 * (struct packed_rule). */
void rule_compile_unpack(struct rule *rule, const uint32_t *numbers,
                         const struct spec_compiler *compiler);

/* Gives the rule its formula, or its flow parts theirs: child i of `spec` is that of part
 * i. Nothing to do in other modes. ERR_RULE as spec_compile; then the rule is as it was.
 */
int rule_compile_formulas(struct rule *rule, const struct formula_spec *spec,
                          const struct spec_compiler *compiler, struct err *err);

/* Fills in the word filters of a rule that has its formulas. */
void rule_compile_words(struct rule *rule, const struct spec_compiler *compiler);

/* Whether a file with these names can have what the rule looks for: of flow rules a
 * source, sink, acquisition, event or producer. */
bool rule_compile_admits(const struct rule *rule, const struct intern *words);

#endif
