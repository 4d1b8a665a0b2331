/* SPDX-License-Identifier: MIT
 *
 * Rules as plain text for terminals: the list and the explanation. Control characters of
 * users' rules are replaced, so that they cannot speak to the terminal.
 */
#ifndef HUNKSCAN_RULE_RULE_TEXT_H
#define HUNKSCAN_RULE_RULE_TEXT_H

#include <stddef.h>

struct buf;
struct rule;

/* One aligned line for each rule: code, id, level, CWE, profile, title. With a head line.
 */
void rule_text_list(const struct rule *const *rules, size_t count, struct buf *out);

/* Everything there is to know of a rule, wrapped at 80 columns: title, code, CWE with its
 * address, pillar, level, precision, description, examples, solution, references, how to
 * suppress. */
void rule_text_explain(const struct rule *rule, struct buf *out);

#endif
