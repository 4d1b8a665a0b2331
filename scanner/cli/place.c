/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/place.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"

/* "/a//b/./c/../d" → "/a/b/d"; absent when ".." climbs above the top. */
static struct str normalise(struct str path, struct arena *arena)
{
    char *out = arena_alloc(arena, path.len + 2);
    size_t length = 0;
    while (path.ptr) {
        struct str part = str_split(&path, '/');
        if (part.len == 0 || str_equal(part, STR("."))) {
            continue;
        }
        if (!str_equal(part, STR(".."))) {
            out[length++] = '/';
            memcpy(out + length, part.ptr, part.len);
            length += part.len;
            continue;
        }
        if (length == 0) {
            return (struct str){ 0 };
        }
        do {
            length--;
        } while (out[length] != '/');
    }
    out[length] = 0;
    return (struct str){ out, length };
}

/* `path` is `top` or below it, both normalised: the part below. */
static struct str part_below(struct str path, struct str top, struct arena *arena)
{
    struct str none = { 0 };
    if (!path.ptr || !str_starts_with(path, top)) {
        return none;
    }
    struct str rest = str_slice(path, top.len, path.len);
    if (rest.len > 0 && rest.ptr[0] != '/') {
        return none;
    }
    return str_copy(arena, str_slice(rest, rest.len > 0, rest.len));
}

/* The file a word names, for the system. */
static struct str on_disk(const struct place *place, struct str word, struct arena *arena)
{
    if (str_starts_with(word, STR("/"))) {
        return str_copy(arena, word);
    }
    return str_format(arena, "%.*s/%.*s", STR_ARGS(place->start), STR_ARGS(word));
}

int place_init(struct place *place, const char *start, struct str top,
               struct arena *arena, struct err *err)
{
    char real[PATH_MAX];
    struct stat status;
    *place = (struct place){ 0 };
    if (!realpath(start, real) || stat(real, &status) != 0) {
        return err_set(err, ERR_USAGE, "cannot enter folder '%s': %s", start,
                       strerror(errno));
    }
    if (!S_ISDIR(status.st_mode)) {
        return err_set(err, ERR_USAGE, "'%s' is not a folder; -C needs one", start);
    }
    place->start = str_copy(arena, str_from(real));
    if (top.ptr) {
        struct str named = str_copy(arena, top);
        place->top = normalise(realpath(named.ptr, real) ? str_from(real) : named, arena);
    }
    return 0;
}

struct str place_below(const struct place *place, struct str word, struct arena *arena)
{
    if (!place->top.ptr) {
        return str_starts_with(word, STR("/"))
                   ? (struct str){ 0 }
                   : part_below(normalise(word, arena), STR(""), arena);
    }
    struct str path = on_disk(place, word, arena);
    struct str below = part_below(normalise(path, arena), place->top, arena);
    char real[PATH_MAX];
    if (!below.ptr && realpath(path.ptr, real)) {
        /* Reached through a link, as /tmp is on some systems. */
        below = part_below(str_from(real), place->top, arena);
    }
    return below;
}

bool place_exists(const struct place *place, struct str word, struct arena *arena)
{
    struct stat status;
    return place->top.ptr && lstat(on_disk(place, word, arena).ptr, &status) == 0;
}
