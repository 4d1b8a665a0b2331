/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_text.h"

#include <assert.h>

#include "base/buf.h"
#include "base/utf8.h"

static const char hex_upper[] = "0123456789ABCDEF";

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* Characters that steer a terminal or reorder and hide text, instead of showing. */
static bool is_invisible(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x61C ||
           c == 0xFEFF;
}

static void add_message_char(struct buf *out, uint32_t c)
{
    if (c == 0) {
        utf8_add(out, UTF8_REPLACEMENT);
    } else if (is_invisible(c)) {
        buf_add_format(out, c < 0x100 ? "\\\\x%02x" : "\\\\u%04x", (unsigned)c);
    } else {
        if (c == '[' || c == ']' || c == '\\') {
            buf_add_char(out, '\\');
        }
        utf8_add(out, c);
    }
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

/* What has a meaning of its own in a URL: delimiters (RFC 3986, 2.2), and the percent
 * sign of what is encoded already. */
static bool is_reserved(unsigned char c)
{
    return c != '\0' && strchr(":/?#@!$&'()*+,;=%", c) != NULL;
}

static void add_percent(struct buf *out, unsigned char c)
{
    buf_add_char(out, '%');
    buf_add_char(out, hex_upper[c >> 4]);
    buf_add_char(out, hex_upper[c & 15]);
}

static bool has_remote_scheme(struct str url)
{
    static const char *const schemes[] = { "https://", "http://", "ssh://", "git://" };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (str_starts_with(url, str_from(schemes[i]))) {
            return true;
        }
    }
    return false;
}

void sarif_text_add_clean(struct buf *out, struct str raw)
{
    if (str_find_char(raw, '\0', 0) == raw.len) {
        utf8_add_clean(out, raw);
        return;
    }
    for (size_t at = 0; at < raw.len;) {
        const uint32_t c = utf8_next(raw, &at);
        utf8_add(out, c == 0 ? UTF8_REPLACEMENT : c);
    }
}

void sarif_text_add_message(struct buf *out, struct str raw)
{
    bool pending_blank = false;
    bool started = false;
    for (size_t at = 0; at < raw.len;) {
        const uint32_t c = utf8_next(raw, &at);
        if (is_blank(c)) {
            pending_blank = started;
            continue;
        }
        if (pending_blank) {
            buf_add_char(out, ' ');
            pending_blank = false;
        }
        add_message_char(out, c);
        started = true;
    }
}

void sarif_text_end_sentence(struct buf *out, size_t from)
{
    if (out->ptr == NULL) {
        return;
    }
    while (out->len > from && strchr(" \t\r\n", out->ptr[out->len - 1]) != NULL) {
        out->len--;
    }
    if (out->len == from || out->ptr[out->len - 1] == '.') {
        return;
    }
    if (out->ptr[out->len - 1] == '!') {
        out->len--;
    }
    buf_add_char(out, '.');
}

void sarif_text_cut(struct buf *out, size_t from, size_t most_units)
{
    const struct str text = buf_view(out);
    if (text.len - from <= most_units || /* a unit has a byte at least */
        utf8_utf16_length(str_slice(text, from, text.len)) <= most_units) {
        return;
    }
    size_t end = from;
    size_t units = 0;
    for (size_t at = from; units < most_units;) {
        end = at;
        units += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
    }
    size_t backslashes = 0;
    while (end - backslashes > from && text.ptr[end - backslashes - 1] == '\\') {
        backslashes++;
    }
    out->len = end - backslashes % 2; /* an odd one is an escape without its character */
    utf8_add(out, 0x2026);
}

void sarif_text_add_sentence(struct buf *out, struct str raw, size_t most_units)
{
    const size_t from = out->len;
    sarif_text_add_clean(out, str_trim(raw));
    sarif_text_cut(out, from, most_units - 1);
    sarif_text_end_sentence(out, from);
}

void sarif_text_add_path(struct buf *out, struct str path)
{
    for (size_t i = 0; i < path.len; i++) {
        const unsigned char c = (unsigned char)path.ptr[i];
        if (c == '/' || is_unreserved(c)) {
            buf_add_char(out, (char)c);
        } else {
            add_percent(out, c);
        }
    }
}

bool sarif_text_add_url(struct buf *out, struct str url)
{
    if (!has_remote_scheme(url)) {
        return false;
    }
    size_t from = 0; /* what is not written yet */
    for (size_t i = 0; i < url.len; i++) {
        const unsigned char c = (unsigned char)url.ptr[i];
        if (!is_unreserved(c) && !is_reserved(c)) {
            buf_add(out, str_slice(url, from, i));
            add_percent(out, c);
            from = i + 1;
        }
    }
    buf_add(out, str_slice(url, from, url.len));
    return true;
}

json_t *sarif_text_json(const struct buf *text)
{
    json_t *json = json_stringn(text->len > 0 ? text->ptr : "", text->len);
    assert(json != NULL);
    return json;
}

json_t *sarif_text_clean(struct str raw)
{
    struct buf text = { 0 };
    sarif_text_add_clean(&text, raw);
    json_t *json = sarif_text_json(&text);
    buf_dispose(&text);
    return json;
}

json_t *sarif_text_path(struct str path)
{
    struct buf text = { 0 };
    sarif_text_add_path(&text, path);
    json_t *json = sarif_text_json(&text);
    buf_dispose(&text);
    return json;
}
