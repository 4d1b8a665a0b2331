/* SPDX-License-Identifier: MIT
 *
 * A tree made from another one by changing some of its files, in memory (overlay.h).
 */
#ifndef HUNKSCAN_GITDIFF_TREE_EDIT_H
#define HUNKSCAN_GITDIFF_TREE_EDIT_H

#include "base/vec.h"
#include "gitdiff/repository.h"

/* One file of the new tree. */
struct tree_change {
    struct str path; /* no empty part in it */
    uint32_t mode;   /* as in a tree; 0: the file is not there */
    struct object_id id;
};

VEC_OF(tree_changes, struct tree_change);

/* Builds the tree that `base` (zero: the empty tree) becomes. The changes are sorted
 * here; of several for a path the last one counts. ERR_INCOMPLETE or ERR_REPOSITORY where
 * a tree cannot be read, ERR_USAGE where folders are nested too deep. */
int tree_edit(struct repository *repository, const struct object_id *base,
              struct tree_changes *changes, struct object_id *tree, struct err *err);

#endif
