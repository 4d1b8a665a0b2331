/* SPDX-License-Identifier: MIT
 *
 * tests/golden/syntax: NAME.tree holds how the tree of NAME.py is printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "syntax/print.h"

static void print_syntax(const struct parsed *parsed, struct buf *out)
{
    tree_print(parsed->tree, 0, out);
    if (parsed->result.error_count) {
        buf_add_format(out, "%u errors, the first on line %u\n",
                       parsed->result.error_count,
                       source_line(&parsed->source, parsed->result.first_error));
    }
}

static void test_goldens(void **state)
{
    const struct golden golden = { TEST_SOURCE_DIR "/golden/syntax", ".tree",
                                   print_syntax };
    (void)state;
    golden_check_all(&golden, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_goldens) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
