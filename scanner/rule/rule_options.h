/* SPDX-License-Identifier: MIT
 *
 * The parts of a rule that say when and how it applies: languages and options.
 */
#ifndef HUNKSCAN_RULE_RULE_OPTIONS_H
#define HUNKSCAN_RULE_RULE_OPTIONS_H

#include <stdbool.h>

#include "rule/loader.h"

/* Whether the rule's `languages` name Python. ERR_RULE where they are missing or name an
 * unknown one: a mistyped language would silence the rule. */
int rule_options_read_languages(const struct loader *loader, const struct dom_node *rule,
                                bool *for_python);

/* Checks the `options` mapping: those that cannot change what a search in Python finds,
 * or have the value that this program's matching has, are accepted; all others are
 * ERR_RULE. */
int rule_options_check(const struct loader *loader, const struct dom_node *options);

#endif
