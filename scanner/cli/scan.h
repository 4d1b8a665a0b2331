/* SPDX-License-Identifier: MIT
 *
 * From options to a report: the target, the rules, the review.
 */
#ifndef HUNKSCAN_CLI_SCAN_H
#define HUNKSCAN_CLI_SCAN_H

#include "base/err.h"
#include "base/notice.h"
#include "cli/target.h"
#include "review/baseline.h"

struct arena;
struct options;
struct report;
struct ruleset;

/* Fills the set with the rules that the options ask for and picks those that take part. A
 * rule file that is malformed is one more of `notices` and the rest goes on; one that
 * cannot be read, or an unknown selector, is an error. */
int scan_load_rules(const struct options *options, struct ruleset *ruleset,
                    struct arena *arena, struct notices *notices, struct err *err);

/* What is scanned, once it is found. */
struct scan {
    struct target target;
    struct err missing; /* ERR_INCOMPLETE: history that the clone lacks */
    struct str config;  /* what was read of it; absent: nothing */
    struct baseline baseline;
    const char *root; /* the folder on disk that the report's paths are below; NULL for a
                       * bare repository */
};

/* Finds the target, and what its configuration says of options that nobody gave. Missing
 * history is no error here: scan_run says it. With --apply a
 * bare repository is one. The caller disposes in every case. */
int scan_find(struct options *options, struct arena *arena, struct scan *scan,
              struct err *err);
void scan_dispose(struct scan *scan);

/* Reviews the target. Returns 1 where history is missing from a shallow clone: the report
 * is then empty but for a notice of it. Everything in `arena`; `ruleset` must outlive the
 * report. */
int scan_run(const struct options *options, struct scan *scan, struct ruleset *ruleset,
             struct arena *arena, struct report *report, struct err *err);

#endif
