/* SPDX-License-Identifier: MIT
 *
 * What is not committed yet, as trees in memory: the index, and the working tree. No
 * filter, hook or other command runs, and no symbolic link is followed: a file counts as
 * it lies on the disk. Where the index has it with LF and the disk with CRLF, the line
 * ends are those of the index, as git would convert them back.
 */
#ifndef HUNKSCAN_GITDIFF_PENDING_H
#define HUNKSCAN_GITDIFF_PENDING_H

#include "base/notice.h"
#include "gitdiff/repository.h"

struct pending_request {
    const char *index_file;          /* GIT_INDEX_FILE; NULL: the repository's own */
    bool (*wanted)(struct str path); /* which untracked files count */
};

/* The tree that `git commit` would record. A path that is not merged yet has our side's
 * version, and is a notice. ERR_USAGE for a bare repository, ERR_REPOSITORY for an index
 * that cannot be read. */
int pending_index(struct repository *repository, const struct pending_request *request,
                  struct arena *arena, struct notices *notices, struct object_id *tree,
                  struct err *err);

/* The tree that `git add` of all wanted files and `git commit` would record. Ignored
 * files, repositories in the working tree and files that are neither regular nor links
 * are left out; what cannot be read is a notice and counts as unchanged. */
int pending_worktree(struct repository *repository, const struct pending_request *request,
                     struct arena *arena, struct notices *notices, struct object_id *tree,
                     struct err *err);

#endif
