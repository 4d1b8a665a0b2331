/* SPDX-License-Identifier: MIT
 *
 * Ranges whose new side is no commit: the index, the working tree, a diff.
 */
#ifndef HUNKSCAN_CLI_UNCOMMITTED_H
#define HUNKSCAN_CLI_UNCOMMITTED_H

#include "base/notice.h"
#include "cli/options.h"
#include "gitdiff/range.h"

struct uncommitted {
    const struct options *options;
    struct repository *repository;
    struct arena *arena;
    struct notices *notices; /* what of the new side could not be read */
};

/* What --staged, --worktree or --diff-file asks for: against HEAD (the empty tree where
 * there is no commit yet), or --base. */
int uncommitted_find(const struct uncommitted *from, struct range *range,
                     struct err *err);

/* What is compared when nobody names anything: the working tree with what this branch
 * committed since it left the default branch. Where the branch is the default one and
 * nothing is uncommitted: the last commit. */
int uncommitted_default(const struct uncommitted *from, struct range *range,
                        struct err *err);

#endif
