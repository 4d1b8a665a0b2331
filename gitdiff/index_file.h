/* SPDX-License-Identifier: MIT
 *
 * The index of a repository: which files the next commit would have.
 */
#ifndef HUNKSCAN_GITDIFF_INDEX_FILE_H
#define HUNKSCAN_GITDIFF_INDEX_FILE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/vec.h"
#include "gitdiff/repository.h"

/* A time stamp; 0 nanoseconds where whoever wrote it kept none. */
struct index_time {
    int32_t seconds;
    uint32_t nanoseconds;
};

struct index_entry {
    struct str path;
    struct object_id id;
    uint32_t mode;
    uint32_t bytes, inode; /* of the file when it was added, cut to 32 bits */
    struct index_time modified, changed;
    bool conflict;    /* not merged yet; id is our side's (zero: deleted on ours) */
    bool announced;   /* git add -N: no content yet */
    bool taken_as_is; /* skip-worktree, assume-unchanged: the disk is not looked at */
};

/* Ordered by path, bytewise; each path once. */
VEC_OF(index_entries, struct index_entry);

struct index_file {
    struct index_entries entries;
    int64_t
        seconds; /* when it was written; a file as new as that may have changed since */
};

/* Reads the index at `path`, or the repository's own for NULL; one that does not exist is
 * empty. In `arena`. ERR_REPOSITORY for a damaged one and for forms that are not
 * supported (split, sparse). */
int index_file_read(struct repository *repository, const char *path, struct arena *arena,
                    struct index_file *index, struct err *err);

/* The entry of a path; NULL if there is none. */
const struct index_entry *index_file_find(const struct index_file *index,
                                          struct str path);

/* Whether any entry lies below the folder ("a/"). */
bool index_file_has_below(const struct index_file *index, struct str folder);

/* Whether the file is surely the one that was added. */
bool index_file_is_same(const struct index_file *index, const struct index_entry *entry,
                        const struct stat *status);

#endif
