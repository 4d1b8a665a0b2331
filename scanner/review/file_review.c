/* SPDX-License-Identifier: MIT */
#include "review/file_review.h"

#include <stdlib.h>

#include "base/arena.h"
#include "review/compare.h"
#include "review/copy.h"
#include "review/flow_steps.h"
#include "review/identities.h"
#include "review/marker.h"
#include "review/mend.h"
#include "review/placement.h"
#include "review/reading.h"

/* Places beside its own that a finding names. */
enum { MOST_RELATED = 10 };

/* The file being reviewed. */
struct review {
    const struct file_job *job;
    const struct file_origin *origin;
    struct worker *worker;
    struct file_result *result;
    struct reading reading; /* of the same four */
    struct analysis analysis;
    struct added_lines added;
    struct ripple ripple;
    struct placing placing;
    struct comparison comparison;
    size_t doubts; /* findings taken as old, since the old version is not known in full */
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

static struct related_location related_at(const struct review *review, struct span span,
                                          struct str text)
{
    const struct source *source = &review->analysis.source;
    const struct span shown = frame_cut(source, frame_trim(source, span));
    return (struct related_location){ .path = review->job->path,
                                      .region = frame_region(source, shown),
                                      .snippet =
                                          source_slice(source, shown.from, shown.to),
                                      .text = text };
}

/* A narrowed finding also says where all of it is; one that is shown at what is to blame,
 * where that shows, and of the others that it stands for too; one that is shown where it
 * is, what is to blame. */
static void relate(const struct review *review, const struct kept *kept,
                   struct finding *finding)
{
    const struct placement *placement = &kept->placement;
    struct arena *arena = review->worker->scratch;
    struct related_location *related =
        ARENA_ARRAY(arena, MOST_RELATED, struct related_location);
    uint32_t count = 0;
    if (placement->narrowed) {
        related[count++] = related_at(review, placement->whole,
                                      placement->by_step    ? STR("where it is used")
                                      : placement->by_cause ? STR("where it shows")
                                                            : STR("the whole statement"));
    } else if (placement->cause.from < placement->cause.to) {
        related[count++] =
            related_at(review, placement->cause, STR("what brought it about"));
    }
    for (const struct mend_also *also = kept->also;
         placement->by_cause && also && count < MOST_RELATED; also = also->next) {
        related[count++] =
            related_at(review, placement_key(&review->analysis, also->index),
                       STR("where it shows as well"));
    }
    finding->related = related;
    finding->related_count = count;
}

static void report(struct review *review, const struct kept *kept)
{
    const struct raw_finding *raw = kept->raw;
    const bool bounded = review->job->base_count > 0;
    struct finding finding = {
        .rule = &raw->rule->info,
        .level = raw->rule->info.level,
        .class = bounded ? kept->placement.class : CLASS_UNBOUNDED,
        .why = bounded ? kept->placement.why : (struct str){ 0 },
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

/* Whether raw finding `index` is the change's. One on old lines may have been there
 * where the old version could not be analysed. */
static bool is_new(struct review *review, size_t index)
{
    const uint8_t class = review->comparison.classes[index];
    const bool doubtful = class == CLASS_COUNT && review->comparison.unclear &&
                          !placement_touches_added(&review->placing, index);
    if (class != CLASS_COUNT || doubtful) {
        review->result->class_counts[doubtful ? CLASS_PREEXISTING : class]++;
        review->doubts += doubtful;
        return false;
    }
    return true;
}

/* The findings that belong to the change, in report order. */
static struct kept_findings collect(struct review *review)
{
    struct arena *arena = review->worker->scratch;
    struct kept_findings kept = { 0 };
    const bool bounded = review->job->base_count > 0;
    for (size_t i = 0; i < review->analysis.raw.count; i++) {
        if (!is_new(review, i)) {
            continue;
        }
        struct kept one = { .index = i, .raw = &review->analysis.raw.items[i] };
        one.placement = placement_find(&review->placing, i, arena);
        if (review->job->caller && one.placement.why.len == 0) {
            /* What else may differ is only how far other files were gone into. */
            review->result->class_counts[CLASS_PREEXISTING]++;
            continue;
        }
        one.line = source_line(&review->analysis.source, one.placement.primary.from);
        const struct marker_view view = { &review->analysis,
                                          bounded ? &review->added : NULL };
        marker_find(&view, i, one.placement.primary, &one.suppression);
        review->result->class_counts[bounded ? one.placement.class : CLASS_UNBOUNDED]++;
        VEC_PUSH(arena, &kept, one);
    }
    if (kept.count > 0) {
        qsort(kept.items, kept.count, sizeof *kept.items, compare_kept);
    }
    drop_duplicates(&kept, arena);
    return kept;
}

/* A raw finding whose line the change added may have come from another file. */
static void add_newcomer(struct review *review, size_t index, size_t finding,
                         enum finding_class class)
{
    const struct source *source = &review->analysis.source;
    const uint32_t line = review->analysis.anchor_lines[index];
    struct newcomer one = { .content = review->comparison.contents[index],
                            .finding = finding,
                            .class = class };
    if (added_lines_has(&review->added, line)) {
        const uint32_t from = source_git_line_start(source, line);
        const uint32_t to = source_git_line_start(source, line + 1);
        one.line = content_of_line(source_slice(source, from, to));
    }
    VEC_PUSH(review->worker->results, &review->result->newcomers, one);
}

static void add_newcomers(struct review *review, const struct kept *kept, size_t finding)
{
    const enum finding_class class = kept->placement.class;
    if (!review->origin->moves || review->job->base_count == 0) {
        return;
    }
    if (!review->comparison.contents) {
        review->comparison.contents =
            content_of_all(&review->analysis, review->worker->scratch);
    }
    add_newcomer(review, kept->index, finding, class);
    for (const struct mend_also *also = kept->also; also; also = also->next) {
        add_newcomer(review, also->index, finding, class);
    }
}

/* Whether a baseline has the finding; then it says so. */
static void accept(const struct review *review, struct kept *kept)
{
    const struct baseline *baseline = review->origin->baseline;
    if (baseline && kept->suppression.kind == SUPPRESSION_NONE &&
        identities_accepted(&review->identities, kept->index, review->job->path,
                            baseline)) {
        kept->suppression = (struct suppression){ .kind = SUPPRESSION_BASELINE };
    }
}

static void report_all(struct review *review)
{
    struct arena *arena = review->worker->scratch;
    review->comparison = compare_versions(&review->placing, arena);
    review->result->class_counts[CLASS_FIXED] = review->comparison.fixed;
    struct kept_findings kept = collect(review);
    if (kept.count > 0) {
        review->identities = identities_of(&review->analysis, review->worker->scratch);
    }
    for (size_t i = 0; i < kept.count; i++) {
        struct kept *one = &kept.items[i];
        const struct rule_info *rule = &one->raw->rule->info;
        accept(review, one);
        const bool suppressed = one->suppression.kind != SUPPRESSION_NONE;
        review->result->found += !suppressed;
        size_t finding = SIZE_MAX;
        if (weight_board_admit(&review->worker->boards[suppressed],
                               weight_of(rule, rule->level),
                               review->worker->most_findings)) {
            finding = review->result->findings.count;
            report(review, one);
        }
        add_newcomers(review, one, finding);
    }
    if (review->origin->unused_suppressions && !review->job->caller) {
        marker_note_unused(&review->reading, &review->analysis);
    }
    if (review->doubts > 0) {
        reading_note(&review->reading, NOTICE_NOTE, "unclear-before", 0,
                     STR("The file's version before the change could not be analysed in "
                         "full; what is wrong on unchanged lines was taken as old."));
    }
    if (review->worker->fixes.bytes_left == 0) {
        reading_note(&review->reading, NOTICE_NOTE, "fixes-stopped", 0,
                     STR("The file has more code to mend than the limit allows; some "
                         "findings have no fix."));
    }
}

void file_review(const struct file_job *job, const struct file_origin *origin,
                 struct worker *worker, struct file_result *result)
{
    struct review review = {
        .job = job, .origin = origin, .worker = worker, .result = result
    };
    review.reading = (struct reading){ job, origin, worker, result };
    arena_reset(worker->scratch);
    struct analysis *analysis = &review.analysis;
    if (!reading_new(&review.reading, &analysis->source)) {
        return;
    }
    struct placing *placing = &review.placing;
    *placing = (struct placing){ .worker = worker,
                                 .analysis = analysis,
                                 .added = &review.added,
                                 .old_count = job->base_count,
                                 .caller = job->caller,
                                 .counts_fixed = origin->counts_fixed,
                                 .at_sink = origin->at_sink,
                                 .edited = origin->edited };
    if (!reading_old(&review.reading, &analysis->source, &placing->old, &review.added)) {
        return;
    }
    result->scanned = !job->caller;
    analysis->rules = job->brief ? &origin->brief : NULL;
    worker->fixes.bytes_left = FIX_MOST_BYTES;
    result->lines_added = added_lines_total(&review.added, &analysis->source);
    if (job->base_count > 0 && !origin->unused_suppressions) {
        ripple_add_altered(&review.ripple, origin->altered, job->path, worker->scratch);
        ripple_add_altered(&review.ripple, job->caller ? NULL : origin->edited, job->path,
                           worker->scratch);
        analysis->versions = (struct other_versions){ .ripple = &review.ripple,
                                                      .old = placing->old,
                                                      .old_count = placing->old_count };
    }
    reading_analyse(&review.reading, analysis, &review.added);
    report_all(&review);
}
