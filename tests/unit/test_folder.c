/* SPDX-License-Identifier: MIT */
#include "review/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "review/review.h"

/* A folder of its own for each test; paths below are relative to it. */
struct place {
    char path[32];
    int fd;
    struct arena *arena;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    memcpy(place->path, "/tmp/hunkscan-XXXXXX", 21);
    if (!mkdtemp(place->path)) {
        return -1;
    }
    place->fd = open(place->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    place->arena = arena_new();
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    const struct str command = str_format(place->arena, "rm -rf %s", place->path);
    const int result = system(command.ptr);
    close(place->fd);
    arena_free(place->arena);
    free(place);
    return result;
}

static void make_file(const struct place *place, const char *name, const char *text)
{
    const int fd = openat(place->fd, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

static void make_folder(const struct place *place, const char *name)
{
    assert_int_equal(mkdirat(place->fd, name, 0700), 0);
}

static void expect_paths(const struct folder_paths *paths, const char *const *want)
{
    size_t i = 0;
    for (; want[i] && i < paths->count; i++) {
        if (!str_equal(paths->items[i], str_from(want[i]))) {
            fail_msg("'%.*s', not '%s'", STR_ARGS(paths->items[i]), want[i]);
        }
    }
    assert_null(want[i]);
    assert_int_equal(paths->count, i);
}

static void test_list(void **state)
{
    struct place *place = *state;
    static const char *const folders[] = {
        "b", "b/x.py", ".git", ".hg", "env", "b/c", "b/__pycache__", "not-an-env", "empty"
    };
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        make_folder(place, folders[i]);
    }
    static const char *const files[] = { "a.py",
                                         "b.py",
                                         "b/z.py",
                                         "b/x.py/in.py",
                                         ".git/hook.py",
                                         ".hg/y.py",
                                         "env/pyvenv.cfg",
                                         "env/lib.py",
                                         "b/c/d.py",
                                         "not-an-env/e",
                                         ".hidden.py",
                                         "b/\xff\n.py",
                                         "b/__pycache__/a.py" };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        make_file(place, files[i], "x = 1\n");
    }
    assert_int_equal(symlinkat("a.py", place->fd, "link.py"), 0);
    assert_int_equal(symlinkat("..", place->fd, "b/loop"), 0);
    assert_int_equal(mkfifoat(place->fd, "pipe.py", 0600), 0);
    struct folder_paths paths = { 0 };
    struct notices notices = { 0 };
    struct err err = { 0 };
    const int fd = folder_list(place->path, place->arena, &paths, &notices, &err);
    assert_true(fd >= 0);
    static const char *const want[] = { ".hidden.py",  "a.py",         "b.py",
                                        "b/c/d.py",    "b/x.py/in.py", "b/z.py",
                                        "b/\xff\n.py", "not-an-env/e", NULL };
    expect_paths(&paths, want);
    assert_int_equal(notices.count, 0);
    close(fd);
}

static void test_one_file(void **state)
{
    struct place *place = *state;
    make_file(place, "a.py", "x = 1\n");
    make_file(place, "b.py", "x = 1\n");
    struct folder_paths paths = { 0 };
    struct notices notices = { 0 };
    struct err err = { 0 };
    const struct str file = str_format(place->arena, "%s/a.py", place->path);
    const int fd = folder_list(file.ptr, place->arena, &paths, &notices, &err);
    assert_true(fd >= 0);
    static const char *const want[] = { "a.py", NULL };
    expect_paths(&paths, want);
    struct str text;
    assert_int_equal(folder_read(fd, paths.items[0], 100, place->arena, &text), BLOB_OK);
    assert_true(str_equal(text, STR("x = 1\n")));
    assert_int_equal(folder_read(fd, paths.items[0], 3, place->arena, &text),
                     BLOB_TOO_LARGE);
    assert_int_equal(folder_read(fd, STR("none.py"), 3, place->arena, &text),
                     BLOB_MISSING);
    close(fd);
}

static void test_not_there(void **state)
{
    struct place *place = *state;
    struct folder_paths paths = { 0 };
    struct notices notices = { 0 };
    struct err err = { 0 };
    const struct str path = str_format(place->arena, "%s/none", place->path);
    assert_int_equal(folder_list(path.ptr, place->arena, &paths, &notices, &err), ERR_IO);
    assert_int_equal(err.code, ERR_IO);
}

static void test_python_paths(void **state)
{
    (void)state;
    static const char *const python[] = {
        "a.py", "x/a.pyi",      "a.pyw",   "d/app.wsgi",
        "a.PY", "x/SConstruct", "wscript", "SConscript"
    };
    static const char *const other[] = { "a.pyc",     "a.py/b",     "py", "a.py.orig",
                                         "BUILD.bzl", "x/Makefile", "" };
    for (size_t i = 0; i < sizeof python / sizeof python[0]; i++) {
        assert_true(review_is_python_path(str_from(python[i])));
    }
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        assert_false(review_is_python_path(str_from(other[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_one_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_there, set_up, tear_down),
        cmocka_unit_test(test_python_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
