/* SPDX-License-Identifier: MIT
 *
 * Review: from a change (or a whole tree, or a plain folder) to a report. Reads the files
 * in parallel, one arena each; runs the rules; keeps the findings that are on added lines
 * of the change; applies inline suppressions; fingerprints, orders and removes
 * duplicates. The same input gives the same report on any number of threads.
 */
#ifndef HUNKSCAN_REVIEW_REVIEW_H
#define HUNKSCAN_REVIEW_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct arena;
struct baseline;
struct change_set;
struct range;
struct report;
struct repository;
struct ruleset;

/* Called now and then from the calling thread's worker: files done of all. */
typedef void (*review_progress)(void *context, size_t done, size_t all);

struct review_options {
    unsigned jobs;            /* threads; 0 = one for each processor */
    uint64_t max_file_bytes;  /* larger files are notices; 0 = no cap */
    uint32_t file_timeout_ms; /* of parsing one file; 0 = the parser's default */
    const struct str
        *include; /* globs on repository-relative paths; none = all Python files */
    size_t include_count;
    const struct str *exclude;
    size_t exclude_count;
    const struct str
        *paths; /* only files that are or lie below one of these; none = all */
    size_t path_count;
    size_t max_findings; /* worst kept first, the cut is a notice; 0 = the default of
                            5,000 */
    const struct baseline *baseline; /* findings that are accepted; NULL: none */
    bool unused_suppressions;        /* say which comments silence nothing */
    bool at_sink; /* show findings where they are, not at the changed line to blame */
    uint32_t shard_index;     /* review only this part of the files, */
    uint32_t shard_count;     /* of so many; 0: all files */
    review_progress progress; /* may be NULL */
    void *progress_context;
};

/* What is reviewed of a repository. */
struct review_change {
    struct repository *repository;
    const struct range *range;
    bool whole; /* the whole tree of a commit (range_whole), all lines of it */
};

/* Reviews a change: findings on lines added against every base; or a whole tree. The
 * report's texts live in `arena`, its rules in `ruleset`. Fills in everything of the
 * report but tool_version, home and category; `report` starts as all zero. */
int review_range(const struct review_change *change, struct ruleset *ruleset,
                 const struct review_options *options, struct arena *arena,
                 struct report *report, struct err *err);

/* Reviews all Python files below a plain folder (or one file), without git. Symlinks are
 * not followed; ".git" and the like are skipped. Paths are relative to the folder. */
int review_folder(const char *folder, struct ruleset *ruleset,
                  const struct review_options *options, struct arena *arena,
                  struct report *report, struct err *err);

/* Whether a path names a Python file: .py, .pyi, .pyw, .wsgi and SConstruct and the like.
 */
bool review_is_python_path(struct str path);

/* Whether it may be one: also without an extension, where the first line tells. */
bool review_may_be_python(struct str path);

#endif
