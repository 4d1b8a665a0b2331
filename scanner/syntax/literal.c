/* SPDX-License-Identifier: MIT */
#include "syntax/literal.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "syntax/source.h"
#include "syntax/tree.h"

enum { LONGEST_NUMBER = 64 };

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

struct str literal_raw_content(const struct tree *tree, uint32_t node)
{
    const struct str text = tree_text(tree, node);
    if (tree->nodes[node].kind == N_STRING_PIECE) {
        return text;
    }
    const size_t quotes = tree->nodes[node].flags & STRING_TRIPLE ? 3 : 1;
    size_t from = 0;
    while (from < text.len && !is_quote(text.ptr[from])) {
        from++;
    }
    from += quotes;
    return text.len >= from + quotes ? str_slice(text, from, text.len - quotes)
                                     : str_slice(text, text.len, text.len);
}

/* Escapes */

struct escape {
    char letter;
    char value;
};

static const struct escape simple_escapes[] = {
    { '\\', '\\' }, { '\'', '\'' }, { '"', '"' },  { 'a', '\a' }, { 'b', '\b' },
    { 'f', '\f' },  { 'n', '\n' },  { 'r', '\r' }, { 't', '\t' }, { 'v', '\v' },
};

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

/* Up to `most` digits of the base at `*at`, which moves past them. Returns how many there
 * were. */
static size_t read_digits(struct str text, size_t *at, int base, size_t most,
                          uint32_t *value)
{
    size_t count = 0;
    *value = 0;
    while (count < most && *at < text.len && digit_value(text.ptr[*at]) < base) {
        *value = *value * (uint32_t)base + (uint32_t)digit_value(text.ptr[(*at)++]);
        count++;
    }
    return count;
}

static void add_code(struct buf *out, uint32_t code, bool bytes)
{
    if (bytes) {
        buf_add_char(out, (char)(code & 0xFF));
    } else {
        utf8_add(out, code);
    }
}

static size_t hex_length(char letter, bool bytes)
{
    if (letter == 'x') {
        return 2;
    }
    if (bytes) {
        return 0;
    }
    return letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/* \x41, \u0041, \U00000041, with surrogate pairs as one; false if it is no such thing. */
static bool add_hex_escape(struct str text, size_t *at, bool bytes, struct buf *out)
{
    const char letter = text.ptr[*at];
    const size_t digits = hex_length(letter, bytes);
    size_t after = *at + 1;
    uint32_t code;
    if (digits == 0 || read_digits(text, &after, 16, digits, &code) < digits) {
        return false;
    }
    add_code(out, code, bytes);
    *at = after;
    return true;
}

/* One escape, `*at` behind its backslash. */
static void add_escape(struct str text, size_t *at, bool bytes, struct buf *out)
{
    const char letter = text.ptr[*at];
    if (letter == '\r' || letter == '\n') {
        *at += letter == '\r' && *at + 1 < text.len && text.ptr[*at + 1] == '\n' ? 2 : 1;
        return;
    }
    for (size_t i = 0; i < sizeof simple_escapes / sizeof simple_escapes[0]; i++) {
        if (simple_escapes[i].letter == letter) {
            buf_add_char(out, simple_escapes[i].value);
            ++*at;
            return;
        }
    }
    uint32_t code;
    if (letter >= '0' && letter <= '7') {
        read_digits(text, at, 8, 3, &code);
        add_code(out, code, bytes);
    } else if (!add_hex_escape(text, at, bytes, out)) {
        buf_add_char(out, '\\');
    }
}

struct form {
    bool raw, bytes, fields;
};

static void decode(struct str text, struct form form, struct buf *out)
{
    size_t at = 0;
    while (at < text.len) {
        const char c = text.ptr[at++];
        if (c == '\\' && !form.raw && at < text.len) {
            add_escape(text, &at, form.bytes, out);
            continue;
        }
        /* {{ and }} of f-strings; CRLF and CR in literals are LF to Python. */
        at += form.fields && (c == '{' || c == '}') && at < text.len && text.ptr[at] == c;
        at += c == '\r' && at < text.len && text.ptr[at] == '\n';
        buf_add_char(out, (char)(c == '\r' ? '\n' : c));
    }
}

static bool is_plain(struct str text, struct form form)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '\r' || (c == '\\' && !form.raw) ||
            (form.fields && (c == '{' || c == '}'))) {
            return false;
        }
    }
    return true;
}

/* Literal text inside a format specification has no doubled braces. */
static bool has_fields(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_STRING_PIECE &&
           (tree->nodes[node].parent == TREE_NONE ||
            tree->nodes[tree->nodes[node].parent].kind == N_FSTRING);
}

static struct form form_of(const struct tree *tree, uint32_t node)
{
    const uint16_t flags = tree->nodes[node].flags;
    return (struct form){ .raw = (flags & STRING_RAW) != 0,
                          .bytes = (flags & STRING_BYTES) != 0,
                          .fields = has_fields(tree, node) };
}

bool literal_is_string(const struct tree *tree, uint32_t node)
{
    bool any = false;
    for (uint32_t at = node; at < tree->nodes[node].end; at++) {
        switch (tree->nodes[at].kind) {
        case N_STRING:
        case N_FSTRING:
        case N_CONCAT:
            any = true;
            break;
        case N_STRING_PIECE:
            break;
        default:
            return false;
        }
    }
    return any;
}

bool literal_string(const struct tree *tree, uint32_t node, struct arena *arena,
                    struct str *value)
{
    const uint8_t kind = tree->nodes[node].kind;
    if (kind != N_STRING_PIECE && !literal_is_string(tree, node)) {
        return false;
    }
    if (kind == N_STRING || kind == N_STRING_PIECE) {
        *value = literal_raw_content(tree, node);
        if (is_plain(*value, form_of(tree, node))) {
            return true;
        }
    }
    struct buf out = { 0 };
    for (uint32_t at = node; at < tree->nodes[node].end; at++) {
        if (tree->nodes[at].kind == N_STRING || tree->nodes[at].kind == N_STRING_PIECE) {
            decode(literal_raw_content(tree, at), form_of(tree, at), &out);
        }
    }
    *value = buf_copy(&out, arena);
    buf_dispose(&out);
    return true;
}

/* Numbers */

static int base_of(struct str text)
{
    if (text.len < 2 || text.ptr[0] != '0') {
        return 10;
    }
    switch (text.ptr[1] | 0x20) {
    case 'x':
        return 16;
    case 'o':
    case 'b':
        return (text.ptr[1] | 0x20) == 'o' ? 8 : 2;
    default:
        return 10;
    }
}

/* Python 2 writes octals 0777; Python 3 allows 00. */
static bool is_old_octal(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '7') {
            return false;
        }
    }
    return text.len > 1 && text.ptr[0] == '0';
}

static bool read_int(struct str text, int64_t *value)
{
    if (text.len && (text.ptr[text.len - 1] | 0x20) == 'l') {
        text.len--;
    }
    int base = base_of(text);
    text = str_slice(text, base == 10 ? 0 : 2, text.len);
    if (base == 10 && is_old_octal(text)) {
        base = 8;
    }
    int64_t sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '_') {
            continue;
        }
        const int digit = digit_value(text.ptr[i]);
        if (digit >= base || sum > (INT64_MAX - digit) / base) {
            return false;
        }
        sum = sum * base + digit;
    }
    *value = sum;
    return text.len > 0;
}

/* The number below a chain of signs; `*negative` says whether they make it negative. */
static uint32_t unsigned_node(const struct tree *tree, uint32_t node, bool *negative)
{
    *negative = false;
    while (tree->nodes[node].kind == N_UNARY &&
           (tree->nodes[node].op == OP_NEG || tree->nodes[node].op == OP_POS)) {
        *negative ^= tree->nodes[node].op == OP_NEG;
        node = tree_first(tree, node);
    }
    return node;
}

bool literal_int(const struct tree *tree, uint32_t node, int64_t *value)
{
    bool negative;
    node = unsigned_node(tree, node, &negative);
    if (tree->nodes[node].kind != N_INT || !read_int(tree_text(tree, node), value)) {
        return false;
    }
    *value = negative ? -*value : *value;
    return true;
}

static bool read_float(struct str text, double *value)
{
    char clean[LONGEST_NUMBER];
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '_') {
            if (length + 1 == sizeof clean) {
                return false;
            }
            clean[length++] = text.ptr[i];
        }
    }
    clean[length] = '\0';
    char *end;
    *value = strtod(clean, &end);
    return length > 0 && *end == '\0';
}

bool literal_float(const struct tree *tree, uint32_t node, double *value)
{
    bool negative;
    int64_t whole;
    if (literal_int(tree, node, &whole)) {
        *value = (double)whole;
        return true;
    }
    node = unsigned_node(tree, node, &negative);
    if (tree->nodes[node].kind != N_FLOAT || !read_float(tree_text(tree, node), value)) {
        return false;
    }
    *value = negative ? -*value : *value;
    return true;
}
