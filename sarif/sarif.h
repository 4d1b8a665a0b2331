/* SPDX-License-Identifier: MIT
 *
 * SARIF 2.1.0: the report that GitHub, GitLab and others ingest (REPORTS, "SARIF: must").
 */
#ifndef HUNKSCAN_SARIF_SARIF_H
#define HUNKSCAN_SARIF_SARIF_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;

struct sarif_options {
    bool show_suppressed; /* list suppressed findings, marked as such */
    bool unlimited;       /* all results: for a baseline, which no platform takes */
};

/* Appends the whole document, UTF-8 without BOM, ending with a line feed. The bytes
 * depend on the report only. Results past the consumers' limits (5,000 results, 10 MB)
 * are cut, worst kept, and the cut is a notice in the document. Returns the number of
 * results left out. */
size_t sarif_write(const struct report *report, const struct sarif_options *options,
                   struct buf *out);

#endif
