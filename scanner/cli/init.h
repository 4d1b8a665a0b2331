/* SPDX-License-Identifier: MIT
 *
 * "init": the files that make hunkscan run where people work.
 */
#ifndef HUNKSCAN_CLI_INIT_H
#define HUNKSCAN_CLI_INIT_H

#include "base/err.h"

struct arena;
struct buf;
struct options;

/* Writes the workflow or job of each platform named by the words, or else of those that
 * the remote's URL and the files of the repository show, and a starting .hunkscan.yaml.
 * Never overwrites; appends to `out` what was written and what to do next. ERR_USAGE for
 * an unknown platform, ERR_IO for a file that can't be written. */
int init_run(const struct options *options, struct arena *arena, struct buf *out,
             struct err *err);

#endif
