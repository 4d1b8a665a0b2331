/* SPDX-License-Identifier: MIT
 *
 * A plain folder: the Python files below it, without git. Symlinks are not followed,
 * special files not opened, and folders that hold no source of the project are left out:
 * those of version control, byte code, virtual environments.
 */
#ifndef HUNKSCAN_REVIEW_FOLDER_H
#define HUNKSCAN_REVIEW_FOLDER_H

#include <stdint.h>

#include "base/err.h"
#include "base/notice.h"
#include "base/str.h"
#include "gitdiff/repository.h"

struct arena;

VEC_OF(folder_paths, struct str);

/* Opens a folder and lists the regular files below it in byte order, relative to it.
 * Where `paths` is not empty at the start, only the files that these are or that lie
 * below them; nothing else is looked at. For a path that is a file: its folder, and that
 * file alone. What cannot be read is a notice. Returns the folder's descriptor, which the
 * caller closes, or a negative code.
 */
int folder_list(const char *folder, struct arena *arena, struct folder_paths *paths,
                struct notices *notices, struct err *err);

/* Reads a file below the folder into `arena`, NUL after it. */
enum blob_result folder_read(int folder, struct str path, uint64_t max_bytes,
                             struct arena *arena, struct str *text);

/* Size of a file below the folder; 0 where it cannot be told. */
uint64_t folder_bytes(int folder, struct str path, struct arena *arena);

#endif
