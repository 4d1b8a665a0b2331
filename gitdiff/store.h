/* SPDX-License-Identifier: MIT
 *
 * Raw objects of a repository, for the other files of this folder only: what libgit2
 * keeps is read here by id and taken apart by entries.h and history.h. Nothing is
 * written. Reading by id is safe from several threads: libgit2's object database has
 * locks of its own.
 */
#ifndef HUNKSCAN_GITDIFF_STORE_H
#define HUNKSCAN_GITDIFF_STORE_H

#include <git2.h>

#include "gitdiff/repository.h"

/* The inside of the handle. Only repository.c fills it. */
struct repository {
    git_repository *git;
    git_odb *odb;
    struct arena *arena;
    struct str workdir;
    bool shallow;
};

enum store_result { STORE_OK, STORE_MISSING, STORE_CORRUPT, STORE_OTHER_TYPE };

/* Reads a whole object of the given type. On STORE_OK the caller frees `*object` with
 * git_odb_object_free; otherwise it is NULL. */
enum store_result store_read(const struct repository *repository,
                             const struct object_id *id, git_object_t type,
                             git_odb_object **object);

/* Type and size in bytes, without inflating the content. */
enum store_result store_header(const struct repository *repository,
                               const struct object_id *id, git_object_t *type,
                               size_t *bytes);

/* The content; lives as long as the object. */
struct str store_text(git_odb_object *object);

/* Between libgit2's ids and ours. */
struct object_id store_id(const git_oid *oid);
git_oid store_oid(const struct object_id *id);

#endif
