/* SPDX-License-Identifier: MIT
 *
 * The formats of reports: a table of their writers.
 */
#ifndef HUNKSCAN_CLI_FORMATS_H
#define HUNKSCAN_CLI_FORMATS_H

#include <stddef.h>

#include "cli/options.h"

struct buf;
struct report;

/* A report that is to be written. */
struct format_request {
    const struct options *options;
    const struct report *report;
    struct str path; /* where it goes in the end: the text has colours on a screen */
};

/* Appends the report; returns how many findings it had no room for. */
size_t formats_write(enum report_format format, const struct format_request *request,
                     struct buf *out);

/* What is to be said where some had no room; NULL: all have, or the format is meant to be
 * an extract and says itself what it leaves out. */
const char *formats_cut(enum report_format format);

#endif
