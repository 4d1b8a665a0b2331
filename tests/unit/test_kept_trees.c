/* SPDX-License-Identifier: MIT
 *
 * Kept trees: what is handed out is what parsing would have given, whatever was parsed
 * before, and only for the very same text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/intern.h"
#include "syntax/files.h"
#include "syntax/kept_trees.h"
#include "syntax/source.h"

struct fixture {
    struct arena *arena;
    struct intern *base;
    struct files files;
};

static struct fixture fixture_new(size_t most_bytes)
{
    struct fixture at = { .arena = arena_new() };
    at.base = intern_new(at.arena, NULL);
    intern_add(at.base, STR("system"));
    intern_add(at.base, STR("unused"));
    at.files = (struct files){ .parser = parser_new(),
                               .limits = &parse_untimed_limits,
                               .kept = kept_trees_new(most_bytes) };
    return at;
}

static void fixture_free(struct fixture *at)
{
    kept_trees_free(at->files.kept);
    parser_free(at->files.parser);
    arena_free(at->arena);
}

static struct source source_of(struct fixture *at, const char *path, const char *text)
{
    return source_init(at->arena, str_from(path), str_from(text));
}

/* A table that a file was parsed into before. */
static struct intern *used_names(struct fixture *at)
{
    struct intern *names = intern_new(at->arena, at->base);
    intern_add(names, STR("known"));
    intern_add(names, STR("b"));
    return names;
}

static void assert_same(const struct parse_result *a, const struct parse_result *b)
{
    const struct tree *one = a->tree;
    const struct tree *two = b->tree;
    assert_int_equal(one->count, two->count);
    assert_memory_equal(one->nodes, two->nodes, one->count * sizeof *one->nodes);
    assert_int_equal(one->comment_count, two->comment_count);
    assert_memory_equal(one->comments, two->comments,
                        one->comment_count * sizeof *one->comments);
    assert_int_equal(intern_count(one->names), intern_count(two->names));
    for (uint32_t id = 1; id < intern_count(one->names); id++) {
        assert_true(str_equal(intern_text(one->names, id), intern_text(two->names, id)));
        assert_int_equal(intern_seen(one->names, id), intern_seen(two->names, id));
    }
    assert_int_equal(a->first_error, b->first_error);
    assert_int_equal(a->error_count, b->error_count);
    assert_int_equal(a->parsed_bytes, b->parsed_bytes);
}

static const char program[] = "import os.path as p, known  # why\n"
                              "def b(a=1):\n    return os.system(a + b)\n"
                              "x = (\n";

/* The first time and later, against plain parsing. */
static void handed_out_as_parsed(void **state)
{
    (void)state;
    struct fixture at = fixture_new(1 << 20);
    const struct source source = source_of(&at, "m.py", program);
    struct files plain = at.files;
    plain.kept = NULL;
    const struct parse_result parsed =
        files_parse(&plain, &source, used_names(&at), at.arena);
    assert_true(parsed.error_count > 0);
    for (int round = 0; round < 3; round++) {
        struct intern *names = used_names(&at);
        struct parse_result found;
        assert_int_equal(
            kept_trees_find(at.files.kept, &source, used_names(&at), at.arena, &found),
            round > 0);
        found = files_parse(&at.files, &source, names, at.arena);
        assert_ptr_equal(found.tree->source, &source);
        assert_ptr_equal(found.tree->names, names);
        assert_same(&found, &parsed);
    }
    fixture_free(&at);
}

static bool is_kept(struct fixture *at, const struct source *source)
{
    struct parse_result found;
    return kept_trees_find(at->files.kept, source, used_names(at), at->arena, &found);
}

static void only_for_the_same_text(void **state)
{
    (void)state;
    struct fixture at = fixture_new(1 << 20);
    const struct source old = source_of(&at, "m.py", "a = 1\n");
    const struct source new = source_of(&at, "m.py", "a = 2\n");
    const struct source other = source_of(&at, "n.py", "a = 1\n");
    files_parse(&at.files, &old, used_names(&at), at.arena);
    assert_true(is_kept(&at, &old));
    assert_false(is_kept(&at, &new));
    assert_false(is_kept(&at, &other));
    files_parse(&at.files, &other, used_names(&at), at.arena);
    files_parse(&at.files, &new, used_names(&at), at.arena);
    assert_true(is_kept(&at, &new));
    assert_true(is_kept(&at, &other));
    assert_true(is_kept(&at, &old)); /* both versions of a file */
    fixture_free(&at);
}

static void not_more_than_may_be(void **state)
{
    (void)state;
    struct fixture at = fixture_new(64);
    const struct source large = source_of(&at, "large.py", program);
    const struct source small = source_of(&at, "small.py", "");
    const struct source next = source_of(&at, "next.py", "");
    const struct source last = source_of(&at, "last.py", "");
    const struct source more = source_of(&at, "more.py", "");
    assert_true(files_parse(&at.files, &large, used_names(&at), at.arena).tree->count >
                9);
    assert_false(is_kept(&at, &large));
    kept_trees_free(at.files.kept);
    at.files.kept = kept_trees_new(200);
    files_parse(&at.files, &small, used_names(&at), at.arena);
    assert_true(is_kept(&at, &small));
    files_parse(&at.files, &next, used_names(&at), at.arena);
    assert_true(is_kept(&at, &next));
    assert_true(is_kept(&at, &small));
    files_parse(&at.files, &last, used_names(&at), at.arena);
    assert_true(is_kept(&at, &last));
    assert_true(is_kept(&at, &next));
    files_parse(&at.files, &more, used_names(&at), at.arena);
    assert_true(is_kept(&at, &more));
    assert_false(is_kept(&at, &small));
    fixture_free(&at);
}

/* Of many files one that is asked for all the time is parsed once. */
static void what_is_asked_for_stays(void **state)
{
    (void)state;
    enum { FILES = 1000 };
    struct fixture at = fixture_new(1 << 19);
    const struct source often = source_of(&at, "often.py", program);
    files_parse(&at.files, &often, used_names(&at), at.arena);
    struct source *others = ARENA_ARRAY(at.arena, FILES, struct source);
    for (int i = 0; i < FILES; i++) {
        char path[16];
        snprintf(path, sizeof path, "f%d.py", i);
        others[i] =
            source_init(at.arena, str_copy(at.arena, str_from(path)), str_from(program));
        files_parse(&at.files, &others[i], used_names(&at), at.arena);
        assert_true(is_kept(&at, &often));
    }
    assert_false(is_kept(&at, &others[0]));
    fixture_free(&at);
}

/* What a clock has cut may be whole the next time. */
static void not_what_was_cut_by_time(void **state)
{
    (void)state;
    struct fixture at = fixture_new(1 << 20);
    const struct source source = source_of(&at, "m.py", "a = 1\n");
    struct parse_result parsed = parser_parse(at.files.parser, &source, at.files.limits,
                                              intern_new(at.arena, at.base), at.arena);
    parsed.out_of_time = true;
    const struct parse_result given =
        kept_trees_add(at.files.kept, &parsed, used_names(&at), at.arena);
    assert_true(given.out_of_time);
    assert_int_equal(given.tree->count, parsed.tree->count);
    assert_false(is_kept(&at, &source));
    fixture_free(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handed_out_as_parsed),
        cmocka_unit_test(only_for_the_same_text),
        cmocka_unit_test(not_more_than_may_be),
        cmocka_unit_test(what_is_asked_for_stays),
        cmocka_unit_test(not_what_was_cut_by_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
