/* SPDX-License-Identifier: MIT
 *
 * GitLab's Code Quality report (gl-code-quality-report.json): a list of degradations, for
 * the widget of a merge request, also where there is no licence for security reports.
 */
#ifndef HUNKSCAN_SARIF_CODEQUALITY_H
#define HUNKSCAN_SARIF_CODEQUALITY_H

struct buf;
struct report;

/* Appends the document, findings in report order. The format has no place for notices:
 * each one that makes the scan incomplete is a degradation of its own (check_name
 * "hunkscan/incomplete", severity info), at most 50. Suppressed findings are left out. */
void codequality_write(const struct report *report, struct buf *out);

#endif
