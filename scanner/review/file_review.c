/* SPDX-License-Identifier: MIT */
#include "review/file_review.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "review/copy.h"
#include "review/flow_steps.h"
#include "review/identities.h"
#include "review/mend.h"
#include "review/neighbours.h"
#include "review/placement.h"
#include "review/statement.h"
#include "review/suppression.h"

/* A script without extension is small; what is larger is data that need not be read. */
enum { MOST_SNIFFED_BYTES = 1024 * 1024 };

/* The file being reviewed. */
struct review {
    const struct file_job *job;
    const struct file_origin *origin;
    struct worker *worker;
    struct file_result *result;
    struct analysis analysis;
    struct added_lines added;
    struct placing placing;
    struct identities identities; /* once a finding needs them */
};

/* A raw finding that is reported. */
struct kept {
    size_t index;
    const struct raw_finding *raw;
    struct placement placement;
    uint32_t line; /* at which it is shown */
    struct suppression suppression;
    const struct mend_also *also; /* duplicates of it */
};

VEC_OF(kept_findings, struct kept);

static void note(struct review *review, enum notice_level level, const char *id,
                 uint32_t line, struct str text)
{
    notices_add(&review->result->notices, review->worker->results,
                (struct notice){ .level = level,
                                 .id = id,
                                 .path = review->job->path,
                                 .line = line,
                                 .text = text });
}

/* ---- reading ---- */

static void note_unread(struct review *review, enum blob_result why, const char *which)
{
    struct arena *arena = review->worker->scratch;
    const uint64_t cap = review->origin->max_bytes;
    switch (why) {
    case BLOB_TOO_LARGE:
        note(review, NOTICE_INCOMPLETE, "file-too-large", 0,
             str_format(arena,
                        "%s is larger than %" PRIu64 " bytes; it was not analysed.",
                        which, cap));
        break;
    case BLOB_MISSING:
        note(review, NOTICE_INCOMPLETE, "missing-object", 0,
             str_format(arena, "%s is missing from the repository; it was not analysed.",
                        which));
        break;
    default:
        note(review, NOTICE_INCOMPLETE, "unreadable", 0,
             str_format(arena, "%s could not be read; it was not analysed.", which));
        break;
    }
}

static bool is_python_script(struct str text)
{
    const struct str line = str_slice(text, 0, str_find_char(text, '\n', 0));
    return str_starts_with(line, STR("#!")) &&
           str_find(line, STR("python"), 0) < line.len;
}

/* The new version's text; false where there is nothing to analyse, which is noted unless
 * the file turned out to be no Python. */
static bool read_new(struct review *review, struct str *text)
{
    const struct file_job *job = review->job;
    const struct file_origin *origin = review->origin;
    const bool capped = job->sniff && origin->max_bytes > MOST_SNIFFED_BYTES;
    const uint64_t cap = capped ? MOST_SNIFFED_BYTES : origin->max_bytes;
    struct arena *arena = review->worker->scratch;
    const enum blob_result read = neighbours_read_new(origin, job, cap, arena, text);
    if (read != BLOB_OK) {
        if (!(job->sniff && read == BLOB_TOO_LARGE)) {
            note_unread(review, read, "The file");
        }
        return false;
    }
    return !job->sniff || is_python_script(*text);
}

/* Whether the text is one that can be analysed. */
static bool is_readable_text(struct review *review, struct str text)
{
    if (content_is_lfs_pointer(text)) {
        note(review, NOTICE_INCOMPLETE, "lfs-pointer", 0,
             STR("The file is stored in Git LFS: only its pointer is in the repository; "
                 "it was not "
                 "analysed."));
        return false;
    }
    if (content_is_binary(text)) {
        note(review, NOTICE_NOTE, "binary-file", 0,
             STR("The file is binary although its name says Python; it was not "
                 "analysed."));
        return false;
    }
    return true;
}

static bool is_readable_source(struct review *review)
{
    const struct source *source = &review->analysis.source;
    if (source->encoding == SOURCE_UNKNOWN) {
        note(review, NOTICE_INCOMPLETE, "unknown-encoding", 0,
             STR("The file declares an encoding that cannot be read; it was not "
                 "analysed."));
        return false;
    }
    if (source->has_nul) {
        note(review, NOTICE_NOTE, "nul-byte", 0,
             STR("The file holds a NUL byte: Python does not run it."));
    }
    return true;
}

/* Reads the bases' versions and finds the added lines. */
static bool read_old(struct review *review, struct str new_text)
{
    const struct file_job *job = review->job;
    struct arena *arena = review->worker->scratch;
    struct old_version *old = ARENA_ARRAY(arena, job->base_count, struct old_version);
    size_t present = 0;
    for (size_t i = 0; i < job->base_count; i++) {
        present += !job->bases[i].absent;
    }
    review->added = added_lines_new(&review->analysis.source, present == 0, arena);
    for (size_t i = 0; i < job->base_count; i++) {
        const struct file_base *base = &job->bases[i];
        struct neighbours *around = ARENA_NEW(arena, struct neighbours);
        *around =
            neighbours_of(review->origin, &review->origin->base_trees[i], review->worker);
        old[i] = (struct old_version){ .path = base->path,
                                       .absent = base->absent,
                                       .files = &around->files };
        if (base->absent) {
            continue;
        }
        const enum blob_result read =
            repository_read_blob(review->origin->repository, &base->id,
                                 review->origin->max_bytes, arena, &old[i].text);
        if (read != BLOB_OK) {
            note_unread(review, read, "The file's version before the change");
            return false;
        }
        hunks_between(old[i].text, new_text, arena, &old[i].hunks);
        added_lines_note_base(&review->added, &old[i].hunks);
    }
    review->placing = (struct placing){ .worker = review->worker,
                                        .analysis = &review->analysis,
                                        .added = &review->added,
                                        .old = old,
                                        .old_count = job->base_count };
    return true;
}

/* ---- what was not understood ---- */

/* Start of the first syntax error on added lines; UINT32_MAX if there is none. */
static uint32_t first_added_error(const struct review *review)
{
    const struct source *source = &review->analysis.source;
    const struct tree *tree = review->analysis.parsed.tree;
    const uint32_t first = review->analysis.parsed.first_error;
    if (first != UINT32_MAX &&
        added_lines_has(&review->added, source_git_line(source, first))) {
        return first;
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->nodes[i];
        if (node->kind == N_ERROR &&
            added_lines_between(&review->added, source_git_line(source, node->from),
                                source_git_line(source, node->to)) > 0) {
            return node->from;
        }
    }
    return UINT32_MAX;
}

/* One notice for all syntax errors of a file: the run is incomplete only where code of
 * the change could not be read. */
static void note_syntax(struct review *review)
{
    const struct parse_result *parsed = &review->analysis.parsed;
    if (parsed->error_count == 0 && parsed->first_error == UINT32_MAX) {
        return;
    }
    const uint32_t added = first_added_error(review);
    const bool matters = added != UINT32_MAX;
    const uint32_t at = matters ? added : parsed->first_error;
    const uint32_t line =
        source_line(&review->analysis.source, at == UINT32_MAX ? 0 : at);
    struct str text =
        str_format(review->worker->scratch,
                   matters ? "Line %" PRIu32 " is not valid Python; the code around "
                             "it was not analysed."
                           : "Line %" PRIu32 " is not valid Python; it is not part of "
                             "the change.",
                   line);
    note(review, matters ? NOTICE_INCOMPLETE : NOTICE_NOTE, "syntax-error", line, text);
}

static void note_limits(struct review *review)
{
    const struct parse_result *parsed = &review->analysis.parsed;
    if (parsed->out_of_time) {
        const uint32_t line = source_line(&review->analysis.source, parsed->parsed_bytes);
        note(review, NOTICE_INCOMPLETE, "parse-timeout", line,
             str_format(
                 review->worker->scratch,
                 "Parsing took too long; the file was not analysed from line %" PRIu32
                 " on.",
                 line));
    }
    if (parsed->too_many_nodes) {
        note(review, NOTICE_INCOMPLETE, "too-many-nodes", 0,
             STR("The file has more code than the limit allows; its end was not "
                 "analysed."));
    }
    if (parsed->too_deep) {
        note(review, NOTICE_INCOMPLETE, "too-deep", 0,
             STR("The file nests code deeper than the limit allows; the innermost parts "
                 "were not "
                 "analysed."));
    }
}

static void take_notices(struct review *review)
{
    const struct notices *notices = &review->analysis.notices;
    for (size_t i = 0; i < notices->count; i++) {
        notices_add(&review->result->notices, review->worker->results, notices->items[i]);
    }
}

/* ---- findings ---- */

static uint32_t end_line(const struct source *source, struct span span)
{
    return source_line(source, span.to > span.from ? span.to - 1 : span.from);
}

/* The marker that silences a finding: on the lines of its statement (of a compound one:
 * of the header), or at the lines it is shown at. */
static bool find_marker(const struct review *review, const struct kept *kept,
                        struct suppression *found)
{
    const struct analysis *analysis = &review->analysis;
    const struct source *source = &analysis->source;
    const struct tree *tree = analysis->unit->tree;
    const struct raw_finding *raw = &analysis->raw.items[kept->index];
    const struct rule_info *rule = &raw->rule->info;
    struct span key = placement_key(analysis, kept->index);
    if (!statement_is_compound(tree, raw->match.node)) {
        key.to = statement_simple_end(tree, raw->match.node, key.to);
    }
    const uint32_t first = source_line(source, key.from);
    const uint32_t last = end_line(source, key);
    if (raw->match.node == TREE_NONE) {
        /* Several statements: one marker inside need not mean them all. */
        return suppression_find(tree, rule, first, first, found) ||
               suppression_find(tree, rule, last, last, found);
    }
    return suppression_find(tree, rule, first, last, found) ||
           suppression_find(tree, rule, source_line(source, kept->placement.primary.from),
                            end_line(source, kept->placement.primary), found);
}

static void suppress(const struct review *review, struct kept *kept)
{
    struct suppression *suppression = &kept->suppression;
    if (find_marker(review, kept, suppression)) {
        const struct source *source = &review->analysis.source;
        const uint32_t start = source_line_start(source, suppression->line);
        suppression->added_by_change =
            review->job->base_count > 0 &&
            added_lines_has(&review->added, source_git_line(source, start));
    }
}

/* A narrowed finding also says where all of it is; one that is shown at a step of its
 * trace, where that leads. */
static void relate(const struct review *review, const struct kept *kept,
                   struct finding *finding)
{
    const struct source *source = &review->analysis.source;
    if (!kept->placement.narrowed) {
        return;
    }
    const struct span whole =
        frame_cut(source, frame_trim(source, kept->placement.whole));
    struct related_location *related =
        ARENA_NEW(review->worker->scratch, struct related_location);
    *related =
        (struct related_location){ .path = finding->path,
                                   .region = frame_region(source, whole),
                                   .snippet = source_slice(source, whole.from, whole.to),
                                   .text = kept->placement.by_step
                                               ? STR("where it is used")
                                               : STR("the whole statement") };
    finding->related = related;
    finding->related_count = 1;
}

static void report(struct review *review, const struct kept *kept)
{
    const struct raw_finding *raw = kept->raw;
    const bool bounded = review->job->base_count > 0;
    struct finding finding = {
        .rule = &raw->rule->info,
        .level = raw->rule->info.level,
        .class = bounded ? CLASS_ADDED : CLASS_UNBOUNDED,
        .path = review->job->path,
        .message = raw->message,
        .arguments = raw->arguments,
        .argument_count = raw->argument_count,
        .suppression = kept->suppression,
    };
    frame_fill(&review->analysis.source, kept->placement.primary,
               bounded ? &review->added : NULL, review->worker->scratch, &finding);
    flow_steps_fill(&review->analysis.source, raw->match.trace,
                    bounded ? &review->added : NULL, review->worker->scratch, &finding);
    relate(review, kept, &finding);
    if (kept->suppression.kind == SUPPRESSION_NONE) {
        mend_finding(&review->analysis, review->worker, kept->index, kept->also,
                     &finding);
    }
    identities_fill(&review->identities, kept->index, &finding);
    VEC_PUSH(review->worker->results, &review->result->findings,
             copy_finding(&finding, review->worker->results));
}

/* As the report orders the findings of a file: by place, then code, id, message, end. */
static int compare_kept(const void *left, const void *right)
{
    const struct kept *a = left;
    const struct kept *b = right;
    const struct span x = a->placement.primary;
    const struct span y = b->placement.primary;
    if (x.from != y.from) {
        return x.from < y.from ? -1 : 1;
    }
    int order = str_compare(a->raw->rule->info.code, b->raw->rule->info.code);
    order = order ? order : str_compare(a->raw->rule->info.id, b->raw->rule->info.id);
    order = order ? order : str_compare(a->raw->message, b->raw->message);
    order = order ? order : (x.to > y.to) - (x.to < y.to);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* The earlier finding of the same line that is of the same rule, or NULL; the line's are
 * the last ones. */
static struct kept *duplicate_of(const struct kept_findings *kept, size_t count,
                                 const struct kept *one)
{
    while (count > 0 && kept->items[count - 1].line == one->line) {
        struct kept *other = &kept->items[--count];
        if (other->suppression.kind == one->suppression.kind &&
            str_equal(other->raw->rule->info.code, one->raw->rule->info.code)) {
            return other;
        }
    }
    return NULL;
}

/* One for each rule and line: consumers take more for the same alert. Its fix mends all
 * of them. */
static void drop_duplicates(struct kept_findings *kept, struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < kept->count; i++) {
        struct kept *other = duplicate_of(kept, count, &kept->items[i]);
        if (!other) {
            kept->items[count++] = kept->items[i];
            continue;
        }
        struct mend_also *also = ARENA_NEW(arena, struct mend_also);
        *also = (struct mend_also){ kept->items[i].index, other->also };
        other->also = also;
    }
    kept->count = count;
}

/* The findings that belong to the change, in report order. */
static struct kept_findings collect(struct review *review)
{
    struct kept_findings kept = { 0 };
    for (size_t i = 0; i < review->analysis.raw.count; i++) {
        struct kept one = { .index = i, .raw = &review->analysis.raw.items[i] };
        if (placement_find(&review->placing, i, &one.placement)) {
            one.line = source_line(&review->analysis.source, one.placement.primary.from);
            suppress(review, &one);
            VEC_PUSH(review->worker->scratch, &kept, one);
        }
    }
    if (kept.count > 0) {
        qsort(kept.items, kept.count, sizeof *kept.items, compare_kept);
    }
    drop_duplicates(&kept, review->worker->scratch);
    return kept;
}

static void report_all(struct review *review)
{
    struct kept_findings kept = collect(review);
    if (kept.count > 0) {
        review->identities = identities_of(&review->analysis, review->worker->scratch);
    }
    for (size_t i = 0; i < kept.count; i++) {
        const struct kept *one = &kept.items[i];
        const struct rule_info *rule = &one->raw->rule->info;
        const bool suppressed = one->suppression.kind != SUPPRESSION_NONE;
        review->result->found += !suppressed;
        if (weight_board_admit(&review->worker->boards[suppressed],
                               weight_of(rule, rule->level),
                               review->worker->most_findings)) {
            report(review, one);
        }
    }
    if (review->worker->fixes.bytes_left == 0) {
        note(review, NOTICE_NOTE, "fixes-stopped", 0,
             STR("The file has more code to mend than the limit allows; some findings "
                 "have no fix."));
    }
}

void file_review(const struct file_job *job, const struct file_origin *origin,
                 struct worker *worker, struct file_result *result)
{
    struct review review = {
        .job = job, .origin = origin, .worker = worker, .result = result
    };
    arena_reset(worker->scratch);
    struct str text;
    if (!read_new(&review, &text) || !is_readable_text(&review, text)) {
        return;
    }
    review.analysis.source = source_init(worker->scratch, job->path, text);
    if (!is_readable_source(&review) || !read_old(&review, text)) {
        return;
    }
    result->scanned = true;
    worker->fixes.bytes_left = FIX_MOST_BYTES;
    result->lines_added = added_lines_total(&review.added, &review.analysis.source);
    if (result->lines_added == 0) {
        return; /* only deletions: nothing of it can be reported on an added line */
    }
    const struct neighbours around = neighbours_of(origin, &origin->head_tree, worker);
    review.analysis.files = &around.files;
    analysis_run(&review.analysis, worker);
    take_notices(&review);
    note_syntax(&review);
    note_limits(&review);
    report_all(&review);
}
