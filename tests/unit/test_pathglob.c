/* SPDX-License-Identifier: MIT */
#include "base/pathglob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
    const char *pattern, *path;
    bool wanted;
};

static void matches_whole_paths(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "*.py", "a.py", true },
        { "*.py", "d/a.py", false },
        { "**/a.py", "a.py", true },
        { "**/a.py", "x/y/a.py", true },
        { "**/a.py", "x/ba.py", false },
        { "x/**", "x/y/z", true },
        { "x/**/z", "x/z", true },
        { "x/**/z", "x/a/b/z", true },
        { "a?c", "abc", true },
        { "a?c", "a/c", false },
        { "[a-c]x", "bx", true },
        { "[!a-c]x", "bx", false },
        { "[!a]x", "/x", false },
        { "a\\*", "a*", true },
        { "a\\*", "ab", false },
        { "[a", "[a", true },
        { "", "", true },
        { "", "a", false },
        { "*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (pathglob_match(str_from(rows[i].pattern), str_from(rows[i].path)) !=
            rows[i].wanted) {
            fail_msg("%s on %s", rows[i].pattern, rows[i].path);
        }
    }
}

static void selects_at_any_part(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "tests", "a/tests/b.py", true },
        { "tests/", "tests/b.py", true },
        { "tests/", "tests", false },
        { "tests", "a/mytests/b.py", false },
        { "*.py", "a/b/c.py", true },
        { "/src", "src/a.py", true },
        { "/src", "x/src/a.py", false },
        { "./src/*.py", "src/a.py", true },
        { "b/c.py", "a/b/c.py", true },
        { "**/b/**", "a/b/c/d.py", true },
        { "", "a", false },
        { "/", "a", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (pathglob_selects(str_from(rows[i].pattern), str_from(rows[i].path)) !=
            rows[i].wanted) {
            fail_msg("%s on %s", rows[i].pattern, rows[i].path);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_whole_paths),
        cmocka_unit_test(selects_at_any_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
