/* SPDX-License-Identifier: MIT
 *
 * One finding in Markdown: a row of the table of the worst, and all there is to say of
 * it, folded.
 */
#ifndef HUNKSCAN_SARIF_MARKDOWN_FINDING_H
#define HUNKSCAN_SARIF_MARKDOWN_FINDING_H

struct buf;
struct finding;
struct report;

/* Appends a row of four cells: level, title, place, code. */
void markdown_finding_add_row(struct buf *out, const struct report *report,
                              const struct finding *finding);

/* Appends the folded finding: at most about 20 KB, whatever is in it. */
void markdown_finding_add(struct buf *out, const struct report *report,
                          const struct finding *finding);

#endif
