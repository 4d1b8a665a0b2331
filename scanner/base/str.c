/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

int str_compare(struct str a, struct str b)
{
    const size_t shared = a.len < b.len ? a.len : b.len;
    const int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    if (order != 0) {
        return order;
    }
    return (a.len > b.len) - (a.len < b.len);
}

static char fold(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool str_equal_nocase(struct str a, struct str b)
{
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (fold(a.ptr[i]) != fold(b.ptr[i])) {
            return false;
        }
    }
    return true;
}

bool str_is_among(struct str text, const char *const *words)
{
    while (*words && !str_equal(text, str_from(*words))) {
        words++;
    }
    return *words != NULL;
}

bool str_starts_with(struct str text, struct str prefix)
{
    return text.len >= prefix.len &&
           str_equal((struct str){ text.ptr, prefix.len }, prefix);
}

bool str_ends_with(struct str text, struct str suffix)
{
    if (suffix.len == 0 || suffix.len > text.len) {
        return suffix.len == 0;
    }
    return memcmp(text.ptr + (text.len - suffix.len), suffix.ptr, suffix.len) == 0;
}

struct str str_slice(struct str text, size_t from, size_t to)
{
    to = to > text.len ? text.len : to;
    from = from > to ? to : from;
    return (struct str){ text.ptr ? text.ptr + from : NULL, to - from };
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

struct str str_trim(struct str text)
{
    size_t from = 0;
    size_t to = text.len;
    while (from < to && is_space(text.ptr[from])) {
        from++;
    }
    while (to > from && is_space(text.ptr[to - 1])) {
        to--;
    }
    return str_slice(text, from, to);
}

size_t str_find(struct str text, struct str needle, size_t from)
{
    if (needle.len == 0) {
        return from < text.len ? from : text.len;
    }
    if (from >= text.len) {
        return text.len;
    }
    const char *at = memmem(text.ptr + from, text.len - from, needle.ptr, needle.len);
    return at ? (size_t)(at - text.ptr) : text.len;
}

size_t str_find_char(struct str text, char c, size_t from)
{
    if (from >= text.len) {
        return text.len;
    }
    const char *at = memchr(text.ptr + from, c, text.len - from);
    return at ? (size_t)(at - text.ptr) : text.len;
}

struct str str_split(struct str *rest, char separator)
{
    const size_t at = str_find_char(*rest, separator, 0);
    const struct str part = str_slice(*rest, 0, at);
    *rest =
        at < rest->len ? str_slice(*rest, at + 1, rest->len) : (struct str){ NULL, 0 };
    return part;
}

struct str str_split_line(struct str *rest)
{
    size_t at = 0;
    while (at < rest->len && rest->ptr[at] != '\n' && rest->ptr[at] != '\r') {
        at++;
    }
    const struct str line = str_slice(*rest, 0, at);
    const bool pair =
        at + 1 < rest->len && rest->ptr[at] == '\r' && rest->ptr[at + 1] == '\n';
    *rest = at < rest->len ? str_slice(*rest, at + (pair ? 2 : 1), rest->len)
                           : (struct str){ NULL, 0 };
    return line;
}

struct str str_copy(struct arena *arena, struct str text)
{
    char *copy = ARENA_ROOM(arena, mem_add(text.len, 1), char);
    if (text.len) {
        memcpy(copy, text.ptr, text.len);
    }
    copy[text.len] = '\0';
    return (struct str){ copy, text.len };
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    const int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);
    char *text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (struct str){ text, (size_t)len };
}
