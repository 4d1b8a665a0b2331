/* SPDX-License-Identifier: MIT
 *
 * The help of the rules that found something, in an HTML report.
 */
#ifndef HUNKSCAN_SARIF_HTML_RULE_H
#define HUNKSCAN_SARIF_HTML_RULE_H

#include <stddef.h>

#include "base/str.h"

struct arena;
struct buf;
struct report_entries;
struct report;
struct rule_info;

/* Rules by their code, in the report's order. */
struct html_rules {
    const struct rule_info **items;
    size_t count;
};

/* Those of the entries. The array lives in the arena. */
struct html_rules html_rule_collect(const struct report *report,
                                    const struct report_entries *entries,
                                    struct arena *arena);

/* The number by which a rule's element is called r-1, r-2…; 0 for one not collected. */
size_t html_rule_number(const struct html_rules *rules, const struct rule_info *rule);

/* A section with all of them, folded. */
void html_rule_add_all(struct buf *out, const struct html_rules *rules);

/* What a rule is called by people: its title without the period, or its id. */
struct str html_rule_title(const struct rule_info *rule);

#endif
