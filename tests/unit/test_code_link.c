/* SPDX-License-Identifier: MIT
 *
 * Addresses of code on forges.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "finding.h"
#include "sarif/code_link.h"

static void each_forge_has_its_shape(void **state)
{
    (void)state;
    static const struct {
        const char *remote, *commit;
        struct region region;
        const char *wanted; /* NULL: no link */
    } rows[] = {
        { "https://github.com/o/r.git",
          "abc1",
          { 3, 1, 3, 4 },
          "https://github.com/o/r/blob/abc1/a/%5Bb%5D.py#L3" },
        { "git@github.com:o/r.git",
          "abc1",
          { 3, 1, 5, 4 },
          "https://github.com/o/r/blob/abc1/a/%5Bb%5D.py#L3-L5" },
        { "https://user:secret@gitlab.example:8443/g/s/r/",
          "abc1",
          { 3, 1, 5, 4 },
          "https://gitlab.example:8443/g/s/r/-/blob/abc1/a/%5Bb%5D.py#L3-5" },
        { "ssh://git@GitLab.example:2222/g/r.git",
          "abc1",
          { 3, 1, 3, 4 },
          "https://GitLab.example/g/r/-/blob/abc1/a/%5Bb%5D.py#L3" },
        { "https://bitbucket.org/o/r",
          "abc1",
          { 3, 1, 5, 4 },
          "https://bitbucket.org/o/r/src/abc1/a/%5Bb%5D.py#lines-3:5" },
        { "https://codeberg.org/o/r",
          "abc1",
          { 3, 1, 5, 4 },
          "https://codeberg.org/o/r/src/commit/abc1/a/%5Bb%5D.py#L3-L5" },
        { "https://git.example/github/r", "abc1", { 3, 1, 3, 4 }, NULL },
        { "/srv/github/r.git", "abc1", { 3, 1, 3, 4 }, NULL },
        { "https://github.com/o/r", NULL, { 3, 1, 3, 4 }, NULL },
        { "https://github.com/o/r", "../x", { 3, 1, 3, 4 }, NULL },
        { NULL, "abc1", { 3, 1, 3, 4 }, NULL },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct report report = { .remote_url = str_from(rows[i].remote),
                                       .head_commit = str_from(rows[i].commit) };
        struct buf out = { 0 };
        const bool known = code_link_add(&out, &report, STR("a/[b].py"), &rows[i].region);
        assert_int_equal(known, rows[i].wanted != NULL);
        if (known) {
            assert_true(str_equal(buf_view(&out), str_from(rows[i].wanted)));
        } else {
            assert_int_equal(out.len, 0);
        }
        buf_dispose(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_forge_has_its_shape) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
