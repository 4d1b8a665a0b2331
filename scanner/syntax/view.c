/* SPDX-License-Identifier: MIT */
#include "syntax/view.h"

#include "base/arena.h"
#include "syntax/source.h"

#define BOM STR("\xEF\xBB\xBF")

/* A CR that no LF follows ends a line for Python, and none for tree-sitter. */
static bool has_lone_cr(struct str text)
{
    for (size_t at = str_find_char(text, '\r', 0); at < text.len;
         at = str_find_char(text, '\r', at + 1)) {
        if (at + 1 == text.len || text.ptr[at + 1] != '\n') {
            return true;
        }
    }
    return false;
}

static char replaced(struct str text, size_t at, bool bytes)
{
    const char c = text.ptr[at];
    if (c == '\0') {
        return ' ';
    }
    if (c == '\r' && (at + 1 == text.len || text.ptr[at + 1] != '\n')) {
        return '\n';
    }
    return (char)(bytes && (unsigned char)c >= 0x80 ? '_' : c);
}

struct str view_of(const struct source *source, struct arena *arena)
{
    const struct str text = source->text;
    const bool bytes = source->encoding != SOURCE_UTF8;
    const bool bom = str_starts_with(text, BOM);
    if (!bytes && !bom && !source->has_nul && !has_lone_cr(text)) {
        return text;
    }
    char *copy = arena_alloc(arena, text.len);
    for (size_t i = 0; i < text.len; i++) {
        copy[i] = replaced(text, i, bytes);
    }
    if (bom) {
        memset(copy, ' ', BOM.len);
    }
    return (struct str){ copy, text.len };
}
