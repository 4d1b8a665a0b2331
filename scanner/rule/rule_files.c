/* SPDX-License-Identifier: MIT */
#include "rule/rule_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "rule/models.h"

enum { MOST_FOLDERS_DEEP = 64, MOST_MODEL_BYTES = 16 << 20 };

bool rule_files_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int compare_paths(const void *left, const void *right)
{
    const struct str *a = left;
    const struct str *b = right;
    return str_compare(*a, *b);
}

static void sort_paths(struct paths *paths)
{
    if (paths->count) {
        qsort(paths->items, paths->count, sizeof *paths->items, compare_paths);
    }
}

static bool is_rule_file(struct str name)
{
    return (str_ends_with(name, STR(".yaml")) &&
            !str_ends_with(name, STR(".test.yaml"))) ||
           (str_ends_with(name, STR(".yml")) && !str_ends_with(name, STR(".test.yml")));
}

static bool is_python(struct str name)
{
    return str_ends_with(name, STR(".py")) &&
           str_find(name, STR(".fixed"), 0) == name.len;
}

static struct str join(struct arena *arena, struct str folder, struct str name)
{
    const bool slash = folder.len && folder.ptr[folder.len - 1] == '/';
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(folder), slash ? "" : "/",
                      STR_ARGS(name));
}

struct walk {
    struct arena *arena;
    struct paths *paths;  /* files found */
    struct paths waiting; /* folders to read */
    VEC(unsigned) depths; /* of these */
    bool (*wanted)(struct str name);
    struct err *err;
};

static void visit(struct walk *walk, struct str path, struct str name, unsigned depth)
{
    struct stat link;
    struct stat status;
    if (lstat(path.ptr, &link) != 0 || stat(path.ptr, &status) != 0) {
        return; /* gone, or a dangling link */
    }
    if (S_ISDIR(link.st_mode) && depth < MOST_FOLDERS_DEEP) {
        VEC_PUSH(walk->arena, &walk->waiting, path);
        VEC_PUSH(walk->arena, &walk->depths, depth + 1);
    } else if (S_ISREG(status.st_mode) && walk->wanted(name)) {
        VEC_PUSH(walk->arena, walk->paths, path);
    }
}

static int read_folder(struct walk *walk, struct str folder, unsigned depth)
{
    DIR *stream = opendir(folder.ptr);
    if (!stream) {
        return err_set(walk->err, ERR_IO, "%s: cannot be read: %s", folder.ptr,
                       strerror(errno));
    }
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        const struct str name = str_from(entry->d_name);
        if (name.len && name.ptr[0] != '.') {
            visit(walk, join(walk->arena, folder, name), name, depth);
        }
    }
    closedir(stream);
    return 0;
}

static int walk_below(struct walk *walk, struct str root)
{
    VEC_PUSH(walk->arena, &walk->waiting, root);
    VEC_PUSH(walk->arena, &walk->depths, 0);
    while (walk->waiting.count) {
        const struct str folder = walk->waiting.items[--walk->waiting.count];
        const int code =
            read_folder(walk, folder, walk->depths.items[--walk->depths.count]);
        if (code < 0) {
            return code;
        }
    }
    sort_paths(walk->paths);
    return 0;
}

int rule_files_list(const char *path, struct arena *arena, struct paths *paths,
                    struct err *err)
{
    const struct str root = str_copy(arena, str_from(path));
    if (!rule_files_is_folder(path)) {
        VEC_PUSH(arena, paths, root);
        return 0;
    }
    struct walk walk = {
        .arena = arena, .paths = paths, .wanted = is_rule_file, .err = err
    };
    return walk_below(&walk, root);
}

static bool is_stub(struct str name)
{
    return str_ends_with(name, STR(".pyi"));
}

int rule_files_list_stubs(const char *path, struct arena *arena, struct paths *paths,
                          struct err *err)
{
    struct walk walk = { .arena = arena, .paths = paths, .wanted = is_stub, .err = err };
    return walk_below(&walk, str_copy(arena, str_from(path)));
}

int rule_files_read(const char *path, size_t most_bytes, struct arena *arena,
                    struct str *text, struct err *err)
{
    if (rule_files_is_folder(path)) {
        return err_set(err, ERR_IO, "%s: is a folder", path);
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        return err_set(err, ERR_IO, "%s: cannot be read: %s", path, strerror(errno));
    }
    struct buf buf = { 0 };
    char chunk[16384];
    size_t got = 0;
    do {
        got = fread(chunk, 1, sizeof chunk, file);
        buf_add(&buf, (struct str){ chunk, got });
    } while (got && buf.len <= most_bytes);
    int code = 0;
    if (ferror(file)) {
        code = err_set(err, ERR_IO, "%s: cannot be read: %s", path, strerror(errno));
    } else if (buf.len > most_bytes) {
        code = err_set(err, ERR_IO, "%s: longer than %zu bytes", path, most_bytes);
    }
    *text = code < 0 ? (struct str){ NULL, 0 } : buf_copy(&buf, arena);
    fclose(file);
    buf_dispose(&buf);
    return code;
}

/* A stable partition. */
size_t rule_files_models_first(struct paths *paths, struct arena *arena)
{
    struct paths sorted = { 0 };
    size_t count = 0;
    bool *is_models = ARENA_ARRAY(arena, paths->count, bool);
    for (size_t i = 0; i < paths->count; i++) {
        struct arena *scratch = arena_new();
        struct err err = { 0 };
        struct str text = { NULL, 0 };
        is_models[i] = rule_files_read(paths->items[i].ptr, MOST_MODEL_BYTES, scratch,
                                       &text, &err) == 0 &&
                       models_is_text(text);
        count += is_models[i];
        arena_free(scratch);
    }
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < paths->count; i++) {
            if (is_models[i] == (turn == 0)) {
                VEC_PUSH(arena, &sorted, paths->items[i]);
            }
        }
    }
    *paths = sorted;
    return count;
}

int rule_files_of(const struct str *roots, size_t count, struct arena *arena,
                  struct rule_files *files, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        const char *root = str_copy(arena, roots[i]).ptr;
        const size_t before = files->paths.count;
        const int code = rule_files_list(root, arena, &files->paths, err);
        if (code < 0) {
            return code;
        }
        if (files->paths.count == before) {
            return err_set(err, ERR_USAGE, "%s: no .yaml or .yml file below it", root);
        }
    }
    files->model_count = rule_files_models_first(&files->paths, arena);
    return 0;
}

static size_t after_folder(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/') {
        at--;
    }
    return at;
}

static bool is_example(struct str name, struct str stem)
{
    return str_equal(str_slice(name, 0, str_find_char(name, '.', 0)), stem) &&
           is_python(name);
}

/* `parent` is what the paths found begin with: the folder, or nothing for the current
 * one. */
static void add_example(struct str parent, const char *name, struct arena *arena,
                        struct paths *paths)
{
    const struct str path = str_format(arena, "%.*s%s", STR_ARGS(parent), name);
    if (!rule_files_is_folder(path.ptr)) {
        VEC_PUSH(arena, paths, path);
    }
}

int rule_files_examples(struct str rule_path, struct arena *arena, struct paths *paths,
                        struct err *err)
{
    const size_t at = after_folder(rule_path);
    const struct str file = str_slice(rule_path, at, rule_path.len);
    const struct str stem = str_slice(file, 0, str_find_char(file, '.', 0));
    const struct str parent = str_copy(arena, str_slice(rule_path, 0, at));
    const char *folder = parent.len ? parent.ptr : "./";
    DIR *stream = opendir(folder);
    if (!stream) {
        return err_set(err, ERR_IO, "%s: cannot be read: %s", folder, strerror(errno));
    }
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        if (is_example(str_from(entry->d_name), stem)) {
            add_example(parent, entry->d_name, arena, paths);
        }
    }
    closedir(stream);
    const struct str below =
        str_format(arena, "%.*s%.*s", STR_ARGS(parent), STR_ARGS(stem));
    if (stem.len == 0 || !rule_files_is_folder(below.ptr)) {
        sort_paths(paths);
        return 0;
    }
    struct walk walk = {
        .arena = arena, .paths = paths, .wanted = is_python, .err = err
    };
    return walk_below(&walk, below);
}
