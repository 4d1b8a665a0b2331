/* SPDX-License-Identifier: MIT
 *
 * Tests of fixes: where NAME.fixed.py lies beside the example NAME.py, making all fixes
 * of NAME.py must give exactly its text.
 */
#ifndef HUNKSCAN_RULE_FIX_TEST_H
#define HUNKSCAN_RULE_FIX_TEST_H

#include "base/str.h"
#include "rule/ruleset.h"

struct arena;
struct buf;
struct err;
struct parser;
struct unit;

/* An example with what was found in it. */
struct fix_test {
    struct str path; /* NUL after it */
    const struct unit *unit;
    const struct raw_findings *found;
    struct parser *parser;
    struct arena *arena;
};

enum fix_test_result {
    FIX_TEST_NONE, /* no such file: nothing to compare with */
    FIX_TEST_EQUAL,
    FIX_TEST_DIFFERENT,
};

/* Compares; appends to `report` what differs, as a short diff, which fixes overlap, and
 * which findings had a fix that did not fit. ERR_IO where the file cannot be read. */
int fix_test_run(const struct fix_test *test, enum fix_test_result *result,
                 struct buf *report, struct err *err);

#endif
