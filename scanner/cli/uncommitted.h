/* SPDX-License-Identifier: MIT
 *
 * Ranges whose new side is no commit: the index, the working tree, a diff.
 */
#ifndef HUNKSCAN_CLI_UNCOMMITTED_H
#define HUNKSCAN_CLI_UNCOMMITTED_H

#include "base/notice.h"
#include "cli/options.h"
#include "gitdiff/range.h"

enum uncommitted_way {
    UNCOMMITTED_NONE,
    UNCOMMITTED_INDEX,
    UNCOMMITTED_WORKTREE,
    UNCOMMITTED_DIFF,
};

/* What --staged, --worktree or --diff-file ask for. */
enum uncommitted_way uncommitted_way_of(const struct options *options);

struct uncommitted {
    const struct options *options;
    struct repository *repository;
    struct arena *arena;
    struct notices *notices; /* what of the new side could not be read */
};

/* The index, the working tree, or what the diff makes: against HEAD (the empty tree where
 * there is no commit yet), or --base. */
int uncommitted_find(const struct uncommitted *from, enum uncommitted_way way,
                     struct range *range, struct err *err);

/* What is compared when nobody names anything: the working tree with what this branch
 * committed since it left the default branch. Where the branch is the default one and
 * nothing is uncommitted: the last commit. */
int uncommitted_default(const struct uncommitted *from, struct range *range,
                        struct err *err);

#endif
