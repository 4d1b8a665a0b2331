/* SPDX-License-Identifier: MIT */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, AGAIN_MS = 100 };

static int64_t now_ms(void)
{
    struct timespec now = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_init(struct progress *progress, bool quiet)
{
    *progress = (struct progress){ .wanted = !quiet && isatty(STDERR_FILENO) };
    if (progress->wanted) {
        progress->next_ms = now_ms() + FIRST_MS;
    }
}

void progress_show(void *context, size_t done, size_t all)
{
    struct progress *progress = context;
    if (!progress->wanted) {
        return;
    }
    const int64_t now = now_ms();
    if (now >= progress->next_ms) {
        fprintf(stderr, "\r\x1b[K%zu of %zu files", done, all);
        progress->shown = true;
        progress->next_ms = now + AGAIN_MS;
    }
}

void progress_end(struct progress *progress)
{
    if (progress->shown) {
        fprintf(stderr, "\r\x1b[K");
        progress->shown = false;
    }
}
