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
        const struct finding finding = { 0 };
        struct buf out = { 0 };
        const bool known =
            code_link_add(&out, &report, &finding, STR("a/[b].py"), &rows[i].region);
        assert_int_equal(known, rows[i].wanted != NULL);
        if (known) {
            assert_true(str_equal(buf_view(&out), str_from(rows[i].wanted)));
        } else {
            assert_int_equal(out.len, 0);
        }
        buf_dispose(&out);
    }
}

static void a_commit_of_its_own_is_linked(void **state)
{
    (void)state;
    const struct report report = { .remote_url = STR("https://github.com/o/r"),
                                   .head_commit = STR("abc1") };
    const struct finding_commit commit = { .id = STR("def2") };
    const struct finding finding = { .commit = &commit };
    const struct region region = { 3, 1, 3, 4 };
    struct buf out = { 0 };
    assert_true(code_link_add(&out, &report, &finding, STR("a.py"), &region));
    assert_true(
        str_equal(buf_view(&out), STR("https://github.com/o/r/blob/def2/a.py#L3")));
    buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_forge_has_its_shape),
        cmocka_unit_test(a_commit_of_its_own_is_linked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
