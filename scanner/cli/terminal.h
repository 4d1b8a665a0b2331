/* SPDX-License-Identifier: MIT
 *
 * The report as text, for terminals and logs: each finding with its code frame, issue,
 * location and solution; then notices; then a summary line. Plain data in, bytes out.
 */
#ifndef HUNKSCAN_CLI_TERMINAL_H
#define HUNKSCAN_CLI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct report;

enum { TERMINAL_WIDTH = 100 }; /* where nothing else is known */

struct terminal_options {
    bool color;
    bool show_suppressed; /* list suppressed findings too, marked as such */
    uint32_t width;       /* columns; long lines of code are cut around the finding */
};

/* Appends the report. Every path, code and message is escaped for the terminal and for
 * the command syntax of pipeline runners (visible.h). The bytes depend on the arguments
 * only. */
void terminal_write(const struct report *report, const struct terminal_options *options,
                    struct buf *out);

#endif
