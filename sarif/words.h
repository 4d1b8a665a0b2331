/* SPDX-License-Identifier: MIT
 *
 * The words that all reports use for the enumerations of finding.h.
 */
#ifndef HUNKSCAN_SARIF_WORDS_H
#define HUNKSCAN_SARIF_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "finding.h"

struct buf;

/* "note", "warning", "error". */
const char *words_level(enum finding_level level);

/* "added", "exposed-by-edit", … (DESIGN §6); the same as people read it: "exposed by an
 * edit". */
const char *words_class(enum finding_class class);
const char *words_class_label(enum finding_class class);

/* One sentence: what makes a finding of this class new; NULL where that needs no words:
 * its own line is, or none is. */
const char *words_class_reason(enum finding_class class);

/* Appends "security severity 8.8 (high)", after `before`; nothing where the rule is none
 * of security. */
void words_add_severity(struct buf *out, const char *before,
                        const struct finding *finding);

/* Appends "CWE-707 Improper Neutralization"; "Other rules" for what is no pillar. */
void words_add_pillar(struct buf *out, uint32_t number);

/* Appends "1 finding" or "2 findings". */
void words_add_count(struct buf *out, size_t count, const char *singular,
                     const char *plural);

/* Appends what keeps a finding out of reports, without the reason that was given:
 * "suppressed on line 4, by this very change". */
void words_add_suppression(struct buf *out, const struct suppression *suppression);

/* SARIF's baselineState: "new", "unchanged", …; of a whole tree NULL. */
const char *words_baseline(enum finding_class class);

#endif
