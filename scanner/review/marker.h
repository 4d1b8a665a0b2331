/* SPDX-License-Identifier: MIT
 *
 * Which marker silences a finding.
 */
#ifndef HUNKSCAN_REVIEW_MARKER_H
#define HUNKSCAN_REVIEW_MARKER_H

#include <stdbool.h>
#include <stddef.h>

#include "finding.h"
#include "review/frame.h"

struct added_lines;
struct analysis;
struct reading;

/* A file's findings, and its added lines (NULL: none). */
struct marker_view {
    const struct analysis *analysis;
    const struct added_lines *added;
};

/* Fills in what silences raw finding `index`, which is shown at `primary`: a marker on
 * the lines of its statement (of a compound one: of the header), or at the lines it is
 * shown at. False, and untouched, if nothing does. */
bool marker_find(const struct marker_view *view, size_t index, struct span primary,
                 struct suppression *found);

/* A notice for each comment of the file that is meant for rules of ours and silences none
 * of its findings, old ones included. */
void marker_note_unused(const struct reading *reading, const struct analysis *analysis);

#endif
