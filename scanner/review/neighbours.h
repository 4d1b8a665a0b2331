/* SPDX-License-Identifier: MIT
 *
 * The other files of the version that is analysed: of the head's tree, of a base's, or of
 * a plain folder.
 */
#ifndef HUNKSCAN_REVIEW_NEIGHBOURS_H
#define HUNKSCAN_REVIEW_NEIGHBOURS_H

#include "gitdiff/repository.h"
#include "syntax/files.h"

struct file_job;
struct file_origin;
struct worker;

struct neighbours {
    struct files files; /* the first member: what readers are given */
    const struct file_origin *origin;
    struct object_id tree; /* unused in a plain folder */
};

/* Reads the new version of a file to review. */
enum blob_result neighbours_read_new(const struct file_origin *origin,
                                     const struct file_job *job, uint64_t max_bytes,
                                     struct arena *arena, struct str *text);

/* Those of a tree, read and parsed with what the worker has. */
struct neighbours neighbours_of(const struct file_origin *origin,
                                const struct object_id *tree, struct worker *worker);

#endif
