/* SPDX-License-Identifier: MIT
 *
 * Files that were not there: made below a folder, with the folders on the way, never over
 * another file and never through a symbolic link.
 */
#ifndef HUNKSCAN_CLI_NEW_FILE_H
#define HUNKSCAN_CLI_NEW_FILE_H

#include "base/str.h"

enum new_file_result {
    NEW_FILE_MADE,
    NEW_FILE_THERE, /* something of that name is there already; left as it is */
    NEW_FILE_LINK,  /* a folder on the way is a symbolic link or no folder */
    NEW_FILE_FAILED /* errno says why */
};

/* Makes `path` ("a/b.yml", relative, without "..") below the folder `root`, a descriptor,
 * with this text. A file that could not be filled is taken away again. */
enum new_file_result new_file_make(int root, const char *path, struct str text);

/* Whether there is something at `path` below the folder. */
bool new_file_is_there(int root, const char *path);

#endif
