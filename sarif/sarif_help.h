/* SPDX-License-Identifier: MIT
 *
 * The help page of a rule: what is wrong and why, an example and the same done right, how
 * to mend it, where to read on, how to suppress. Once as plain text, once as Markdown
 * (which GitHub shows instead).
 */
#ifndef HUNKSCAN_SARIF_SARIF_HELP_H
#define HUNKSCAN_SARIF_SARIF_HELP_H

struct buf;
struct rule_info;

/* Appends a multiformatMessageString {"text", "markdown"}. */
void sarif_help_add(struct buf *out, const struct rule_info *rule);

#endif
