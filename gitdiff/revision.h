/* SPDX-License-Identifier: MIT
 *
 * One revision as git users write it: a branch, a tag (peeled), an id or its beginning,
 * with any of
 * "~", "~3", "^", "^2" behind it. The steps to parents are taken here and not by libgit2,
 * so that a parent which a shallow clone lacks is told apart from one that never was.
 */
#ifndef HUNKSCAN_GITDIFF_REVISION_H
#define HUNKSCAN_GITDIFF_REVISION_H

#include "base/err.h"
#include "gitdiff/history.h"

/* The commit that `text` names, in `arena`. ERR_USAGE for malformed text; ERR_REPOSITORY
 * when there is no such revision or it is no commit; ERR_INCOMPLETE when the commit is
 * missing from the clone. */
int revision_resolve(const struct repository *repository, struct str text,
                     struct arena *arena, struct commit *commit, struct err *err);

/* Whether a ref of this full name ("refs/heads/main") exists and names a commit, which is
 * read. */
bool revision_of_ref(const struct repository *repository, const char *name,
                     struct arena *arena, struct commit *commit);

/* Replaces a commit by its first parent; `text` is the revision that asks for it. Fails
 * as above, ERR_REPOSITORY where there is none. */
int revision_first_parent(const struct repository *repository, struct str text,
                          struct arena *arena, struct commit *commit, struct err *err);

/* Whether HEAD names a branch that has no commit yet. */
bool revision_is_unborn(const struct repository *repository);

/* Records that commit `id`, which `text` needs, is missing, and what to do. Returns the
 * code. */
int revision_missing(const struct repository *repository, struct str text,
                     const struct object_id *id, struct err *err);

#endif
