/* SPDX-License-Identifier: MIT */
#include "gitdiff/change_set.h"

#include <stdlib.h>

#include "gitdiff/rename.h"
#include "gitdiff/tree_walk.h"

/* git calls a blob binary if there is a NUL among its first bytes. */
enum { BINARY_PROBE_BYTES = 8000 };

/* A pointer file is a few short lines. */
enum { LFS_MOST_BYTES = 1024 };

static struct str path_of(const struct change_file *file)
{
    return file->new_side.path.ptr ? file->new_side.path : file->old_side.path;
}

static int file_order(const void *left, const void *right)
{
    const struct change_file *a = left;
    const struct change_file *b = right;
    int order = str_compare(path_of(a), path_of(b));
    return order != 0 ? order : (int)a->status - (int)b->status;
}

void change_set_build(struct repository *repository, const struct change_request *request,
                      struct arena *arena, struct change_set *set,
                      struct notices *notices)
{
    *set = (struct change_set){ 0 };
    const struct tree_walk walk = {
        .repository = repository, .arena = arena, .files = &set->files, .notices = notices
    };
    tree_walk_run(&walk, &request->old_tree, &request->new_tree);
    rename_find(repository, &walk, request);
    if (set->files.count > 1) {
        qsort(set->files.items, set->files.count, sizeof *set->files.items, file_order);
    }
}

bool content_is_binary(struct str text)
{
    size_t probe = text.len < BINARY_PROBE_BYTES ? text.len : BINARY_PROBE_BYTES;
    return probe > 0 && memchr(text.ptr, '\0', probe) != NULL;
}

bool content_is_lfs_pointer(struct str text)
{
    return text.len < LFS_MOST_BYTES &&
           (str_starts_with(text, STR("version https://git-lfs.github.com/spec/")) ||
            str_starts_with(text, STR("version https://hawser.github.com/spec/")));
}
