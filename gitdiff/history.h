/* SPDX-License-Identifier: MIT
 *
 * Commits and where two of them meet. Commits are read as they are stored: replace refs
 * and grafts are not honoured, and a parent that a shallow clone lacks is seen as
 * missing, never as a root.
 */
#ifndef HUNKSCAN_GITDIFF_HISTORY_H
#define HUNKSCAN_GITDIFF_HISTORY_H

#include "base/vec.h"
#include "gitdiff/store.h"

struct commit {
    struct object_id id;
    struct object_id tree;
    int64_t time; /* the committer's, seconds since 1970; 0 where it is malformed */
    struct object_id *parents;
    size_t parent_count;
};

/* Reads a commit into `arena`. */
enum store_result history_read(const struct repository *repository,
                               const struct object_id *id, struct arena *arena,
                               struct commit *commit);

/* The first line of a commit's message, in `arena`; absent where it cannot be read. */
struct str history_subject(const struct repository *repository,
                           const struct object_id *id, struct arena *arena);

struct merge_bases {
    struct object_id *ids; /* newest first; ties as met */
    size_t count;
    bool cut_off;             /* a commit above every merge base found is missing */
    struct object_id missing; /* the first one that is */
};

/* The best common ancestors, as git merge-base --all: none of them reachable from
 * another. */
void history_merge_bases(const struct repository *repository, const struct commit *left,
                         const struct commit *right, struct arena *arena,
                         struct merge_bases *bases);

VEC_OF(commits, struct commit);

/* Some of a history: what is reachable from the head and from none of the bases. */
struct history_part {
    struct object_id head;
    const struct object_id *bases; /* zero ones do not count */
    size_t base_count;
};

/* The commits of a part, each one after its parents; in `arena`. At most `most` + 1 of
 * them, any when there are more. A missing parent is no member. */
void history_list(const struct repository *repository, const struct history_part *part,
                  size_t most, struct arena *arena, struct commits *commits);

#endif
