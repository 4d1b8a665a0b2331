/* SPDX-License-Identifier: MIT */
#include "names/dotted.h"

#include "base/arena.h"
#include "base/intern.h"
#include "names/facts.h"
#include "syntax/tree.h"

/* Real files spend a small part of their own length; see README. */
enum { BUDGET_FLOOR = 64 * 1024, BUDGET_FACTOR = 4 };

uint64_t dotted_budget(size_t bytes)
{
    return BUDGET_FLOOR + (uint64_t)bytes * BUDGET_FACTOR;
}

static uint32_t join_new(struct names *names, struct str prefix, struct str name)
{
    char text[DOTTED_MAX_BYTES];
    const size_t bytes = prefix.len + 1 + name.len;
    if (bytes > sizeof text || bytes > names->dotted_bytes_left) {
        names->is_cut = true;
        return 0;
    }
    memcpy(text, prefix.ptr, prefix.len);
    text[prefix.len] = '.';
    memcpy(text + prefix.len + 1, name.ptr, name.len);
    names->dotted_bytes_left -= bytes;
    return intern_add(names->tree->names, (struct str){ text, bytes });
}

uint32_t dotted_join(struct names *names, uint32_t prefix, uint32_t name)
{
    if (prefix == 0 || name == 0) {
        return prefix == 0 ? name : 0;
    }
    uint32_t joined = pairs_find(&names->dotted, prefix, name);
    if (!joined) {
        const struct intern *texts = names->tree->names;
        joined = join_new(names, intern_text(texts, prefix), intern_text(texts, name));
        if (joined) {
            pairs_set(&names->dotted, prefix, name, joined);
        }
    }
    return joined;
}

static bool is_filling(char c)
{
    return c == ' ' || c == '\t' || c == '\\' || c == '\n' || c == '\r' || c == '\f';
}

uint32_t dotted_intern(struct names *names, struct str text)
{
    char kept[DOTTED_MAX_BYTES];
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (is_filling(text.ptr[i])) {
            continue;
        }
        if (count == sizeof kept) {
            names->is_cut = true;
            return 0;
        }
        kept[count++] = text.ptr[i];
    }
    struct str rest = { kept, count };
    while (rest.ptr) {
        intern_add(names->tree->names, str_split(&rest, '.'));
    }
    return intern_add(names->tree->names, (struct str){ kept, count });
}

static bool is_identifier(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool digit = c >= '0' && c <= '9';
        if (!letter && c < 0x80 && (i == 0 || !digit)) {
            return false;
        }
    }
    return text.len > 0;
}

struct str dotted_package(struct str path, struct arena *arena)
{
    /* What stands after the last slash is the module, and `__init__` is its package. */
    size_t folders = path.len;
    while (folders > 0 && path.ptr[folders - 1] != '/') {
        folders--;
    }
    struct str rest = { path.ptr, folders ? folders - 1 : 0 };
    char *text = arena_alloc(arena, rest.len + 1);
    size_t count = 0;
    while (rest.ptr && rest.len) {
        const struct str part = str_split(&rest, '/');
        if (!is_identifier(part)) {
            count = 0;
            continue;
        }
        if (count) {
            text[count++] = '.';
        }
        memcpy(text + count, part.ptr, part.len);
        count += part.len;
    }
    return (struct str){ text, count };
}

/* Drops the last part; false if there is none. */
static bool drop_part(struct str *dotted)
{
    if (dotted->len == 0) {
        return false;
    }
    while (dotted->len > 0 && dotted->ptr[dotted->len - 1] != '.') {
        dotted->len--;
    }
    dotted->len -= dotted->len > 0;
    return true;
}

bool dotted_module(struct names *names, uint32_t dots, uint32_t module, uint32_t *number)
{
    const struct str text = intern_text(names->tree->names, module);
    *number = module ? dotted_intern(names, text) : 0;
    if (module && !*number) {
        return false;
    }
    if (dots == 0) {
        return true;
    }
    struct str package = names->package;
    for (uint32_t i = 1; i < dots; i++) {
        if (!drop_part(&package)) {
            return false;
        }
    }
    const uint32_t base = dotted_intern(names, package);
    if (*number == 0 || base == 0) {
        *number = base ? base : *number;
        return package.len == 0 || base != 0;
    }
    *number = dotted_join(names, base, *number);
    return *number != 0;
}

struct str dotted_from_top(struct str path, struct str module, struct arena *arena)
{
    struct str folder = path;
    size_t dots = 0;
    for (; dots < module.len && module.ptr[dots] == '.'; dots++) {
        size_t end = folder.len;
        while (end > 0 && folder.ptr[end - 1] != '/') {
            end--;
        }
        folder = str_slice(folder, 0, end > 0 ? end - 1 : 0);
    }
    if (dots == 0) {
        return module;
    }
    const struct str rest = str_slice(module, dots, module.len);
    char *dotted = arena_copy(arena, folder.ptr, folder.len);
    for (size_t i = 0; i < folder.len; i++) {
        dotted[i] = (char)(dotted[i] == '/' ? '.' : dotted[i]);
    }
    return str_format(arena, "%.*s%s%.*s", (int)folder.len, dotted,
                      folder.len > 0 && rest.len > 0 ? "." : "", STR_ARGS(rest));
}
