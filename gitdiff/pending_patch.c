/* SPDX-License-Identifier: MIT */
#include "gitdiff/pending_patch.h"

#include "base/arena.h"
#include "gitdiff/entries.h"
#include "gitdiff/overlay.h"
#include "gitdiff/patch.h"
#include "gitdiff/tree_edit.h"

/* A file that a patch can be put onto. */
enum { MOST_FILE_BYTES = 64 << 20 };

struct patching {
    struct repository *repository;
    struct object_id base;
    const struct pending_patch *patch;
    struct arena *arena;
    struct notices *notices;
    struct tree_changes changes;
    struct err *err;
};

static int fail(const struct patching *patching, const struct patch_file *file,
                const char *what, struct str path)
{
    return err_set(patching->err, ERR_USAGE, "%.*s:%u: %s '%.*s'",
                   STR_ARGS(patching->patch->name), (unsigned)file->line, what,
                   STR_ARGS(path));
}

/* A path as a tree can have it. */
static bool is_path(struct str path)
{
    bool good = path.len > 0 && !memchr(path.ptr, '\0', path.len);
    while (good && path.ptr) {
        const struct str part = str_split(&path, '/');
        good = part.len > 0 && !str_equal(part, STR(".")) && !str_equal(part, STR(".."));
    }
    return good;
}

/* What is at the path now: changed by an earlier part of the diff, or in the base. */
static bool find(const struct patching *patching, struct str path,
                 struct tree_change *found)
{
    for (size_t i = patching->changes.count; i > 0; i--) {
        if (str_equal(patching->changes.items[i - 1].path, path)) {
            *found = patching->changes.items[i - 1];
            return found->mode != 0;
        }
    }
    struct entry entry;
    if (!store_find(patching->repository, &patching->base, path, &entry)) {
        return false;
    }
    *found = (struct tree_change){ path, entry.mode, entry.id };
    return true;
}

static struct str below_first(struct str path)
{
    const size_t slash = str_find_char(path, '/', 0);
    return slash < path.len ? str_slice(path, slash + 1, path.len) : path;
}

/* The path that a name in the diff stands for: git's "a/" and "b/" are left out, unless
 * only the whole name is there. */
static struct str path_of(const struct patching *patching, const struct patch_file *file,
                          struct str name)
{
    struct tree_change found;
    const struct str below = below_first(name);
    if (!name.ptr || file->renamed || file->copied) {
        return name;
    }
    const struct str likely = file->prefixed ? below : name;
    const struct str other = file->prefixed ? name : below;
    return !find(patching, likely, &found) && find(patching, other, &found) ? other
                                                                            : likely;
}

static void set(struct patching *patching, struct str path, uint32_t mode,
                struct object_id id)
{
    const struct tree_change change = { path, mode, id };
    VEC_PUSH(patching->arena, &patching->changes, change);
}

static int read_old(const struct patching *patching, const struct patch_file *file,
                    const struct tree_change *old, struct str *text)
{
    char hex[OBJECT_ID_HEX_BYTES];
    switch (repository_read_blob(patching->repository, &old->id, MOST_FILE_BYTES,
                                 patching->arena, text)) {
    case BLOB_OK:
        return 0;
    case BLOB_TOO_LARGE:
        return fail(patching, file, "there is too much in file", old->path);
    default:
        object_id_hex(&old->id, hex);
        return err_set(patching->err, ERR_INCOMPLETE,
                       "%.*s:%u: object %s, which it is to be put onto, cannot be read",
                       STR_ARGS(patching->patch->name), (unsigned)file->line, hex);
    }
}

static void note_binary(struct patching *patching, struct str path)
{
    notices_add(patching->notices, patching->arena,
                (struct notice){ .level = NOTICE_NOTE,
                                 .id = "binary-file",
                                 .path = path,
                                 .text = STR("The diff does not say how this binary file "
                                             "changes; it was not analysed.") });
}

/* The file's old side: that it is there, or is not. */
static int find_old(const struct patching *patching, const struct patch_file *file,
                    struct str path, struct tree_change *old)
{
    *old = (struct tree_change){ 0 };
    if (!path.ptr) {
        return 0;
    }
    if (!is_path(path)) {
        return fail(patching, file, "this is no path in a repository:", path);
    }
    return find(patching, path, old)
               ? 0
               : fail(patching, file, "it is put onto a tree without a file", path);
}

static int put_file(struct patching *patching, const struct patch_file *file)
{
    const struct str old_path = path_of(patching, file, file->old_path);
    struct str new_path = path_of(patching, file, file->new_path);
    struct tree_change old;
    struct tree_change there;
    struct str text = STR("");
    int code = find_old(patching, file, old_path, &old);
    if (code == 0 && new_path.ptr && !is_path(new_path)) {
        code = fail(patching, file, "this is no path in a repository:", new_path);
    }
    if (code == 0 && !old_path.ptr && find(patching, new_path, &there)) {
        code = fail(patching, file, "it adds a file that is there already:", new_path);
    }
    if (code < 0 || file->new_mode == MODE_SUBMODULE || old.mode == MODE_SUBMODULE) {
        return code;
    }
    if (old_path.ptr) {
        code = read_old(patching, file, &old, &text);
    }
    if (code == 0 && !file->binary) {
        code = patch_apply(file, old_path.ptr ? old_path : new_path, text,
                           patching->arena, &text, patching->err);
    }
    if (code < 0) {
        return code;
    }
    if (file->binary) {
        note_binary(patching, new_path.ptr ? new_path : old_path);
    }
    /* diff -u has no renames: "x.py.orig" and "x.py" are the same file. */
    if (new_path.ptr && old_path.ptr && !file->renamed && !file->copied) {
        new_path = old_path;
    }
    if (old_path.ptr && !file->copied) {
        set(patching, old_path, 0, old.id);
    }
    if (new_path.ptr) {
        const uint32_t mode = file->new_mode ? file->new_mode : old.mode;
        set(patching, new_path, mode ? mode : MODE_FILE,
            overlay_add(patching->repository, GIT_OBJECT_BLOB, text));
    }
    return 0;
}

int pending_patch_tree(struct repository *repository, const struct pending_patch *patch,
                       struct arena *arena, struct notices *notices,
                       struct object_id *tree, struct err *err)
{
    struct patch_files files;
    struct patching patching = { .repository = repository,
                                 .base = patch->base,
                                 .patch = patch,
                                 .arena = arena,
                                 .notices = notices,
                                 .err = err };
    int code = patch_read(patch->name, patch->text, arena, &files, err);
    for (size_t i = 0; code == 0 && i < files.count; i++) {
        code = put_file(&patching, &files.items[i]);
    }
    return code < 0 ? code
                    : tree_edit(repository, &patch->base, &patching.changes, tree, err);
}
