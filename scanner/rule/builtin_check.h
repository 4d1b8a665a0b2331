/* SPDX-License-Identifier: MIT
 *
 * What a built-in rule must have beyond what the loader asks of anybody's rule. Used by
 * the build tool only.
 */
#ifndef HUNKSCAN_RULE_BUILTIN_CHECK_H
#define HUNKSCAN_RULE_BUILTIN_CHECK_H

#include <stddef.h>

#include "rule/loader.h"

/* Checks the only rule of `loader->file` ("…/cwe-707-neutralization/NAME.yaml"): metadata
 * complete and well-formed, id = file name, folder = pillar. ERR_RULE with
 * "file:line:column: reason". */
int builtin_check_rule(const struct loader *loader, const struct loaded_rule *rule);

/* Checks that no two rules share an id or code. */
int builtin_check_unique(const struct loaded_rule *rules, size_t count, struct err *err);

#endif
