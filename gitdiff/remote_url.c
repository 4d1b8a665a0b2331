/* SPDX-License-Identifier: MIT */
#include "gitdiff/remote_url.h"

#include "base/arena.h"

/* Only visible ASCII may stand in a URL. */
static bool is_visible(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] <= ' ' || text.ptr[i] > '~') {
            return false;
        }
    }
    return true;
}

static bool is_scheme(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!letter && !(other && i > 0)) {
            return false;
        }
    }
    return text.len > 0;
}

/* "user:token@host" without what comes before the last "@". */
static struct str host_of(struct str authority)
{
    for (size_t i = authority.len; i > 0; i--) {
        if (authority.ptr[i - 1] == '@') {
            return str_slice(authority, i, authority.len);
        }
    }
    return authority;
}

static struct str without_query(struct str text)
{
    size_t end = str_find_char(text, '?', 0);
    size_t fragment = str_find_char(text, '#', 0);
    return str_slice(text, 0, end < fragment ? end : fragment);
}

static struct str clean_url(struct str value, size_t colon, struct arena *arena)
{
    struct str scheme = str_slice(value, 0, colon);
    struct str rest = without_query(str_slice(value, colon + 3, value.len));
    size_t slash = str_find_char(rest, '/', 0);
    struct str host = host_of(str_slice(rest, 0, slash));
    if (!is_scheme(scheme) || str_equal_nocase(scheme, STR("file")) || host.len == 0) {
        return (struct str){ 0 };
    }
    struct str path = str_slice(rest, slash, rest.len);
    return str_format(arena, "%.*s://%.*s%.*s", STR_ARGS(scheme), STR_ARGS(host),
                      STR_ARGS(path));
}

/* "git@host:group/name.git": a colon before any slash. */
static struct str clean_short_form(struct str value, struct arena *arena)
{
    size_t colon = str_find_char(value, ':', 0);
    if (colon == value.len || colon > str_find_char(value, '/', 0)) {
        return (struct str){ 0 };
    }
    struct str host = host_of(str_slice(value, 0, colon));
    struct str path = without_query(str_slice(value, colon + 1, value.len));
    if (host.len == 0 || path.len == 0 || path.ptr[0] == ':') {
        return (struct str){ 0 };
    }
    const char *slash = path.ptr[0] == '/' ? "" : "/";
    return str_format(arena, "ssh://%.*s%s%.*s", STR_ARGS(host), slash, STR_ARGS(path));
}

struct str remote_url_clean(struct str value, struct arena *arena)
{
    if (!is_visible(value)) {
        return (struct str){ 0 };
    }
    size_t colon = str_find(value, STR("://"), 0);
    if (colon < value.len) {
        return clean_url(value, colon, arena);
    }
    return clean_short_form(value, arena);
}
