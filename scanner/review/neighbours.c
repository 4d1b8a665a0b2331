/* SPDX-License-Identifier: MIT */
#include "review/neighbours.h"

#include "base/arena.h"
#include "review/analysis.h"
#include "review/file_review.h"
#include "review/folder.h"

/* Larger ones are not gone into. */
enum { MOST_BYTES = 1 << 20 };

static bool read_neighbour(const struct files *files, struct str path,
                           struct arena *arena, struct str *text)
{
    const struct neighbours *from = (const struct neighbours *)files;
    struct repository *repository = from->origin->repository;
    struct object_id blob;
    if (!repository) {
        return folder_read(from->origin->folder, path, MOST_BYTES, arena, text) ==
               BLOB_OK;
    }
    return repository_find_path(repository, &from->tree, path, &blob) &&
           repository_read_blob(repository, &blob, MOST_BYTES, arena, text) == BLOB_OK;
}

static bool identify_neighbour(const struct files *files, struct str path,
                               struct arena *arena, struct str *identity)
{
    const struct neighbours *from = (const struct neighbours *)files;
    struct object_id blob;
    const bool found =
        repository_find_path(from->origin->repository, &from->tree, path, &blob);
    if (found) {
        *identity =
            str_copy(arena, (struct str){ (const char *)blob.bytes, sizeof blob.bytes });
    }
    return found;
}

struct neighbours neighbours_of(const struct file_origin *origin,
                                const struct object_id *tree, struct worker *worker)
{
    const struct str version = {
        arena_copy(worker->scratch, tree->bytes, sizeof tree->bytes), sizeof tree->bytes
    };
    return (struct neighbours){
        .files = { .read = read_neighbour,
                   .identify = origin->repository ? identify_neighbour : NULL,
                   .parser = worker->parser,
                   .limits = &worker->limits,
                   .kept = worker->kept,
                   .memory = &worker->memory,
                   .version = version },
        .origin = origin,
        .tree = *tree
    };
}

enum blob_result neighbours_read_new(const struct file_origin *origin,
                                     const struct file_job *job, uint64_t max_bytes,
                                     struct arena *arena, struct str *text)
{
    return origin->repository
               ? repository_read_blob(origin->repository, &job->id, max_bytes, arena,
                                      text)
               : folder_read(origin->folder, job->path, max_bytes, arena, text);
}
