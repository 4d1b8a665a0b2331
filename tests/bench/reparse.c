/* SPDX-License-Identifier: MIT
 *
 * reparse: whether parsing a text from an earlier one's tree gives what parsing it alone
 * gives, on the changed files of real commits, both ways.
 *
 *     reparse REPO < FILE      each line a commit
 *
 * Prints each file with another tree, and the time of both ways of parsing. Exit code 1
 * if there is one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/mem.h"
#include "gitdiff/change_set.h"
#include "gitdiff/range.h"
#include "review/review.h"
#include "review/text_edits.h"
#include "syntax/parse.h"
#include "syntax/source.h"

enum { LINE_BYTES = 256 };

struct tally {
    size_t pairs, kept, wrong;
    clock_t alone, again;
};

struct pair {
    struct source earlier, now;
    struct text_edits edits; /* from the earlier one to the other */
};

static bool is_same(const struct parse_result *a, const struct parse_result *b)
{
    const struct tree *x = a->tree;
    const struct tree *y = b->tree;
    return a->first_error == b->first_error && a->error_count == b->error_count &&
           x->count == y->count && x->comment_count == y->comment_count &&
           memcmp(x->nodes, y->nodes, x->count * sizeof *x->nodes) == 0 &&
           (x->comment_count == 0 ||
            memcmp(x->comments, y->comments, x->comment_count * sizeof *x->comments) ==
                0) &&
           intern_count(x->names) == intern_count(y->names);
}

/* Whether the later text has the same tree both ways. */
static bool check(struct parser *parser, const struct pair *pair, struct arena *arena,
                  struct tally *tally)
{
    const struct parse_limits *limits = &parse_untimed_limits;
    struct earlier_parse earlier = { 0 };
    parser_parse_first(parser, &pair->earlier, limits, intern_new(arena, NULL), arena,
                       &earlier);
    earlier.edits = pair->edits;
    const clock_t start = clock();
    const struct parse_result alone =
        parser_parse(parser, &pair->now, limits, intern_new(arena, NULL), arena);
    const clock_t between = clock();
    const struct parse_result again = parser_parse_again(
        parser, &pair->now, limits, intern_new(arena, NULL), arena, &earlier);
    tally->again += clock() - between;
    tally->alone += between - start;
    tally->pairs++;
    tally->kept += earlier.tree != NULL;
    earlier_parse_forget(&earlier);
    return is_same(&alone, &again);
}

static bool read(struct repository *repository, const struct change_side *side,
                 struct arena *arena, struct source *source)
{
    struct str text;
    if (side->kind != KIND_FILE || !review_is_python_path(side->path) ||
        repository_read_blob(repository, &side->id, 0, arena, &text) != BLOB_OK ||
        content_is_binary(text)) {
        return false;
    }
    *source = source_init(arena, side->path, text);
    return true;
}

/* The old version from the new one, as a scan does, or the other way round. */
static bool check_one_way(struct parser *parser, const struct source *old,
                          const struct source *new, struct arena *arena,
                          struct tally *tally)
{
    struct hunks hunks = { 0 };
    hunks_between(old->text, new->text, arena, &hunks);
    const struct pair pair = { *new, *old, text_edits_to_old(&hunks, new, old, arena) };
    return check(parser, &pair, arena, tally);
}

static void check_commit(struct repository *repository, struct str rev,
                         struct parser *parser, struct tally *tally)
{
    struct err err = { 0 };
    struct arena *run = arena_new();
    struct range range = { 0 };
    struct change_set set = { 0 };
    struct notices notices = { 0 };
    if (range_resolve(repository, rev, run, &range, &err) < 0) {
        fprintf(stderr, "reparse: %s\n", err.text);
        exit(2);
    }
    const struct change_request request = { .old_tree = range.bases[0].tree,
                                            .new_tree = range.head_tree };
    change_set_build(repository, &request, run, &set, &notices);
    for (size_t i = 0; i < set.files.count; i++) {
        const struct change_file *file = &set.files.items[i];
        struct arena *arena = arena_new();
        struct source old, new;
        if (read(repository, &file->old_side, arena, &old) &&
            read(repository, &file->new_side, arena, &new)) {
            const bool there = check_one_way(parser, &old, &new, arena, tally);
            const bool back = check_one_way(parser, &new, &old, arena, tally);
            tally->wrong += !there || !back;
            if (!there || !back) {
                printf("another tree: %.*s in %.*s\n", STR_ARGS(file->new_side.path),
                       STR_ARGS(rev));
            }
        }
        arena_free(arena);
    }
    arena_free(run);
}

int main(int argc, char **argv)
{
    struct err err = { 0 };
    struct repository *repository = NULL;
    if (argc != 2) {
        fputs("usage: reparse REPO < COMMITS\n", stderr);
        return 2;
    }
    if (repository_open(argv[1], &repository, &err) < 0) {
        fprintf(stderr, "reparse: %s\n", err.text);
        return 2;
    }
    mem_prepare_heap(); /* as the program does */
    struct parser *parser = parser_new();
    struct tally tally = { 0 };
    char line[LINE_BYTES];
    while (fgets(line, sizeof line, stdin)) {
        check_commit(repository, str_trim(str_from(line)), parser, &tally);
    }
    printf(
        "%zu texts, %zu of them parsed from another: %.0f ms, alone %.0f ms; %zu files "
        "with another tree\n",
        tally.pairs, tally.kept, (double)tally.again * 1e3 / CLOCKS_PER_SEC,
        (double)tally.alone * 1e3 / CLOCKS_PER_SEC, tally.wrong);
    parser_free(parser);
    repository_free(repository);
    return tally.wrong > 0;
}
