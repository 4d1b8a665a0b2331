/* SPDX-License-Identifier: MIT
 *
 * Workers: what each thread of a run keeps from file to file.
 */
#ifndef HUNKSCAN_REVIEW_WORKERS_H
#define HUNKSCAN_REVIEW_WORKERS_H

#include <stddef.h>

#include "base/pool.h"
#include "review/analysis.h"

struct review_options;
struct ruleset;

struct workers {
    struct worker *items;
    unsigned count;
};

/* As many as the options ask for, but no more than there are jobs; at least one. The
 * caller closes them. */
struct workers workers_open(struct ruleset *ruleset, const struct review_options *options,
                            size_t job_count, size_t most_findings);

/* Runs all jobs, one thread a worker (pool_run). */
void workers_run(const struct workers *workers, size_t count, pool_job job,
                 void *context);

/* Frees everything, the results' arenas too. */
void workers_close(struct workers *workers);

#endif
