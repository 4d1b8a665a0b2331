/* SPDX-License-Identifier: MIT */
#include "rule/excerpt.h"

#include "base/buf.h"

enum { MOST_BYTES = 160, NUMBER_WIDTH = 5 };

struct str excerpt_line(struct str text, uint32_t line)
{
    struct str found = { NULL, 0 };
    for (; line > 0; line--) {
        if (!text.ptr) {
            return text;
        }
        found = str_split(&text, '\n');
    }
    return str_ends_with(found, STR("\r")) ? str_slice(found, 0, found.len - 1) : found;
}

void excerpt_add(struct buf *out, char sign, uint32_t line, struct str text)
{
    const struct str shown = str_slice(text, 0, MOST_BYTES);
    buf_add_format(out, "  %c %*u | ", sign, NUMBER_WIDTH, line);
    for (size_t i = 0; i < shown.len; i++) {
        buf_add_char(out, (char)(shown.ptr[i] == '\t' ? ' ' : shown.ptr[i]));
    }
    buf_add(out, shown.len < text.len ? STR(" \xE2\x80\xA6\n") : STR("\n"));
}

void excerpt_add_caret(struct buf *out, uint32_t column)
{
    if (column > 0 && column <= MOST_BYTES) {
        buf_add_format(out, "    %*s | %*s^\n", NUMBER_WIDTH, "", (int)column - 1, "");
    }
}
