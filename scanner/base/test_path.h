/* SPDX-License-Identifier: MIT
 *
 * Which files of a repository are tests, by their paths alone: the one place that knows
 * the names by which people and test runners tell them. Paths have '/' between their
 * parts; case matters.
 */
#ifndef HUNKSCAN_BASE_TEST_PATH_H
#define HUNKSCAN_BASE_TEST_PATH_H

#include <stdbool.h>

#include "base/str.h"

/* Whether the file belongs to tests: a module of test cases, tests.py or conftest.py
 * anywhere, or any file below a folder tests/, test/, testsuite/ or …_tests/. */
bool test_path_is(struct str path);

/* Whether the file is a module of test cases, test_….py or …_test.py: a test runner
 * looks for it by that name, and nothing imports it. */
bool test_path_holds_cases(struct str path);

#endif
