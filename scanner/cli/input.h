/* SPDX-License-Identifier: MIT
 *
 * Files that the user names: read whole.
 */
#ifndef HUNKSCAN_CLI_INPUT_H
#define HUNKSCAN_CLI_INPUT_H

#include "base/err.h"
#include "base/str.h"

struct arena;

enum { INPUT_MOST_BYTES = 256 << 20 };

/* Reads a file, or stdin for "-", into `arena`; a NUL follows. ERR_IO, with one line that
 * names it, for what cannot be read, is a folder or has more than `most_bytes`. */
int input_read(const char *path, size_t most_bytes, struct arena *arena, struct str *text,
               struct err *err);

#endif
