/* SPDX-License-Identifier: MIT */
#include "sarif/json_text.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

/* What is written has ended with a value: a bracket that closes, a quote, a digit, the
 * last letter of `false`. */
static bool is_after_value(const struct buf *out)
{
    if (out->len == 0) {
        return false;
    }
    const char last = out->ptr[out->len - 1];
    return last == '}' || last == ']' || last == '"' || (last >= '0' && last <= '9') ||
           last == 'e';
}

static void separate(struct buf *out)
{
    if (is_after_value(out)) {
        buf_add_char(out, ',');
    }
}

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* The next byte from `at` on that is not written as it is, or the end. Most are, so it
 * looks at as many at a time as fit a word. */
static size_t plain_end(struct str text, size_t at)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t word;
    for (; text.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text.ptr + at, sizeof word);
        const uint64_t quote = word ^ each * '"';
        const uint64_t backslash = word ^ each * '\\';
        /* The high bit of a byte that is zero, zero, below 0x20: perhaps of one behind
         * it as well. */
        const uint64_t found = ((quote - each) & ~quote) |
                               ((backslash - each) & ~backslash) |
                               ((word - each * 0x20) & ~word);
        if (found & each * 0x80) {
            break;
        }
    }
    while (at < text.len && is_plain(text.ptr[at])) {
        at++;
    }
    return at;
}

static void add_escaped(struct buf *out, char c)
{
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'
    };
    const unsigned char byte = (unsigned char)c;
    if (byte >= 0x20) {
        buf_add_char(out, '\\');
        buf_add_char(out, c);
    } else if (letters[byte]) {
        buf_add_char(out, '\\');
        buf_add_char(out, letters[byte]);
    } else {
        buf_add_format(out, "\\u%04X", (unsigned)byte);
    }
}

void json_text_open(struct buf *out, char bracket)
{
    separate(out);
    buf_add_char(out, bracket);
}

void json_text_close(struct buf *out, char bracket)
{
    buf_add_char(out, bracket);
}

void json_text_key(struct buf *out, const char *key)
{
    separate(out);
    buf_add_char(out, '"');
    buf_add(out, str_from(key));
    buf_add(out, STR("\":"));
}

void json_text_string(struct buf *out, struct str text)
{
    separate(out);
    buf_add_char(out, '"');
    for (size_t at = 0; at < text.len; at++) {
        const size_t from = at;
        at = plain_end(text, at);
        buf_add(out, str_slice(text, from, at));
        if (at < text.len) {
            add_escaped(out, text.ptr[at]);
        }
    }
    buf_add_char(out, '"');
}

void json_text_number(struct buf *out, uint64_t number)
{
    char digits[20]; /* of 2^64 - 1 */
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    separate(out);
    buf_add(out, (struct str){ digits + first, sizeof digits - first });
}

void json_text_false(struct buf *out)
{
    separate(out);
    buf_add(out, STR("false"));
}

void json_text_member(struct buf *out, const char *key, struct str text)
{
    json_text_key(out, key);
    json_text_string(out, text);
}

void json_text_message(struct buf *out, const char *key, struct str text)
{
    json_text_key(out, key);
    json_text_open(out, '{');
    json_text_member(out, "text", text);
    json_text_close(out, '}');
}
