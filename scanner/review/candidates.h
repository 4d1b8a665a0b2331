/* SPDX-License-Identifier: MIT
 *
 * Candidates: which files of a change (or of a folder) are reviewed.
 */
#ifndef HUNKSCAN_REVIEW_CANDIDATES_H
#define HUNKSCAN_REVIEW_CANDIDATES_H

#include <stdbool.h>

#include "review/file_review.h"

struct arena;
struct change_file;
struct change_set;
struct review_options;

/* Adds the path of a plain folder, if it is to be reviewed. */
void candidates_add_path(struct file_jobs *jobs, struct str path,
                         const struct review_options *options, struct arena *arena);

/* Adds the regular Python files of a change: those that have content to review against
 * every one of `count` (>= 1) change sets, one a base. A file that is unchanged against
 * one base brings nothing new. With `whole`, there is no base and every line counts. */
void candidates_add_change(struct file_jobs *jobs, const struct change_set *sets,
                           size_t count, bool whole, const struct review_options *options,
                           struct arena *arena);

/* Whether a file of this name is reviewed if it changes; not those whose first line has
 * to say so. */
bool candidates_admit(struct str path, const struct review_options *options);

/* The file with this new path in a change set; NULL if it did not change. */
const struct change_file *candidates_find_changed(const struct change_set *set,
                                                  struct str path);

#endif
