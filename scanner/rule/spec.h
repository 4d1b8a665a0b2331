/* SPDX-License-Identifier: MIT
 *
 * Formula specifications: what the operators of a rule say, checked but not compiled.
 * Read from YAML by spec_read, compiled to a formula by spec_compile.
 */
#ifndef HUNKSCAN_RULE_SPEC_H
#define HUNKSCAN_RULE_SPEC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/regex.h"
#include "base/str.h"
#include "match/formula.h"

struct arena;
struct dom_node;
struct err;
struct formula_table;
struct intern;
struct spec_reader;
struct unpacked_formulas;

/* What decides what is found must go into its key, too (spec_compile.c: add_key). */
struct formula_spec {
    enum formula_op op;
    struct str text; /* pattern, regex or name of a kind, for those that have one */
    const struct str *metavariables; /* "$X"… of focus-metavariable, filters, kinds */
    uint32_t metavariable_count;
    const struct str *types; /* dotted names, of metavariable-type */
    uint32_t type_count;
    struct where where; /* of the filters */
    const struct formula_spec *children;
    uint32_t child_count;
    uint32_t line, column; /* where `text` or the operator stands */
    uint32_t packed; /* of a kind from a pack: the number of its formula there, which
                        says it all; 0: the members above do */
    bool has_focus;  /* … with a focus-metavariable in it */
};

/* What compiling needs. The regexes made are appended to `regexes`; their owner frees
 * them. */
struct spec_compiler {
    struct str file; /* for messages */
    struct pattern_maker maker;
    struct regexes *regexes;
    struct formula_table *formulas;         /* in which equal formulas are found */
    const struct unpacked_formulas *packed; /* of the pack whose kinds are named; NULL:
                                               none is */
};

/* Whether `key` is an operator that is supported, in a rule or within one. */
bool spec_is_operator(struct str key);

/* Whether `key` is a part of the rule language that is known but not supported yet. */
bool spec_is_later(struct str key);

/* Reads the operator `key` of a rule with its value. ERR_RULE with "file:line:column:
 * reason". */
int spec_read(const struct spec_reader *reader, const struct dom_node *key,
              const struct dom_node *value, struct formula_spec *spec);

/* Likewise a whole formula in the newer syntax, which has no operator before it. */
int spec_read_newer(const struct spec_reader *reader, const struct dom_node *node,
                    struct formula_spec *spec);

/* Compiles a specification, or finds the formula that an equal one was compiled to.
 * ERR_RULE as above where a pattern or regex is malformed. */
int spec_compile(const struct formula_spec *spec, const struct spec_compiler *compiler,
                 struct formula **formula, struct err *err);

/* Whether a pattern or a regex's group of the specification can bind the metavariable
 * ("$X", "$...X"). */
bool spec_binds(const struct formula_spec *spec, struct str metavariable);

/* Whether there is a focus-metavariable in it, or in a kind that it names. */
bool spec_has_focus(const struct formula_spec *spec);

/* Length of the metavariable that starts at text[at]: "$X", "$...X", "$1"; 0 if none
 * does. */
size_t spec_metavariable_length(struct str text, size_t at);

#endif
