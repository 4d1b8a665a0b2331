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

/* Whether the text has a tab behind a blank: with luck only there where it is no
 * indentation. */
static bool has_late_tab(struct str text)
{
    return str_find(text, STR(" \t"), 0) < text.len;
}

/* Writes an indentation anew with as many bytes. Tab stops are eight columns apart, while
 * for tree-sitter a tab is eight columns wide; a form feed is none for both, at the
 * start. */
static void align(char *indentation, size_t bytes)
{
    enum { TAB_STOP = 8 };
    size_t width = 0;
    for (size_t i = 0; i < bytes; i++) {
        width = indentation[i] == '\t'   ? (width / TAB_STOP + 1) * TAB_STOP
                : indentation[i] == '\f' ? 0
                                         : width + 1;
    }
    const size_t tabs = width / TAB_STOP;
    const size_t blanks = width % TAB_STOP;
    memset(indentation, '\f', bytes - tabs - blanks);
    memset(indentation + bytes - tabs - blanks, '\t', tabs);
    memset(indentation + bytes - blanks, ' ', blanks);
}

static void align_all(char *text, size_t bytes)
{
    for (size_t from = 0; from < bytes;) {
        size_t at = from;
        bool is_late = false;
        for (; at < bytes && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f');
             at++) {
            is_late |= at > from && text[at] == '\t' && text[at - 1] == ' ';
        }
        if (is_late) {
            align(text + from, at - from);
        }
        from = str_find_char((struct str){ text, bytes }, '\n', at) + 1;
    }
}

struct str view_of(const struct source *source, struct arena *arena)
{
    const struct str text = source->text;
    const bool bytes = source->encoding != SOURCE_UTF8;
    const bool bom = str_starts_with(text, BOM);
    const bool late_tab = has_late_tab(text);
    if (!bytes && !bom && !late_tab && !source->has_nul && !has_lone_cr(text)) {
        return text;
    }
    char *copy = arena_alloc(arena, text.len);
    for (size_t i = 0; i < text.len; i++) {
        copy[i] = replaced(text, i, bytes);
    }
    if (bom) {
        memset(copy, ' ', BOM.len);
    }
    if (late_tab) {
        align_all(copy, text.len);
    }
    return (struct str){ copy, text.len };
}
