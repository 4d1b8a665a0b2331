/* SPDX-License-Identifier: MIT */
#include "review/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

/* Version control, byte code, environments made by tools: nobody's source. */
static const char *const skipped_names[] = { ".git",        ".hg",  ".svn", ".bzr",
                                             "__pycache__", ".tox", ".nox" };
enum { SKIPPED_NAMES = sizeof skipped_names / sizeof skipped_names[0] };

/* A walk: folders still to be read, relative to the root. */
struct walk {
    int root;
    struct arena *arena;
    struct folder_paths todo;
    struct folder_paths *found;
    struct notices *notices;
};

static void note_unreadable(struct walk *walk, struct str path, const char *what, int why)
{
    const struct str text =
        str_format(walk->arena, "The %s could not be read: %s.", what, strerror(why));
    notices_add(
        walk->notices, walk->arena,
        (struct notice){
            .level = NOTICE_INCOMPLETE, .id = "unreadable", .path = path, .text = text });
}

static bool is_skipped(const struct walk *walk, const char *name, struct str path)
{
    for (unsigned i = 0; i < SKIPPED_NAMES; i++) {
        if (strcmp(name, skipped_names[i]) == 0) {
            return true;
        }
    }
    struct stat info;
    const struct str mark = str_format(walk->arena, "%.*s/pyvenv.cfg", STR_ARGS(path));
    return fstatat(walk->root, mark.ptr, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static void take_entry(struct walk *walk, struct str parent, const char *name)
{
    const struct str path =
        parent.len == 0 ? str_copy(walk->arena, str_from(name))
                        : str_format(walk->arena, "%.*s/%s", STR_ARGS(parent), name);
    struct stat info;
    if (fstatat(walk->root, path.ptr, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        note_unreadable(walk, path, "file", errno);
    } else if (S_ISREG(info.st_mode)) {
        VEC_PUSH(walk->arena, walk->found, path);
    } else if (S_ISDIR(info.st_mode) && !is_skipped(walk, name, path)) {
        VEC_PUSH(walk->arena, &walk->todo, path);
    }
}

/* A file or folder that was asked for by name, however it is called. */
static void take_wanted(struct walk *walk, struct str path)
{
    struct stat info;
    path = str_copy(walk->arena, path);
    if (fstatat(walk->root, path.len ? path.ptr : ".", &info, AT_SYMLINK_NOFOLLOW) != 0) {
        note_unreadable(walk, path, "file", errno);
    } else if (S_ISREG(info.st_mode)) {
        VEC_PUSH(walk->arena, walk->found, path);
    } else if (S_ISDIR(info.st_mode)) {
        VEC_PUSH(walk->arena, &walk->todo, path);
    } else {
        const struct str text = STR("It is no regular file; links are not followed.");
        notices_add(walk->notices, walk->arena,
                    (struct notice){ .level = NOTICE_INCOMPLETE,
                                     .id = "not-a-file",
                                     .path = path,
                                     .text = text });
    }
}

static void read_folder(struct walk *walk, struct str path)
{
    const int fd = openat(walk->root, path.len ? path.ptr : ".",
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    if (!stream) {
        note_unreadable(walk, path, "folder", errno);
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (!entry) {
            break;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            take_entry(walk, path, entry->d_name);
        }
    }
    if (errno != 0) {
        note_unreadable(walk, path, "folder", errno);
    }
    closedir(stream);
}

static int compare_paths(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* Byte order, each path once: what was asked for may overlap. */
static void sort_paths(struct folder_paths *paths)
{
    if (paths->count == 0) {
        return;
    }
    qsort(paths->items, paths->count, sizeof *paths->items, compare_paths);
    size_t kept = 1;
    for (size_t i = 1; i < paths->count; i++) {
        if (!str_equal(paths->items[kept - 1], paths->items[i])) {
            paths->items[kept++] = paths->items[i];
        }
    }
    paths->count = kept;
}

/* A file named by the user: "dir/a.py" is "a.py" in "dir". */
static int list_file(const char *file, struct arena *arena, struct folder_paths *paths,
                     struct err *err)
{
    const struct str path = str_from(file);
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/') {
        slash--;
    }
    paths->count = 0;
    VEC_PUSH(arena, paths, str_copy(arena, str_slice(path, slash, path.len)));
    const struct str parent =
        slash > 0 ? str_copy(arena, str_slice(path, 0, slash)) : STR(".");
    const int fd = open(parent.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 ? fd
                   : err_set(err, ERR_IO, "%s: cannot be opened: %s", parent.ptr,
                             strerror(errno));
}

int folder_list(const char *folder, struct arena *arena, struct folder_paths *paths,
                struct notices *notices, struct err *err)
{
    struct stat info;
    if (stat(folder, &info) != 0) {
        return err_set(err, ERR_IO, "%s: cannot be opened: %s", folder, strerror(errno));
    }
    if (S_ISREG(info.st_mode)) {
        return list_file(folder, arena, paths, err);
    }
    const int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) {
        return err_set(err, ERR_IO, "%s: cannot be opened: %s", folder, strerror(errno));
    }
    struct walk walk = {
        .root = root, .arena = arena, .found = paths, .notices = notices
    };
    const struct folder_paths wanted = *paths;
    *paths = (struct folder_paths){ 0 };
    for (size_t i = 0; i < wanted.count; i++) {
        take_wanted(&walk, wanted.items[i]);
    }
    if (wanted.count == 0) {
        VEC_PUSH(arena, &walk.todo, STR(""));
    }
    while (walk.todo.count > 0) {
        read_folder(&walk, walk.todo.items[--walk.todo.count]);
    }
    sort_paths(paths);
    return root;
}

static enum blob_result read_all(int fd, uint64_t max_bytes, struct arena *arena,
                                 struct str *text)
{
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        return BLOB_NOT_A_BLOB;
    }
    if ((uint64_t)info.st_size > max_bytes) {
        return BLOB_TOO_LARGE;
    }
    const size_t size = (size_t)info.st_size;
    char *bytes = arena_alloc(arena, size + 1);
    size_t done = 0;
    while (done < size) {
        const ssize_t got = read(fd, bytes + done, size - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return BLOB_CORRUPT;
        }
        if (got == 0) {
            break; /* it shrank while we read */
        }
        done += (size_t)got;
    }
    bytes[done] = '\0';
    *text = (struct str){ bytes, done };
    return BLOB_OK;
}

enum blob_result folder_read(int folder, struct str path, uint64_t max_bytes,
                             struct arena *arena, struct str *text)
{
    const struct str name = str_copy(arena, path);
    /* A file may have become a fifo meanwhile: never block on it. */
    const int fd =
        openat(folder, name.ptr, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return errno == ENOENT ? BLOB_MISSING : BLOB_CORRUPT;
    }
    const enum blob_result result = read_all(fd, max_bytes, arena, text);
    close(fd);
    return result;
}

uint64_t folder_bytes(int folder, struct str path, struct arena *arena)
{
    struct stat info;
    const struct str name = str_copy(arena, path);
    const bool known = fstatat(folder, name.ptr, &info, AT_SYMLINK_NOFOLLOW) == 0;
    return known && S_ISREG(info.st_mode) ? (uint64_t)info.st_size : 0;
}
