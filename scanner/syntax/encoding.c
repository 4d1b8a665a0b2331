/* SPDX-License-Identifier: MIT */
#include "syntax/encoding.h"

#include <ctype.h>

#include "base/utf8.h"

enum { DECLARATION_LINES = 2, LONGEST_NAME = 40 };

/* Families of encodings in which every byte below 0x80 is ASCII, compared after lower
 * case and
 * '_' to '-'. A name that ends with '*' is a prefix. future-fstrings is UTF-8 with
 * f-strings, for versions of Python without them. */
static const char *const byte_wise[] = {
    "utf-8*",       "utf8*",      "ascii*",   "us-ascii",    "latin*",
    "l1",           "iso-8859-*", "iso8859*", "iso-latin-*", "cp125*",
    "windows-125*", "cp1252",     "cp437",    "cp850",       "cp852",
    "cp855",        "cp857",      "cp858",    "cp860",       "cp861",
    "cp862",        "cp863",      "cp865",    "cp866",       "koi8*",
    "mac-*",        "macroman",   "tis-620",  "binary",      "future-fstrings",
};

/* Encodings of several bytes a character in which a text of ASCII bytes alone is that
 * text. Not so utf-7, iso-2022, hz, utf-16, unicode-escape and their like: in those,
 * plain ASCII can hide code. */
static const char *const ascii_compatible[] = {
    "shift-jis*", "shiftjis*", "sjis*", "s-jis", "cp932", "ms932", "euc*",  "ujis", "gb*",
    "cp936",      "ms936",     "big5*", "cp950", "cp949", "ms949", "johab", "uhc",
};

static bool is_name_byte(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* The name after "coding:" or "coding=" in a comment line. */
static struct str name_in_line(struct str line)
{
    const struct str trimmed = str_trim(line);
    size_t at = 0;
    if (!str_starts_with(trimmed, STR("#"))) {
        return (struct str){ NULL, 0 };
    }
    while ((at = str_find(trimmed, STR("coding"), at)) < trimmed.len) {
        at += STR("coding").len;
        if (at < trimmed.len && (trimmed.ptr[at] == ':' || trimmed.ptr[at] == '=')) {
            at++;
            while (at < trimmed.len &&
                   (trimmed.ptr[at] == ' ' || trimmed.ptr[at] == '\t')) {
                at++;
            }
            size_t end = at;
            while (end < trimmed.len && is_name_byte(trimmed.ptr[end])) {
                end++;
            }
            if (end > at) {
                return str_slice(trimmed, at, end);
            }
        }
    }
    return (struct str){ NULL, 0 };
}

struct str encoding_declared(struct str text)
{
    if (str_starts_with(text, STR("\xEF\xBB\xBF"))) {
        text = str_slice(text, 3, text.len);
    }
    for (int i = 0; i < DECLARATION_LINES && text.len; i++) {
        size_t end = 0;
        while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') {
            end++;
        }
        const struct str line = str_slice(text, 0, end);
        const struct str name = name_in_line(line);
        const struct str trimmed = str_trim(line);
        /* The second line counts only if the first is blank or a comment. */
        if (name.ptr || (trimmed.len && trimmed.ptr[0] != '#')) {
            return name;
        }
        end += end + 1 < text.len && text.ptr[end] == '\r' && text.ptr[end + 1] == '\n';
        text = str_slice(text, end + 1, text.len);
    }
    return (struct str){ NULL, 0 };
}

static char fold(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    return (char)(c == '_' ? '-' : c);
}

static bool is_family(struct str folded, struct str known)
{
    if (!str_ends_with(known, STR("*"))) {
        return str_equal(folded, known);
    }
    known.len--;
    return str_starts_with(folded, known);
}

static bool is_among(struct str name, const char *const *families, size_t count)
{
    char lower[LONGEST_NAME];
    if (name.len > sizeof lower) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        lower[i] = fold(name.ptr[i]);
    }
    const struct str folded = { lower, name.len };
    for (size_t i = 0; i < count; i++) {
        if (is_family(folded, str_from(families[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_byte_wise(struct str name)
{
    return is_among(name, byte_wise, sizeof byte_wise / sizeof byte_wise[0]);
}

static bool is_ascii_compatible(struct str name)
{
    return is_byte_wise(name) ||
           is_among(name, ascii_compatible,
                    sizeof ascii_compatible / sizeof ascii_compatible[0]);
}

static bool is_ascii(struct str text)
{
    uint64_t seen = 0;
    size_t at = 0;
    for (; at + sizeof seen <= text.len; at += sizeof seen) {
        uint64_t word;
        memcpy(&word, text.ptr + at, sizeof word);
        seen |= word;
    }
    for (; at < text.len; at++) {
        seen |= (unsigned char)text.ptr[at];
    }
    return (seen & UINT64_C(0x8080808080808080)) == 0;
}

enum source_encoding encoding_of(struct str text)
{
    const struct str declared = encoding_declared(text);
    if (is_ascii(text)) {
        return declared.ptr && !is_ascii_compatible(declared) ? SOURCE_UNKNOWN
                                                              : SOURCE_UTF8;
    }
    if (declared.ptr && !is_byte_wise(declared)) {
        return SOURCE_UNKNOWN;
    }
    return utf8_valid(text) ? SOURCE_UTF8 : SOURCE_BYTES;
}
