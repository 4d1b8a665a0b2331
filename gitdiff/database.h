/* SPDX-License-Identifier: MIT
 *
 * Where a repository's objects are: packs, which libgit2 reads, and loose objects, which
 * loose.h does, in its own folder and in those that objects/info/alternates names.
 */
#ifndef HUNKSCAN_GITDIFF_DATABASE_H
#define HUNKSCAN_GITDIFF_DATABASE_H

#include <git2.h>

struct arena;

/* Gives the repository its object database, also for what libgit2 itself looks up. The
 * caller frees `*odb` with git_odb_free. 0 or a code of libgit2; then *odb is NULL. */
int database_open(git_repository *git, struct arena *arena, git_odb **odb);

#endif
