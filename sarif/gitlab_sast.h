/* SPDX-License-Identifier: MIT
 *
 * GitLab's security report for SAST (gl-sast-report.json), schema 15.2.2: what merge
 * requests and the vulnerability report show.
 */
#ifndef HUNKSCAN_SARIF_GITLAB_SAST_H
#define HUNKSCAN_SARIF_GITLAB_SAST_H

struct buf;
struct report;

/* Appends the document. The schema demands times: both are report->head_time, so that the
 * same scan gives the same bytes. Where a base was compared the scan says that it is
 * differential, and GitLab closes nothing that is not in it. Notices are scan.messages.
 * Suppressed findings have no place in it. */
void gitlab_sast_write(const struct report *report, struct buf *out);

#endif
