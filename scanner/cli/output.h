/* SPDX-License-Identifier: MIT
 *
 * Report files. A report appears whole or not at all: it is written beside its place and
 * then moved there. What is no regular file (a pipe, /dev/stdout) is written directly.
 */
#ifndef HUNKSCAN_CLI_OUTPUT_H
#define HUNKSCAN_CLI_OUTPUT_H

#include "base/err.h"
#include "base/str.h"

/* Writes `text` to the file `path`, or to stdout for "-". A reader of stdout that has
 * gone away has seen enough: no error. Otherwise ERR_IO with one line naming the file,
 * also for a disk that turns out to be full when the file is closed. */
int output_write(const char *path, struct str text, struct err *err);

/* Writes all of the text to an open file. Negative where that fails; errno says why. */
int output_send(int file, struct str text);

#endif
