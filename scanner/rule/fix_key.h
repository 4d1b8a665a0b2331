/* SPDX-License-Identifier: MIT
 *
 * The keys `fix` and `fix-regex` of a rule file. Inside rule/ only.
 */
#ifndef HUNKSCAN_RULE_FIX_KEY_H
#define HUNKSCAN_RULE_FIX_KEY_H

#include "rule/loader.h"

/* Read the key's value into the rule. ERR_RULE for what is malformed, also a replacement
 * that names a group which its regex does not have. */
int fix_key_read(const struct loader *loader, const struct dom_node *value,
                 struct rule *rule);
int fix_key_read_regex(const struct loader *loader, const struct dom_node *value,
                       struct rule *rule);

/* Checks the fix of a rule of which all else is read. ERR_RULE where it names a
 * metavariable that nothing can bind, or where there are two. */
int fix_key_check(const struct loader *loader, const struct loaded_rule *loaded);

#endif
