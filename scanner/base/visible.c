/* SPDX-License-Identifier: MIT */
#include "base/visible.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/utf8.h"

struct code_range {
    uint32_t first, last;
};

/* Characters that show nothing, or change how others show: Unicode's default ignorable
 * and bidirectional controls, and its line separators. */
static const struct code_range HIDDEN[] = {
    { 0x0000, 0x001F },   { 0x007F, 0x009F },   { 0x00AD, 0x00AD }, { 0x034F, 0x034F },
    { 0x061C, 0x061C },   { 0x115F, 0x1160 },   { 0x17B4, 0x17B5 }, { 0x180B, 0x180F },
    { 0x200B, 0x200F },   { 0x2028, 0x202E },   { 0x2060, 0x206F }, { 0x3164, 0x3164 },
    { 0xFE00, 0xFE0F },   { 0xFEFF, 0xFEFF },   { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB },
    { 0x1D173, 0x1D17A }, { 0xE0000, 0xE0FFF },
};

/* Two columns wide: East Asian Wide and Fullwidth, roughly (Unicode Annex 11). */
static const struct code_range WIDE[] = {
    { 0x1100, 0x115E },   { 0x2E80, 0x303E },   { 0x3041, 0x4DBF },
    { 0x4E00, 0xA4CF },   { 0xA960, 0xA97C },   { 0xAC00, 0xD7A3 },
    { 0xF900, 0xFAFF },   { 0xFE30, 0xFE6F },   { 0xFF01, 0xFF60 },
    { 0xFFE0, 0xFFE6 },   { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF },
    { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
};

/* Drawn over the character before: the common combining marks. */
static const struct code_range COMBINING[] = {
    { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x064B, 0x065F },
    { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF }, { 0xFE20, 0xFE2F },
};

#define HOLDS(table, code) holds((table), sizeof(table) / sizeof(table)[0], (code))

static bool holds(const struct code_range *table, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count && code >= table[i].first; i++) {
        if (code <= table[i].last) {
            return true;
        }
    }
    return false;
}

static struct visible_unit escape(uint32_t code)
{
    struct visible_unit unit = { .utf16_units = code > 0xFFFF ? 2 : 1 };
    int length;
    if (code < 0x80) {
        length = snprintf(unit.text, sizeof unit.text, "\\x%02x", (unsigned)code);
    } else if (code <= 0xFFFF) {
        length = snprintf(unit.text, sizeof unit.text, "\\u%04x", (unsigned)code);
    } else {
        length = snprintf(unit.text, sizeof unit.text, "\\U%08x", (unsigned)code);
    }
    unit.columns = (uint32_t)length;
    return unit;
}

/* Malformed bytes: each shown, together one unit of the consumers' columns. */
static struct visible_unit escape_bytes(struct str bytes)
{
    struct visible_unit unit = { .utf16_units = 1 };
    for (size_t i = 0; i < bytes.len && i < 3; i++) {
        snprintf(unit.text + unit.columns, sizeof unit.text - unit.columns, "\\x%02x",
                 (unsigned)(unsigned char)bytes.ptr[i]);
        unit.columns += 4;
    }
    return unit;
}

static struct visible_unit tab(uint32_t column)
{
    struct visible_unit unit = { .columns = VISIBLE_TAB - column % VISIBLE_TAB,
                                 .utf16_units = 1 };
    memset(unit.text, ' ', unit.columns);
    return unit;
}

/* Whether the '#' at `at` is the second of a marker that a pipeline's runner obeys. */
static bool is_command_mark(struct str text, size_t at)
{
    static const char *const marks[] = { "[", "vso[", "teamcity[" };
    if (at == 0 || text.ptr[at] != '#' || text.ptr[at - 1] != '#') {
        return false;
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const size_t length = strlen(marks[i]);
        if (str_equal_nocase(str_slice(text, at + 1, at + 1 + length),
                             str_from(marks[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The next word and its width on the screen; *at moves past it. */
static struct str next_word(struct str text, size_t *at, uint32_t *columns)
{
    while (*at < text.len && is_blank(text.ptr[*at])) {
        (*at)++;
    }
    const size_t from = *at;
    *columns = 0;
    while (*at < text.len && !is_blank(text.ptr[*at])) {
        *columns += visible_next(text, at, 0).columns;
    }
    return str_slice(text, from, *at);
}

bool visible_is_hidden(uint32_t code)
{
    return HOLDS(HIDDEN, code);
}

struct visible_unit visible_next(struct str text, size_t *at, uint32_t column)
{
    const size_t from = *at;
    const uint32_t code = utf8_next(text, at);
    struct str bytes = str_slice(text, from, *at);
    if (code == '\t') {
        return tab(column);
    }
    if (code == UTF8_REPLACEMENT && !str_equal(bytes, STR("\xEF\xBF\xBD"))) {
        return escape_bytes(bytes);
    }
    if (visible_is_hidden(code) || (code == '#' && is_command_mark(text, from))) {
        return escape(code);
    }
    struct visible_unit unit = { .columns = HOLDS(COMBINING, code) ? 0
                                            : HOLDS(WIDE, code)    ? 2
                                                                   : 1,
                                 .utf16_units = code > 0xFFFF ? 2 : 1 };
    memcpy(unit.text, bytes.ptr, bytes.len);
    return unit;
}

void visible_add(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        const char c = text.ptr[at];
        if (c == '\t' || c == '\n' || c == '\r') {
            buf_add(out, c == '\t' ? STR("\\t") : c == '\n' ? STR("\\n") : STR("\\r"));
            at++;
            continue;
        }
        buf_add(out, str_from(visible_next(text, &at, 0).text));
    }
}

void visible_add_line_start(struct buf *out, struct str text)
{
    if (str_starts_with(text, STR("::"))) {
        buf_add(out, STR("\\x3a"));
        text = str_slice(text, 1, text.len);
    }
    visible_add(out, text);
}

void visible_add_message(struct buf *messages, struct str text)
{
    buf_add(messages, STR("hunkscan: "));
    visible_add(messages, text);
    buf_add_char(messages, '\n');
}

void visible_add_wrapped(struct buf *out, struct str text, uint32_t indent,
                         uint32_t width)
{
    uint32_t column = indent;
    uint32_t columns;
    size_t at = 0;
    for (struct str word = next_word(text, &at, &columns); word.len > 0;
         word = next_word(text, &at, &columns)) {
        if (column > indent && column + 1 + columns > width) {
            buf_add_format(out, "\n%*s", (int)indent, "");
            visible_add_line_start(out, word);
            column = indent + columns;
            continue;
        }
        if (column > indent) {
            buf_add_char(out, ' ');
            column++;
        }
        visible_add(out, word);
        column += columns;
    }
}
