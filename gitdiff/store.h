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

struct entry;
struct overlay;

/* The inside of the handle. Only repository.c fills it. */
struct repository {
    git_repository *git;
    git_odb *odb;
    struct arena *arena;
    struct overlay *overlay; /* objects in memory; NULL without any; the odb owns it */
    const char *fetch_more;  /* what to do about a shallow clone */
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

/* The entry at `path` ("a/b.py"), of whatever kind, in the tree of a commit or in a tree.
 * Its name is not valid. */
bool store_find(const struct repository *repository,
                const struct object_id *commit_or_tree, struct str path,
                struct entry *found);

/* Between libgit2's ids and ours. */
struct object_id store_id(const git_oid *oid);
git_oid store_oid(const struct object_id *id);

#endif
