/* SPDX-License-Identifier: MIT */
#include "sarif/markdown_text.h"

#include <ctype.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/visible.h"

/* What keeps the letters on its two sides from being read together. */
#define BREAK "<!-- -->"

enum syntax { SYNTAX_MARKDOWN, SYNTAX_HTML };

struct writer {
    struct buf *out;
    enum syntax syntax;
    size_t from;    /* where this text starts in `out` */
    bool is_number; /* only digits were written so far */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static char char_at(struct str text, size_t at)
{
    if (at < text.len) {
        return text.ptr[at];
    }
    return '\0';
}

/* Whether what starts at this character could be a mention, a reference (#1, !1, &1, $1,
 * %1, ~1), an emoji, an address, a piece of a diff ({+ +}, [- -]) or, where the text
 * starts, a quick action (/close), that platforms make of mere text. */
static bool starts_reference(struct str text, size_t at)
{
    const char next = char_at(text, at + 1);
    const char c = text.ptr[at];
    if (c == '{' || c == '[') {
        return next == '+' || next == '-';
    }
    return c != '\0' && strchr(at == 0 ? "@#!%~&$:/" : "@#!%~&$:", c) && next != '\0' &&
           !is_blank(next);
}

static bool ends_www(struct str text, size_t at)
{
    return char_at(text, at) == '.' && at >= 3 &&
           str_equal_nocase(str_slice(text, at - 3, at), STR("www"));
}

/* Markup at this place; lists and underlines only start where a text starts. */
static bool is_markup(const struct writer *writer, char c)
{
    const bool starts = writer->out->len == writer->from;
    return strchr("\\`*_[]|~$#", c) || (starts && strchr("+-=", c)) ||
           (!starts && writer->is_number && strchr(".)", c));
}

static void add_char(struct writer *writer, char c)
{
    switch (c) {
    case '<':
        buf_add(writer->out, STR("&lt;"));
        return;
    case '>':
        buf_add(writer->out, STR("&gt;"));
        return;
    case '&':
        buf_add(writer->out, STR("&amp;"));
        return;
    default:
        if (writer->syntax == SYNTAX_MARKDOWN && is_markup(writer, c)) {
            buf_add_char(writer->out, '\\');
        }
        buf_add_char(writer->out, c);
    }
}

static void add_shown(struct writer *writer, const char *shown)
{
    for (; *shown; shown++) {
        add_char(writer, *shown);
        writer->is_number &= isdigit((unsigned char)*shown) != 0;
    }
}

static void add_text(struct buf *out, struct str text, enum syntax syntax)
{
    struct writer writer = { out, syntax, out->len, true };
    bool pending = false;
    text = str_trim(text);
    for (size_t at = 0; at < text.len;) {
        if (is_blank(text.ptr[at])) {
            pending = true;
            at++;
            continue;
        }
        if (pending) {
            buf_add_char(out, ' ');
            writer.is_number = pending = false;
        }
        if (ends_www(text, at)) {
            buf_add(out, STR(BREAK));
        }
        const bool reference = starts_reference(text, at);
        add_shown(&writer, visible_next(text, &at, 0).text);
        if (reference) {
            buf_add(out, STR(BREAK));
        }
    }
}

static size_t fence_length(struct str lines)
{
    size_t longest = 2;
    size_t run = 0;
    for (size_t i = 0; i < lines.len; i++) {
        run = lines.ptr[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest + 1;
}

static void add_fence(struct buf *out, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        buf_add_char(out, '`');
    }
}

void markdown_text_add(struct buf *out, struct str text)
{
    add_text(out, text, SYNTAX_MARKDOWN);
}

void markdown_text_add_code(struct buf *out, struct str text)
{
    buf_add(out, STR("<code>"));
    add_text(out, text, SYNTAX_MARKDOWN);
    buf_add(out, STR("</code>"));
}

void markdown_text_add_prose(struct buf *out, struct str text)
{
    while (text.len > 0) {
        const size_t open = str_find_char(text, '`', 0);
        const size_t close = str_find_char(text, '`', open + 1);
        if (close >= text.len) {
            markdown_text_add(out, text);
            return;
        }
        struct str before = str_slice(text, 0, open);
        const bool blank_after = before.len > 0 && is_blank(before.ptr[before.len - 1]);
        markdown_text_add(out, before);
        buf_add(out, blank_after ? STR(" ") : STR(""));
        markdown_text_add_code(out, str_slice(text, open + 1, close));
        text = str_slice(text, close + 1, text.len);
        buf_add(out, text.len > 0 && is_blank(text.ptr[0]) ? STR(" ") : STR(""));
    }
}

void markdown_text_add_html(struct buf *out, struct str text)
{
    add_text(out, text, SYNTAX_HTML);
}

void markdown_text_add_line(struct buf *out, struct str line, size_t most_bytes)
{
    const size_t from = out->len;
    size_t at = 0;
    uint32_t column = 0;
    while (at < line.len && out->len - from < most_bytes) {
        /* A runner of workflows takes "::" for a command, blanks before it or not. */
        const bool command = line.ptr[at] == ':' && char_at(line, at + 1) == ':' &&
                             str_trim(str_slice(line, 0, at)).len == 0;
        const struct visible_unit unit = visible_next(line, &at, column);
        buf_add(out, command ? STR("\\x3a") : str_from(unit.text));
        column += unit.columns;
    }
    buf_add(out, at < line.len ? STR("…\n") : STR("\n"));
}

void markdown_text_add_fenced(struct buf *out, const char *language, struct str lines)
{
    const size_t fence = fence_length(lines);
    add_fence(out, fence);
    buf_add_format(out, "%s\n", language);
    buf_add(out, lines);
    if (!str_ends_with(lines, STR("\n"))) {
        buf_add_char(out, '\n');
    }
    add_fence(out, fence);
    buf_add_char(out, '\n');
}
