/* SPDX-License-Identifier: MIT
 *
 * The change set: which files differ between two trees, and which lines of them. Lines
 * are git's lines (ended by LF); the hunks are those of `git diff -U0 -M`, with the
 * indent heuristic.
 */
#ifndef HUNKSCAN_GITDIFF_CHANGE_SET_H
#define HUNKSCAN_GITDIFF_CHANGE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/notice.h"
#include "gitdiff/range.h"

enum change_status {
    CHANGE_ADDED,
    CHANGE_DELETED,
    CHANGE_MODIFIED,
    CHANGE_RENAMED, /* content equal or similar; hunks may be empty */
    CHANGE_COPIED,  /* only when asked for */
    CHANGE_TYPE,    /* file ↔ symlink ↔ submodule */
    CHANGE_MODE,    /* only the mode differs */
};

enum change_kind { KIND_NONE, KIND_FILE, KIND_SYMLINK, KIND_SUBMODULE };

struct change_side {
    struct str
        path; /* absent on the side where the file does not exist; any bytes but NUL */
    struct object_id id;
    enum change_kind kind;
    uint32_t mode; /* as in the tree, e.g. 0100644 */
};

struct change_file {
    enum change_status status;
    struct change_side old_side;
    struct change_side new_side;
    uint32_t similarity; /* percent, for renames and copies */
};

VEC_OF(change_files, struct change_file);

struct change_set {
    struct change_files
        files; /* ordered by new path (old path where deleted), bytewise */
};

/* What to compare, and how. All zero but the trees is the usual. */
struct change_request {
    struct object_id old_tree; /* zero for the empty tree */
    struct object_id new_tree;
    bool find_copies;
    uint32_t max_rename_pairs; /* similarity comparisons at most; 0 = git's own limit of
                                  1,000,000. Past it, files stay added and deleted, and a
                                  notice says so */
};

/* Compares two trees. Missing or damaged objects are notices; the rest is compared.
 * Everything in `arena`. */
void change_set_build(struct repository *repository, const struct change_request *request,
                      struct arena *arena, struct change_set *set,
                      struct notices *notices);

struct hunk {
    uint32_t old_line,
        old_count; /* 1-based first line; count 0: inserted after line old_line */
    uint32_t new_line,
        new_count; /* 1-based first line; count 0: deleted after line new_line */
};

VEC_OF(hunks, struct hunk);

/* Hunks between two texts, as `git diff -U0` prints them. Thread-safe. */
void hunks_between(struct str old_text, struct str new_text, struct arena *arena,
                   struct hunks *hunks);

/* The hunk that adds git line `new_line`, or NULL if the line is not an added one. */
const struct hunk *hunks_adding(const struct hunks *hunks, uint32_t new_line);

/* The line a line became on the other side; 0 when it was deleted / added. */
uint32_t hunks_old_to_new(const struct hunks *hunks, uint32_t old_line);
uint32_t hunks_new_to_old(const struct hunks *hunks, uint32_t new_line);

/* What the content says: binary as git sees it (NUL in the first 8,000 bytes), a Git LFS
 * pointer. */
bool content_is_binary(struct str text);
bool content_is_lfs_pointer(struct str text);

#endif
