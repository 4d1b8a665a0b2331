/* SPDX-License-Identifier: MIT
 *
 * "merge A.sarif B.sarif…": the reports of the shards of a scan into one.
 */
#ifndef HUNKSCAN_CLI_MERGING_H
#define HUNKSCAN_CLI_MERGING_H

#include "base/err.h"

struct arena;
struct buf;
struct options;
struct report;
struct reports_result;

/* Reads the files that options->words name and writes the joined report to the files of
 * --sarif, or to stdout. `*merged` becomes what it holds, as sarif_read tells, for the
 * exit code; `*written` how writing went, `messages` why the scan is incomplete. Errors
 * are those of sarif_merge, ERR_IO for a file that cannot be read, ERR_USAGE without
 * files or with other reports. */
int merging_run(const struct options *options, struct arena *arena, struct report *merged,
                struct reports_result *written, struct buf *messages, struct err *err);

#endif
