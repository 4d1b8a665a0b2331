/* SPDX-License-Identifier: MIT
 *
 * Work on several threads: a fixed list of independent jobs, taken in order by as many
 * workers as asked for. The order of completion is not the order of the jobs: a job
 * writes its result to a place of its own and the caller reads them in order afterwards.
 */
#ifndef HUNKSCAN_BASE_POOL_H
#define HUNKSCAN_BASE_POOL_H

#include <stddef.h>

/* One job: `index` in 0..count-1, `worker` in 0..threads-1 (for state kept by worker). */
typedef void (*pool_job)(void *context, size_t index, unsigned worker);

/* Runs all jobs and returns when all are done. `threads` 0 or 1, or fewer than two jobs:
 * all on the calling thread. If a thread cannot be started the others do its share. */
void pool_run(unsigned threads, size_t count, pool_job job, void *context);

/* Processors this process may use, at least 1. */
unsigned pool_processors(void);

#endif
