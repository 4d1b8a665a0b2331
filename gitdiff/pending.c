/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* fdopendir, fstatat, openat, readlinkat */
#include "gitdiff/pending.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "base/arena.h"
#include "gitdiff/entries.h"
#include "gitdiff/ignore_rules.h"
#include "gitdiff/index_file.h"
#include "gitdiff/overlay.h"
#include "gitdiff/tree_edit.h"

/* Larger files are known by size alone; so are all others once so much is in memory. */
enum { MOST_FILE_BYTES = 64 << 20, MOST_BYTES = 1 << 30 };
enum { MOST_RULES_BYTES = 1 << 20, MODE_EXECUTABLE_FILE = 0100755 };

VEC_OF(strings, struct str);

/* A folder still to be read: "" or with a slash at its end. */
struct pending_folder {
    struct str path;
    bool ignored;
};

struct walk {
    struct repository *repository;
    const struct pending_request *request;
    struct arena *arena;
    struct arena *scratch; /* of one file */
    struct notices *notices;
    struct index_file index;
    bool *seen; /* by index entry */
    int root;
    struct ignore_rules rules;
    VEC(struct pending_folder) todo;
    struct strings unread; /* folders that could not be read */
    struct tree_changes changes;
    size_t bytes_left;
    bool modes_count; /* core.fileMode: this disk knows what may be run */
};

static void add_notice(struct walk *walk, const char *id, struct str path,
                       const char *text)
{
    notices_add(
        walk->notices, walk->arena,
        (struct notice){
            .level = NOTICE_INCOMPLETE, .id = id, .path = path, .text = str_from(text) });
}

static void note_unread(struct walk *walk, struct str path, const char *what)
{
    const struct str text =
        str_format(walk->arena, "%s in the working tree could not be read: %s.", what,
                   strerror(errno));
    add_notice(walk, "unreadable", path, text.ptr);
}

static void add_file(struct walk *walk, struct str path, uint32_t mode,
                     struct object_id id)
{
    const struct tree_change change = { path, mode, id };
    VEC_PUSH(walk->arena, &walk->changes, change);
}

/* ---- one file ---- */

static bool read_all(int fd, size_t bytes, struct arena *arena, struct str *text)
{
    char *to = arena_alloc(arena, bytes + 1);
    size_t done = 0;
    while (done < bytes) {
        const ssize_t got = read(fd, to + done, bytes - done);
        if (got < 0 && errno != EINTR) {
            return false;
        }
        if (got == 0) {
            break; /* it shrank while we read */
        }
        done += got > 0 ? (size_t)got : 0;
    }
    *text = (struct str){ to, done };
    return true;
}

/* Reads a regular file, or where a link leads to, into the scratch arena. */
static bool read_content(struct walk *walk, struct str path, const struct stat *status,
                         struct str *text)
{
    if (S_ISLNK(status->st_mode)) {
        char *target = arena_alloc(walk->scratch, PATH_MAX);
        const ssize_t got = readlinkat(walk->root, path.ptr, target, PATH_MAX);
        *text = (struct str){ target, got > 0 ? (size_t)got : 0 };
        return got >= 0;
    }
    struct stat opened;
    const int fd =
        openat(walk->root, path.ptr, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    const bool good = fstat(fd, &opened) == 0 && S_ISREG(opened.st_mode) &&
                      opened.st_size <= MOST_FILE_BYTES &&
                      read_all(fd, (size_t)opened.st_size, walk->scratch, text);
    close(fd);
    return good;
}

static bool is_large(const struct walk *walk, const struct stat *status)
{
    return status->st_size > MOST_FILE_BYTES ||
           (size_t)status->st_size > walk->bytes_left;
}

/* CRLF → LF, in the scratch arena. */
static struct str with_line_feeds(struct walk *walk, struct str text)
{
    char *to = arena_alloc(walk->scratch, text.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\r' || i + 1 == text.len || text.ptr[i + 1] != '\n') {
            to[length++] = text.ptr[i];
        }
    }
    return (struct str){ to, length };
}

static bool has_byte(struct str text, char c)
{
    return str_find_char(text, c, 0) < text.len;
}

/* What git would store of a tracked file that does not look as it did: false if it cannot
 * be told, since a filter has been at work. */
static bool to_stored(struct walk *walk, const struct index_entry *entry,
                      struct str *text)
{
    struct str before;
    if (entry->announced || object_id_is_zero(&entry->id) ||
        repository_read_blob(walk->repository, &entry->id, MOST_FILE_BYTES, walk->scratch,
                             &before) != BLOB_OK) {
        return true;
    }
    if (content_is_lfs_pointer(before) && !content_is_lfs_pointer(*text)) {
        add_notice(walk, "lfs-pointer", entry->path,
                   "The file is stored in Git LFS, whose filter is not run: what the "
                   "working tree changes in it was not compared.");
        return false;
    }
    if (has_byte(*text, '\r') && !has_byte(before, '\r')) {
        *text = with_line_feeds(walk, *text);
    }
    return true;
}

/* The mode that git would give a file that had `kept`. */
static uint32_t mode_of(const struct walk *walk, uint32_t kept, const struct stat *status)
{
    if (S_ISLNK(status->st_mode)) {
        return MODE_SYMLINK;
    }
    if (walk->modes_count) {
        return status->st_mode & S_IXUSR ? MODE_EXECUTABLE_FILE : MODE_FILE;
    }
    return kept == MODE_SYMLINK ? MODE_FILE : kept;
}

static void take_tracked(struct walk *walk, const struct index_entry *entry,
                         const struct stat *status)
{
    struct str text;
    const uint32_t kept = entry->mode ? entry->mode : MODE_FILE;
    const uint32_t mode = mode_of(walk, kept, status);
    walk->seen[entry - walk->index.entries.items] = true;
    if (entry->taken_as_is || index_file_is_same(&walk->index, entry, status)) {
        add_file(walk, entry->path, kept, entry->id);
        return;
    }
    if (is_large(walk, status)) {
        add_file(
            walk, entry->path, kept,
            overlay_add_large(walk->repository, entry->path, (uint64_t)status->st_size));
        return;
    }
    if (!read_content(walk, entry->path, status, &text)) {
        note_unread(walk, entry->path, "The file");
        add_file(walk, entry->path, kept, entry->id);
        return;
    }
    struct object_id id = overlay_blob_id(text);
    if (object_id_equal(&id, &entry->id) || !to_stored(walk, entry, &text)) {
        add_file(walk, entry->path, S_ISLNK(status->st_mode) ? kept : mode, entry->id);
        return;
    }
    id = overlay_add(walk->repository, GIT_OBJECT_BLOB, text);
    walk->bytes_left -= text.len < walk->bytes_left ? text.len : walk->bytes_left;
    add_file(walk, entry->path, mode, id);
}

static void take_untracked(struct walk *walk, struct str path, const struct stat *status)
{
    struct str text;
    if (!S_ISREG(status->st_mode) || !walk->request->wanted(path)) {
        return;
    }
    if (is_large(walk, status)) {
        add_file(walk, path, MODE_FILE,
                 overlay_add_large(walk->repository, path, (uint64_t)status->st_size));
    } else if (!read_content(walk, path, status, &text)) {
        note_unread(walk, path, "The file");
    } else {
        walk->bytes_left -= text.len;
        add_file(walk, path, MODE_FILE,
                 overlay_add(walk->repository, GIT_OBJECT_BLOB, text));
    }
}

/* ---- folders ---- */

static bool is_repository(const struct walk *walk, struct str folder)
{
    struct stat status;
    const struct str git = str_format(walk->scratch, "%.*s.git", STR_ARGS(folder));
    return fstatat(walk->root, git.ptr, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* `folder` ends with a slash. */
static void take_folder(struct walk *walk, struct str folder, bool in_ignored)
{
    const struct str path = str_slice(folder, 0, folder.len - 1);
    const struct index_entry *entry = index_file_find(&walk->index, path);
    if (entry && entry->mode == MODE_SUBMODULE) {
        return; /* kept as the index has it, with what else is not on the disk */
    }
    const bool tracked = index_file_has_below(&walk->index, folder);
    const bool ignored = in_ignored || ignore_rules_match(&walk->rules, path, true);
    if (tracked || (!ignored && !is_repository(walk, folder))) {
        const struct pending_folder todo = { folder, ignored };
        VEC_PUSH(walk->arena, &walk->todo, todo);
    }
}

static void take_entry(struct walk *walk, const struct pending_folder *folder,
                       const char *name)
{
    struct str path = str_format(walk->arena, "%.*s%s", STR_ARGS(folder->path), name);
    struct stat status;
    arena_reset(walk->scratch);
    if (fstatat(walk->root, path.ptr, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT) {
            note_unread(walk, path, "The file");
        }
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        take_folder(walk, str_format(walk->arena, "%s/", path.ptr), folder->ignored);
        return;
    }
    const struct index_entry *entry = index_file_find(&walk->index, path);
    if (entry && (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode)) &&
        entry->mode != MODE_SUBMODULE) {
        take_tracked(walk, entry, &status);
    } else if (!entry && !folder->ignored &&
               !ignore_rules_match(&walk->rules, path, false)) {
        take_untracked(walk, path, &status);
    }
}

static void read_rules(struct walk *walk, int at, const char *path, struct str folder)
{
    struct stat status;
    struct str text;
    const int fd = openat(at, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return;
    }
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_size <= MOST_RULES_BYTES &&
        read_all(fd, (size_t)status.st_size, walk->arena, &text)) {
        ignore_rules_read(text, folder, walk->arena, &walk->rules);
    }
    close(fd);
}

static void read_folder(struct walk *walk, const struct pending_folder *folder)
{
    const int fd = openat(walk->root, folder->path.len ? folder->path.ptr : ".",
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    if (!stream) {
        note_unread(walk, folder->path, "The folder");
        VEC_PUSH(walk->arena, &walk->unread, folder->path);
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    read_rules(walk, fd, ".gitignore", folder->path);
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        const struct str name = str_from(entry->d_name);
        if (!str_equal(name, STR(".")) && !str_equal(name, STR("..")) &&
            !str_equal_nocase(name, STR(".git"))) {
            take_entry(walk, folder, entry->d_name);
        }
    }
    closedir(stream);
}

/* ---- the two states ---- */

static bool lies_in_unread(const struct walk *walk, struct str path)
{
    for (size_t i = 0; i < walk->unread.count; i++) {
        if (str_starts_with(path, walk->unread.items[i])) {
            return true;
        }
    }
    return false;
}

/* Files that are in the index and were not met: deleted, or not looked for. */
static void take_rest(struct walk *walk)
{
    for (size_t i = 0; i < walk->index.entries.count; i++) {
        const struct index_entry *entry = &walk->index.entries.items[i];
        if (!walk->seen[i] && !object_id_is_zero(&entry->id) &&
            (entry->taken_as_is || entry->mode == MODE_SUBMODULE ||
             lies_in_unread(walk, entry->path))) {
            add_file(walk, entry->path, entry->mode, entry->id);
        }
    }
}

static bool modes_count(const struct repository *repository)
{
    git_config *config = NULL;
    int counts = 1;
    if (git_repository_config_snapshot(&config, repository->git) == 0) {
        git_config_get_bool(&counts, config, "core.filemode");
    }
    git_config_free(config);
    return counts;
}

static int start(struct walk *walk, struct err *err)
{
    if (!repository_workdir(walk->repository).ptr) {
        return err_set(err, ERR_USAGE,
                       "this repository is bare: it has neither index nor working tree");
    }
    const int code = index_file_read(walk->repository, walk->request->index_file,
                                     walk->arena, &walk->index, err);
    walk->seen = ARENA_ARRAY(walk->arena, walk->index.entries.count, bool);
    walk->modes_count = modes_count(walk->repository);
    return code;
}

static int open_root(struct walk *walk, struct err *err)
{
    const struct str folder = str_copy(walk->arena, repository_workdir(walk->repository));
    git_buf info = { 0 };
    walk->root = open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (walk->root < 0) {
        return err_set(err, ERR_IO, "%s: cannot be opened: %s", folder.ptr,
                       strerror(errno));
    }
    if (git_repository_item_path(&info, walk->repository->git,
                                 GIT_REPOSITORY_ITEM_INFO) == 0) {
        const struct str path = str_format(walk->arena, "%s/exclude", info.ptr);
        read_rules(walk, AT_FDCWD, path.ptr, STR(""));
    }
    git_buf_dispose(&info);
    return 0;
}

int pending_index(struct repository *repository, const struct pending_request *request,
                  struct arena *arena, struct notices *notices, struct object_id *tree,
                  struct err *err)
{
    struct walk walk = {
        .repository = repository, .request = request, .arena = arena, .notices = notices
    };
    const int code = start(&walk, err);
    for (size_t i = 0; code == 0 && i < walk.index.entries.count; i++) {
        const struct index_entry *entry = &walk.index.entries.items[i];
        if (entry->conflict) {
            add_notice(&walk, "conflict", entry->path,
                       "The file is not merged in the index, so what will be committed "
                       "is not known; it was not analysed.");
        }
        if (!entry->announced && !object_id_is_zero(&entry->id)) {
            add_file(&walk, entry->path, entry->mode, entry->id);
        }
    }
    const struct object_id empty = { { 0 } };
    return code < 0 ? code : tree_edit(repository, &empty, &walk.changes, tree, err);
}

int pending_worktree(struct repository *repository, const struct pending_request *request,
                     struct arena *arena, struct notices *notices, struct object_id *tree,
                     struct err *err)
{
    struct walk walk = { .repository = repository,
                         .request = request,
                         .arena = arena,
                         .notices = notices,
                         .bytes_left = MOST_BYTES };
    int code = start(&walk, err);
    code = code < 0 ? code : open_root(&walk, err);
    if (code < 0) {
        return code;
    }
    walk.scratch = arena_new();
    const struct pending_folder top = { STR(""), false };
    VEC_PUSH(arena, &walk.todo, top);
    while (walk.todo.count > 0) {
        const struct pending_folder folder = walk.todo.items[--walk.todo.count];
        read_folder(&walk, &folder);
    }
    close(walk.root);
    arena_free(walk.scratch);
    take_rest(&walk);
    const struct object_id empty = { { 0 } };
    return tree_edit(repository, &empty, &walk.changes, tree, err);
}
