/* SPDX-License-Identifier: MIT */
#include "cli/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/output.h"

/* One name of a path, as the system takes it. */
static bool take_name(struct str part, char name[NAME_MAX + 1])
{
    if (part.len == 0 || part.len > NAME_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(name, part.ptr, part.len);
    name[part.len] = '\0';
    return true;
}

/* Goes one folder deeper, making it where it is missing. Closes `folder`. */
static int enter(int folder, const char *name)
{
    int next = -1;
    if (mkdirat(folder, name, 0777) == 0 || errno == EEXIST) {
        next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    const int error = errno;
    close(folder);
    errno = error;
    return next;
}

static enum new_file_result why_not(void)
{
    if (errno == EEXIST) {
        return NEW_FILE_THERE;
    }
    return errno == ELOOP || errno == ENOTDIR ? NEW_FILE_LINK : NEW_FILE_FAILED;
}

/* The last name: a file that was not there. */
static enum new_file_result fill(int folder, const char *name, struct str text)
{
    const int fd =
        openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        return why_not();
    }
    const bool sent = output_send(fd, text) == 0;
    const int error = errno;
    if (close(fd) == 0 && sent) {
        return NEW_FILE_MADE;
    }
    unlinkat(folder, name, 0);
    errno = sent ? EIO : error;
    return NEW_FILE_FAILED;
}

enum new_file_result new_file_make(int root, const char *path, struct str text)
{
    char name[NAME_MAX + 1];
    struct str rest = str_from(path);
    int folder = dup(root);
    while (folder >= 0) {
        const struct str part = str_split(&rest, '/');
        if (!take_name(part, name)) {
            close(folder);
            return NEW_FILE_FAILED;
        }
        if (!rest.ptr) {
            const enum new_file_result result = fill(folder, name, text);
            const int error = errno;
            close(folder);
            errno = error;
            return result;
        }
        folder = enter(folder, name);
    }
    return why_not();
}

bool new_file_is_there(int root, const char *path)
{
    struct stat seen;
    return fstatat(root, path, &seen, AT_SYMLINK_NOFOLLOW) == 0;
}
