/* SPDX-License-Identifier: MIT */
#include "sarif/html_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "sarif/sarif_text.h"

enum mode { MODE_NAME, MODE_ATTRIBUTE, MODE_PROSE, MODE_CODE };

/* What shows itself: printable characters as they are, but for those of HTML. */
static void add_plain(struct buf *out, struct str bytes)
{
    switch (bytes.ptr[0]) {
    case '&':
        buf_add(out, STR("&amp;"));
        break;
    case '<':
        buf_add(out, STR("&lt;"));
        break;
    case '>':
        buf_add(out, STR("&gt;"));
        break;
    case '"':
        buf_add(out, STR("&quot;"));
        break;
    case '\'':
        buf_add(out, STR("&#39;"));
        break;
    case '#':
        buf_add(out, STR("&#35;"));
        break;
    default:
        buf_add(out, bytes);
    }
}

/* Characters that need something in their stead: "\t", "\x1b", "\u202e". */
static void add_escape(struct buf *out, struct str text, size_t at, enum mode mode)
{
    static const char *const named[] = { ['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r" };
    const unsigned char c = (unsigned char)text.ptr[at];
    const char *name = c < sizeof named / sizeof named[0] ? named[c] : NULL;
    const struct visible_unit unit = visible_next(text, &at, 0);
    buf_add(out, mode == MODE_ATTRIBUTE ? STR("") : STR("<span class=\"esc\">"));
    buf_add(out, str_from(name ? name : unit.text));
    buf_add(out, mode == MODE_ATTRIBUTE ? STR("") : STR("</span>"));
}

static bool is_space(char c, enum mode mode)
{
    return (mode == MODE_PROSE && (c == '\t' || c == '\n' || c == '\r')) ||
           (mode == MODE_CODE && c == '\t');
}

static void add_text(struct buf *out, struct str text, enum mode mode)
{
    for (size_t at = 0; at < text.len;) {
        const size_t from = at;
        const uint32_t code = utf8_next(text, &at);
        const struct str bytes = str_slice(text, from, at);
        const bool malformed =
            code == UTF8_REPLACEMENT && !str_equal(bytes, STR("\xEF\xBF\xBD"));
        if (is_space(text.ptr[from], mode)) {
            buf_add_char(out, mode == MODE_CODE ? '\t' : ' ');
        } else if (malformed || visible_is_hidden(code)) {
            add_escape(out, text, from, mode);
        } else {
            add_plain(out, bytes);
        }
    }
}

void html_text_add(struct buf *out, struct str text)
{
    add_text(out, text, MODE_NAME);
}

void html_text_add_attribute(struct buf *out, struct str text)
{
    add_text(out, text, MODE_ATTRIBUTE);
}

void html_text_add_prose(struct buf *out, struct str text)
{
    add_text(out, text, MODE_PROSE);
}

void html_text_add_rich(struct buf *out, struct str text)
{
    while (text.len > 0) {
        const size_t open = str_find_char(text, '`', 0);
        const size_t close = str_find_char(text, '`', open + 1);
        if (close >= text.len) {
            html_text_add_prose(out, text);
            return;
        }
        html_text_add_prose(out, str_slice(text, 0, open));
        buf_add(out, STR("<code>"));
        html_text_add_prose(out, str_slice(text, open + 1, close));
        buf_add(out, STR("</code>"));
        text = str_slice(text, close + 1, text.len);
    }
}

void html_text_add_code(struct buf *out, struct str text)
{
    add_text(out, text, MODE_CODE);
}

bool html_text_open_link(struct buf *out, struct str url)
{
    struct buf address = { 0 };
    const bool known =
        str_starts_with(url, STR("http")) && sarif_text_add_url(&address, url);
    if (known) {
        buf_add(out, STR("<a href=\""));
        html_text_add_attribute(out, buf_view(&address));
        buf_add(out, STR("\" rel=\"noopener noreferrer\">"));
    }
    buf_dispose(&address);
    return known;
}
