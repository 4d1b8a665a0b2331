/* SPDX-License-Identifier: MIT
 *
 * A line on stderr that counts the files while a scan takes longer than a second; erased
 * at its end. Nothing is shown where stderr is no terminal.
 */
#ifndef HUNKSCAN_CLI_PROGRESS_H
#define HUNKSCAN_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    bool wanted; /* stderr is a terminal and the user did not ask for quiet */
    bool shown;
    int64_t next_ms; /* when to speak next */
};

/* Starts the clock. */
void progress_init(struct progress *progress, bool quiet);

/* `context` is a struct progress: a review_progress. */
void progress_show(void *context, size_t done, size_t all);

/* Erases the line if there is one. */
void progress_end(struct progress *progress);

#endif
