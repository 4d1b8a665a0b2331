/* SPDX-License-Identifier: MIT
 *
 * What to scan: the positional words of the command line read as a range and paths of a
 * repository, as a revision's whole tree, or as plain files.
 */
#ifndef HUNKSCAN_CLI_TARGET_H
#define HUNKSCAN_CLI_TARGET_H

#include "cli/options.h"
#include "gitdiff/range.h"

enum target_kind {
    TARGET_RANGE,  /* a change */
    TARGET_WHOLE,  /* the whole tree of range.head_commit */
    TARGET_FOLDER, /* plain files below `folder` */
};

struct target {
    enum target_kind kind;
    struct repository *repository; /* NULL for TARGET_FOLDER */
    struct range range;
    const char *folder;
    struct word_list paths; /* only these; none: all */
};

/* Reads options->words. The first one is a range if it says so ("..") or names a
 * revision, else a path; "--" separates without guessing. With --all an existing file or
 * folder comes first. Unknown, ambiguous and outside words are ERR_USAGE; what the range
 * needs and the clone lacks is ERR_INCOMPLETE. The caller disposes in every case. */
int target_find(const struct options *options, struct arena *arena, struct target *target,
                struct err *err);
void target_dispose(struct target *target);

#endif
