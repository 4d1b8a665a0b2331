/* SPDX-License-Identifier: MIT
 *
 * What to scan: the positional words of the command line read as a range and paths of a
 * repository, as a revision's whole tree, or as plain files.
 */
#ifndef HUNKSCAN_CLI_TARGET_H
#define HUNKSCAN_CLI_TARGET_H

#include "base/notice.h"
#include "cli/options.h"
#include "gitdiff/range.h"

enum target_kind {
    TARGET_RANGE,   /* a change */
    TARGET_COMMITS, /* the commits of a range, each for its own */
    TARGET_WHOLE,   /* the whole tree of range.head_commit */
    TARGET_FOLDER,  /* plain files below `folder` */
};

struct target {
    enum target_kind kind;
    struct repository *repository; /* NULL for TARGET_FOLDER */
    struct range range;
    const char *folder;
    struct word_list paths;      /* only these; none: all */
    const struct range *commits; /* TARGET_COMMITS: each with its parents, oldest first */
    size_t commit_count;
    struct notices notices; /* what could not be read on the way */
};

/* Reads options->words. The first one is a range if it says so ("..") or names a
 * revision, else a path; "--" separates without guessing. With --all an existing file or
 * folder comes first; with --staged, --worktree and --diff-file all words are paths. With
 * --base it is the head. Without a range: what the CI environment says (ci_range.h), else
 * the working tree (uncommitted.h), in a bare repository HEAD. Unknown, ambiguous and
 * outside words are ERR_USAGE; what the range needs and the clone lacks is
 * ERR_INCOMPLETE. The caller disposes in every case. */
int target_find(const struct options *options, struct arena *arena, struct target *target,
                struct err *err);
void target_dispose(struct target *target);

#endif
