/* SPDX-License-Identifier: MIT
 *
 * Which two states are compared. "A..B" compares the two trees; "A...B" compares B with
 * the merge base of A and B (several in a criss-cross history); a single revision R is
 * the change R itself made: its first parent against it (the empty tree for a root). The
 * side after the dots may be empty, which is HEAD; the side before them may not, since an
 * unset variable would then compare HEAD with itself.
 */
#ifndef HUNKSCAN_GITDIFF_RANGE_H
#define HUNKSCAN_GITDIFF_RANGE_H

#include <stddef.h>

#include "gitdiff/repository.h"

struct range_base {
    struct object_id commit; /* zero for the empty tree */
    struct object_id tree;   /* zero for the empty tree */
};

struct range {
    struct object_id head_commit;
    struct object_id head_tree;
    int64_t head_time; /* the head commit's, seconds since 1970; 0 if unknown */
    struct range_base
        *bases; /* at least one; the first is the one that diffs are shown against */
    size_t base_count;
    struct str why_base; /* one sentence, for the report: which base and why */
};

/* Resolves a range as the user wrote it. Fails with ERR_USAGE for malformed text,
 * ERR_REPOSITORY for an unknown revision or unrelated histories under "...", and
 * ERR_INCOMPLETE for a commit that a shallow clone lacks: the line then names it and says
 * what to set (fetch-depth, GIT_DEPTH). */
int range_resolve(struct repository *repository, struct str text, struct arena *arena,
                  struct range *range, struct err *err);

/* What is compared when the user named nothing: the merge base of HEAD with the default
 * branch (origin/HEAD, else origin/main, origin/master, main, master) against HEAD; where
 * HEAD is that branch's own tip or is contained in it, HEAD's own change. ERR_USAGE where
 * there is no such branch: a guess could miss most of the change. */
int range_default(struct repository *repository, struct arena *arena, struct range *range,
                  struct err *err);

/* A whole tree: `text` names a revision, base is the empty tree. */
int range_whole(struct repository *repository, struct str text, struct arena *arena,
                struct range *range, struct err *err);

#endif
