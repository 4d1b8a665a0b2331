/* SPDX-License-Identifier: MIT
 *
 * Review of one file: reads its versions, analyses, places, suppresses and fingerprints.
 * What goes wrong with a file is a notice; the file's arena is reset at the next one.
 */
#ifndef HUNKSCAN_REVIEW_FILE_REVIEW_H
#define HUNKSCAN_REVIEW_FILE_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/notice.h"
#include "finding.h"
#include "gitdiff/repository.h"
#include "review/content.h"
#include "rule/ruleset.h"

struct altered_names;
struct caller_words;
struct baseline;
struct worker;

/* One base's side of a file. */
struct file_base {
    struct str path;
    struct object_id id;
    bool absent; /* no regular file there: every line is an added one */
};

/* A file to review. */
struct file_job {
    struct str path;
    struct object_id id; /* of the new version; unused in a plain folder */
    const struct file_base *bases;
    size_t base_count; /* 0: no base, every line counts */
    bool sniff;  /* a name without extension: Python only if its first line says so */
    bool caller; /* not changed: of interest only where it uses what was altered */
    bool brief;  /* a caller whose uses are held against what they use, no more */
};

VEC_OF(file_jobs, struct file_job);

/* Where files come from. */
struct file_origin {
    struct repository *repository;       /* NULL: a plain folder */
    int folder;                          /* its descriptor */
    uint64_t max_bytes;                  /* never 0 */
    struct object_id head_tree;          /* of the new versions */
    const struct object_id *base_trees;  /* of the bases, in the order of a job's */
    const struct baseline *baseline;     /* NULL: none */
    bool unused_suppressions;            /* are noted */
    const struct altered_names *altered; /* what the change took away; NULL: nothing */
    const struct caller_words *words;    /* of these */
    struct rule_list brief;              /* what `brief` files are asked about */
    const struct altered_names *edited;  /* other functions that it edited; NULL: none */
    bool counts_fixed;                   /* a base is analysed for that alone */
    bool moves; /* the change may have moved code from one file to another */
    bool
        at_sink; /* findings are shown where they are, not where the change is to blame */
};

/* A raw finding on an added line, which may have come from another file. */
struct newcomer {
    struct content content;
    uint64_t line;  /* content_of_line; 0: it cannot have come from elsewhere */
    size_t finding; /* which of the result's findings stands for it; SIZE_MAX: none */
    enum finding_class class;
    bool moved;
};

VEC_OF(newcomers, struct newcomer);

/* What came of a file; texts in the worker's results arena. */
struct file_result {
    struct findings findings; /* in report order, one for each rule and line; suppressed
                                 ones among them, marked; those left out that cannot be
                                 among the worst of the run */
    size_t found;             /* findings before that, suppressed ones not counted */
    struct notices notices;
    bool scanned;
    uint32_t lines_added;
    size_t class_counts[CLASS_COUNT]; /* of all raw findings */
    struct newcomers newcomers;       /* where the origin says `moves` */
};

/* Reviews one file. Reads only what the job names; safe on several threads with different
 * workers. */
void file_review(const struct file_job *job, const struct file_origin *origin,
                 struct worker *worker, struct file_result *result);

#endif
