/* SPDX-License-Identifier: MIT */
#include "review/glob.h"

#include <stdint.h>

enum { NO_RETRY = 0 };

/* `[…]` at *at against byte c: moves *at past the set. A set that never closes is a plain
 * '['. */
static bool match_set(struct str glob, size_t *at, unsigned char c)
{
    size_t i = *at + 1;
    const bool negated = i < glob.len && (glob.ptr[i] == '!' || glob.ptr[i] == '^');
    i += negated;
    bool found = false;
    for (const size_t first = i; i < glob.len && (glob.ptr[i] != ']' || i == first);
         i++) {
        const unsigned char low = (unsigned char)glob.ptr[i];
        unsigned char high = low;
        if (i + 2 < glob.len && glob.ptr[i + 1] == '-' && glob.ptr[i + 2] != ']') {
            high = (unsigned char)glob.ptr[i + 2];
            i += 2;
        }
        found = found || (c >= low && c <= high);
    }
    if (i >= glob.len) {
        ++*at;
        return c == '[';
    }
    *at = i + 1;
    return c != '/' && found != negated;
}

/* One byte of the path against the glob's piece at *at, which is not a '*'. */
static bool match_one(struct str glob, size_t *at, unsigned char c)
{
    switch (glob.ptr[*at]) {
    case '?':
        ++*at;
        return c != '/';
    case '[':
        return match_set(glob, at, c);
    case '\\':
        *at += *at + 1 < glob.len;
        break;
    default:
        break;
    }
    return (unsigned char)glob.ptr[(*at)++] == c;
}

/* Whether a segment that is "**" starts at `at`; *past is then where the next segment
 * starts. */
static bool is_deep(struct str glob, size_t at, size_t *past)
{
    const bool at_start = at == 0 || glob.ptr[at - 1] == '/';
    if (!at_start || at + 1 >= glob.len || glob.ptr[at] != '*' ||
        glob.ptr[at + 1] != '*') {
        return false;
    }
    if (at + 2 < glob.len && glob.ptr[at + 2] != '/') {
        return false;
    }
    *past = at + 2 < glob.len ? at + 3 : at + 2;
    return true;
}

/* The places to go back to when a byte does not fit: the last star of this segment, and
 * the last
 * "**". Earlier ones need no second try: what they could reach, the later ones reach too.
 */
struct retry {
    size_t glob; /* just past the star; NO_RETRY if there is none */
    size_t text;
};

static size_t next_segment(struct str text, size_t at)
{
    return str_find_char(text, '/', at) + 1;
}

/* Takes the next try, that of the star first. False when there is none left. */
static bool go_back(struct retry *star, struct retry *deep, struct str text, size_t *g,
                    size_t *t)
{
    if (star->glob != NO_RETRY && star->text < text.len && text.ptr[star->text] != '/') {
        *g = star->glob;
        *t = ++star->text;
        return true;
    }
    star->glob = NO_RETRY;
    if (deep->glob != NO_RETRY && next_segment(text, deep->text) <= text.len) {
        deep->text = next_segment(text, deep->text);
        *g = deep->glob;
        *t = deep->text;
        return true;
    }
    return false;
}

/* The whole glob against the whole text. */
static bool match_whole(struct str glob, struct str text)
{
    struct retry star = { 0 }, deep = { 0 };
    size_t g = 0, t = 0;
    while (g < glob.len || t < text.len) {
        size_t past = 0;
        if (g < glob.len && is_deep(glob, g, &past)) {
            if (past == glob.len) {
                return t < text.len; /* "a/" + "**": everything below, not a itself */
            }
            deep = (struct retry){ past, t };
            star.glob = NO_RETRY;
            g = past;
        } else if (g < glob.len && glob.ptr[g] == '*') {
            star = (struct retry){ ++g, t };
        } else if (g == glob.len || t == text.len ||
                   !match_one(glob, &g, (unsigned char)text.ptr[t])) {
            if (!go_back(&star, &deep, text, &g, &t)) {
                return false;
            }
        } else {
            t++;
        }
    }
    return true;
}

/* The glob against each name on the way: "tests" and "a.py" of "tests/a.py". */
static bool match_names(struct str glob, struct str path, bool folders_only)
{
    for (struct str rest = path; rest.ptr;) {
        const struct str name = str_split(&rest, '/');
        if ((rest.ptr || !folders_only) && match_whole(glob, name)) {
            return true;
        }
    }
    return false;
}

bool glob_match(struct str glob, struct str path)
{
    const bool folders_only = str_ends_with(glob, STR("/"));
    glob.len -= folders_only;
    if (str_find_char(glob, '/', 0) == glob.len) {
        return glob.len > 0 && match_names(glob, path, folders_only);
    }
    glob = glob.ptr[0] == '/' ? str_slice(glob, 1, glob.len) : glob;
    if (!folders_only && match_whole(glob, path)) {
        return true;
    }
    for (size_t at = str_find_char(path, '/', 0); at < path.len;
         at = str_find_char(path, '/', at + 1)) {
        if (match_whole(glob, str_slice(path, 0, at))) {
            return true;
        }
    }
    return false;
}

bool glob_match_any(const struct str *globs, size_t count, struct str path)
{
    for (size_t i = 0; i < count; i++) {
        if (glob_match(globs[i], path)) {
            return true;
        }
    }
    return false;
}

bool glob_is_below(struct str place, struct str path)
{
    while (str_starts_with(place, STR("./"))) {
        place = str_slice(place, 2, place.len);
    }
    while (str_ends_with(place, STR("/"))) {
        place.len--;
    }
    if (place.len == 0 || str_equal(place, STR("."))) {
        return true;
    }
    return str_starts_with(path, place) &&
           (path.len == place.len || path.ptr[place.len] == '/');
}
