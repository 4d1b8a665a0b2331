/* SPDX-License-Identifier: MIT
 *
 * Of the files that may use what a change altered, those that do, by the words in them.
 */
#ifndef HUNKSCAN_REVIEW_CALLER_JOBS_H
#define HUNKSCAN_REVIEW_CALLER_JOBS_H

#include "review/callers.h"

struct workers;

/* Takes the callers out that have none of origin->words. Where many are left, only the
 * first of them, by path, are followed with what flows through them; the others are
 * `brief`, which is noted, and asked about origin->brief. Nothing to do without words. */
void caller_jobs_settle(struct file_jobs *jobs, struct file_origin *origin,
                        const struct workers *workers, struct arena *arena,
                        struct notices *notices);

#endif
