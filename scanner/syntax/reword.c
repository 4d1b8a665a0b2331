/* SPDX-License-Identifier: MIT */
#include "syntax/reword.h"

#include <stdint.h>

#include "base/arena.h"

/* No character's name in Unicode has more bytes. */
enum { TAB_WIDTH = 8, LONGEST_NAME = 128 };

struct rewording {
    struct str text;
    char *out;
    size_t at;
    uint32_t depth;    /* of brackets */
    uint32_t params;   /* depth inside the type parameters at hand; 0: none */
    size_t indent;     /* of the logical line */
    size_t comment;    /* where the line's comment begins; SIZE_MAX: it has none */
    struct str before; /* the word or mark before */
    bool defines;      /* the word before that is def, class or type */
    bool is_bounded;   /* the type parameter at hand has a bound */
    bool changed;
};

static char peek(const struct rewording *r, size_t ahead)
{
    return (char)(r->at + ahead < r->text.len ? r->text.ptr[r->at + ahead] : '\0');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_one_of(char c, struct str bytes)
{
    return str_find_char(bytes, c, 0) < bytes.len;
}

static void write(struct rewording *r, size_t at, char c)
{
    r->out[at] = c;
    r->changed = true;
}

/* The column of the first byte that says something on the line that begins at `*at`. */
static size_t column_of(struct str text, size_t *at)
{
    size_t column = 0;
    for (; *at < text.len && is_blank(text.ptr[*at]); (*at)++) {
        column =
            text.ptr[*at] == '\t' ? (column / TAB_WIDTH + 1) * TAB_WIDTH : column + 1;
    }
    return column;
}

/* \N{DASH} in a text. */
static void reword_character_name(struct rewording *r)
{
    size_t close = r->at + 3;
    while (close < r->text.len && close - r->at < LONGEST_NAME &&
           (str_is_word_byte(r->text.ptr[close]) ||
            is_one_of(r->text.ptr[close], STR(" -")))) {
        close++;
    }
    if (close < r->text.len && r->text.ptr[close] == '}') {
        write(r, r->at + 2, '(');
        write(r, close, ')');
    }
}

/* Whether the word before a text is its prefix and gives it fields. */
static bool has_fields(const struct rewording *r)
{
    return r->before.ptr && r->before.ptr + r->before.len == r->text.ptr + r->at &&
           (str_find_char(r->before, 'f', 0) < r->before.len ||
            str_find_char(r->before, 'F', 0) < r->before.len);
}

/* Where a field's format begins with "=", that is no walrus. `*depth` is that of the
 * brackets, SIZE_MAX outside fields. */
static void reword_format(struct rewording *r, size_t *depth)
{
    const char c = peek(r, 0);
    if (*depth == SIZE_MAX) {
        const bool is_doubled = c == '{' && peek(r, 1) == '{';
        *depth = c == '{' && !is_doubled ? 0 : SIZE_MAX;
        r->at += is_doubled;
    } else if (c == '}' && *depth == 0) {
        *depth = SIZE_MAX;
    } else if (is_one_of(c, STR("([{"))) {
        (*depth)++;
    } else if (is_one_of(c, STR(")]}"))) {
        *depth -= *depth > 0;
    } else if (c == ':' && *depth == 0 && peek(r, 1) == '=') {
        write(r, r->at + 1, '-');
    }
}

static void take_string(struct rewording *r)
{
    const bool fields = has_fields(r);
    size_t depth = SIZE_MAX;
    const char quote = peek(r, 0);
    const size_t quotes = peek(r, 1) == quote && peek(r, 2) == quote ? 3 : 1;
    for (r->at += quotes; r->at < r->text.len; r->at++) {
        const char c = peek(r, 0);
        if (c == '\\' && peek(r, 1) == 'N' && peek(r, 2) == '{') {
            reword_character_name(r);
        }
        if (c == '\\') {
            r->at++;
        } else if (c == quote &&
                   (quotes == 1 || (peek(r, 1) == quote && peek(r, 2) == quote))) {
            r->at += quotes;
            break;
        } else if (is_break(c) && quotes == 1) {
            break;
        } else if (fields) {
            reword_format(r, &depth);
        }
    }
    r->before = STR("\"");
}

/* A line break in brackets goes where the next line begins left of the statement. */
static void join_lines(struct rewording *r)
{
    size_t next = r->at + 1;
    const size_t column = column_of(r->text, &next);
    if (column > r->indent || next >= r->text.len || is_break(r->text.ptr[next]) ||
        r->text.ptr[next] == '#') {
        return;
    }
    size_t from = r->at - (r->at > 0 && r->text.ptr[r->at - 1] == '\r');
    from = r->comment < from ? r->comment : from;
    for (size_t i = from; i <= r->at; i++) {
        write(r, i, ' ');
    }
}

static void take_break(struct rewording *r)
{
    if (r->depth > 0) {
        join_lines(r);
        r->at++;
    } else {
        r->at++;
        r->before = STR("");
        r->defines = false;
        size_t next = r->at;
        r->indent = column_of(r->text, &next);
    }
    r->comment = SIZE_MAX;
}

static void take_word(struct rewording *r)
{
    static const char *const defining[] = { "def", "class", "type", NULL };
    const size_t from = r->at;
    r->defines = str_is_among(r->before, defining);
    while (str_is_word_byte(peek(r, 0))) {
        r->at++;
    }
    r->before = str_slice(r->text, from, r->at);
}

/* Whether a star here is not that of a product: what stands before it is no operand. */
static bool begins_element(const struct rewording *r)
{
    static const char *const words[] = { ",",      "(",     "[",  "{", "=",
                                         "return", "yield", "in", NULL };
    return r->before.len == 0 || str_is_among(r->before, words);
}

/* A star before what is no name. */
static bool is_odd_star(const struct rewording *r)
{
    size_t next = r->at + 1;
    while (next < r->text.len && is_blank(r->text.ptr[next])) {
        next++;
    }
    const struct str rest = str_slice(r->text, next, r->text.len);
    return begins_element(r) && rest.len > 0 &&
           (is_one_of(rest.ptr[0], STR("([{\"'-+~0123456789")) ||
            str_starts_with(rest, STR("await ")));
}

/* "=" of a default among type parameters. */
static void reword_default(struct rewording *r)
{
    write(r, r->at, r->is_bounded ? '|' : ':');
    r->is_bounded = true;
}

static void take_bracket(struct rewording *r, char c)
{
    if (c == '(' || c == '[' || c == '{') {
        r->depth++;
        if (c == '[' && r->defines && r->params == 0) {
            r->params = r->depth;
            r->is_bounded = false;
        }
    } else if (r->depth > 0) {
        r->params = r->params == r->depth ? 0 : r->params;
        r->depth--;
    }
}

static void take_mark(struct rewording *r)
{
    const char c = peek(r, 0);
    const bool is_param = r->params > 0 && r->params == r->depth;
    if (is_one_of(c, STR("()[]{}"))) {
        take_bracket(r, c);
    } else if (c == '*' && peek(r, 1) != '*' && is_odd_star(r)) {
        write(r, r->at, REWORDED_STAR);
    } else if (c == '=' && is_param && peek(r, 1) != '=') {
        reword_default(r);
    } else if (is_param && (c == ':' || c == ',')) {
        r->is_bounded = c == ':';
    }
    const bool is_pair = c == '\\' || (c == '*' && peek(r, 1) == '*');
    r->before = str_slice(r->text, r->at, r->at + 1);
    r->defines = false;
    r->at += is_pair ? 2 : 1;
}

static void take_next(struct rewording *r)
{
    const char c = peek(r, 0);
    if (c == '\n') {
        take_break(r);
    } else if (is_blank(c) || c == '\r') {
        r->at++;
    } else if (c == '#') {
        r->comment = r->at;
        while (r->at < r->text.len && !is_break(peek(r, 0))) {
            r->at++;
        }
    } else if (c == '"' || c == '\'') {
        take_string(r);
    } else if (str_is_word_byte(c)) {
        take_word(r);
    } else {
        take_mark(r);
    }
}

bool reword(struct str view, struct arena *arena, struct str *reworded)
{
    struct rewording r = { .text = view,
                           .out = arena_copy(arena, view.ptr, view.len),
                           .comment = SIZE_MAX };
    size_t start = 0;
    r.indent = column_of(view, &start);
    while (r.at < view.len) {
        take_next(&r);
    }
    *reworded = (struct str){ r.out, view.len };
    return r.changed;
}
