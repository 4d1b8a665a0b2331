/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* openat, renameat */
#include "cli/worktree.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/output.h"

enum { MOST_NAMES = 100, NAME_BYTES = 64, MOST_FILE_BYTES = INT32_MAX };

int worktree_open(const char *folder, struct err *err)
{
    char parent[PATH_MAX];
    struct stat info;
    int file = -1;
    if (stat(folder, &info) == 0 && S_ISREG(info.st_mode)) {
        const char *slash = strrchr(folder, '/');
        const int length = slash ? (int)(slash - folder) + 1 : 1;
        if (snprintf(parent, sizeof parent, "%.*s", length, slash ? folder : ".") <
            (int)sizeof parent) {
            folder = parent;
        }
    }
    file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return file >= 0 ? file
                     : err_set(err, ERR_IO, "%s: cannot be opened: %s", folder,
                               strerror(errno));
}

/* A part of a path that git's trees should not have, but a hostile one may. */
static bool leads_away(struct str part)
{
    return part.len == 0 || str_equal(part, STR(".")) || str_equal(part, STR("..")) ||
           str_equal_nocase(part, STR(".git"));
}

static enum worktree_result why_not(int folder, const char *name)
{
    struct stat info;
    const int error = errno;
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        errno = error;
        return error == ENOENT || error == ENOTDIR ? WORKTREE_GONE : WORKTREE_FAILED;
    }
    errno = error;
    return S_ISLNK(info.st_mode) ? WORKTREE_LINK : WORKTREE_FAILED;
}

/* Opens the folder that holds the path's last part, which is left in `name`. */
static enum worktree_result open_folder(int root, struct str path, struct arena *arena,
                                        struct worktree_file *file)
{
    file->folder = fcntl(root, F_DUPFD_CLOEXEC, 3);
    while (file->folder >= 0) {
        const struct str part = str_split(&path, '/');
        if (leads_away(part)) {
            return WORKTREE_OUTSIDE;
        }
        file->name = str_copy(arena, part);
        if (!path.ptr) {
            return WORKTREE_OK;
        }
        const int next = openat(file->folder, file->name.ptr,
                                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0) {
            return why_not(file->folder, file->name.ptr);
        }
        close(file->folder);
        file->folder = next;
    }
    return WORKTREE_FAILED;
}

static enum worktree_result read_text(int fd, struct arena *arena,
                                      struct worktree_file *file)
{
    if (fstat(fd, &file->seen) != 0) {
        return WORKTREE_FAILED;
    }
    if (!S_ISREG(file->seen.st_mode)) {
        return WORKTREE_SPECIAL;
    }
    if ((file->seen.st_mode & 0222) == 0) {
        return WORKTREE_READ_ONLY;
    }
    if (file->seen.st_size > MOST_FILE_BYTES) {
        return WORKTREE_CHANGED; /* such a file is never analysed */
    }
    const size_t size = (size_t)file->seen.st_size;
    char *bytes = arena_alloc(arena, size + 1);
    size_t done = 0;
    while (done < size) {
        const ssize_t got = read(fd, bytes + done, size - done);
        if (got < 0 && errno != EINTR) {
            return WORKTREE_FAILED;
        }
        if (got == 0) {
            return WORKTREE_CHANGED;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    bytes[size] = '\0';
    file->text = (struct str){ bytes, size };
    return WORKTREE_OK;
}

enum worktree_result worktree_read(int root, struct str path, struct arena *arena,
                                   struct worktree_file *file)
{
    *file = (struct worktree_file){ .folder = -1 };
    enum worktree_result result = open_folder(root, path, arena, file);
    if (result != WORKTREE_OK) {
        return result;
    }
    const int fd = openat(file->folder, file->name.ptr,
                          O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return why_not(file->folder, file->name.ptr);
    }
    result = read_text(fd, arena, file);
    close(fd);
    return result;
}

void worktree_dispose(struct worktree_file *file)
{
    if (file->folder >= 0) {
        close(file->folder);
        file->folder = -1;
    }
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A new file beside it; its descriptor, negative if none can be made. */
static int make_beside(int folder, char name[NAME_BYTES])
{
    for (unsigned i = 0; i < MOST_NAMES; i++) {
        snprintf(name, NAME_BYTES, ".hunkscan-%ld-%u", (long)getpid(), i);
        const int fd = openat(folder, name,
                              O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0 || errno != EEXIST) {
            return fd;
        }
    }
    return -1;
}

/* Text, owner and mode; closes. */
static bool fill(int fd, const struct worktree_file *file, struct str text)
{
    const bool foreign = file->seen.st_uid != geteuid() || file->seen.st_gid != getegid();
    const bool mine =
        !foreign || fchown(fd, file->seen.st_uid, file->seen.st_gid) == 0 ||
        file->seen.st_uid == geteuid(); /* a group that is not ours is lost */
    const bool done = mine && fchmod(fd, file->seen.st_mode & 07777) == 0 &&
                      output_send(fd, text) == 0 && fsync(fd) == 0;
    const int error = errno;
    const bool closed = close(fd) == 0;
    errno = done ? errno : error;
    return done && closed;
}

enum worktree_result worktree_replace(const struct worktree_file *file, struct str text)
{
    char name[NAME_BYTES];
    struct stat now;
    const int fd = make_beside(file->folder, name);
    if (fd < 0) {
        return WORKTREE_FAILED;
    }
    enum worktree_result result = fill(fd, file, text) ? WORKTREE_OK : WORKTREE_FAILED;
    if (result == WORKTREE_OK &&
        (fstatat(file->folder, file->name.ptr, &now, AT_SYMLINK_NOFOLLOW) != 0 ||
         !is_same(&now, &file->seen))) {
        result = WORKTREE_CHANGED;
    }
    if (result == WORKTREE_OK &&
        renameat(file->folder, name, file->folder, file->name.ptr) != 0) {
        result = WORKTREE_FAILED;
    }
    if (result != WORKTREE_OK) {
        const int error = errno;
        unlinkat(file->folder, name, 0);
        errno = error;
    }
    return result;
}

const char *worktree_why(enum worktree_result result)
{
    static const char *const reasons[] = {
        [WORKTREE_OK] = "",
        [WORKTREE_GONE] = "there is no such file here",
        [WORKTREE_LINK] = "a symbolic link is on the way to it",
        [WORKTREE_OUTSIDE] = "its path leads out of the working tree",
        [WORKTREE_SPECIAL] = "it is no regular file",
        [WORKTREE_READ_ONLY] = "it is read-only",
        [WORKTREE_CHANGED] = "it is not what was analysed",
    };
    return result == WORKTREE_FAILED ? strerror(errno) : reasons[result];
}
