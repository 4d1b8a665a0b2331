/* SPDX-License-Identifier: MIT
 *
 * From options to a report: the rules, the target, the review.
 */
#ifndef HUNKSCAN_CLI_SCAN_H
#define HUNKSCAN_CLI_SCAN_H

#include "base/err.h"
#include "base/notice.h"

struct arena;
struct options;
struct report;
struct ruleset;

/* Fills the set with the rules that the options ask for and picks those that take part. A
 * rule file that is malformed is one more of `notices` and the rest goes on; one that
 * cannot be read, or an unknown selector, is an error. */
int scan_load_rules(const struct options *options, struct ruleset *ruleset,
                    struct arena *arena, struct notices *notices, struct err *err);

/* Finds the target and reviews it; `*root` becomes the folder on disk that the report's
 * paths are below, NULL for a bare repository, with which --apply is an error. Returns 1
 * where history is missing from a shallow clone: the report is then empty but for a
 * notice of it. Everything in `arena`; `ruleset` must outlive the report. */
int scan_run(const struct options *options, struct ruleset *ruleset, struct arena *arena,
             struct report *report, const char **root, struct err *err);

#endif
