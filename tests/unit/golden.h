/* SPDX-License-Identifier: MIT
 *
 * Goldens: each NAME.py of a folder is parsed, checked for well-formedness and printed in
 * some form; a file beside it holds what must come out. UPDATE=1 in the environment
 * rewrites those files.
 */
#ifndef HUNKSCAN_TESTS_GOLDEN_H
#define HUNKSCAN_TESTS_GOLDEN_H

#include <dirent.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/vec.h"
#include "parsed.h"

struct golden {
    const char *folder;
    const char *extension; /* of the files with what must come out, ".tree" */
    void (*print)(const struct parsed *parsed, struct buf *out);
};

static inline struct str golden_read(struct arena *arena, const char *path)
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

static inline void golden_write(const char *path, struct str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

/* Whether the golden holds; says what differs if not. */
static inline bool golden_check(const struct golden *golden, struct arena *arena,
                                struct str name)
{
    const struct str path =
        str_format(arena, "%s/%.*s.py", golden->folder, STR_ARGS(name));
    const struct str file =
        str_format(arena, "%s/%.*s%s", golden->folder, STR_ARGS(name), golden->extension);
    struct parsed parsed = parsed_from(golden_read(arena, path.ptr));
    struct buf out = { 0 };
    golden->print(&parsed, &out);
    if (parsed.fault) {
        print_message("%s: node %u: %s\n", path.ptr, parsed.fault_node, parsed.fault);
    }
    if (getenv("UPDATE")) {
        golden_write(file.ptr, buf_view(&out));
    }
    const bool same = str_equal(buf_view(&out), golden_read(arena, file.ptr));
    if (!same) {
        print_message("%s differs; UPDATE=1 rewrites it. Got:\n%.*s\n", file.ptr,
                      STR_ARGS(buf_view(&out)));
    }
    buf_dispose(&out);
    const bool sound = parsed.fault == NULL;
    parsed_free(&parsed);
    return same && sound;
}

/* Checks the whole folder, in which there must be at least so many. */
static inline void golden_check_all(const struct golden *golden, size_t least)
{
    struct arena *arena = arena_new();
    DIR *dir = opendir(golden->folder);
    assert_non_null(dir);
    size_t count = 0;
    size_t bad = 0;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        const struct str name = str_from(entry->d_name);
        if (str_ends_with(name, STR(".py"))) {
            count++;
            bad += !golden_check(golden, arena,
                                 str_copy(arena, str_slice(name, 0, name.len - 3)));
        }
    }
    closedir(dir);
    arena_free(arena);
    assert_int_equal(bad, 0);
    assert_true(count >= least);
}

#endif
