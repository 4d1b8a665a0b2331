/* SPDX-License-Identifier: MIT
 *
 * reviewdog's rdjson (Reviewdog Diagnostic Format): comments on a review, with fixes as
 * suggestions.
 */
#ifndef HUNKSCAN_SARIF_RDJSON_H
#define HUNKSCAN_SARIF_RDJSON_H

struct buf;
struct report;

/* Appends the document. Columns count bytes, as the format has it. Every edit of a fix is
 * a suggestion, unless the fix is for people to look at (rule_info.fix_needs_review) or
 * is no UTF-8. Notices of an incomplete scan that name a file are diagnostics there; the
 * format has no place for others: the exit code and other reports have them. */
void rdjson_write(const struct report *report, struct buf *out);

#endif
