/* SPDX-License-Identifier: MIT */
#include "gitdiff/database.h"

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "gitdiff/loose.h"

enum {
    /* Packs first, as in git: most objects are there. */
    PRIORITY_LOOSE = 1,
    PRIORITY_PACKS = 2,
    /* Alternates of alternates; git stops there as well. */
    MOST_DEPTH = 5,
    /* Each folder is asked for each object, and keeps a file open. */
    MOST_FOLDERS = 100,
    MOST_LIST_BYTES = 256 * 1024
};

struct folder {
    struct str path; /* ends with NUL */
    unsigned depth;
    dev_t device;
    ino_t inode;
};

VEC_OF(folders, struct folder);

/* Folders may name each other in a circle, so each is taken once. */
static void add_folder(struct arena *arena, struct folders *folders, struct str path,
                       unsigned depth)
{
    struct stat status;
    if (depth > MOST_DEPTH || folders->count == MOST_FOLDERS ||
        stat(path.ptr, &status) != 0 || !S_ISDIR(status.st_mode)) {
        return;
    }
    for (size_t i = 0; i < folders->count; i++) {
        if (folders->items[i].inode == status.st_ino &&
            folders->items[i].device == status.st_dev) {
            return;
        }
    }
    struct folder folder = { path, depth, status.st_dev, status.st_ino };
    VEC_PUSH(arena, folders, folder);
}

/* The text of objects/info/alternates, absent if there is none. */
static struct str read_list(struct arena *arena, struct str folder)
{
    struct str path = str_format(arena, "%.*s/info/alternates", STR_ARGS(folder));
    struct stat status;
    FILE *file = stat(path.ptr, &status) == 0 && S_ISREG(status.st_mode)
                     ? fopen(path.ptr, "re")
                     : NULL;
    if (!file) {
        return (struct str){ 0 };
    }
    char *text = arena_alloc(arena, MOST_LIST_BYTES);
    size_t bytes = fread(text, 1, MOST_LIST_BYTES, file);
    fclose(file);
    return (struct str){ text, bytes };
}

/* Paths that are not absolute begin at the folder with the list. */
static void add_alternates(struct arena *arena, struct folders *folders,
                           struct folder above)
{
    struct str list = read_list(arena, above.path);
    while (list.ptr) {
        struct str line = str_split(&list, '\n');
        if (line.len == 0 || line.ptr[0] == '#' || memchr(line.ptr, '\0', line.len)) {
            continue;
        }
        struct str path =
            line.ptr[0] == '/'
                ? str_copy(arena, line)
                : str_format(arena, "%.*s/%.*s", STR_ARGS(above.path), STR_ARGS(line));
        add_folder(arena, folders, path, above.depth + 1);
    }
}

/* The database owns the backend from here on, or it is freed. */
static int add_backend(git_odb *odb, git_odb_backend *backend, int priority,
                       bool alternate)
{
    int code = alternate ? git_odb_add_alternate(odb, backend, priority)
                         : git_odb_add_backend(odb, backend, priority);
    if (code != 0) {
        backend->free(backend);
    }
    return code;
}

static int add_objects(git_odb *odb, const struct folder *folder)
{
    bool alternate = folder->depth > 0;
    git_odb_backend *packs;
    int code = git_odb_backend_pack(&packs, folder->path.ptr);
    if (code == 0) {
        code = add_backend(odb, packs, PRIORITY_PACKS, alternate);
    }
    git_odb_backend *loose = code == 0 ? loose_backend_new(folder->path.ptr) : NULL;
    if (loose) {
        return add_backend(odb, loose, PRIORITY_LOOSE, alternate);
    }
    if (code == 0) {
        git_error_set_str(GIT_ERROR_ODB, "the folder of objects cannot be opened");
    }
    return GIT_ERROR;
}

static int add_all(git_odb *odb, const char *objects, struct arena *arena)
{
    struct folders folders = { 0 };
    add_folder(arena, &folders, str_copy(arena, str_from(objects)), 0);
    int code = folders.count == 0 ? GIT_ENOTFOUND : 0;
    for (size_t i = 0; code == 0 && i < folders.count; i++) {
        struct folder folder = folders.items[i];
        code = add_objects(odb, &folder);
        add_alternates(arena, &folders, folder);
    }
    return code;
}

int database_open(git_repository *git, struct arena *arena, git_odb **odb)
{
    git_buf objects = { 0 };
    *odb = NULL;
    int code = git_repository_item_path(&objects, git, GIT_REPOSITORY_ITEM_OBJECTS);
    if (code == 0) {
        code = git_odb_new(odb);
    }
    if (code == 0) {
        code = add_all(*odb, objects.ptr, arena);
    }
    if (code == 0) {
        code = git_repository_set_odb(git, *odb);
    }
    if (code != 0) {
        git_odb_free(*odb);
        *odb = NULL;
    }
    git_buf_dispose(&objects);
    return code;
}
