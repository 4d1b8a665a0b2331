/* SPDX-License-Identifier: MIT */
#include "base/test_path.h"

static bool is_folder_of_tests(struct str name)
{
    static const char *const names[] = { "tests", "test", "testsuite", NULL };
    return str_is_among(name, names) || str_ends_with(name, STR("_tests"));
}

static bool names_cases(struct str name)
{
    return (str_starts_with(name, STR("test_")) && str_ends_with(name, STR(".py"))) ||
           str_ends_with(name, STR("_test.py"));
}

static bool is_file_of_tests(struct str name)
{
    static const char *const names[] = { "tests.py", "conftest.py", NULL };
    return str_is_among(name, names) || names_cases(name);
}

bool test_path_is(struct str path)
{
    while (str_find_char(path, '/', 0) < path.len) {
        if (is_folder_of_tests(str_split(&path, '/'))) {
            return true;
        }
    }
    return is_file_of_tests(path);
}

bool test_path_holds_cases(struct str path)
{
    while (str_find_char(path, '/', 0) < path.len) {
        str_split(&path, '/');
    }
    return names_cases(path);
}
