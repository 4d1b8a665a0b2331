/* SPDX-License-Identifier: MIT
 *
 * Moves from file to file: a finding on an added line is old if another file of the
 * change had it and has it no more (a file split in two, two files merged). Files are
 * looked into only if one of their deleted lines is the line of such a finding.
 */
#ifndef HUNKSCAN_REVIEW_MOVES_H
#define HUNKSCAN_REVIEW_MOVES_H

#include <stddef.h>

#include "review/file_review.h"
#include "review/pairing.h"

struct arena;
struct change_set;

/* An old version of a file that the change edited or deleted. */
struct donor {
    struct file_job job; /* the file as it is now, with one base; path absent: deleted */
    size_t base;         /* number of the base */
};

VEC_OF(donors, struct donor);

/* Adds the files that could have lost findings against one base. */
void moves_add_donors(struct donors *donors, const struct change_set *set, size_t base,
                      struct arena *arena);

/* What is looked for: the lines of newcomers, ordered. */
struct wanted_lines {
    const uint64_t *items;
    size_t count;
};

/* Those of all results, in `arena`. */
struct wanted_lines moves_wanted(const struct file_result *results, size_t count,
                                 struct arena *arena);

/* The findings that the donor's old version has and its new one has no more, as far as
 * their lines are wanted; in the worker's results arena. */
struct pairing_contents moves_lost(const struct donor *donor,
                                   const struct file_origin *origin,
                                   const struct wanted_lines *wanted,
                                   struct worker *worker);

/* Takes what was lost by the donors, one entry each, off the newcomers of other files:
 * those findings leave the results. */
void moves_settle(struct file_result *results, const struct file_jobs *jobs,
                  const struct donors *donors, const struct pairing_contents *lost,
                  struct arena *arena);

#endif
