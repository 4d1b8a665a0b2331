/* SPDX-License-Identifier: MIT
 *
 * Which hunks between two texts leave the code as it was.
 */
#include "review/code_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "gitdiff/change_set.h"

/* One letter for each hunk: s where the code is the same, c where it changed. */
static void check(const char *old, const char *new, const char *want)
{
    struct arena *arena = arena_new();
    struct hunks hunks = { 0 };
    hunks_between(str_from(old), str_from(new), arena, &hunks);
    const bool *same = code_lines_same(str_from(old), str_from(new), &hunks, arena);
    char *found = arena_alloc(arena, hunks.count + 1);
    for (size_t i = 0; i < hunks.count; i++) {
        found[i] = same[i] ? 's' : 'c';
    }
    found[hunks.count] = '\0';
    if (!str_equal(str_from(found), str_from(want))) {
        fail_msg("%s---\n%s---\n'%s', not '%s'", old, new, found, want);
    }
    arena_free(arena);
}

static void test_same(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        { "", "", "" },
        { "a = 1\n", "a = 2\n", "c" },
        { "a = 1\n", "a = 1\n", "" },
        /* Blanks, comments, line ends, wrapping. */
        { "a = 1\nb = 2\n", "a=1\nb = 2  # two\n", "s" },
        { "a = 1\nb = 2\n", "a = 1\n# more\n\nb = 2\n", "s" },
        { "a = 1\n# b = 2\n", "a = 1\nb = 2\n", "c" },
        { "a = 1\nb = 2\n", "a = 1\n# b = 2\n", "c" },
        { "a = 1\n", "a = 1", "s" },
        { "a = 1\r\n", "a = 1\n", "s" },
        { "f(a, b)\n", "f(a,\n  b)\n", "s" },
        { "f(a,\n  b)\n", "f(a,\n  c)\n", "c" },
        { "f(a,\n  b)\n", "f(a, # one\n  b)\n", "s" },
        { "f(a,\n  b)\n", "f(a,\n\n  b)\n", "s" },
        { "x = a \\\n    + b\n", "x = a + b\n", "s" },
        /* Margins count. */
        { "if a:\n    b\n    c\n", "if a:\n    b\nc\n", "c" },
        /* Documentation. */
        { "def f():\n    '''One.'''\n    a\n", "def f():\n    \"\"\"Two.\"\"\"\n    a\n",
          "s" },
        { "def f():\n    a\n", "def f():\n    r\"\"\"Two\n\n    lines.\"\"\"\n    a\n",
          "s" },
        { "def f():\n    '''a\n    b\n    c'''\n",
          "def f():\n    '''a\n    B\n    c'''\n", "s" },
        { "x = '''a\nb\nc'''\n", "x = '''a\nB\nc'''\n", "c" },
        { "def f():\n    'a'\n    b\n", "def f():\n    'a' + b\n    b\n", "c" },
        /* The same text with other quotes. */
        { "x = '''\na\n'''\ny\n", "x = \"\"\"\na\n\"\"\"  # noqa\ny\n", "ss" },
        { "x = 'a'\n", "x = \"a\"\n", "s" },
        { "x = 'a'\n", "x = \"b\"\n", "c" },
        { "x = 'a'\n", "x = b'a'\n", "c" },
        { "x = ''\n", "x = \"\"\n", "s" },
        { "x = not in_\n", "x = not in _\n", "c" },
        /* Some of them. */
        { "a = 1\nb = 2\nc = 3\n", "a  = 1\nb = 2\nc = 4\n", "sc" },
        { "a = 1\nb = 2\nc = 3\n", "b = 2\nc = 3  # three\n", "cs" },
        { "a = '''\nb\n", "a = \"\"\"\nb\n", "c" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(rows[i][0], rows[i][1], rows[i][2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_same) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
