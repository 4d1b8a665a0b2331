/* SPDX-License-Identifier: MIT
 *
 * Test program: prints what gitdiff says of the ranges on stdin, one a line, in a form
 * that scripts compare with git. Bytes other than visible ASCII, and backslashes, are
 * written as \xx. The ranges "staged" and "worktree" are HEAD against the index and the
 * working tree with all untracked files; "default" and "whole REV" speak for themselves.
 *
 *     print_changes [--copies] [--no-hunks] [--pairs=N] [--threads=N] [--find=PATH]
 * REPOSITORY
 *
 *     repository bare|worktree [shallow] | remote URL
 *     range TEXT | base COMMIT | why TEXT | error CODE TEXT
 *     file STATUS SIMILARITY OLD_MODE NEW_MODE OLD_ID NEW_ID OLD_PATH NEW_PATH
 *     hunk OLD_LINE OLD_COUNT NEW_LINE NEW_COUNT | binary | lfs | blob PROBLEM
 *     notice LEVEL ID PATH TEXT
 *     found ID | absent                   with --find: the path in the range's head
 *     read FILES BYTES HASH               with --threads: all new sides, read by that
 * many threads
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/pool.h"
#include "gitdiff/change_set.h"
#include "gitdiff/pending.h"

struct run {
    struct repository *repository;
    struct change_request request; /* but for the trees */
    bool no_hunks;
    unsigned threads;
    struct str find;       /* a path, absent if nothing is to be found */
    struct arena *arena;   /* of one range */
    struct arena *scratch; /* of one file */
};

static void print_bytes(struct str text)
{
    if (text.len == 0) {
        putchar('-');
    }
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c <= ' ' || c > '~' || c == '\\') {
            printf("\\%02x", c);
        } else {
            putchar(c);
        }
    }
}

static void print_id(const char *before, const struct object_id *id)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    printf("%s%s", before, hex);
}

static void print_notices(const struct notices *notices)
{
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->items[i];
        printf("notice %s %s ", notice->level == NOTICE_NOTE ? "note" : "incomplete",
               notice->id);
        print_bytes(notice->path);
        printf(" %.*s\n", STR_ARGS(notice->text));
    }
}

/* Reads one side; false when there is no text to compare. */
static bool read_side(const struct run *run, const struct change_side *side,
                      struct str *text)
{
    static const char *const PROBLEMS[] = { "ok", "missing", "too-large", "not-a-blob",
                                            "corrupt" };
    *text = STR("");
    if (!side->path.ptr) {
        return true;
    }
    if (side->kind == KIND_SUBMODULE) {
        return false;
    }
    enum blob_result result =
        repository_read_blob(run->repository, &side->id, 64 << 20, run->scratch, text);
    if (result != BLOB_OK) {
        printf("blob %s\n", PROBLEMS[result]);
    }
    return result == BLOB_OK;
}

static void print_hunks(const struct run *run, const struct change_file *file)
{
    struct str old_text;
    struct str new_text;
    struct hunks hunks;
    if (object_id_equal(&file->old_side.id, &file->new_side.id)) {
        return;
    }
    arena_reset(run->scratch);
    bool both = read_side(run, &file->old_side, &old_text);
    both = read_side(run, &file->new_side, &new_text) && both;
    if (!both) {
        return;
    }
    if (content_is_lfs_pointer(new_text)) {
        printf("lfs\n");
    }
    if (content_is_binary(old_text) || content_is_binary(new_text)) {
        printf("binary\n");
        return;
    }
    hunks_between(old_text, new_text, run->scratch, &hunks);
    for (size_t i = 0; i < hunks.count; i++) {
        const struct hunk *hunk = &hunks.items[i];
        printf("hunk %u %u %u %u\n", hunk->old_line, hunk->old_count, hunk->new_line,
               hunk->new_count);
    }
}

static void print_file(const struct run *run, const struct change_file *file)
{
    /* As git's letters; a changed mode is M to git. */
    printf("file %c %u %06o %06o", "ADMRCTM"[file->status], file -> similarity,
           file -> old_side.mode, file->new_side.mode);
    print_id(" ", &file->old_side.id);
    print_id(" ", &file->new_side.id);
    putchar(' ');
    print_bytes(file->old_side.path);
    putchar(' ');
    print_bytes(file->new_side.path);
    putchar('\n');
    if (!run->no_hunks) {
        print_hunks(run, file);
    }
}

struct reading {
    const struct run *run;
    const struct change_set *set;
    uint64_t *hashes;
    size_t *bytes;
};

static void read_one(void *context, size_t index, unsigned worker)
{
    const struct reading *reading = context;
    struct arena *arena = arena_new();
    struct str text;
    (void)worker;
    if (repository_read_blob(reading->run->repository,
                             &reading->set->files.items[index].new_side.id, 1 << 20,
                             arena, &text) == BLOB_OK) {
        reading->hashes[index] = hash_bytes(text);
        reading->bytes[index] = text.len;
    }
    arena_free(arena);
}

static void print_reading(const struct run *run, const struct change_set *set)
{
    size_t count = set->files.count;
    struct reading reading = { run, set, ARENA_ARRAY(run->arena, count, uint64_t),
                               ARENA_ARRAY(run->arena, count, size_t) };
    uint64_t hash = 0;
    size_t bytes = 0;
    pool_run(run->threads, count, read_one, &reading);
    for (size_t i = 0; i < count; i++) {
        hash = hash_mix(hash, reading.hashes[i]);
        bytes += reading.bytes[i];
    }
    printf("read %zu %zu %016llx\n", count, bytes, (unsigned long long)hash);
}

static void print_found(const struct run *run, const struct range *range)
{
    struct object_id id;
    if (repository_find_path(run->repository, &range->head_commit, run->find, &id)) {
        print_id("found ", &id);
        putchar('\n');
    } else {
        printf("absent\n");
    }
}

static bool take_all(struct str path)
{
    (void)path;
    return true;
}

/* What is not committed yet, against HEAD. */
static int find_pending(const struct run *run, struct str text, struct range *range,
                        struct notices *notices, struct err *err)
{
    const struct pending_request request = { .index_file = getenv("GIT_INDEX_FILE"),
                                             .wanted = take_all };
    const int code =
        range_resolve(run->repository, STR("HEAD..HEAD"), run->arena, range, err);
    if (code < 0) {
        return code;
    }
    range->head_commit = (struct object_id){ { 0 } };
    return str_equal(text, STR("staged"))
               ? pending_index(run->repository, &request, run->arena, notices,
                               &range->head_tree, err)
               : pending_worktree(run->repository, &request, run->arena, notices,
                                  &range->head_tree, err);
}

static void print_range(const struct run *run, struct str text)
{
    struct err err = { 0 };
    struct range range;
    struct change_set set;
    struct notices notices = { 0 };
    printf("range %.*s\n", STR_ARGS(text));
    const bool whole = str_starts_with(text, STR("whole "));
    const bool pending =
        str_equal(text, STR("staged")) || str_equal(text, STR("worktree"));
    int code =
        pending ? find_pending(run, text, &range, &notices, &err)
        : whole ? range_whole(run->repository, str_slice(text, 6, text.len), run->arena,
                              &range, &err)
        : str_equal(text, STR("default"))
            ? range_default(run->repository, (struct str){ 0 }, run->arena, &range, &err)
            : range_resolve(run->repository, text, run->arena, &range, &err);
    if (code < 0) {
        printf("error %d %s\n", code, err.text);
        return;
    }
    for (size_t i = 0; i < range.base_count; i++) {
        print_id("base ", &range.bases[i].commit);
        putchar('\n');
    }
    printf("why %.*s\n", STR_ARGS(range.why_base));
    struct change_request request = run->request;
    request.old_tree = range.bases[0].tree;
    request.new_tree = range.head_tree;
    change_set_build(run->repository, &request, run->arena, &set, &notices);
    for (size_t i = 0; i < set.files.count; i++) {
        print_file(run, &set.files.items[i]);
    }
    if (run->threads > 0) {
        print_reading(run, &set);
    }
    if (run->find.ptr) {
        print_found(run, &range);
    }
    print_notices(&notices);
}

static void print_ranges(struct run *run)
{
    char line[4096];
    run->arena = arena_new();
    run->scratch = arena_new();
    while (fgets(line, sizeof line, stdin)) {
        print_range(run, str_trim(str_from(line)));
        arena_reset(run->arena);
    }
    arena_free(run->scratch);
    arena_free(run->arena);
}

int main(int argc, char **argv)
{
    struct run run = { 0 };
    struct err err = { 0 };
    const char *path = ".";
    for (int i = 1; i < argc; i++) {
        struct str argument = str_from(argv[i]);
        if (str_equal(argument, STR("--copies"))) {
            run.request.find_copies = true;
        } else if (str_equal(argument, STR("--no-hunks"))) {
            run.no_hunks = true;
        } else if (str_starts_with(argument, STR("--pairs="))) {
            run.request.max_rename_pairs = (uint32_t)strtoul(argv[i] + 8, NULL, 10);
        } else if (str_starts_with(argument, STR("--threads="))) {
            run.threads = (unsigned)strtoul(argv[i] + 10, NULL, 10);
        } else if (str_starts_with(argument, STR("--find="))) {
            run.find = str_slice(argument, 7, argument.len);
        } else {
            path = argv[i];
        }
    }
    if (repository_open(path, &run.repository, &err) < 0) {
        printf("error %d %s\n", err.code, err.text);
        return 1;
    }
    struct str workdir = repository_workdir(run.repository);
    printf("repository %s%s\n", workdir.ptr ? "worktree" : "bare",
           repository_is_shallow(run.repository) ? " shallow" : "");
    struct arena *arena = arena_new();
    struct str remote = repository_remote_url(run.repository, arena);
    if (remote.ptr) {
        printf("remote %.*s\n", STR_ARGS(remote));
    }
    arena_free(arena);
    print_ranges(&run);
    repository_free(run.repository);
    return 0;
}
