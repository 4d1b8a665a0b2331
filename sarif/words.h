/* SPDX-License-Identifier: MIT
 *
 * The words that all reports use for the enumerations of finding.h.
 */
#ifndef HUNKSCAN_SARIF_WORDS_H
#define HUNKSCAN_SARIF_WORDS_H

#include "finding.h"

/* "note", "warning", "error". */
const char *words_level(enum finding_level level);

/* "added", "exposed-by-edit", … (DESIGN §6). */
const char *words_class(enum finding_class class);

/* SARIF's baselineState: "new", "unchanged", …; of a whole tree NULL. */
const char *words_baseline(enum finding_class class);

#endif
