/* SPDX-License-Identifier: MIT */
#include "review/review.h"

#include <stdatomic.h>
#include <unistd.h>

#include "base/arena.h"
#include "gitdiff/change_set.h"
#include "review/assemble.h"
#include "review/caller_jobs.h"
#include "review/candidates.h"
#include "review/folder.h"
#include "review/moves.h"
#include "review/own_jobs.h"
#include "review/workers.h"

/* What the tree's 32-bit offsets can address. */
enum { MOST_FILE_BYTES = INT32_MAX };

static const struct str extensions[] = {
    { ".py", 3 }, { ".pyi", 4 }, { ".pyw", 4 }, { ".wsgi", 5 }
};
/* Build files that are Python by definition of their tools (SCons, waf). */
static const struct str names[] = { { "SConstruct", 10 },
                                    { "SConscript", 10 },
                                    { "wscript", 7 } };
enum {
    EXTENSIONS = sizeof extensions / sizeof extensions[0],
    NAMES = sizeof names / sizeof names[0]
};

/* In changes of more files nobody waits for how many findings were fixed: twice the work
 * where nothing was found. */
enum { MOST_FIXED_FILES = 64 };

/* All files of a run, and the threads that share them. */
struct run {
    const struct review_options *options;
    struct file_origin origin;
    struct file_jobs jobs;
    struct own_jobs own;
    struct file_result *results; /* by job */
    struct workers workers;
    size_t most_findings;
    atomic_size_t done;
    struct donors donors; /* who may have lost what another file has now */
    struct wanted_lines wanted;
    struct pairing_contents *lost; /* by donor */
};

/* No file is larger than what a tree's offsets can address. */
static uint64_t max_bytes_of(const struct review_options *options)
{
    const uint64_t most = options->max_file_bytes;
    return most == 0 || most > MOST_FILE_BYTES ? MOST_FILE_BYTES : most;
}

static void review_one(void *context, size_t index, unsigned worker)
{
    struct run *run = context;
    const size_t job = run->own.order[index];
    file_review(&run->jobs.items[job], &run->origin, &run->workers.items[worker],
                &run->results[job]);
    const size_t done = atomic_fetch_add(&run->done, 1) + 1;
    if (worker == 0 && run->options->progress && done <= run->own.count) {
        run->options->progress(run->options->progress_context, done, run->own.count);
    }
}

static void review_other(void *context, size_t index, unsigned worker)
{
    const struct run *run = context;
    const size_t job = run->own.order[run->own.count + index];
    if (!run->jobs.items[job].caller) { /* those have lost nothing */
        review_one(context, run->own.count + index, worker);
    }
}

static void look_at_donor(void *context, size_t index, unsigned worker)
{
    struct run *run = context;
    run->lost[index] = moves_lost(&run->donors.items[index], &run->origin, &run->wanted,
                                  &run->workers.items[worker]);
}

/* Whether something of this shard may have moved here or from here: then files of other
 * shards, which may have the same, must be looked at, too. */
static bool may_have_moved(const struct run *run, struct arena *arena)
{
    size_t fixed = 0;
    for (size_t i = 0; i < run->own.count; i++) {
        fixed += run->results[run->own.order[i]].class_counts[CLASS_FIXED];
    }
    return fixed > 0 || moves_wanted(run->results, run->jobs.count, arena).count > 0;
}

/* Takes out what only moved from one file to another. */
static void settle_moves(struct run *run, struct arena *arena)
{
    if (run->donors.count == 0 || !may_have_moved(run, arena)) {
        return;
    }
    workers_run(&run->workers, run->jobs.count - run->own.count, review_other, run);
    run->wanted = moves_wanted(run->results, run->jobs.count, arena);
    run->lost = ARENA_ARRAY(arena, run->donors.count, struct pairing_contents);
    workers_run(&run->workers, run->donors.count, look_at_donor, run);
    moves_settle(run->results, &run->jobs, &run->donors, run->lost, arena);
    for (size_t i = run->own.count; i < run->jobs.count; i++) {
        run->results[run->own.order[i]] = (struct file_result){ 0 };
    }
}

/* Reviews all files and makes the report of what came of them. */
static void review_files(struct run *run, struct ruleset *ruleset, struct arena *arena,
                         struct report *report)
{
    run->most_findings =
        run->options->max_findings ? run->options->max_findings : REPORT_MOST_FINDINGS;
    run->workers =
        workers_open(ruleset, run->options, run->jobs.count, run->most_findings);
    ruleset_freeze(ruleset); /* frozen before threads share it */
    caller_jobs_settle(&run->jobs, &run->origin, &run->workers, arena, &report->notices);
    run->results = ARENA_ARRAY(arena, run->jobs.count, struct file_result);
    run->own = own_jobs_of(&run->jobs, &run->origin, run->options, arena, report);
    workers_run(&run->workers, run->own.count, review_one, run);
    settle_moves(run, arena);
    assemble_rules(report, ruleset, arena);
    assemble_results(report, run->results, run->jobs.count, run->most_findings, arena);
    workers_close(&run->workers);
}

static struct str commit_hex(const struct object_id *id, struct arena *arena)
{
    if (object_id_is_zero(id)) {
        return (struct str){ 0 };
    }
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    return str_copy(arena, str_from(hex));
}

/* What was compared. */
static void describe_range(struct report *report, const struct review_change *change,
                           struct arena *arena)
{
    const struct range *range = change->range;
    report->remote_url = repository_remote_url(change->repository, arena);
    report->head_commit = commit_hex(&range->head_commit, arena);
    report->head_time = range->head_time;
    report->differential = !change->whole;
    if (!change->whole) {
        report->base_commit = commit_hex(&range->bases[0].commit, arena);
        report->why_base =
            range->why_base.ptr ? str_copy(arena, range->why_base) : range->why_base;
    }
}

/* What the change took away, and who may use it. */
static void find_callers(struct run *run, const struct change_set *sets,
                         size_t base_count, struct arena *arena, struct notices *notices)
{
    struct altered_names *altered = ARENA_NEW(arena, struct altered_names);
    for (size_t i = 0; i < base_count; i++) {
        callers_add_altered(altered, &run->origin, &sets[i], arena);
    }
    run->origin.edited = callers_split_edited(altered, arena);
    if (altered->count > 0) {
        const struct callers_search search = { &run->origin, sets, base_count };
        run->origin.altered = altered;
        run->origin.words = callers_words(altered, arena);
        callers_find(&run->jobs, &search, run->options, arena, notices);
    }
}

int review_range(const struct review_change *change, struct ruleset *ruleset,
                 const struct review_options *options, struct arena *arena,
                 struct report *report, struct err *err)
{
    const struct range *range = change->range;
    if (range->base_count == 0) {
        return err_set(err, ERR_USAGE, "a range needs something to compare with");
    }
    const size_t base_count = change->whole ? 1 : range->base_count;
    struct change_set *sets = ARENA_ARRAY(arena, base_count, struct change_set);
    struct object_id *base_trees = ARENA_ARRAY(arena, base_count, struct object_id);
    for (size_t i = 0; i < base_count; i++) {
        const struct change_request request = { .old_tree = range->bases[i].tree,
                                                .new_tree = range->head_tree };
        change_set_build(change->repository, &request, arena, &sets[i], &report->notices);
        base_trees[i] = range->bases[i].tree;
    }
    struct run run = { .options = options,
                       .origin = { .repository = change->repository,
                                   .head_tree = range->head_tree,
                                   .baseline = options->baseline,
                                   .unused_suppressions = options->unused_suppressions,
                                   .at_sink = options->at_sink,
                                   .max_bytes = max_bytes_of(options),
                                   .base_trees = base_trees } };
    candidates_add_change(&run.jobs, sets, base_count, change->whole, options, arena);
    run.origin.counts_fixed = run.jobs.count <= MOST_FIXED_FILES;
    for (size_t i = 0; i < base_count && !change->whole; i++) {
        moves_add_donors(&run.donors, &sets[i], i, arena);
    }
    run.origin.moves = run.donors.count > 0;
    if (!change->whole) {
        find_callers(&run, sets, base_count, arena, &report->notices);
    }
    describe_range(report, change, arena);
    report->files_changed = sets[0].files.count;
    review_files(&run, ruleset, arena, report);
    return 0;
}

int review_folder(const char *folder, struct ruleset *ruleset,
                  const struct review_options *options, struct arena *arena,
                  struct report *report, struct err *err)
{
    struct folder_paths paths = { 0 };
    for (size_t i = 0; i < options->path_count; i++) {
        VEC_PUSH(arena, &paths, options->paths[i]);
    }
    const int fd = folder_list(folder, arena, &paths, &report->notices, err);
    if (fd < 0) {
        return fd;
    }
    struct run run = { .options = options,
                       .origin = { .folder = fd,
                                   .max_bytes = max_bytes_of(options),
                                   .baseline = options->baseline,
                                   .unused_suppressions =
                                       options->unused_suppressions } };
    for (size_t i = 0; i < paths.count; i++) {
        candidates_add_path(&run.jobs, paths.items[i], options, arena);
    }
    report->files_changed = paths.count;
    report->differential = false;
    review_files(&run, ruleset, arena, report);
    close(fd);
    return 0;
}

bool review_is_python_path(struct str path)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/') {
        start--;
    }
    const struct str name = str_slice(path, start, path.len);
    for (unsigned i = 0; i < EXTENSIONS; i++) {
        const size_t length = extensions[i].len;
        if (name.len >= length &&
            str_equal_nocase(str_slice(name, name.len - length, name.len),
                             extensions[i])) {
            return true;
        }
    }
    for (unsigned i = 0; i < NAMES; i++) {
        if (str_equal(name, names[i])) {
            return true;
        }
    }
    return false;
}

bool review_may_be_python(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/' && path.ptr[at - 1] != '.') {
        at--;
    }
    const bool extension = at > 0 && path.ptr[at - 1] == '.';
    return !extension || review_is_python_path(path);
}
