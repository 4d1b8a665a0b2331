/* SPDX-License-Identifier: MIT
 *
 * A report in a line, and in numbers: what was found in what, compared with what, and
 * whether the check fails. Plain ASCII text, but for middle dots.
 */
#ifndef HUNKSCAN_SARIF_HEADLINE_H
#define HUNKSCAN_SARIF_HEADLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding.h"

struct arena;
struct buf;
struct report;

/* What the reports for people (HTML, Markdown) are asked to show. */
struct view_options {
    bool show_suppressed;
    unsigned fail_on;  /* enum finding_level from which on findings fail the check, or
                          HEADLINE_FAIL_NEVER */
    size_t most_bytes; /* of the whole report; 0: no limit */
};

/* Above all levels. */
enum { HEADLINE_FAIL_NEVER = LEVEL_ERROR + 1 };

/* Appends "3 findings (1 error, 2 warnings)", "No findings". */
void headline_add_findings(struct buf *out, const struct report *report);

/* Appends "2 of 8 changed files (7 Python) · 166 added lines", "1 of 90 Python files". */
void headline_add_files(struct buf *out, const struct report *report);

/* Appends whether the check fails and why, in a sentence. `fail_on` as in view_options.
 */
void headline_add_verdict(struct buf *out, const struct report *report, unsigned fail_on);

/* Appends what the change did to old findings, " · " before it: " · 12 there before, 3
 * moved, 1 fixed"; nothing where that was not looked for. */
void headline_add_old(struct buf *out, const struct report *report);

/* Files with findings. */
size_t headline_count_files(const struct findings *findings);

/* Findings of one pillar, by level. */
struct headline_pillar {
    uint32_t pillar;
    size_t levels[LEVEL_ERROR + 1];
};

VEC_OF(headline_pillars, struct headline_pillar);

/* All pillars of the findings, in order of their number, those without one last. */
struct headline_pillars headline_count_pillars(const struct findings *findings,
                                               struct arena *arena);

#endif
