/* SPDX-License-Identifier: MIT */
#include "gitdiff/index_file.h"

#include <git2.h>

#include "base/arena.h"
#include "gitdiff/store.h"

/* Stages of a path that is not merged: base, ours, theirs. */
enum { STAGE_OURS = 2 };

static int read_failed(const char *path, struct err *err)
{
    const git_error *last = git_error_last();
    return err_set(err, ERR_REPOSITORY, "%s: the index cannot be read: %s", path,
                   last ? last->message : "unknown reason");
}

static struct index_entry entry_of(const git_index_entry *from, struct arena *arena)
{
    const int stage = GIT_INDEX_ENTRY_STAGE(from);
    struct index_entry entry = {
        .path = str_copy(arena, str_from(from->path)),
        .id = store_id(&from->id),
        .mode = from->mode,
        .bytes = from->file_size,
        .inode = from->ino,
        .modified = { from->mtime.seconds, from->mtime.nanoseconds },
        .changed = { from->ctime.seconds, from->ctime.nanoseconds },
        .conflict = stage > 0,
        .announced = from->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD,
        .taken_as_is = (from->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) ||
                       (from->flags & GIT_INDEX_ENTRY_VALID),
    };
    if (entry.conflict && stage != STAGE_OURS) {
        entry.id = (struct object_id){ { 0 } };
    }
    return entry;
}

/* The stages of a path follow each other: they become one entry. */
static void add_entry(struct index_file *index, struct index_entry entry,
                      struct arena *arena)
{
    struct index_entries *entries = &index->entries;
    struct index_entry *last =
        entries->count > 0 ? &entries->items[entries->count - 1] : NULL;
    if (!last || !str_equal(last->path, entry.path)) {
        VEC_PUSH(arena, entries, entry);
    } else if (!object_id_is_zero(&entry.id)) {
        *last = entry;
    }
}

int index_file_read(struct repository *repository, const char *path, struct arena *arena,
                    struct index_file *index, struct err *err)
{
    git_buf own = { 0 };
    git_index *opened = NULL;
    struct stat status;
    *index = (struct index_file){ 0 };
    if (!path &&
        git_repository_item_path(&own, repository->git, GIT_REPOSITORY_ITEM_INDEX) == 0) {
        path = own.ptr;
    }
    path = path ? path : "index";
    const int code = git_index_open(&opened, path) == 0 ? 0 : read_failed(path, err);
    const size_t count = code == 0 ? git_index_entrycount(opened) : 0;
    for (size_t i = 0; i < count; i++) {
        add_entry(index, entry_of(git_index_get_byindex(opened, i), arena), arena);
    }
    if (code == 0 && stat(path, &status) == 0) {
        index->seconds = status.st_mtim.tv_sec;
    }
    git_index_free(opened);
    git_buf_dispose(&own);
    return code;
}

/* The first entry whose path is not before the one given. */
static size_t first_from(const struct index_file *index, struct str path)
{
    size_t low = 0;
    size_t high = index->entries.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(index->entries.items[middle].path, path) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct index_entry *index_file_find(const struct index_file *index, struct str path)
{
    const size_t at = first_from(index, path);
    return at < index->entries.count && str_equal(index->entries.items[at].path, path)
               ? &index->entries.items[at]
               : NULL;
}

bool index_file_has_below(const struct index_file *index, struct str folder)
{
    const size_t at = first_from(index, folder);
    return at < index->entries.count &&
           str_starts_with(index->entries.items[at].path, folder);
}

static bool is_time(struct index_time time, const struct timespec *now)
{
    return time.seconds == (int32_t)now->tv_sec &&
           (time.nanoseconds == 0 || time.nanoseconds == (uint32_t)now->tv_nsec);
}

bool index_file_is_same(const struct index_file *index, const struct index_entry *entry,
                        const struct stat *status)
{
    return !entry->conflict && !entry->announced &&
           (int64_t)entry->modified.seconds < index->seconds &&
           is_time(entry->modified, &status->st_mtim) &&
           is_time(entry->changed, &status->st_ctim) &&
           entry->bytes == (uint32_t)status->st_size &&
           entry->inode == (uint32_t)status->st_ino;
}
