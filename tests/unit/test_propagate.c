/* SPDX-License-Identifier: MIT
 *
 * What expressions are known to be. Expectations are comments in tests/golden/values:
 *     reveal(x)  # value: "abc", 3, 1.5, True, None, b"abc", some string, some bytes, ?
 *     reveal(x)  # from: f(y)      the one expression that was assigned to x; ? for none
 * Every call of reveal must have one of the comments.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "names/names.h"
#include "names/propagate.h"
#include "syntax/parse.h"
#include "syntax/source.h"
#include "syntax/tree.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/values"

struct file {
    struct arena *arena;
    const struct source *source;
    const struct tree *tree;
    struct propagation *propagation;
};

static struct file analyse(struct parser *parser, struct str path, struct str text)
{
    struct file file = { .arena = arena_new() };
    struct source *source = ARENA_NEW(file.arena, struct source);
    *source = source_init(file.arena, path, text);
    file.source = source;
    file.tree = parser_parse(parser, source, &parse_untimed_limits,
                             intern_new(file.arena, NULL), file.arena)
                    .tree;
    file.propagation =
        propagate_new(file.tree, names_resolve(file.tree, NULL, file.arena), file.arena);
    return file;
}

static struct str shown(const struct constant *value, struct arena *arena)
{
    switch (value->kind) {
    case CONSTANT_NONE:
        return STR("None");
    case CONSTANT_BOOL:
        return value->integer ? STR("True") : STR("False");
    case CONSTANT_INT:
        return str_format(arena, "%lld", (long long)value->integer);
    case CONSTANT_FLOAT:
        return str_format(arena, "%g", value->number);
    case CONSTANT_STRING:
        return str_format(arena, "\"%.*s\"", STR_ARGS(value->text));
    case CONSTANT_BYTES:
        return str_format(arena, "b\"%.*s\"", STR_ARGS(value->text));
    case CONSTANT_SOME_STRING:
        return STR("some string");
    case CONSTANT_SOME_BYTES:
        return STR("some bytes");
    default:
        return STR("?");
    }
}

/* The rest of the line after the node, from the comment's sign on. */
static struct str comment_after(const struct file *file, uint32_t node)
{
    const struct str text = file->source->text;
    const size_t from = file->tree->nodes[node].to;
    const struct str rest = str_slice(text, from, str_find(text, STR("\n"), from));
    return str_trim(rest);
}

static struct str actual(const struct file *file, uint32_t argument, bool from)
{
    if (!from) {
        const struct constant value = propagate_constant(file->propagation, argument);
        return shown(&value, file->arena);
    }
    const uint32_t node = propagate_expression(file->propagation, argument);
    return node == TREE_NONE ? STR("?") : tree_text(file->tree, node);
}

static size_t check_reveal(const struct file *file, uint32_t node)
{
    const struct str comment = comment_after(file, node);
    const bool from = str_starts_with(comment, STR("# from: "));
    const bool value = str_starts_with(comment, STR("# value: "));
    if (!from && !value) {
        fail_msg("%.*s: a reveal without expectation: %.*s", STR_ARGS(file->source->path),
                 STR_ARGS(tree_text(file->tree, node)));
    }
    const struct str wanted = str_trim(str_slice(comment, from ? 8 : 9, comment.len));
    const struct str got = actual(file, tree_child_at(file->tree, node, 1), from);
    if (!str_equal(wanted, got)) {
        print_error("%.*s: %.*s is %.*s, not %.*s\n", STR_ARGS(file->source->path),
                    STR_ARGS(tree_text(file->tree, node)), STR_ARGS(got),
                    STR_ARGS(wanted));
        return 1;
    }
    return 0;
}

static size_t check_file(struct parser *parser, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", FIXTURES, name);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    struct buf text = { 0 };
    char chunk[4096];
    for (size_t n = 0; (n = fread(chunk, 1, sizeof chunk, in)) > 0;) {
        buf_add(&text, (struct str){ chunk, n });
    }
    fclose(in);
    const struct file file = analyse(parser, str_from(name), buf_view(&text));
    size_t wrong = 0;
    for (uint32_t i = 0; i < file.tree->count; i++) {
        if (file.tree->nodes[i].kind == N_CALL &&
            str_equal(tree_name(file.tree, i), STR("reveal"))) {
            wrong += check_reveal(&file, i);
        }
    }
    arena_free(file.arena);
    buf_dispose(&text);
    return wrong;
}

static void test_goldens(void **state)
{
    (void)state;
    struct parser *parser = parser_new();
    DIR *folder = opendir(FIXTURES);
    assert_non_null(folder);
    size_t files = 0;
    size_t wrong = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (str_ends_with(str_from(entry->d_name), STR(".py"))) {
            files++;
            wrong += check_file(parser, entry->d_name);
        }
    }
    closedir(folder);
    parser_free(parser);
    assert_true(files > 0);
    assert_int_equal(wrong, 0);
}

/* Loops within loops and long chains end in time, and are cut without a crash. */
static void test_hostile(void **state)
{
    (void)state;
    struct parser *parser = parser_new();
    struct buf text = { 0 };
    for (int depth = 0; depth < 200; depth++) {
        for (int i = 0; i < depth; i++) {
            buf_add(&text, STR(" "));
        }
        buf_add_format(&text, "for a%d in b:\n", depth);
    }
    for (int i = 0; i < 5000; i++) {
        for (int j = 0; j < 200; j++) {
            buf_add(&text, STR(" "));
        }
        buf_add_format(&text, "x = x + y%d\n", i);
    }
    const struct file file = analyse(parser, STR("loops.py"), buf_view(&text));
    for (uint32_t i = 0; i < file.tree->count; i += 97) {
        if (node_is_expression(file.tree->nodes[i].kind)) {
            propagate_constant(file.propagation, i);
        }
    }
    arena_free(file.arena);
    buf_dispose(&text);
    parser_free(parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
