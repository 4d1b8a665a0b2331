/* SPDX-License-Identifier: MIT
 *
 * The man page, written from the option table at build time.
 */
#ifndef HUNKSCAN_CLI_MANUAL_H
#define HUNKSCAN_CLI_MANUAL_H

struct buf;

/* Appends hunkscan(1) in man macros, in ASCII; `date` is YYYY-MM-DD. */
void manual_add(const char *date, struct buf *out);

#endif
