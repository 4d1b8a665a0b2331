/* SPDX-License-Identifier: MIT */
#include "review/moves.h"

#include <stdlib.h>

#include "base/arena.h"
#include "gitdiff/change_set.h"
#include "review/analysis.h"
#include "review/neighbours.h"
#include "review/reading.h"
#include "review/review.h"

VEC_OF(line_hashes_wanted, uint64_t);
VEC_OF(content_list, struct content);

void moves_add_donors(struct donors *donors, const struct change_set *set, size_t base,
                      struct arena *arena)
{
    for (size_t i = 0; i < set->files.count; i++) {
        const struct change_file *file = &set->files.items[i];
        const struct change_side *old = &file->old_side;
        const struct change_side *now = &file->new_side;
        const bool kept = now->kind == KIND_FILE;
        const bool python = review_is_python_path(old->path);
        if (old->kind != KIND_FILE || !(python || review_may_be_python(old->path)) ||
            file->status == CHANGE_COPIED ||
            (kept && object_id_equal(&old->id, &now->id))) {
            continue;
        }
        struct file_base *before = ARENA_NEW(arena, struct file_base);
        *before = (struct file_base){ .path = old->path, .id = old->id };
        struct donor donor = {
            .job = { .bases = before, .base_count = 1, .sniff = !python }, .base = base
        };
        if (kept) {
            donor.job.path = now->path;
            donor.job.id = now->id;
        }
        VEC_PUSH(arena, donors, donor);
    }
}

static int compare_hashes(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left;
    const uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

struct wanted_lines moves_wanted(const struct file_result *results, size_t count,
                                 struct arena *arena)
{
    struct line_hashes_wanted lines = { 0 };
    for (size_t i = 0; i < count; i++) {
        const struct newcomers *newcomers = &results[i].newcomers;
        for (size_t k = 0; k < newcomers->count; k++) {
            if (newcomers->items[k].line != 0) {
                VEC_PUSH(arena, &lines, newcomers->items[k].line);
            }
        }
    }
    if (lines.count > 0) {
        qsort(lines.items, lines.count, sizeof *lines.items, compare_hashes);
    }
    return (struct wanted_lines){ lines.items, lines.count };
}

/* ---- what a file lost ---- */

/* The versions of a donor. */
struct versions {
    struct analysis old, now;
    struct hunks hunks;
    bool gone; /* there is no new version: all is deleted */
};

static bool is_wanted(const struct wanted_lines *wanted, struct str line)
{
    const uint64_t hash = content_of_line(line);
    return hash != 0 && wanted->count > 0 &&
           bsearch(&hash, wanted->items, wanted->count, sizeof hash, compare_hashes) !=
               NULL;
}

static bool has_wanted(const struct versions *versions, const struct wanted_lines *wanted)
{
    const struct source *source = &versions->old.source;
    for (uint32_t line = 1; line <= source->git_count; line++) {
        const uint32_t from = source_git_line_start(source, line);
        const uint32_t to = source_git_line_start(source, line + 1);
        if ((versions->gone || hunks_old_to_new(&versions->hunks, line) == 0) &&
            is_wanted(wanted, source_slice(source, from, to))) {
            return true;
        }
    }
    return false;
}

static bool read_versions(const struct donor *donor, const struct file_origin *origin,
                          struct worker *worker, struct versions *versions)
{
    struct arena *arena = worker->scratch;
    const struct file_base *base = &donor->job.bases[0];
    struct str text;
    if (repository_read_blob(origin->repository, &base->id, origin->max_bytes, arena,
                             &text) != BLOB_OK ||
        content_is_binary(text) ||
        (donor->job.sniff && !reading_is_python_script(text))) {
        return false;
    }
    versions->old.source = source_init(arena, base->path, text);
    versions->gone = donor->job.path.ptr == NULL;
    if (versions->gone) {
        return true;
    }
    struct str now;
    if (neighbours_read_new(origin, &donor->job, origin->max_bytes, arena, &now) !=
        BLOB_OK) {
        return false;
    }
    versions->now.source = source_init(arena, donor->job.path, now);
    hunks_between(text, now, arena, &versions->hunks);
    return true;
}

/* Marks what of the old findings is still there. */
static const uint8_t *pair_versions(struct versions *versions, struct worker *worker,
                                    const struct content *contents)
{
    struct arena *arena = worker->scratch;
    if (versions->gone) {
        return ARENA_ARRAY(arena, versions->old.raw.count, uint8_t);
    }
    analysis_run(&versions->now, worker);
    const struct pairing_side now = { &versions->now,
                                      content_of_all(&versions->now, arena) };
    const struct pairing_side old = { &versions->old, contents };
    return pairing_of(&now, &old, &versions->hunks, arena).old_kinds;
}

struct pairing_contents moves_lost(const struct donor *donor,
                                   const struct file_origin *origin,
                                   const struct wanted_lines *wanted,
                                   struct worker *worker)
{
    struct versions versions = { 0 };
    arena_reset(worker->scratch);
    if (!read_versions(donor, origin, worker, &versions) ||
        !has_wanted(&versions, wanted)) {
        return (struct pairing_contents){ 0 };
    }
    const struct neighbours old_tree =
        neighbours_of(origin, &origin->base_trees[donor->base], worker);
    const struct neighbours head = neighbours_of(origin, &origin->head_tree, worker);
    versions.old.altered = versions.now.altered = origin->altered;
    versions.old.files = &old_tree.files;
    versions.now.files = &head.files;
    analysis_run(&versions.old, worker);
    const struct content *contents = content_of_all(&versions.old, worker->scratch);
    const uint8_t *kinds = pair_versions(&versions, worker, contents);
    struct content_list lost = { 0 };
    for (size_t i = 0; i < versions.old.raw.count; i++) {
        const uint32_t line = versions.old.anchor_lines[i];
        if (kinds[i] == PAIR_NONE &&
            (versions.gone || hunks_old_to_new(&versions.hunks, line) == 0)) {
            VEC_PUSH(worker->results, &lost, contents[i]);
        }
    }
    return (struct pairing_contents){ lost.items, lost.count };
}

/* ---- who has it now ---- */

VEC_OF(newcomer_list, struct newcomer *);

static size_t result_of(const struct file_jobs *jobs, struct str path)
{
    for (size_t i = 0; i < jobs->count; i++) {
        if (path.ptr && str_equal(jobs->items[i].path, path)) {
            return i;
        }
    }
    return jobs->count;
}

static void settle_one(struct file_result *results, const struct file_jobs *jobs,
                       const struct donor *donor, struct pairing_contents lost,
                       struct arena *arena)
{
    const size_t own = result_of(jobs, donor->job.path);
    struct newcomer_list who = { 0 };
    struct content_list contents = { 0 };
    for (size_t i = 0; i < jobs->count; i++) {
        struct newcomers *newcomers = &results[i].newcomers;
        for (size_t k = 0; k < newcomers->count && i != own; k++) {
            struct newcomer *one = &newcomers->items[k];
            if (one->line != 0 && !one->moved) {
                VEC_PUSH(arena, &who, one);
                VEC_PUSH(arena, &contents, one->content);
            }
        }
    }
    const struct pairing_contents new_side = { contents.items, contents.count };
    const struct pairing pairing = pairing_across(new_side, lost, arena);
    for (size_t i = 0; i < who.count; i++) {
        const bool moved = pairing.kinds[i] != PAIR_NONE;
        who.items[i]->moved = moved;
        if (moved && own < jobs->count && results[own].class_counts[CLASS_FIXED] > 0) {
            results[own].class_counts[CLASS_FIXED]--;
        }
    }
}

/* Drops the findings of which nothing is new, and counts. */
static void drop_moved(struct file_result *result, struct arena *arena)
{
    const struct newcomers *newcomers = &result->newcomers;
    bool *stays = ARENA_ARRAY(arena, result->findings.count, bool);
    for (size_t k = 0; k < newcomers->count; k++) {
        const struct newcomer *one = &newcomers->items[k];
        if (one->moved) {
            result->class_counts[one->class]--;
            result->class_counts[CLASS_MOVED]++;
        } else if (one->finding != SIZE_MAX) {
            stays[one->finding] = true;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < result->findings.count; i++) {
        struct finding *finding = &result->findings.items[i];
        if (stays[i]) {
            result->findings.items[kept++] = *finding;
        } else if (finding->suppression.kind == SUPPRESSION_NONE) {
            result->found--;
        }
    }
    result->findings.count = kept;
}

void moves_settle(struct file_result *results, const struct file_jobs *jobs,
                  const struct donors *donors, const struct pairing_contents *lost,
                  struct arena *arena)
{
    bool any = false;
    for (size_t i = 0; i < donors->count; i++) {
        if (lost[i].count > 0) {
            settle_one(results, jobs, &donors->items[i], lost[i], arena);
            any = true;
        }
    }
    for (size_t i = 0; i < jobs->count && any; i++) {
        drop_moved(&results[i], arena);
    }
}
