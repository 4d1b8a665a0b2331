/* SPDX-License-Identifier: MIT
 *
 * The help page of a rule: what is wrong and why, an example and the same done right, how
 * to mend it, where to read on, how to suppress. Once as plain text, once as Markdown
 * (which GitHub shows instead).
 */
#ifndef HUNKSCAN_SARIF_SARIF_HELP_H
#define HUNKSCAN_SARIF_SARIF_HELP_H

#include <jansson.h>

struct rule_info;

/* A multiformatMessageString {"text", "markdown"}. New reference. */
json_t *sarif_help_of(const struct rule_info *rule);

#endif
