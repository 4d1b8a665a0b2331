/* SPDX-License-Identifier: MIT */
#include "cli/apply.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/visible.h"
#include "cli/unified.h"
#include "cli/worktree.h"
#include "rule/edits.h"
#include "rule/fix_faults.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Files that are left out are named, so many at most. */
enum { MOST_TOLD = 50 };
/* Times that a file is parsed to find out which of its fixes go together. */
enum { MOST_TRIALS = 200 };

struct totals {
    size_t fixes, files; /* made */
    size_t overlaps;     /* left out: overlap with one before */
    size_t conflicts;    /* left out: with those before it the file is no Python */
    size_t reviews;      /* left out: somebody has to look first */
    size_t untouched;    /* left out with their file */
    size_t untouched_files;
};

struct run {
    const struct apply_request *request;
    int root;
    struct arena *arena; /* of one file */
    struct parser *parser;
    struct buf *diff, *messages;
    struct totals totals;
    struct err *err;
};

/* The fixes of one file. */
struct plan {
    struct str path;
    const struct finding *findings; /* all of the file */
    size_t finding_count;
    struct str content_id; /* of the text the fixes are for */
    struct edits edits;
    size_t count; /* fixes; each has one edit or more */
};

static void leave_out(struct run *run, const struct plan *plan, const char *why)
{
    run->totals.untouched += plan->count;
    if (++run->totals.untouched_files > MOST_TOLD) {
        return;
    }
    struct buf line = { 0 };
    buf_add(&line, plan->path);
    buf_add_format(&line, ": left as it is (%zu %s): %s", plan->count,
                   plan->count == 1 ? "fix" : "fixes", why);
    visible_add_message(run->messages, buf_view(&line));
    buf_dispose(&line);
}

/* What is wrong with a text, as a number that must not grow. */
static uint32_t count_wrongs(const struct run *run, struct str path, struct str text)
{
    struct arena *arena = arena_new();
    const struct source source = source_init(arena, path, text);
    const struct parse_result parsed = parser_parse(
        run->parser, &source, &parse_untimed_limits, intern_new(arena, NULL), arena);
    const uint32_t wrongs = parsed.error_count + (parsed.first_error != UINT32_MAX) +
                            fix_faults_count(parsed.tree);
    arena_free(arena);
    return wrongs;
}

static bool can_apply(const struct finding *finding)
{
    return finding->fix_count > 0 && !finding->rule->fix_needs_review;
}

static void make_text(const struct plan *plan, struct str before, struct buf *text)
{
    buf_clear(text);
    edits_make(&plan->edits, before, text);
}

/* Adds one fix after the other, and leaves out those with which the text is wrong. */
static void add_with_care(struct run *run, struct plan *plan, struct str before,
                          struct buf *text)
{
    const uint32_t wrongs = count_wrongs(run, plan->path, before);
    unsigned trials = 0;
    plan->edits.count = 0;
    plan->count = 0;
    for (size_t i = 0; i < plan->finding_count; i++) {
        const struct finding *finding = &plan->findings[i];
        if (!can_apply(finding)) {
            continue;
        }
        struct edits without = { 0 };
        edits_add(&without, plan->edits.items, (uint32_t)plan->edits.count, run->arena);
        if (trials == MOST_TRIALS ||
            !edits_add(&plan->edits, finding->fix, finding->fix_count, run->arena)) {
            run->totals.conflicts += trials == MOST_TRIALS;
            continue; /* overlapping ones were counted */
        }
        make_text(plan, before, text);
        trials++;
        if (count_wrongs(run, plan->path, buf_view(text)) <= wrongs) {
            plan->count++;
        } else {
            plan->edits = without;
            run->totals.conflicts++;
        }
    }
    make_text(plan, before, text);
}

/* Each fix was seen to be good alone; together they could still be none. */
static void make_together(struct run *run, struct plan *plan, struct str before,
                          struct buf *text)
{
    make_text(plan, before, text);
    if (plan->count > 1 && count_wrongs(run, plan->path, buf_view(text)) >
                               count_wrongs(run, plan->path, before)) {
        add_with_care(run, plan, before, text);
    }
}

static void fail(struct run *run, const struct plan *plan, const char *why)
{
    leave_out(run, plan, why);
    err_set(run->err, ERR_IO, "cannot write '%.*s': %s", STR_ARGS(plan->path), why);
}

static void write_file(struct run *run, const struct plan *plan,
                       const struct worktree_file *file, struct str text)
{
    enum worktree_result result = WORKTREE_OK;
    if (plan->count == 0) {
        return; /* each of them is in conflict */
    }
    if (run->request->dry_run) {
        unified_add(plan->path, file->text, text, run->arena, run->diff);
    } else {
        result = worktree_replace(file, text);
    }
    if (result == WORKTREE_OK) {
        run->totals.fixes += plan->count;
        run->totals.files++;
    } else if (result == WORKTREE_FAILED) {
        fail(run, plan, worktree_why(result));
    } else {
        leave_out(run, plan, worktree_why(result));
    }
}

static void apply_plan(struct run *run, struct plan *plan)
{
    struct worktree_file file;
    char hex[SHA1_HEX_BYTES];
    enum worktree_result result = worktree_read(run->root, plan->path, run->arena, &file);
    if (result == WORKTREE_OK) {
        sha1_hex(file.text, hex);
        result =
            str_equal(str_from(hex), plan->content_id) ? WORKTREE_OK : WORKTREE_CHANGED;
    }
    if (result == WORKTREE_OK) {
        struct buf text = { 0 };
        make_together(run, plan, file.text, &text);
        write_file(run, plan, &file, buf_view(&text));
        buf_dispose(&text);
    } else {
        leave_out(run, plan, worktree_why(result));
    }
    worktree_dispose(&file);
}

/* The fixes of the file that do not overlap, and why others are left out. */
static void collect(struct run *run, struct plan *plan)
{
    for (size_t i = 0; i < plan->finding_count; i++) {
        const struct finding *finding = &plan->findings[i];
        if (!can_apply(finding)) {
            run->totals.reviews += finding->fix_count > 0;
        } else if (edits_add(&plan->edits, finding->fix, finding->fix_count,
                             run->arena)) {
            plan->content_id = finding->content_id;
            plan->count++;
        } else {
            run->totals.overlaps++;
        }
    }
}

static void apply_all(struct run *run)
{
    const struct findings *findings = &run->request->report->findings;
    for (size_t i = 0; i < findings->count;) {
        struct plan plan = { .path = findings->items[i].path,
                             .findings = &findings->items[i] };
        for (; i < findings->count && str_equal(findings->items[i].path, plan.path);
             i++) {
            plan.finding_count++;
        }
        collect(run, &plan);
        if (plan.count > 0) {
            apply_plan(run, &plan);
        }
        arena_reset(run->arena);
    }
}

/* "3 overlapping, 1 for review". */
static void add_reasons(const struct totals *totals, struct buf *line)
{
    const struct {
        size_t count;
        const char *what;
    } reasons[] = {
        { totals->overlaps, "overlapping with another" },
        { totals->conflicts, "in conflict with others" },
        { totals->reviews, "for review only" },
        { totals->untouched, "in files left as they are" },
    };
    const char *before = " (";
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (reasons[i].count > 0) {
            buf_add_format(line, "%s%zu %s", before, reasons[i].count, reasons[i].what);
            before = ", ";
        }
    }
    buf_add(line, before[0] == ',' ? STR(")") : STR(""));
}

static void tell(const struct run *run)
{
    const struct totals *totals = &run->totals;
    struct buf line = { 0 };
    if (totals->untouched_files > MOST_TOLD) {
        buf_add_format(&line, "and %zu more files left as they are",
                       totals->untouched_files - MOST_TOLD);
        visible_add_message(run->messages, buf_view(&line));
        buf_clear(&line);
    }
    buf_add_format(&line, "%zu %s in %zu %s %s, %zu skipped", totals->fixes,
                   totals->fixes == 1 ? "fix" : "fixes", totals->files,
                   totals->files == 1 ? "file" : "files",
                   run->request->dry_run ? "would be applied" : "applied",
                   totals->overlaps + totals->conflicts + totals->reviews +
                       totals->untouched);
    add_reasons(totals, &line);
    visible_add_message(run->messages, buf_view(&line));
    buf_dispose(&line);
}

int apply_fixes(const struct apply_request *request, struct buf *diff,
                struct buf *messages, struct err *err)
{
    struct run run = { .request = request,
                       .root = worktree_open(request->root, err),
                       .diff = diff,
                       .messages = messages,
                       .err = err };
    if (run.root < 0) {
        return run.root;
    }
    run.arena = arena_new();
    run.parser = parser_new();
    apply_all(&run);
    tell(&run);
    parser_free(run.parser);
    arena_free(run.arena);
    close(run.root);
    return err->code;
}
