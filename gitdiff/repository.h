/* SPDX-License-Identifier: MIT
 *
 * A git repository, read only: commits, trees and blobs by id. Bare repositories,
 * worktrees and shallow clones alike. Only objects, refs and the shallow file are read;
 * nothing that the repository or its configuration says is ever executed (no hooks,
 * filters, textconv, fsmonitor), which is why ownership checks ("safe.directory") are not
 * needed and are off. One handle may be used by several threads at a time for
 * repository_read_blob.
 */
#ifndef HUNKSCAN_GITDIFF_REPOSITORY_H
#define HUNKSCAN_GITDIFF_REPOSITORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "gitdiff/object_id.h"

struct arena;
struct notices;
struct repository;

/* Opens the repository that holds `path` (searching upwards, as git does). The caller
 * frees it with repository_free (NULL allowed). ERR_REPOSITORY when there is none. */
int repository_open(const char *path, struct repository **repository, struct err *err);
void repository_free(struct repository *repository);

/* Top folder of the working tree, ending without slash; absent for a bare repository.
 * Lives as long as the repository. */
struct str repository_workdir(const struct repository *repository);

/* The URL of remote "origin" without credentials and query, absent if there is none or it
 * is a local path. In `arena`. */
struct str repository_remote_url(const struct repository *repository,
                                 struct arena *arena);

/* Says what to do where a shallow clone lacks a commit, in the words of whoever made the
 * clone, such as "set GIT_DEPTH: 0"; the text outlives the repository. Without it: in
 * those of the two common platforms. */
void repository_set_advice(struct repository *repository, const char *fetch_more);

/* Whether history is cut off somewhere (git clone --depth). */
bool repository_is_shallow(const struct repository *repository);

/* Why a blob could not be read. */
enum blob_result { BLOB_OK, BLOB_MISSING, BLOB_TOO_LARGE, BLOB_NOT_A_BLOB, BLOB_CORRUPT };

/* Reads a whole blob into `arena`, followed by a NUL that is not counted. `max_bytes` 0 =
 * no cap; a larger blob is not inflated. Safe from several threads with different arenas.
 */
enum blob_result repository_read_blob(struct repository *repository,
                                      const struct object_id *id, uint64_t max_bytes,
                                      struct arena *arena, struct str *text);

/* Size of a blob; 0 where it cannot be told. */
uint64_t repository_blob_bytes(struct repository *repository, const struct object_id *id);

/* The blob at `path` ("a/b.py") in the tree of `commit_or_tree`; false when there is no
 * such file. */
bool repository_find_path(struct repository *repository,
                          const struct object_id *commit_or_tree, struct str path,
                          struct object_id *blob);

#endif
