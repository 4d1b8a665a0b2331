/* SPDX-License-Identifier: MIT
 *
 * gitdiff without a repository: hunks, the line map, contents, tree entries, URLs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
/* cmocka wants the four above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/pool.h"
#include "gitdiff/change_set.h"
#include "gitdiff/entries.h"
#include "gitdiff/remote_url.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void check_hunks(const char *old_text, const char *new_text, const char *expected)
{
    struct arena *arena = arena_new();
    struct hunks hunks;
    struct buf text = { 0 };
    hunks_between(str_from(old_text), str_from(new_text), arena, &hunks);
    for (size_t i = 0; i < hunks.count; i++) {
        const struct hunk *hunk = &hunks.items[i];
        buf_add_format(&text, "%u,%u %u,%u;", hunk->old_line, hunk->old_count,
                       hunk->new_line, hunk->new_count);
    }
    buf_add_char(&text, '\0');
    assert_string_equal(text.ptr, expected);
    buf_dispose(&text);
    arena_free(arena);
}

/* What git diff -U0 prints for these, written as old,count new,count. */
static void test_hunks(void **state)
{
    static const struct {
        const char *old_text, *new_text, *expected;
    } CASES[] = {
        { "", "", "" },
        { "a\n", "a\n", "" },
        { "", "a\nb\n", "0,0 1,2;" },
        { "a\nb", "", "1,2 0,0;" },
        { "a\n", "a", "1,1 1,1;" },
        { "a\nb\nc\n", "a\nc\n", "2,1 1,0;" },
        { "a\nc\n", "a\nb\nc\n", "1,0 2,1;" },
        { "a\r\nb\r\n", "a\nb\r\n", "1,1 1,1;" },
        { "a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", "1,1 1,1;5,1 5,1;" },
        /* The indent heuristic: the new function goes with the blank line before it. */
        { "def a():\n    x()\n\ndef c():\n    x()\n",
          "def a():\n    x()\n\ndef b():\n    x()\n\ndef c():\n    x()\n", "3,0 4,3;" },
        /* A form feed is no blank line to git. */
        { "}\n\f\n\n  y\nx\n", "}\n\f\n\f\n\n  y\nx\n", "1,0 2,1;" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        check_hunks(CASES[i].old_text, CASES[i].new_text, CASES[i].expected);
    }
}

/* A text that ends in more equal lines than git compares: "x" lines slide only up to the
 * cut. */
static void test_hunks_cut_tail(void **state)
{
    struct buf old_text = { 0 };
    struct buf new_text = { 0 };
    (void)state;
    for (int i = 0; i < 2000; i++) {
        buf_add(&old_text, STR("x\n"));
        buf_add(&new_text, STR("x\n"));
    }
    buf_add(&new_text, STR("x\n"));
    buf_add_char(&old_text, '\0');
    buf_add_char(&new_text, '\0');
    /* 4,000 bytes: three blocks are cut off, less the line the cut begins in. */
    check_hunks(old_text.ptr, new_text.ptr, "465,0 466,1;");
    buf_dispose(&old_text);
    buf_dispose(&new_text);
}

static void test_line_map(void **state)
{
    /* Lines 3-4 became 3; after line 6 two were added; line 9 was deleted. */
    struct hunk items[] = { { 3, 2, 3, 1 }, { 6, 0, 6, 2 }, { 9, 1, 9, 0 } };
    const struct hunks hunks = { .items = items, .count = COUNT(items) };
    static const uint32_t NEW_OF_OLD[] = { 0, 1, 2, 0, 0, 4, 5, 8, 9, 0, 10, 11 };
    static const uint32_t OLD_OF_NEW[] = { 0, 1, 2, 0, 5, 6, 0, 0, 7, 8, 10, 11 };
    (void)state;
    for (uint32_t line = 1; line < COUNT(NEW_OF_OLD); line++) {
        assert_int_equal(hunks_old_to_new(&hunks, line), NEW_OF_OLD[line]);
        assert_int_equal(hunks_new_to_old(&hunks, line), OLD_OF_NEW[line]);
        assert_true((hunks_adding(&hunks, line) != NULL) == (OLD_OF_NEW[line] == 0));
    }
    assert_ptr_equal(hunks_adding(&hunks, 7), &items[1]);
    assert_int_equal(hunks_old_to_new(&(struct hunks){ 0 }, 7), 7);
}

static void compare_one(void *context, size_t index, unsigned worker)
{
    size_t *counts = context;
    struct arena *arena = arena_new();
    struct hunks hunks;
    (void)worker;
    hunks_between(STR("a\nb\nc\nd\n"), index % 2 ? STR("a\nd\n") : STR("x\nb\nc\ny\n"),
                  arena, &hunks);
    counts[index] = hunks.count;
    arena_free(arena);
}

static void test_hunks_in_threads(void **state)
{
    size_t counts[64] = { 0 };
    (void)state;
    pool_run(4, COUNT(counts), compare_one, counts);
    for (size_t i = 0; i < COUNT(counts); i++) {
        assert_int_equal(counts[i], i % 2 ? 1 : 2);
    }
}

static void test_content(void **state)
{
    static char late[9000];
    (void)state;
    memset(late, 'a', sizeof late);
    late[8000] = '\0';
    assert_false(content_is_binary((struct str){ late, sizeof late }));
    late[7999] = '\0';
    assert_true(content_is_binary((struct str){ late, sizeof late }));
    assert_false(content_is_binary(STR("")));
    assert_true(content_is_lfs_pointer(
        STR("version https://git-lfs.github.com/spec/v1\noid x\n")));
    assert_false(
        content_is_lfs_pointer(STR("# version https://git-lfs.github.com/spec/v1\n")));
    assert_false(content_is_lfs_pointer(STR("")));
}

#define ID "aaaaaaaaaaaaaaaaaaaa"

static void test_entries(void **state)
{
    static const struct {
        struct str text;
        enum entries_result expected;
        uint32_t mode;
    } CASES[] = {
        { { NULL, 0 }, ENTRIES_END, 0 },
        { { "100644 a\0" ID, 29 }, ENTRIES_ONE, 0100644 },
        { { "100664 a\0" ID, 29 }, ENTRIES_ONE, 0100644 },
        { { "100755 a\0" ID, 29 }, ENTRIES_ONE, 0100755 },
        { { "40000 a\0" ID, 28 }, ENTRIES_ONE, 0040000 },
        { { "120000 a\0" ID, 29 }, ENTRIES_ONE, 0120000 },
        { { "160000 a\0" ID, 29 }, ENTRIES_ONE, 0160000 },
        { { "100644 a\0" ID, 28 }, ENTRIES_MALFORMED, 0 },
        { { "100644 \0" ID, 28 }, ENTRIES_MALFORMED, 0 },
        { { "100844 a\0" ID, 29 }, ENTRIES_MALFORMED, 0 },
        { { "100644", 6 }, ENTRIES_MALFORMED, 0 },
        { { " a\0" ID, 23 }, ENTRIES_MALFORMED, 0 },
        { { "100644 aaaaaaaaa", 16 }, ENTRIES_MALFORMED, 0 },
        { { "777777777777777 a\0" ID, 38 }, ENTRIES_MALFORMED, 0 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct str rest = CASES[i].text;
        struct entry entry = { 0 };
        assert_int_equal(entries_take(&rest, &entry), CASES[i].expected);
        assert_int_equal(entry.mode, CASES[i].mode);
        assert_int_equal(rest.len, 0);
    }
}

/* git's order: a folder as if its name ended with a slash. */
static void test_entry_order(void **state)
{
    struct entry file = { .name = STR("a"), .mode = 0100644 };
    struct entry dotted = { .name = STR("a.b"), .mode = 0100644 };
    struct entry folder = { .name = STR("a"), .mode = 0040000 };
    struct entry digit = { .name = STR("a0"), .mode = 0100644 };
    (void)state;
    assert_true(entries_compare(&file, &dotted) < 0);
    assert_true(entries_compare(&dotted, &folder) < 0);
    assert_true(entries_compare(&folder, &digit) < 0);
    assert_true(entries_compare(&file, &folder) < 0);
    assert_int_equal(entries_compare(&folder, &folder), 0);
}

static void test_remote_url(void **state)
{
    static const char *const CASES[][2] = {
        { "https://example.org/a/b.git", "https://example.org/a/b.git" },
        { "https://me:token@example.org/a", "https://example.org/a" },
        { "https://x@y:t@example.org:8443/a@b?k=v#f", "https://example.org:8443/a@b" },
        { "https://token@example.org", "https://example.org" },
        { "ssh://git@example.org/a", "ssh://example.org/a" },
        { "git@example.org:a/b.git", "ssh://example.org/a/b.git" },
        { "example.org:/a", "ssh://example.org/a" },
        { "/srv/git/a", NULL },
        { "../a:b", NULL },
        { "file:///srv/a", NULL },
        { "ext::sh -c x", NULL },
        { "ext::x", NULL },
        { "https://a b/c", NULL },
        { "https://", NULL },
        { "://x", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct arena *arena = arena_new();
        struct str clean = remote_url_clean(str_from(CASES[i][0]), arena);
        struct str wanted = str_from(CASES[i][1]);
        assert_true((clean.ptr == NULL) == (wanted.ptr == NULL));
        assert_true(str_equal(clean, wanted));
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hunks),       cmocka_unit_test(test_hunks_cut_tail),
        cmocka_unit_test(test_line_map),    cmocka_unit_test(test_hunks_in_threads),
        cmocka_unit_test(test_content),     cmocka_unit_test(test_entries),
        cmocka_unit_test(test_entry_order), cmocka_unit_test(test_remote_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
