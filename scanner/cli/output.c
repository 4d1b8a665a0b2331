/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath, mkstemp */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Room for the folder and for the name beside it. */
enum { PATH_BYTES = PATH_MAX + 32 };

static int refuse(const char *path, struct err *err)
{
    const int why = errno;
    return err_set(err, ERR_IO, "cannot write '%s': %s", path, strerror(why));
}

int output_send(int file, struct str text)
{
    while (text.len > 0) {
        const ssize_t written = write(file, text.ptr, text.len);
        if (written < 0 && errno != EINTR) {
            return -1;
        }
        if (written > 0) {
            text = str_slice(text, (size_t)written, text.len);
        }
    }
    return 0;
}

/* Writes and closes; some file systems tell only then that there was no room. */
static int write_and_close(int file, struct str text)
{
    const int written = output_send(file, text);
    const int why = errno;
    const int closed = close(file);
    if (written != 0) {
        errno = why;
    }
    return written != 0 ? written : closed;
}

static int write_stdout(struct str text, struct err *err)
{
    if (output_send(STDOUT_FILENO, text) == 0 || errno == EPIPE) {
        return 0;
    }
    return refuse("stdout", err);
}

static int write_in_place(const char *path, struct str text, struct err *err)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0 || write_and_close(file, text) != 0) {
        return refuse(path, err);
    }
    return 0;
}

/* The mode a file made by open would have, or that of the one being replaced. */
static mode_t mode_for(const struct stat *old)
{
    if (old) {
        return old->st_mode & 0777;
    }
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* "out/a.sarif" → "out/.hunkscan-XXXXXX"; false if it does not fit. */
static bool name_beside(const char *path, char beside[PATH_BYTES])
{
    const char *slash = strrchr(path, '/');
    const int folder = slash ? (int)(slash - path) + 1 : 0;
    const int length = snprintf(beside, PATH_BYTES, "%.*s.hunkscan-XXXXXX", folder, path);
    return length > 0 && length < PATH_BYTES;
}

/* `place` is where the file is in the end; `path` is how the user calls it. */
static int write_beside(const char *place, const char *path, const struct stat *old,
                        struct str text, struct err *err)
{
    char beside[PATH_BYTES];
    const int file = name_beside(place, beside) ? mkstemp(beside) : -1;
    if (file < 0) {
        /* No right to make files in the folder; the file itself may be writable. */
        return write_in_place(path, text, err);
    }
    const bool done = fchmod(file, mode_for(old)) == 0;
    if (write_and_close(file, text) != 0 || !done || rename(beside, place) != 0) {
        const int code = refuse(path, err);
        unlink(beside);
        return code;
    }
    return 0;
}

int output_write(const char *path, struct str text, struct err *err)
{
    if (strcmp(path, "-") == 0) {
        return write_stdout(text, err);
    }
    struct stat old;
    if (stat(path, &old) != 0) {
        /* A link to nowhere: the file it names is made, not the link replaced. */
        struct stat link;
        return lstat(path, &link) == 0 ? write_in_place(path, text, err)
                                       : write_beside(path, path, NULL, text, err);
    }
    char place[PATH_MAX];
    if (!S_ISREG(old.st_mode) || access(path, W_OK) != 0 || !realpath(path, place)) {
        return write_in_place(path, text, err);
    }
    return write_beside(place, path, &old, text, err);
}
