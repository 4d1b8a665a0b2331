/* SPDX-License-Identifier: MIT */
#include "unused/unused.h"

#include "annotated.h"
#include "names/names.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/unused"

static void add_item(const struct tree *tree, enum unused_kind kind,
                     const struct unused_item *item, struct buf *lines)
{
    struct buf *out = &lines[source_line(tree->source, item->from)];
    assert_true(item->from <= item->to && item->to <= tree->source->text.len);
    buf_add_format(out, "%s%s%s%.*s", out->len ? ", " : "", unused_kind_words[kind],
                   item->name ? " " : "", STR_ARGS(intern_text(tree->names, item->name)));
}

static void find(const struct tree *tree, struct arena *arena, struct buf *lines)
{
    struct unused *unused = unused_new(tree, names_resolve(tree, NULL, arena), arena);
    for (int kind = 0; kind < UNUSED_KIND_COUNT; kind++) {
        const struct unused_items *items = unused_find(unused, (enum unused_kind)kind);
        for (size_t i = 0; i < items->count; i++) {
            add_item(tree, (enum unused_kind)kind, &items->items[i], lines);
        }
    }
}

static int check_file(const char *file, struct str text)
{
    return annotated_check(file, text, find, "# unused: ");
}

static void test_files(void **state)
{
    (void)state;
    annotated_check_each(FIXTURES, check_file);
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
        annotated_check("odd text", str_from(texts[i]), find, NULL);
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
