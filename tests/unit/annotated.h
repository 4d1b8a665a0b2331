/* SPDX-License-Identifier: MIT
 *
 * For tests over folders of Python files that say in comments what is found on their
 * lines, and in the first one ("# path: NAME") under which path they are looked at.
 */
#ifndef HUNKSCAN_TESTS_ANNOTATED_H
#define HUNKSCAN_TESTS_ANNOTATED_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parsed.h"

/* Says what is found on each line of a tree: `lines` has a buffer for each, 0 unused. */
typedef void (*annotated_finder)(const struct tree *tree, struct arena *arena,
                                 struct buf *lines);

static inline struct str annotated_read(struct arena *arena, const char *folder,
                                        const char *name)
{
    struct buf content = { 0 };
    char chunk[4096];
    size_t count;
    const struct str path = str_format(arena, "%s/%s", folder, name);
    FILE *stream = fopen(path.ptr, "rb");
    assert_non_null(stream);
    while ((count = fread(chunk, 1, sizeof chunk, stream)) > 0) {
        buf_add(&content, (struct str){ chunk, count });
    }
    fclose(stream);
    const struct str text = buf_copy(&content, arena);
    buf_dispose(&content);
    return text;
}

/* What follows the key on a line; empty if it is not there. */
static inline struct str annotated_after(struct str line, struct str key)
{
    const size_t from = str_find(line, key, 0);
    return from == line.len ? STR("")
                            : str_trim(str_slice(line, from + key.len, line.len));
}

/* Parses a text, under the path that its first line gives, and lets it be looked at.
 * Returns the number of lines on which something else is found than the comment after
 * `key` says; NULL: only looks. */
static inline int annotated_check(const char *file, struct str text,
                                  annotated_finder finder, const char *key)
{
    struct parsed parsed = parsed_from(text);
    struct source *source =
        arena_copy(parsed.arena, &parsed.source, sizeof parsed.source);
    struct tree *tree = arena_copy(parsed.arena, parsed.tree, sizeof *tree);
    struct buf *lines = ARENA_ARRAY(parsed.arena, source->line_count + 1, struct buf);
    int failures = 0;
    source->path = annotated_after(source_line_text(source, 1), STR("# path: "));
    tree->source = source;
    finder(tree, parsed.arena, lines);
    for (uint32_t line = 1; line <= source->line_count; line++) {
        const struct str wanted =
            key ? annotated_after(source_line_text(source, line), str_from(key))
                : buf_view(&lines[line]);
        if (!str_equal(buf_view(&lines[line]), wanted)) {
            print_error("%s:%u: expected '%.*s', found '%.*s'\n", file, line,
                        STR_ARGS(wanted), STR_ARGS(buf_view(&lines[line])));
            failures++;
        }
        buf_dispose(&lines[line]);
    }
    parsed_free(&parsed);
    return failures;
}

/* What is done with a file: the number of things that are wrong in it. */
typedef int (*annotated_checker)(const char *file, struct str text);

/* Checks all .py files of a folder, of which there must be some. */
static inline void annotated_check_each(const char *path, annotated_checker checker)
{
    struct arena *arena = arena_new();
    DIR *folder = opendir(path);
    int files = 0;
    int failures = 0;
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            failures +=
                checker(entry->d_name, annotated_read(arena, path, entry->d_name));
            files++;
        }
    }
    closedir(folder);
    arena_free(arena);
    assert_true(files > 0);
    assert_int_equal(failures, 0);
}

#endif
