/* SPDX-License-Identifier: MIT
 *
 * bench: what a scan costs against its floor, in one process on one thread.
 *
 *     bench tree REPO REV          whole tree: parsing alone against the whole scan
 *     bench changes REPO < FILE    each line a commit: open + diff + parse, of the new
 * side and of both, against the whole scan
 *
 * Times are the least of ROUNDS runs, in milliseconds of processor time (all is done by
 * one thread, and a busy machine must not count), and include opening the repository. For
 * commits the median and the 90th percentile over all are printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/arena.h"
#include "base/mem.h"
#include "finding.h"
#include "gitdiff/change_set.h"
#include "gitdiff/range.h"
#include "review/review.h"
#include "rule/ruleset.h"
#include "syntax/parse.h"
#include "syntax/source.h"

enum { ROUNDS = 3, MOST_COMMITS = 5000, LINE_BYTES = 256 };

struct sample {
    double floor_ms, both_ms, scan_ms;
};

/* What a floor is of: the files of a tree, the new sides of a change, or both sides. */
enum extent { EXTENT_TREE, EXTENT_NEW, EXTENT_BOTH };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fail(const struct err *err)
{
    fprintf(stderr, "bench: %s\n", err->text);
    exit(2);
}

static void parse(struct parser *parser, struct str path, struct str text,
                  struct arena *arena)
{
    const struct source source = source_init(arena, path, text);
    parser_floor(parser, &source);
}

/* Reads a file and parses it, without looking at the result. */
static void floor_file(struct repository *repository, struct parser *parser,
                       const struct change_file *file, bool both, struct arena *arena)
{
    if (file->new_side.kind != KIND_FILE || !review_is_python_path(file->new_side.path)) {
        return;
    }
    struct str text;
    struct str old_text = STR("");
    if (repository_read_blob(repository, &file->new_side.id, 0, arena, &text) !=
            BLOB_OK ||
        content_is_binary(text)) {
        return;
    }
    if (file->old_side.kind == KIND_FILE) {
        repository_read_blob(repository, &file->old_side.id, 0, arena, &old_text);
        struct hunks hunks = { 0 };
        hunks_between(old_text, text, arena, &hunks);
    }
    parse(parser, file->new_side.path, text, arena);
    if (both && old_text.len > 0) {
        parse(parser, file->old_side.path, old_text, arena);
    }
}

static double floor_ms(const char *path, struct str rev, enum extent extent)
{
    const bool whole = extent == EXTENT_TREE;
    const double start = now_ms();
    struct err err = { 0 };
    struct arena *run = arena_new();
    struct arena *file_arena = arena_new();
    struct repository *repository = NULL;
    struct range range = { 0 };
    struct change_set set = { 0 };
    struct notices notices = { 0 };
    if (repository_open(path, &repository, &err) < 0 ||
        (whole ? range_whole(repository, rev, run, &range, &err)
               : range_resolve(repository, rev, run, &range, &err)) < 0) {
        fail(&err);
    }
    const struct change_request request = { .old_tree = range.bases[0].tree,
                                            .new_tree = range.head_tree };
    change_set_build(repository, &request, run, &set, &notices);
    struct parser *parser = parser_new();
    for (size_t i = 0; i < set.files.count; i++) {
        floor_file(repository, parser, &set.files.items[i], extent == EXTENT_BOTH,
                   file_arena);
        arena_reset(file_arena);
    }
    parser_free(parser);
    repository_free(repository);
    arena_free(file_arena);
    arena_free(run);
    return now_ms() - start;
}

static double scan_ms(const char *path, struct str rev, bool whole, size_t *finding_count)
{
    const double start = now_ms();
    struct err err = { 0 };
    struct arena *run = arena_new();
    struct repository *repository = NULL;
    struct range range = { 0 };
    struct report report = { 0 };
    const struct review_options options = { .jobs = 1 };
    const struct ruleset_selection selection = { 0 };
    struct ruleset *ruleset = ruleset_new();
    ruleset_add_builtin(ruleset);
    if (repository_open(path, &repository, &err) < 0 ||
        ruleset_select(ruleset, &selection, &err) < 0 ||
        (whole ? range_whole(repository, rev, run, &range, &err)
               : range_resolve(repository, rev, run, &range, &err)) < 0 ||
        review_range(&(struct review_change){ repository, &range, whole }, ruleset,
                     &options, run, &report, &err) < 0) {
        fail(&err);
    }
    *finding_count = report.findings.count;
    ruleset_free(ruleset);
    repository_free(repository);
    arena_free(run);
    return now_ms() - start;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static struct sample measure(const char *path, struct str rev, bool whole,
                             size_t *finding_count)
{
    struct sample best = { 1e300, 1e300, 1e300 };
    for (int round = 0; round < ROUNDS; round++) {
        const enum extent extent = whole ? EXTENT_TREE : EXTENT_NEW;
        best.floor_ms = least(best.floor_ms, floor_ms(path, rev, extent));
        best.both_ms =
            whole ? best.floor_ms : least(best.both_ms, floor_ms(path, rev, EXTENT_BOTH));
        best.scan_ms = least(best.scan_ms, scan_ms(path, rev, whole, finding_count));
    }
    return best;
}

static int by_value(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Prints median and 90th percentile, and returns the median. Sorts in place. */
static double print_row(const char *name, double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_value);
    printf("%-34s median %9.2f  p90 %9.2f\n", name, values[count / 2],
           values[count * 9 / 10]);
    return values[count / 2];
}

static void bench_changes(const char *path)
{
    static double floors[MOST_COMMITS];
    static double both[MOST_COMMITS];
    static double scans[MOST_COMMITS];
    static double ratios[MOST_COMMITS];
    static double ratios_both[MOST_COMMITS];
    char line[LINE_BYTES];
    size_t count = 0;
    size_t findings = 0;
    while (count < MOST_COMMITS && fgets(line, sizeof line, stdin)) {
        size_t here = 0;
        const struct sample sample =
            measure(path, str_trim(str_from(line)), false, &here);
        floors[count] = sample.floor_ms;
        both[count] = sample.both_ms;
        scans[count] = sample.scan_ms;
        ratios[count] = sample.scan_ms / sample.floor_ms;
        ratios_both[count++] = sample.scan_ms / sample.both_ms;
        findings += here;
    }
    if (count == 0) {
        fputs("bench: no commits on standard input\n", stderr);
        exit(2);
    }
    printf("%zu commits, %zu findings\n", count, findings);
    const double low = print_row("open + diff + parse, ms", floors, count);
    print_row("the same of both sides, ms", both, count);
    const double high = print_row("whole scan, ms", scans, count);
    print_row("ratio, commit by commit", ratios, count);
    print_row("ratio to both sides", ratios_both, count);
    printf("ratio of the medians: %.2f\n", high / low);
}

static void bench_tree(const char *path, struct str rev)
{
    size_t findings = 0;
    const struct sample sample = measure(path, rev, true, &findings);
    printf("whole tree of %.*s, one thread, %zu findings\n", STR_ARGS(rev), findings);
    printf("read + parse alone   %9.1f ms\n", sample.floor_ms);
    printf("whole scan           %9.1f ms\n", sample.scan_ms);
    printf("ratio                %9.2f\n", sample.scan_ms / sample.floor_ms);
}

int main(int argc, char **argv)
{
    mem_prepare_heap(); /* as the program does */
    if (argc == 4 && str_equal(str_from(argv[1]), STR("tree"))) {
        bench_tree(argv[2], str_from(argv[3]));
    } else if (argc == 3 && str_equal(str_from(argv[1]), STR("changes"))) {
        bench_changes(argv[2]);
    } else {
        fputs("usage: bench tree REPO REV | bench changes REPO < COMMITS\n", stderr);
        return 2;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory          %9.1f MB\n", (double)usage.ru_maxrss / 1024);
    return 0;
}
