/* SPDX-License-Identifier: MIT
 *
 * Checks rule files without a scan: everything that is wrong in any of them, with the
 * line of YAML it stands in. Behind `hunkscan validate`.
 */
#ifndef HUNKSCAN_RULE_RULE_CHECK_H
#define HUNKSCAN_RULE_RULE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;
struct rule_files;
struct ruleset;

struct rule_check_totals {
    size_t files;    /* rule files */
    size_t wrong;    /* of these, with errors */
    size_t rules;    /* rules that are right */
    size_t errors;   /* in all files */
    size_t skipped;  /* rules for other languages */
    size_t left_out; /* rules for other versions of the rule language */
};

/* Checks rule files and files of models, adds what is right to the set (so that an id
 * taken twice is seen across files), fills in the totals, and appends to `report` what is
 * wrong. ERR_IO where a file cannot be read. */
int rule_check_run(const struct rule_files *files, struct ruleset *ruleset,
                   struct rule_check_totals *totals, struct buf *report, struct err *err);

/* Appends the totals as a line of text. */
void rule_check_summary(const struct rule_check_totals *totals, struct buf *out);

#endif
