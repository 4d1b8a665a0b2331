/* SPDX-License-Identifier: MIT */
#include "unused/unused.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "names/names.h"
#include "parsed.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/unused"

static struct str read_file(struct arena *arena, const char *name)
{
    struct buf content = { 0 };
    char chunk[4096];
    size_t count;
    const struct str path = str_format(arena, "%s/%s", FIXTURES, name);
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
static struct str after_key(struct str line, struct str key)
{
    const size_t from = str_find(line, key, 0);
    return from == line.len ? STR("")
                            : str_trim(str_slice(line, from + key.len, line.len));
}

/* A parsed file under the path that its first line gives. */
struct looked_at {
    struct parsed parsed;
    struct unused *unused;
};

static struct looked_at look_at(struct str text)
{
    struct looked_at at = { .parsed = parsed_from(text) };
    const struct str first = source_line_text(&at.parsed.source, 1);
    struct source *source =
        arena_copy(at.parsed.arena, &at.parsed.source, sizeof at.parsed.source);
    source->path = after_key(first, STR("# path: "));
    struct tree *tree = arena_copy(at.parsed.arena, at.parsed.tree, sizeof *tree);
    tree->source = source;
    at.parsed.tree = tree;
    at.unused =
        unused_new(tree, names_resolve(tree, NULL, at.parsed.arena), at.parsed.arena);
    return at;
}

static void add_items(const struct looked_at *at, enum unused_kind kind, uint32_t line,
                      struct buf *out)
{
    const struct unused_items *items = unused_find(at->unused, kind);
    for (size_t i = 0; i < items->count; i++) {
        const struct unused_item *item = &items->items[i];
        if (source_line(&at->parsed.source, item->from) != line) {
            continue;
        }
        assert_true(item->from <= item->to && item->to <= at->parsed.source.text.len);
        buf_add_format(out, "%s%s%s%.*s", out->len ? ", " : "", unused_kind_words[kind],
                       item->name ? " " : "",
                       STR_ARGS(intern_text(at->parsed.names, item->name)));
    }
}

static int check_line(const struct looked_at *at, const char *file, uint32_t line)
{
    const struct str content = source_line_text(&at->parsed.source, line);
    const struct str wanted = after_key(content, STR("# unused: "));
    struct buf found = { 0 };
    for (int kind = 0; kind < UNUSED_KIND_COUNT; kind++) {
        add_items(at, (enum unused_kind)kind, line, &found);
    }
    const bool good = str_equal(buf_view(&found), wanted);
    if (!good) {
        print_error("%s:%u: expected '%.*s', found '%.*s'\n", file, line,
                    STR_ARGS(wanted), STR_ARGS(buf_view(&found)));
    }
    buf_dispose(&found);
    return good ? 0 : 1;
}

static int check_file(const char *file, struct str text)
{
    struct looked_at at = look_at(text);
    int failures = 0;
    for (uint32_t line = 1; line <= at.parsed.source.line_count; line++) {
        failures += check_line(&at, file, line);
    }
    parsed_free(&at.parsed);
    return failures;
}

static void test_files(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    DIR *folder = opendir(FIXTURES);
    int files = 0;
    int failures = 0;
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            failures += check_file(entry->d_name, read_file(arena, entry->d_name));
            files++;
        }
    }
    closedir(folder);
    arena_free(arena);
    assert_true(files > 0);
    assert_int_equal(failures, 0);
}

/* Broken and odd files are looked at, too. */
static void test_odd_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "break\nx",
        "return\nelse:",
        "def f():\n  x =\n  x = 1\n  x",
        "for x in y:\n else:\n  break",
        "match x:\n case _: break",
        "except as e: pass",
        "try: x\nexcept: pass\nelse:",
        "import\nfrom x import\nimport a as",
        "__all__ = __all__ +=",
        "def f(): global\nnonlocal x",
        "while True:\nelse: pass\nx",
        "@f\ndef f",
        "lambda x: (x := locals())",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct looked_at at = look_at(str_from(texts[i]));
        for (int kind = 0; kind < UNUSED_KIND_COUNT; kind++) {
            unused_find(at.unused, (enum unused_kind)kind);
        }
        parsed_free(&at.parsed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_odd_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
