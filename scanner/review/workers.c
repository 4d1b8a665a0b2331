/* SPDX-License-Identifier: MIT */
#include "review/workers.h"

#include "base/arena.h"
#include "base/mem.h"
#include "review/review.h"
#include "syntax/kept_trees.h"

/* Of trees that are kept, each worker. Files that lie side by side import much the same.
 */
enum { KEPT_BYTES = 16 * 1024 * 1024 };

struct workers workers_open(struct ruleset *ruleset, const struct review_options *options,
                            size_t job_count, size_t most_findings)
{
    unsigned count = options->jobs ? options->jobs : pool_processors();
    if (count > job_count) {
        count = job_count ? (unsigned)job_count : 1;
    }
    struct parse_limits limits = parse_default_limits;
    if (options->file_timeout_ms) {
        limits.deadline_ms = options->file_timeout_ms;
        limits.more_ms_per_kib = 0;
    }
    struct worker *items = mem_alloc(mem_mul(count, sizeof *items));
    for (unsigned i = 0; i < count; i++) {
        items[i] = (struct worker){ .ruleset = ruleset,
                                    .parser = parser_new(),
                                    .scratch = arena_new(),
                                    .results = arena_new(),
                                    .kept = kept_trees_new(KEPT_BYTES),
                                    .fixes = { .scratch = arena_new() },
                                    .limits = limits,
                                    .most_findings = most_findings };
        items[i].memory.arena = items[i].results;
        items[i].memory.scratch = arena_new();
        items[i].fixes.parser = items[i].parser;
    }
    return (struct workers){ items, count };
}

void workers_run(const struct workers *workers, size_t count, pool_job job, void *context)
{
    pool_run(workers->count, count, job, context);
}

void workers_close(struct workers *workers)
{
    for (unsigned i = 0; i < workers->count; i++) {
        earlier_parse_forget(&workers->items[i].newest);
        parser_free(workers->items[i].parser);
        arena_free(workers->items[i].fixes.scratch);
        kept_trees_free(workers->items[i].kept);
        arena_free(workers->items[i].memory.scratch);
        arena_free(workers->items[i].scratch);
        arena_free(workers->items[i].results);
    }
    mem_free(workers->items);
}
