/* SPDX-License-Identifier: MIT
 *
 * Which files of a run are this shard's.
 */
#ifndef HUNKSCAN_REVIEW_OWN_JOBS_H
#define HUNKSCAN_REVIEW_OWN_JOBS_H

#include "review/file_review.h"

struct arena;
struct report;
struct review_options;

struct own_jobs {
    const size_t *order; /* numbers of all jobs: this shard's in their order, then the
                            others */
    size_t count;        /* so many are this shard's; all where nothing is split */
};

/* Splits the jobs as the options say; the report gets how. In `arena`. */
struct own_jobs own_jobs_of(const struct file_jobs *jobs,
                            const struct file_origin *origin,
                            const struct review_options *options, struct arena *arena,
                            struct report *report);

#endif
