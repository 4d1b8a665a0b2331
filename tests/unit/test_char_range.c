/* SPDX-License-Identifier: MIT */
#include "match/char_range.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const odd[] = {
    "[A-z]",           "^[A-z][A-z0-9]*$", "[0-9a-fA-f]", "[0-z]",
    "[7-F]",           "[$-_@.&+]",        "[+-<]",       "x[^0-Z]y",
    "[z-a]",           "[]A-z]",           "[.-_]",       "[0-93-5]",
    "[a-zb]|[a-zc-d]", "[^]A-z]",          "\\\\[A-z]",   "[\\w,.-?]",
};

static const char *const plain[] = {
    "",         "[",     "[A-Z",          "[A-Za-z0-9_]", "[a-z$_-]",
    "[-az]",    "A-z",   "\\[A-z]",       "[A\\-z]",      "[!-~]",
    "[ -~]",    "[@-_]", "[0-?]",         "[ -/]",        "[@-~]",
    "[,-.]",    "[+-]",  "[\\x00-\\x7f]", "[\\$-_]",      "[\xc3\xa0-\xc3\xbf]",
    "[a-f0-9]", "[]",    "[^]",           "[a-",          "[\\",
    "[a-\\",    "\\",    "[0-9\\d]",      "[--/]",
};

static void test_odd(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(odd); i++) {
        if (!char_range_is_odd(str_from(odd[i]))) {
            fail_msg("'%s' is odd", odd[i]);
        }
    }
}

static void test_plain(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(plain); i++) {
        if (char_range_is_odd(str_from(plain[i]))) {
            fail_msg("'%s' is not odd", plain[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_odd),
        cmocka_unit_test(test_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
