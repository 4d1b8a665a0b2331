/* SPDX-License-Identifier: MIT
 *
 * What the readers of operators share (spec.c, spec_filter.c,
 * spec_match.c). Inside rule/ only. All
 * return a negative code after an error with file, line and column.
 */
#ifndef HUNKSCAN_RULE_SPEC_READER_H
#define HUNKSCAN_RULE_SPEC_READER_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct dom_node;
struct err;
struct formula_spec;
struct models;

/* What the code is that patterns are written for. */
enum spec_language { SPEC_PYTHON, SPEC_GENERIC, SPEC_REGEX };

struct spec_reader {
    struct str file;
    struct arena *arena;
    struct err *err;
    const struct models *models; /* the kinds that can be named; NULL: none */
    enum spec_language language;
    bool within; /* in what a metavariable is bound to: exclusions alone say enough */
};

/* "file:line:column: reason"; with a name in quotes between two texts. */
int spec_fail(const struct spec_reader *reader, const struct dom_node *at,
              const char *reason);
int spec_fail_named(const struct spec_reader *reader, const struct dom_node *at,
                    const char *before, struct str name, const char *after);

/* Text that says something, into `spec` with its position. */
int spec_read_text(const struct spec_reader *reader, const struct dom_node *key,
                   const struct dom_node *value, struct formula_spec *spec);

/* A metavariable, or a list of them. */
int spec_read_metavariables(const struct spec_reader *reader,
                            const struct dom_node *value, struct formula_spec *spec);

/* A formula as part of another mapping: the operator `key` with its value. */
int spec_read_within(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec);

/* The text of a pattern, with the op of the reader's language. */
int spec_read_pattern(const struct spec_reader *reader, const struct dom_node *key,
                      const struct dom_node *value, struct formula_spec *spec);

/* The language within a metavariable. */
int spec_read_language(const struct spec_reader *reader, const struct dom_node *node,
                       enum spec_language *language);

/* A formula in the newer syntax (spec_match.c). */
int spec_read_match(const struct spec_reader *reader, const struct dom_node *value,
                    struct formula_spec *spec);

/* Whether the newer syntax has this key. */
bool spec_match_knows(struct str key);

/* The filters, whose op is in `spec` already (spec_filter.c). */
int spec_read_filter(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec);

#endif
