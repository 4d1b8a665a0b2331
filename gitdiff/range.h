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
    struct object_id head_commit; /* zero where the head is not committed yet */
    struct object_id head_tree;
    int64_t head_time; /* the head commit's, seconds since 1970; 0 if unknown */
    struct range_base
        *bases; /* at least one; the first is the one that diffs are shown against */
    size_t base_count;
    struct str why_base;  /* one sentence, for the report: which base and why */
    struct str head_name; /* the revision that head_commit was named by */
};

/* Resolves a range as the user wrote it. Fails with ERR_USAGE for malformed text,
 * ERR_REPOSITORY for an unknown revision or unrelated histories under "...", and
 * ERR_INCOMPLETE for a commit that a shallow clone lacks: the line then names it and says
 * what to set (fetch-depth, GIT_DEPTH). */
int range_resolve(struct repository *repository, struct str text, struct arena *arena,
                  struct range *range, struct err *err);

/* A range with a head and no base yet. Fails as range_resolve. */
int range_head(struct repository *repository, struct str text, struct arena *arena,
               struct range *range, struct err *err);

/* Adds the merge bases of the head and the revision `text` to the range's bases: what
 * counts as new must be new against each. Fails as range_resolve. */
int range_add_base(struct repository *repository, struct str text, struct arena *arena,
                   struct range *range, struct err *err);

/* The same with a branch, as origin has it or as it is here; only a name, no revision.
 * ERR_INCOMPLETE where it is not there. */
int range_add_branch(struct repository *repository, struct str branch_name,
                     struct arena *arena, struct range *range, struct err *err);

/* The same with the default branch: `branch_name` ("main"; absent if nobody says) as
 * origin has it or as it is here, else origin/HEAD, else origin/main, origin/master,
 * main, master. ERR_USAGE where there is no such branch: a guess could miss most of the
 * change. */
int range_add_default(struct repository *repository, struct str branch_name,
                      struct arena *arena, struct range *range, struct err *err);

/* Whether the head is its own only base. */
bool range_is_empty(const struct range *range);

/* What HEAD changed since it left the default branch (as above); where HEAD is that
 * branch's own tip or is contained in it, HEAD's own change. */
int range_default(struct repository *repository, struct str branch_name,
                  struct arena *arena, struct range *range, struct err *err);

/* A whole tree: `text` names a revision, base is the empty tree. */
int range_whole(struct repository *repository, struct str text, struct arena *arena,
                struct range *range, struct err *err);

#endif
