/* SPDX-License-Identifier: MIT
 *
 * What an HTML report says before and after its findings.
 */
#ifndef HUNKSCAN_SARIF_HTML_SUMMARY_H
#define HUNKSCAN_SARIF_HTML_SUMMARY_H

struct arena;
struct buf;
struct report;
struct view_options;

/* Appends heading, verdict, what was compared, notices, and the numbers by pillar. */
void html_summary_add(struct buf *out, const struct report *report,
                      const struct view_options *options, struct arena *arena);

/* Appends the filters, hidden: the script shows them. */
void html_summary_add_filters(struct buf *out);

/* Appends the last lines: who wrote this. */
void html_summary_add_end(struct buf *out, const struct report *report);

#endif
