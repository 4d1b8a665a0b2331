/* SPDX-License-Identifier: MIT
 *
 * From a rule file's text to rules. Every key is known or an error; nothing is ever
 * ignored, but the free-form contents of `metadata` that mean nothing to hunkscan. Rules
 * for other languages are counted and left out.
 */
#ifndef HUNKSCAN_RULE_LOADER_H
#define HUNKSCAN_RULE_LOADER_H

#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"
#include "rule/models.h"
#include "rule/rule.h"
#include "rule/spec.h"
#include "rule/spec_reader.h"

struct arena;
struct dom_node;
struct err;
struct intern;

struct loaded_rule {
    struct rule rule;            /* without formula and words */
    struct formula_spec spec;    /* of flow rules: any of the formulas of their parts */
    struct formula_spec bound;   /* what binds a finding's metavariables */
    const struct dom_node *node; /* the rule in its file */
};

VEC_OF(loaded_rules, struct loaded_rule);
VEC_OF(left_out_rules, struct left_out_rule);
VEC_OF(rule_errors, struct str);

struct loader {
    struct arena *arena;   /* for everything */
    struct intern *words;  /* metavariables of messages are interned here */
    struct str file;       /* for messages */
    struct models *models; /* kinds that rules name; a models file adds to them */
    struct err *err;
    struct loaded_rules rules;      /* result: appended in the order of the text */
    size_t skipped;                 /* result: rules for other languages */
    struct left_out_rules left_out; /* result: rules for other versions */
    struct rule_errors *errors;     /* NULL, or where all that is wrong is wanted */
};

/* Reads the text of `loader->file`. ERR_RULE with "file:line:column: reason" at the first
 * thing that is not understood. With `errors` every such text goes there, the rules
 * without any are read, and the result is 0. */
int loader_read(struct loader *loader, struct str yaml);

/* The code of what was just done; where all errors are wanted, an error is put to the
 * others, and the result is 0. */
int loader_keep_error(struct loader *loader, int code);

/* What the readers of operators need for this file. */
struct spec_reader loader_spec_reader(const struct loader *loader);

/* ERR_RULE at a node of the file. Returns the code. */
int loader_fail(const struct loader *loader, const struct dom_node *at,
                const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Likewise for an unknown word: names the nearest of `known` (NULL-terminated), if one is
 * near. */
int loader_fail_unknown(const struct loader *loader, const struct dom_node *at,
                        const char *what, const char *const *known);

/* Likewise for a key that is missing: names the key of `node`, a mapping, that may be
 * meant to be it. `what` is what the mapping stands for. */
int loader_fail_missing(const struct loader *loader, const struct dom_node *node,
                        const char *what, const char *key);

#endif
