/* SPDX-License-Identifier: MIT
 *
 * Objects in memory, beside those of the repository: what the index, the working tree or
 * a patch would be once committed. Nothing is written to the disk. They are added before
 * the repository is shared by threads, and live as long as it.
 */
#ifndef HUNKSCAN_GITDIFF_OVERLAY_H
#define HUNKSCAN_GITDIFF_OVERLAY_H

#include "gitdiff/store.h"

/* Adds an object of the type with this content, which is copied; returns git's id of it.
 */
struct object_id overlay_add(struct repository *repository, git_object_t type,
                             struct str text);

/* The id that a blob of this content has. */
struct object_id overlay_blob_id(struct str text);

/* Adds a blob of which only the size is known, for a file too large to be read: reading
 * it with a cap says so. The id is made up from path and size. */
struct object_id overlay_add_large(struct repository *repository, struct str path,
                                   uint64_t bytes);

#endif
