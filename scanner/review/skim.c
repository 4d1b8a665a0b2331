/* SPDX-License-Identifier: MIT */
#include "review/skim.h"

#include <limits.h>

#include "base/hash.h"

/* A header of more bytes is no header. */
enum { MOST_HEADER_BYTES = 4000 };

size_t skim_past_word(struct str text, size_t at)
{
    while (at < text.len && str_is_word_byte(text.ptr[at])) {
        at++;
    }
    return at;
}

size_t skim_past_blanks(struct str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) {
        at++;
    }
    return at;
}

static bool is_three(struct str text, size_t at, char quote)
{
    return at + 2 < text.len && text.ptr[at] == quote && text.ptr[at + 1] == quote &&
           text.ptr[at + 2] == quote;
}

size_t skim_past_string(struct str text, size_t at)
{
    const char quote = text.ptr[at];
    if (is_three(text, at, quote)) {
        for (at += 3; at < text.len; at++) {
            if (text.ptr[at] == '\\') {
                at++;
            } else if (text.ptr[at] == quote && is_three(text, at, quote)) {
                return at + 3;
            }
        }
        return text.len;
    }
    for (at++; at < text.len && text.ptr[at] != '\n'; at++) {
        if (text.ptr[at] == '\\') {
            at++;
        } else if (text.ptr[at] == quote) {
            return at + 1;
        }
    }
    return at < text.len ? at : text.len;
}

size_t skim_past_comment(struct str text, size_t at)
{
    return str_find_char(text, '\n', at);
}

size_t skim_past_piece(struct str text, size_t at)
{
    const char c = text.ptr[at];
    if (c == '\'' || c == '"') {
        return skim_past_string(text, at);
    }
    if (c == '#') {
        return skim_past_comment(text, at);
    }
    return str_is_word_byte(c) ? skim_past_word(text, at) : at + 1;
}

/* Behind what says nothing of where a line ends. */
static size_t past_plain(struct str text, size_t at)
{
    static const bool telling[UCHAR_MAX + 1] = {
        ['\''] = true, ['"'] = true, ['#'] = true, ['\\'] = true,
        ['\n'] = true, ['('] = true, [')'] = true, ['['] = true,
        [']'] = true,  ['{'] = true, ['}'] = true,
    };
    while (at < text.len && !telling[(unsigned char)text.ptr[at]]) {
        at++;
    }
    return at;
}

size_t skim_past_line(struct str text, size_t at, uint64_t *hash)
{
    int depth = 0;
    const size_t start = at;
    while ((at = hash ? at : past_plain(text, at)) < text.len) {
        const char c = text.ptr[at];
        size_t next = at + 1;
        if (c == '\'' || c == '"') {
            next = skim_past_string(text, at);
        } else if (c == '#') {
            at = skim_past_comment(text, at);
            continue;
        } else if (c == '\\') {
            next = at + 2;
        } else if (c == '\n' && depth == 0) {
            return at + 1;
        }
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= (c == ')' || c == ']' || c == '}') && depth > 0 ? 1 : 0;
        if (hash && c == ':' && depth == 0) {
            return at + 1;
        }
        if (hash && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\\' &&
            at - start < MOST_HEADER_BYTES) {
            *hash = hash_mix(*hash, hash_bytes(str_slice(text, at, next)));
        }
        at = next < text.len ? next : text.len;
    }
    return at;
}

bool skim_has_word(struct str text, struct str word)
{
    for (size_t at = str_find(text, word, 0); at < text.len;
         at = str_find(text, word, at + 1)) {
        const size_t end = at + word.len;
        if ((at == 0 || !str_is_word_byte(text.ptr[at - 1])) &&
            (end == text.len || !str_is_word_byte(text.ptr[end]))) {
            return true;
        }
    }
    return false;
}
