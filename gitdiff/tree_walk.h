/* SPDX-License-Identifier: MIT
 *
 * Which files differ between two trees, before renames are looked for. Equal ids are
 * skipped without being read, so that the cost follows the change and not the repository.
 */
#ifndef HUNKSCAN_GITDIFF_TREE_WALK_H
#define HUNKSCAN_GITDIFF_TREE_WALK_H

#include "gitdiff/change_set.h"

/* What a walk needs beside the two trees. */
struct tree_walk {
    const struct repository *repository;
    struct arena *arena; /* paths, files and notices go here */
    struct change_files *files;
    struct notices *notices;
};

/* Appends a file for each path that differs (zero id = the empty tree), in git's order,
 * which for whole paths is bytewise. A folder that cannot be read is a notice, and left
 * out on both sides. */
void tree_walk_run(const struct tree_walk *walk, const struct object_id *old_tree,
                   const struct object_id *new_tree);

/* Adds a notice about an object that could not be read: `notice` brings level and path,
 * `what` says what was not done without the object. */
void tree_walk_unreadable(const struct tree_walk *walk, struct notice notice,
                          bool is_missing, const struct object_id *id, const char *what);

#endif
