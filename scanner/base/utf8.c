/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include "base/buf.h"

/* The lead byte's sequence length and the bounds of its second byte (Unicode 15, table
 * 3-7). */
struct lead {
    unsigned length; /* 0: not a lead byte */
    unsigned char low;
    unsigned char high;
};

static struct lead lead_of(unsigned char c)
{
    if (c >= 0xC2 && c <= 0xDF) {
        return (struct lead){ 2, 0x80, 0xBF };
    }
    if (c >= 0xE0 && c <= 0xEF) {
        return (struct lead){ 3, c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF };
    }
    if (c >= 0xF0 && c <= 0xF4) {
        return (struct lead){ 4, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF };
    }
    return (struct lead){ 0, 0, 0 };
}

uint32_t utf8_next(struct str text, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    const unsigned char first = bytes[(*at)++];
    if (first < 0x80) {
        return first;
    }
    struct lead lead = lead_of(first);
    if (lead.length == 0) {
        return UTF8_REPLACEMENT;
    }
    uint32_t code = first & (0x7FU >> lead.length);
    for (unsigned i = 1; i < lead.length; i++) {
        if (*at >= text.len || bytes[*at] < lead.low || bytes[*at] > lead.high) {
            return UTF8_REPLACEMENT;
        }
        code = code << 6 | (bytes[(*at)++] & 0x3FU);
        lead.low = 0x80;
        lead.high = 0xBF;
    }
    return code;
}

/* Where ASCII ends that starts at `at`, or a few bytes before. */
static size_t skip_ascii(struct str text, size_t at)
{
    uint64_t bytes;
    while (text.len - at >= sizeof bytes) {
        memcpy(&bytes, text.ptr + at, sizeof bytes);
        if (bytes & 0x8080808080808080U) {
            break;
        }
        at += sizeof bytes;
    }
    return at;
}

bool utf8_valid(struct str text)
{
    for (size_t at = skip_ascii(text, 0); at < text.len;) {
        const size_t from = at;
        /* A genuine U+FFFD takes three bytes and starts with EF BF BD. */
        if (utf8_next(text, &at) == UTF8_REPLACEMENT &&
            !str_equal(str_slice(text, from, at), STR("\xEF\xBF\xBD"))) {
            return false;
        }
    }
    return true;
}

size_t utf8_utf16_length(struct str text)
{
    size_t units = 0;
    for (size_t at = 0; at < text.len;) {
        units += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
    }
    return units;
}

size_t utf8_at_utf16(struct str text, size_t units)
{
    size_t at = 0;
    for (size_t passed = 0; at < text.len && passed < units;) {
        passed += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
    }
    return at;
}

void utf8_add(struct buf *buf, uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = UTF8_REPLACEMENT;
    }
    if (c < 0x80) {
        buf_add_char(buf, (char)c);
    } else if (c < 0x800) {
        buf_add_char(buf, (char)(0xC0 | c >> 6));
        buf_add_char(buf, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_add_char(buf, (char)(0xE0 | c >> 12));
        buf_add_char(buf, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_char(buf, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_add_char(buf, (char)(0xF0 | c >> 18));
        buf_add_char(buf, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_add_char(buf, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_char(buf, (char)(0x80 | (c & 0x3F)));
    }
}

void utf8_add_clean(struct buf *buf, struct str text)
{
    if (utf8_valid(text)) {
        buf_add(buf, text);
        return;
    }
    for (size_t at = 0; at < text.len;) {
        utf8_add(buf, utf8_next(text, &at));
    }
}
