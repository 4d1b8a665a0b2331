/* SPDX-License-Identifier: MIT */
#include "review/candidates.h"

#include "base/arena.h"
#include "base/pathglob.h"
#include "gitdiff/change_set.h"
#include "review/review.h"

static bool matches_any(const struct str *globs, size_t count, struct str path)
{
    for (size_t i = 0; i < count; i++) {
        if (pathglob_selects(globs[i], path)) {
            return true;
        }
    }
    return false;
}

/* Whether the path is `place` or lies below it; "", "." and "./" hold everything. */
static bool is_below(struct str place, struct str path)
{
    while (str_starts_with(place, STR("./"))) {
        place = str_slice(place, 2, place.len);
    }
    while (str_ends_with(place, STR("/"))) {
        place.len--;
    }
    if (place.len == 0 || str_equal(place, STR("."))) {
        return true;
    }
    return str_starts_with(path, place) &&
           (path.len == place.len || path.ptr[place.len] == '/');
}

static bool is_wanted(struct str path, const struct review_options *options)
{
    if (options->include_count > 0 &&
        !matches_any(options->include, options->include_count, path)) {
        return false;
    }
    if (matches_any(options->exclude, options->exclude_count, path)) {
        return false;
    }
    bool below = options->path_count == 0;
    for (size_t i = 0; i < options->path_count && !below; i++) {
        below = is_below(options->paths[i], path);
    }
    return below;
}

/* Whether a file of this name is reviewed; *sniff: only if its first line says Python. */
static bool is_candidate(struct str path, const struct review_options *options,
                         bool *sniff)
{
    const bool python = review_is_python_path(path);
    *sniff = !python && review_may_be_python(path);
    return (python || *sniff) && is_wanted(path, options);
}

void candidates_add_path(struct file_jobs *jobs, struct str path,
                         const struct review_options *options, struct arena *arena)
{
    struct file_job job = { .path = path };
    if (is_candidate(path, options, &job.sniff)) {
        VEC_PUSH(arena, jobs, job);
    }
}

static struct str sort_path(const struct change_file *file)
{
    return file->new_side.path.ptr ? file->new_side.path : file->old_side.path;
}

/* The file with this new path in a change set, which is ordered by path; NULL if
 * unchanged. */
static const struct change_file *find_changed(const struct change_set *set,
                                              struct str path)
{
    size_t low = 0;
    size_t high = set->files.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(sort_path(&set->files.items[middle]), path) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < set->files.count; low++) {
        const struct change_file *file = &set->files.items[low];
        if (!str_equal(sort_path(file), path)) {
            break;
        }
        if (file->new_side.kind == KIND_FILE) {
            return file;
        }
    }
    return NULL;
}

/* Whether the change brings content of this file; then what was there before. */
static bool base_of(const struct change_file *file, struct file_base *base)
{
    if (!file || file->new_side.kind != KIND_FILE) {
        return false;
    }
    *base = (struct file_base){ .path = file->old_side.path,
                                .id = file->old_side.id,
                                .absent = file->old_side.kind != KIND_FILE };
    return base->absent || !object_id_equal(&file->old_side.id, &file->new_side.id);
}

static void add_file(struct file_jobs *jobs, struct file_job job,
                     const struct change_set *sets, size_t count, struct arena *arena)
{
    struct file_base *bases = ARENA_ARRAY(arena, count, struct file_base);
    for (size_t i = 0; i < count; i++) {
        if (!base_of(find_changed(&sets[i], job.path), &bases[i])) {
            return;
        }
    }
    job.bases = bases;
    job.base_count = count;
    VEC_PUSH(arena, jobs, job);
}

void candidates_add_change(struct file_jobs *jobs, const struct change_set *sets,
                           size_t count, bool whole, const struct review_options *options,
                           struct arena *arena)
{
    for (size_t i = 0; i < sets[0].files.count; i++) {
        const struct change_side *side = &sets[0].files.items[i].new_side;
        struct file_job job = { .path = side->path, .id = side->id };
        if (side->kind != KIND_FILE || !is_candidate(side->path, options, &job.sniff)) {
            continue;
        }
        if (whole) {
            VEC_PUSH(arena, jobs, job);
        } else {
            add_file(jobs, job, sets, count, arena);
        }
    }
}

bool candidates_admit(struct str path, const struct review_options *options)
{
    bool sniff = false;
    return is_candidate(path, options, &sniff) && !sniff;
}

const struct change_file *candidates_find_changed(const struct change_set *set,
                                                  struct str path)
{
    return find_changed(set, path);
}
