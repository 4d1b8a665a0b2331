/* SPDX-License-Identifier: MIT
 *
 * --apply: the safe fixes of the reported findings, written to the working tree or shown
 * as a diff. A file is only touched if it holds the very bytes that were analysed and can
 * still be parsed afterwards.
 */
#ifndef HUNKSCAN_CLI_APPLY_H
#define HUNKSCAN_CLI_APPLY_H

#include <stdbool.h>

#include "base/err.h"

struct buf;
struct report;

struct apply_request {
    const struct report *report;
    const char *root; /* the folder that the report's paths are below; or the one file */
    bool dry_run;
};

/* Does it. Appends the diff of a dry run to `diff`; to `messages` a line for each file
 * that is left out, with the reason, and a last line of totals. Of fixes that overlap the
 * first in report order is made. ERR_IO where a file could not be written (the others
 * were) or the folder not be opened. */
int apply_fixes(const struct apply_request *request, struct buf *diff,
                struct buf *messages, struct err *err);

#endif
