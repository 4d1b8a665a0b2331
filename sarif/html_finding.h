/* SPDX-License-Identifier: MIT
 *
 * One finding of an HTML report: folded, one line to see, everything in it.
 */
#ifndef HUNKSCAN_SARIF_HTML_FINDING_H
#define HUNKSCAN_SARIF_HTML_FINDING_H

#include <stdbool.h>

#include "base/str.h"

struct buf;
struct finding;
struct html_rules;
struct report;

/* What all findings of a report need. */
struct html_findings {
    struct buf *out;
    const struct report *report;
    const struct html_rules *rules;
    bool unfolded; /* few enough to be read in one go */
};

/* Appends it. `anchor` is its id in the page. */
void html_finding_add(const struct html_findings *findings, const struct finding *finding,
                      struct str anchor);

#endif
