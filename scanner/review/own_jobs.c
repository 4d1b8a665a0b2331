/* SPDX-License-Identifier: MIT */
#include "review/own_jobs.h"

#include "base/arena.h"
#include "review/folder.h"
#include "review/review.h"
#include "review/shard.h"

/* What a file costs, roughly; nothing where it is too large to be looked at. */
static uint64_t bytes_of(const struct file_job *job, const struct file_origin *origin,
                         struct arena *arena)
{
    const uint64_t bytes = origin->repository
                               ? repository_blob_bytes(origin->repository, &job->id)
                               : folder_bytes(origin->folder, job->path, arena);
    return bytes <= origin->max_bytes ? bytes : 0;
}

static void split(struct shard_file *files, size_t count,
                  const struct review_options *options, struct arena *arena,
                  struct report *report)
{
    char digest[SHA1_HEX_BYTES];
    shard_split(files, count, options->shard_count, arena);
    shard_digest(files, count, digest);
    report->shard = (struct report_shard){ .index = options->shard_index,
                                           .count = options->shard_count,
                                           .split = str_copy(arena, str_from(digest)) };
}

struct own_jobs own_jobs_of(const struct file_jobs *jobs,
                            const struct file_origin *origin,
                            const struct review_options *options, struct arena *arena,
                            struct report *report)
{
    const size_t count = jobs->count;
    struct shard_file *files = ARENA_ARRAY(arena, count, struct shard_file);
    size_t *order = ARENA_ARRAY(arena, count, size_t);
    for (size_t i = 0; i < count && options->shard_count > 0; i++) {
        files[i].path = jobs->items[i].path;
        files[i].bytes = bytes_of(&jobs->items[i], origin, arena);
    }
    if (options->shard_count > 0) {
        split(files, count, options, arena, report);
    }
    size_t own = 0;
    for (size_t i = 0; i < count; i++) {
        if (files[i].shard == report->shard.index) {
            order[own++] = i;
        }
    }
    size_t done = own;
    for (size_t i = 0; i < count; i++) {
        if (files[i].shard != report->shard.index) {
            order[done++] = i;
        }
    }
    return (struct own_jobs){ order, own };
}
