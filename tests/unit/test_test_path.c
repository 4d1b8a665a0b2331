/* SPDX-License-Identifier: MIT */
#include "base/test_path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
    const char *path;
    bool is_test, holds_cases;
};

static void check(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct str path = str_from(rows[i].path);
        if (test_path_is(path) != rows[i].is_test) {
            fail_msg("%s is a test, or is none", rows[i].path);
        }
        if (test_path_holds_cases(path) != rows[i].holds_cases) {
            fail_msg("%s holds cases, or holds none", rows[i].path);
        }
    }
}

static void knows_tests(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "tests/x.py", true, false },       { "tests/a/b/x.py", true, false },
        { "a/test/x.py", true, false },      { "a/b/testsuite/x.py", true, false },
        { "foo_tests/x.py", true, false },   { "a/_tests/x.py", true, false },
        { "test_x.py", true, true },         { "a/test_x.py", true, true },
        { "test_.py", true, true },          { "x_test.py", true, true },
        { "a/b/x_test.py", true, true },     { "tests/test_x.py", true, true },
        { "conftest.py", true, false },      { "a/conftest.py", true, false },
        { "tests.py", true, false },         { "a/tests.py", true, false },
        { "/home/tests/x.py", true, false },
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

static void knows_what_only_looks_like_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "", false, false },
        { "a.py", false, false },
        { "a/b.py", false, false },
        { "contest.py", false, false },
        { "a_conftest.py", false, false },
        { "latest_x.py", false, false },
        { "attest.py", false, false },
        { "test.py", false, false },
        { "testing.py", false, false },
        { "testx.py", false, false },
        { "xtest.py", false, false },
        { "tests_data.txt", false, false },
        { "test_data.txt", false, false },
        { "test_x.pyi", false, false },
        { "a_tests.py", false, false },
        { "tests", false, false },
        { "mytests/x.py", false, false },
        { "testsuites/x.py", false, false },
        { "tests_of_a/x.py", false, false },
        { "test_a/x.py", false, false },
        { "testing/x.py", false, false },
        { "Tests/x.py", false, false },
        { "a/test_b.py/x.py", false, false },
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_tests),
        cmocka_unit_test(knows_what_only_looks_like_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
