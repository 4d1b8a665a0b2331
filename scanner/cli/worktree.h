/* SPDX-License-Identifier: MIT
 *
 * Files of the working tree that are rewritten: read and replaced below one folder, never
 * through a symbolic link, never outside. A file is replaced whole or not at all, with
 * its mode, and only if it is still the one that was read.
 */
#ifndef HUNKSCAN_CLI_WORKTREE_H
#define HUNKSCAN_CLI_WORKTREE_H

#include <sys/stat.h>

#include "base/err.h"
#include "base/str.h"

struct arena;

enum worktree_result {
    WORKTREE_OK,
    WORKTREE_GONE,      /* no such file */
    WORKTREE_LINK,      /* it, or a folder above it, is a symbolic link */
    WORKTREE_OUTSIDE,   /* the path leads out of the folder, or into .git */
    WORKTREE_SPECIAL,   /* no regular file */
    WORKTREE_READ_ONLY, /* nobody may write it */
    WORKTREE_CHANGED,   /* not the file that was read any more */
    WORKTREE_FAILED,    /* errno says why */
};

/* One file that was read. */
struct worktree_file {
    int folder; /* descriptor of the folder it lies in */
    struct str name;
    struct stat seen;
    struct str text;
};

/* Opens the folder (of a file: the one it lies in) that paths are below. The caller
 * closes the descriptor. ERR_IO. */
int worktree_open(const char *folder, struct err *err);

/* Reads the file at `path` ("a/b.py") below the folder; name and text in `arena`. The
 * caller disposes in every case. */
enum worktree_result worktree_read(int root, struct str path, struct arena *arena,
                                   struct worktree_file *file);
void worktree_dispose(struct worktree_file *file);

/* Puts a new file in its place. */
enum worktree_result worktree_replace(const struct worktree_file *file, struct str text);

/* "it is a symbolic link": why, for people; errno counts for WORKTREE_FAILED. */
const char *worktree_why(enum worktree_result result);

#endif
