/* SPDX-License-Identifier: MIT
 *
 * Writes every report that the options ask for; without --text, --quiet or a report on
 * stdout that is the text, on stdout.
 */
#ifndef HUNKSCAN_CLI_REPORTS_H
#define HUNKSCAN_CLI_REPORTS_H

#include <stdbool.h>

struct buf;
struct options;
struct report;

struct reports_result {
    bool failed; /* one could not be written; the others were */
    bool cut;    /* one could not hold all results */
};

/* Appends to `messages` what went wrong, and, where stdout holds no text report, why the
 * scan is incomplete. */
struct reports_result reports_write(const struct options *options,
                                    const struct report *report, struct buf *messages);

/* Appends why the scan is incomplete, where no text on stdout tells. */
void reports_tell_notices(const struct report *report, struct buf *messages);

#endif
