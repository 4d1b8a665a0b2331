/* SPDX-License-Identifier: MIT
 *
 * The parts of a rule that say when and how it applies: languages, options, paths.
 */
#ifndef HUNKSCAN_RULE_RULE_OPTIONS_H
#define HUNKSCAN_RULE_RULE_OPTIONS_H

#include <stdbool.h>

#include "rule/loader.h"

struct flow_rule;
struct match_options;

/* Whether the rule's `languages` name Python. ERR_RULE where they are missing or name an
 * unknown one: a mistyped language would silence the rule. */
int rule_options_read_languages(const struct loader *loader, const struct dom_node *rule,
                                bool *for_python);

/* Reads the `options` mapping into `read`, which holds the usual ones. Options that
 * cannot change what a search in Python finds are accepted with any value; those that
 * would, but are not followed, with their usual value only; all others are ERR_RULE. */
int rule_options_read(const struct loader *loader, const struct dom_node *options,
                      struct match_options *read);

/* Reads the options of taint mode among them: into `flow`, or, where they are not
 * followed, with their usual value only. */
int rule_options_read_taint(const struct loader *loader, const struct dom_node *options,
                            struct flow_rule *flow);

/* Reads `paths`: the globs of `include` and `exclude`, and `tests`. */
int rule_options_read_paths(const struct loader *loader, const struct dom_node *paths,
                            struct rule *rule);

#endif
