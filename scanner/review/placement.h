/* SPDX-License-Identifier: MIT
 *
 * Placement: whether a raw finding belongs to the change, and which part of it a report
 * points at.
 *
 * A finding is the change's if a line of its range, or of a step of its trace in the same
 * file, is an added one and it was not there before: where the line it starts at (of a
 * def or class: the line of its name) is an unchanged one, the old version is analysed
 * too, and a finding of the same rule at the line where that one was, with the same
 * source where it has a trace (fingerprint_source), is the same finding. Each old finding
 * accounts for one new one with the same message; where only messages changed, as many as
 * there were are old. With several bases it must be new against each.
 */
#ifndef HUNKSCAN_REVIEW_PLACEMENT_H
#define HUNKSCAN_REVIEW_PLACEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gitdiff/change_set.h"
#include "review/added.h"
#include "review/analysis.h"
#include "review/frame.h"

/* One base's version of the file under review. */
struct old_version {
    struct str path;
    struct str text;
    struct hunks hunks;        /* from it to the new version */
    bool absent;               /* there was no file: every line is added */
    const struct files *files; /* of the same version */
    struct analysis *analysis; /* once it was needed */
};

struct placement {
    struct span whole;   /* the range; of a long compound statement, its header */
    struct span primary; /* what to point at; within added lines if `narrowed` */
    bool narrowed;       /* primary is a part of whole, or of the suite below it */
    bool by_step;        /* narrowed to a step of its trace, which is no part of it */
};

/* A file under review. */
struct placing {
    struct worker *worker;
    struct analysis *analysis; /* of the new version */
    struct added_lines *added;
    struct old_version *old;
    size_t old_count;
};

/* The part of a raw finding that stands for it whatever the change is: the header where
 * it is a compound statement, else its range. */
struct span placement_key(const struct analysis *analysis, size_t index);

/* Whether raw finding `index` belongs to the change, and where. */
bool placement_find(struct placing *placing, size_t index, struct placement *found);

#endif
