/* SPDX-License-Identifier: MIT
 *
 * A diff that nobody has applied yet, put onto a tree in memory.
 */
#ifndef HUNKSCAN_GITDIFF_PENDING_PATCH_H
#define HUNKSCAN_GITDIFF_PENDING_PATCH_H

#include "base/notice.h"
#include "gitdiff/repository.h"

struct pending_patch {
    struct str name; /* for messages, such as the file's */
    struct str text;
    struct object_id base; /* the tree that it is put onto; zero: the empty one */
};

/* The tree that the base becomes by the diff. Several diffs of a file, as in a series of
 * patches, are put one onto the other. A binary file that the diff says nothing of is a
 * notice. ERR_USAGE with "name:line: what" where the diff is malformed or does not fit.
 */
int pending_patch_tree(struct repository *repository, const struct pending_patch *patch,
                       struct arena *arena, struct notices *notices,
                       struct object_id *tree, struct err *err);

#endif
