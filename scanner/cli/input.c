/* SPDX-License-Identifier: MIT */
#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/buf.h"

enum { CHUNK_BYTES = 64 * 1024 };

static int fail(const char *path, const char *why, struct err *err)
{
    return err_set(err, ERR_IO, "%s: cannot be read: %s",
                   strcmp(path, "-") == 0 ? "standard input" : path, why);
}

static int read_all(int fd, const char *path, size_t most_bytes, struct buf *text,
                    struct err *err)
{
    char chunk[CHUNK_BYTES];
    for (;;) {
        const ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? fail(path, strerror(errno), err) : 0;
        }
        buf_add(text, (struct str){ chunk, (size_t)got });
        if (text->len > most_bytes) {
            return fail(path, "it is too large", err);
        }
    }
}

int input_read(const char *path, size_t most_bytes, struct arena *arena, struct str *text,
               struct err *err)
{
    const bool standard = strcmp(path, "-") == 0;
    const int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fail(path, strerror(errno), err);
    }
    struct buf read = { 0 };
    const int code = read_all(fd, path, most_bytes, &read, err);
    *text = buf_copy(&read, arena);
    buf_dispose(&read);
    if (!standard) {
        close(fd);
    }
    return code;
}
