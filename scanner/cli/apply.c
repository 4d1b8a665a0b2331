/* SPDX-License-Identifier: MIT */
#include "cli/apply.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/intern.h"
#include "cli/unified.h"
#include "cli/visible.h"
#include "cli/worktree.h"
#include "rule/edits.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Files that are left out are named, so many at most. */
enum { MOST_TOLD = 50 };

struct totals {
    size_t fixes, files; /* made */
    size_t overlaps;     /* left out: overlap with one before */
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
    struct str content_id; /* of the text they are for */
    struct edits edits;
    size_t count; /* fixes; each has one edit or more */
};

static void add_finding(struct run *run, const struct finding *finding, struct plan *plan)
{
    if (finding->fix_count == 0) {
        return;
    }
    if (finding->rule->fix_needs_review) {
        run->totals.reviews++;
    } else if (!edits_add(&plan->edits, finding->fix, finding->fix_count, run->arena)) {
        run->totals.overlaps++;
    } else {
        plan->content_id = finding->content_id;
        plan->count++;
    }
}

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

static uint32_t count_errors(const struct run *run, struct str path, struct str text)
{
    const struct source source = source_init(run->arena, path, text);
    const struct parse_result parsed =
        parser_parse(run->parser, &source, &parse_untimed_limits,
                     intern_new(run->arena, NULL), run->arena);
    return parsed.error_count + (parsed.first_error != UINT32_MAX);
}

/* Each fix was seen to be good alone; together they could still be none. */
static bool still_parses(const struct run *run, const struct plan *plan,
                         struct str before, struct str after)
{
    return plan->edits.count == 1 ||
           count_errors(run, plan->path, after) <= count_errors(run, plan->path, before);
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
    if (!still_parses(run, plan, file->text, text)) {
        leave_out(run, plan, "its fixes do not go together");
        return;
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

static void apply_plan(struct run *run, const struct plan *plan)
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
        edits_make(&plan->edits, file.text, &text);
        write_file(run, plan, &file, buf_view(&text));
        buf_dispose(&text);
    } else {
        leave_out(run, plan, worktree_why(result));
    }
    worktree_dispose(&file);
}

static void apply_all(struct run *run)
{
    const struct findings *findings = &run->request->report->findings;
    for (size_t i = 0; i < findings->count;) {
        struct plan plan = { .path = findings->items[i].path };
        for (; i < findings->count && str_equal(findings->items[i].path, plan.path);
             i++) {
            add_finding(run, &findings->items[i], &plan);
        }
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
                   totals->overlaps + totals->reviews + totals->untouched);
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
