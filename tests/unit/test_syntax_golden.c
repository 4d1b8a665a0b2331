/* SPDX-License-Identifier: MIT
 *
 * tests/golden/syntax: each NAME.py is parsed, checked for well-formedness and printed;
 * NAME.tree holds what it must print. UPDATE=1 in the environment rewrites the .tree
 * files. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/vec.h"
#include "parsed.h"
#include "syntax/print.h"

enum { LEAST_GOLDENS = 10 };

static const char folder[] = TEST_SOURCE_DIR "/golden/syntax";

static struct str read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf text = { 0 };
    char piece[4096];
    size_t got = 0;
    while (file && (got = fread(piece, 1, sizeof piece, file)) > 0) {
        buf_add(&text, (struct str){ piece, got });
    }
    if (file) {
        fclose(file);
    }
    const struct str copy = buf_copy(&text, arena);
    buf_dispose(&text);
    return copy;
}

static void write_file(const char *path, struct str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

static void print_errors(const struct parsed *parsed, struct buf *out)
{
    if (parsed->result.error_count) {
        buf_add_format(out, "%u errors, the first on line %u\n",
                       parsed->result.error_count,
                       source_line(&parsed->source, parsed->result.first_error));
    }
}

/* Whether the golden holds; says what differs if not. */
static bool check(struct arena *arena, struct str name)
{
    const struct str path = str_format(arena, "%s/%.*s.py", folder, STR_ARGS(name));
    const struct str golden = str_format(arena, "%s/%.*s.tree", folder, STR_ARGS(name));
    struct parsed parsed = parsed_from(read_file(arena, path.ptr));
    struct buf out = { 0 };
    tree_print(parsed.tree, 0, &out);
    print_errors(&parsed, &out);
    if (parsed.fault) {
        print_message("%s: node %u: %s\n", path.ptr, parsed.fault_node, parsed.fault);
    }
    if (getenv("UPDATE")) {
        write_file(golden.ptr, buf_view(&out));
    }
    const bool same = str_equal(buf_view(&out), read_file(arena, golden.ptr));
    if (!same) {
        print_message("%s differs; UPDATE=1 rewrites it. Got:\n%.*s\n", golden.ptr,
                      STR_ARGS(buf_view(&out)));
    }
    buf_dispose(&out);
    const bool sound = parsed.fault == NULL;
    parsed_free(&parsed);
    return same && sound;
}

static void test_goldens(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    size_t count = 0;
    size_t bad = 0;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        const struct str name = str_from(entry->d_name);
        if (str_ends_with(name, STR(".py"))) {
            count++;
            bad += !check(arena, str_copy(arena, str_slice(name, 0, name.len - 3)));
        }
    }
    closedir(dir);
    arena_free(arena);
    assert_int_equal(bad, 0);
    assert_true(count >= LEAST_GOLDENS);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_goldens) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
