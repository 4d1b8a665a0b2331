/* SPDX-License-Identifier: MIT
 *
 * The test runner of rules: each rule file against the annotated examples beside it
 * (rule/annotation.h). A line that is annotated with ruleid must be reported, every other
 * line must be silent. The known failures, todoruleid and todook, fail when they are no
 * failures any more. Where there is NAME.fixed.py, the fixes must give it
 * (rule/fix_test.h).
 */
#ifndef HUNKSCAN_RULE_RULE_TEST_H
#define HUNKSCAN_RULE_RULE_TEST_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;
struct rule_files;
struct ruleset;

struct rule_test_totals {
    size_t files;      /* rule files */
    size_t rules;      /* rules with examples */
    size_t passed;     /* rules that did on all their examples as annotated */
    size_t untested;   /* rules without examples */
    size_t unloadable; /* rule files that could not be loaded */
    size_t left_out;   /* rules for other versions of the rule language */
    size_t expected;   /* lines annotated ruleid */
    size_t missed;     /* of these, not reported */
    size_t unexpected; /* reported lines that should be silent */
    size_t known;      /* known failures: todoruleid and todook lines that still fail */
    size_t mended;     /* known failures that work now: the comment is to be changed */
    size_t fixed;      /* examples that their fixes turn into NAME.fixed.py */
    size_t misfixed;   /* examples that they turn into something else */
    size_t incomplete; /* notices: rules stopped, files that could not be analysed */
};

/* Called with an empty set to which the models that all rules may name shall be added. */
typedef void (*rule_test_prepare)(struct ruleset *ruleset);

/* Tests rule files, with the models that `prepare` (NULL allowed) and those of the files
 * that are of models add. Appends a line to `report` for each thing that is not as
 * annotated: "file:line: what". ERR_IO where a file or an example cannot be read; one
 * that does not load is counted and reported. */
int rule_test_run(const struct rule_files *files, rule_test_prepare prepare,
                  struct rule_test_totals *totals, struct buf *report, struct err *err);

/* Whether everything was as it should be: nothing unloadable, missed, unexpected, mended,
 * incomplete, misfixed. */
bool rule_test_passed(const struct rule_test_totals *totals);

/* Appends the totals as two lines of text, and a third where there were fixes to compare.
 */
void rule_test_summary(const struct rule_test_totals *totals, struct buf *out);

#endif
