/* SPDX-License-Identifier: MIT */
#include "gitdiff/tree_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "gitdiff/entries.h"
#include "gitdiff/overlay.h"

/* As for the walk of trees: folders within folders. */
enum { DEEPEST = 512 };

VEC_OF(entry_list, struct entry);

struct edit {
    struct repository *repository;
    struct arena *arena;
    struct err *err;
};

/* A folder that is being made, and the changes below it. */
struct folder {
    const struct tree_change *changes;
    size_t count;
    size_t path_bytes; /* of its own path, with the slash */
    unsigned depth;
};

static int read_failed(const struct edit *edit, const struct object_id *id,
                       enum store_result result)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    const bool missing = result == STORE_MISSING;
    return err_set(edit->err, missing ? ERR_INCOMPLETE : ERR_REPOSITORY,
                   "tree %s %s, so the changes cannot be put onto it", hex,
                   missing ? "is missing from the repository" : "is damaged");
}

/* The entries of a tree; their names are copied. */
static int read_entries(const struct edit *edit, const struct object_id *id,
                        struct entry_list *entries)
{
    git_odb_object *object;
    if (object_id_is_zero(id)) {
        return 0;
    }
    const enum store_result result =
        store_read(edit->repository, id, GIT_OBJECT_TREE, &object);
    if (result != STORE_OK) {
        return read_failed(edit, id, result);
    }
    struct str rest = str_copy(edit->arena, store_text(object));
    struct entry entry;
    enum entries_result taken;
    git_odb_object_free(object);
    while ((taken = entries_take(&rest, &entry)) == ENTRIES_ONE) {
        VEC_PUSH(edit->arena, entries, entry);
    }
    return taken == ENTRIES_END ? 0 : read_failed(edit, id, STORE_CORRUPT);
}

static struct entry *find_entry(const struct entry_list *entries, struct str name)
{
    for (size_t i = entries->items ? entries->count : 0; i > 0; i--) {
        if (str_equal(entries->items[i - 1].name, name)) {
            return &entries->items[i - 1];
        }
    }
    return NULL;
}

/* Puts an entry in; with mode 0 takes it out. */
static void set_entry(const struct edit *edit, struct entry_list *entries,
                      struct entry entry)
{
    struct entry *old = find_entry(entries, entry.name);
    if (old && entry.mode != 0) {
        *old = entry;
    } else if (old) {
        const size_t before = (size_t)(old - entries->items);
        memmove(old, old + 1, (entries->count - 1 - before) * sizeof *old);
        entries->count--;
    } else if (entry.mode != 0) {
        VEC_PUSH(edit->arena, entries, entry);
    }
}

static int compare_entries(const void *a, const void *b)
{
    return entries_compare(a, b);
}

static struct object_id write_entries(const struct edit *edit, struct entry_list *entries)
{
    struct buf text = { 0 };
    if (entries->count > 0) {
        qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
    }
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        buf_add_format(&text, "%o ", (unsigned)entry->mode);
        buf_add(&text, entry->name);
        buf_add_char(&text, '\0');
        buf_add(&text, (struct str){ (const char *)entry->id.bytes, OBJECT_ID_BYTES });
    }
    const struct object_id id =
        overlay_add(edit->repository, GIT_OBJECT_TREE, buf_view(&text));
    buf_dispose(&text);
    return id;
}

/* The name that a change has in the folder. */
static struct str name_in(const struct folder *folder, const struct tree_change *change)
{
    const size_t end = str_find_char(change->path, '/', folder->path_bytes);
    return str_slice(change->path, folder->path_bytes, end);
}

/* The changes from `at` on that lie below the same name: an own folder. */
static struct folder take_folder(const struct folder *folder, size_t at)
{
    const struct str name = name_in(folder, &folder->changes[at]);
    const size_t path_bytes = folder->path_bytes + name.len + 1;
    size_t count = 0;
    while (at + count < folder->count) {
        const struct str path = folder->changes[at + count].path;
        if (path.len <= path_bytes || path.ptr[path_bytes - 1] != '/' ||
            !str_equal(name_in(folder, &folder->changes[at + count]), name)) {
            break;
        }
        count++;
    }
    return (struct folder){ &folder->changes[at], count, path_bytes, folder->depth + 1 };
}

static int edit_folder(const struct edit *edit, const struct object_id *base,
                       const struct folder *folder, struct object_id *tree);

/* A folder in this one: made anew, and gone if nothing is left in it. */
static int set_folder(const struct edit *edit, const struct folder *folder,
                      struct str name, const struct object_id *base,
                      struct entry_list *entries)
{
    struct entry entry = { .name = name, .mode = MODE_FOLDER };
    const int code = edit_folder(edit, base, folder, &entry.id);
    const struct entry *now = find_entry(entries, name);
    if (code < 0 || (now && now->mode != MODE_FOLDER)) {
        return code; /* a file has taken its place */
    }
    entry.mode = object_id_is_zero(&entry.id) ? 0 : entry.mode;
    set_entry(edit, entries, entry);
    return 0;
}

/* `*tree` is zero if nothing is in it. */
static int edit_folder(const struct edit *edit, const struct object_id *base,
                       const struct folder *folder, struct object_id *tree)
{
    struct entry_list entries = { 0 };
    if (folder->depth > DEEPEST) {
        return err_set(edit->err, ERR_USAGE, "folders are nested too deep");
    }
    int code = read_entries(edit, base, &entries);
    for (size_t at = 0; code == 0 && at < folder->count;) {
        const struct tree_change *change = &folder->changes[at];
        const struct str name = name_in(folder, change);
        const struct entry *old = find_entry(&entries, name);
        struct object_id below = { { 0 } };
        if (old && old->mode == MODE_FOLDER) {
            below = old->id;
        }
        if (folder->path_bytes + name.len == change->path.len) {
            set_entry(edit, &entries, (struct entry){ name, change->mode, change->id });
            at++;
            continue;
        }
        const struct folder inner = take_folder(folder, at);
        code = set_folder(edit, &inner, name, &below, &entries);
        at += inner.count;
    }
    *tree = entries.count > 0 && code == 0 ? write_entries(edit, &entries)
                                           : (struct object_id){ { 0 } };
    return code;
}

/* By path; equal ones stay as they were, which qsort does not promise. */
struct ordered {
    struct tree_change change;
    size_t order;
};

static int compare_changes(const void *left, const void *right)
{
    const struct ordered *a = left;
    const struct ordered *b = right;
    const int order = str_compare(a->change.path, b->change.path);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Sorts, and keeps the last one for each path. */
static void sort_changes(struct tree_changes *changes, struct arena *arena)
{
    struct ordered *ordered = ARENA_ARRAY(arena, changes->count, struct ordered);
    size_t kept = 0;
    for (size_t i = 0; i < changes->count; i++) {
        ordered[i] = (struct ordered){ changes->items[i], i };
    }
    if (changes->count > 0) {
        qsort(ordered, changes->count, sizeof *ordered, compare_changes);
    }
    for (size_t i = 0; i < changes->count; i++) {
        kept +=
            kept > 0 && !str_equal(changes->items[kept - 1].path, ordered[i].change.path);
        kept += kept == 0;
        changes->items[kept - 1] = ordered[i].change;
    }
    changes->count = kept;
}

int tree_edit(struct repository *repository, const struct object_id *base,
              struct tree_changes *changes, struct object_id *tree, struct err *err)
{
    struct arena *scratch = arena_new();
    const struct edit edit = { repository, scratch, err };
    sort_changes(changes, scratch);
    const struct folder top = { changes->items, changes->count, 0, 0 };
    const int code = edit_folder(&edit, base, &top, tree);
    arena_free(scratch);
    return code;
}
