/* SPDX-License-Identifier: MIT
 *
 * A rule's head: id, message, severity and metadata, as reports show them (struct
 * rule_info), with what is derived where a user's rule does not say it.
 */
#ifndef HUNKSCAN_RULE_METADATA_H
#define HUNKSCAN_RULE_METADATA_H

#include "rule/loader.h"

/* Reads `severity` into the level. ERR_RULE for an unknown one. */
int metadata_read_severity(const struct loader *loader, const struct dom_node *value,
                           struct rule *rule);

/* Fills in rule->info and the profile from the `metadata` mapping (NULL: none) and the
 * message; id and level must be set. Contents that do not look like ours are left aside:
 * metadata is free-form. */
void metadata_read(const struct loader *loader, const struct dom_node *metadata,
                   struct str message, struct rule *rule);

/* The number in "CWE-78: …", "cwe-078" or "78"; 0 if there is none. */
uint32_t metadata_cwe(struct str text);

#endif
