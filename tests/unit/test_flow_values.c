/* SPDX-License-Identifier: MIT
 *
 * What the interpreter knows of values. Expectations are comments in tests/golden/flow:
 *     reveal(x)  # value: 3, "abc", None, True, any, int | None, list of 2, str of 1.., …
 * Every call of reveal must have one. A text that is partly known: str "begins"..."ends".
 * Code that is never reached reveals nothing: # value: never.
 */
#include "flow/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/notice.h"
#include "golden.h"
#include "match/unit.h"

#define FOLDER TEST_SOURCE_DIR "/golden/flow"

/* "line: value" of the comments. */
static void add_expected(struct str text, struct buf *out)
{
    uint32_t line = 0;
    while (text.ptr) {
        const struct str one = str_split(&text, '\n');
        const size_t at = str_find(one, STR("# value: "), 0);
        line++;
        if (at < one.len && str_find(one, STR("reveal("), 0) < at) {
            const struct str value = str_trim(str_slice(one, at + 9, one.len));
            if (!str_equal(value, STR("never"))) {
                buf_add_format(out, "%u: %.*s\n", line, STR_ARGS(value));
            }
        }
    }
}

/* Whether the file's values are as annotated; adds the number of them. */
static bool check_file(struct arena *arena, struct str path, size_t *count)
{
    const struct str text = golden_read(arena, path.ptr);
    struct parsed parsed = parsed_from(text);
    struct notices notices = { 0 };
    struct buf wanted = { 0 };
    struct buf found = { 0 };
    add_expected(text, &wanted);
    flow_reveal(unit_new(parsed.tree, NULL, &notices, parsed.arena), &found);
    buf_add_char(&wanted, '\0');
    buf_add_char(&found, '\0');
    const bool good = strcmp(wanted.ptr, found.ptr) == 0;
    if (!good) {
        fprintf(stderr, "%s\nwanted:\n%s\nfound:\n%s\n", path.ptr, wanted.ptr, found.ptr);
    }
    for (size_t i = 0; i < wanted.len; i++) {
        *count += wanted.ptr[i] == '\n';
    }
    buf_dispose(&wanted);
    buf_dispose(&found);
    parsed_free(&parsed);
    return good;
}

static void values_are_as_annotated(void **state)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    size_t bad = 0;
    (void)state;
    DIR *dir = opendir(FOLDER);
    assert_non_null(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            bad += !check_file(arena, str_format(arena, FOLDER "/%s", entry->d_name),
                               &count);
        }
    }
    closedir(dir);
    arena_free(arena);
    assert_int_equal(bad, 0);
    assert_true(count >= 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(values_are_as_annotated) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
