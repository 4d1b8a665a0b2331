/* SPDX-License-Identifier: MIT
 *
 * Renames: which deleted file an added one was. The pairs are those of `git diff -M`
 * (with copies: -M -C), ties included: equal content first, then equal base names that
 * occur once on each side, then whatever is most similar.
 */
#ifndef HUNKSCAN_GITDIFF_RENAME_H
#define HUNKSCAN_GITDIFF_RENAME_H

#include "gitdiff/change_set.h"
#include "gitdiff/tree_walk.h"

/* Turns pairs of deleted and added files of `walk->files` into renamed (or copied) ones,
 * in place of the added one. The files must be in git's order. */
void rename_find(struct repository *repository, const struct tree_walk *walk,
                 const struct change_request *request);

#endif
