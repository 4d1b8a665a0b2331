/* SPDX-License-Identifier: MIT
 *
 * The words that all reports use for the enumerations of finding.h.
 */
#ifndef HUNKSCAN_SARIF_WORDS_H
#define HUNKSCAN_SARIF_WORDS_H

#include "finding.h"

/* "added", "exposed-by-edit", … (DESIGN §6). */
const char *words_class(enum finding_class class);

#endif
