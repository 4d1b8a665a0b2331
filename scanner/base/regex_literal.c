/* SPDX-License-Identifier: MIT */
#include "base/regex_literal.h"

#include <stdint.h>
#include <string.h>

/* Shorter ones are in most files; groups within each other. */
enum { SHORTEST = 3, DEEPEST = 20 };

struct reader {
    struct str pattern;
    size_t at;
    unsigned depth;
    bool is_lost; /* something that may change what the rest means */
};

/* A sequence being read: the literal bytes just before, and the best of what was found.
 */
struct sequence {
    struct regex_literal run;
    struct regex_literals best;
};

static char peek(const struct reader *r, size_t ahead)
{
    if (r->at + ahead >= r->pattern.len) {
        return '\0';
    }
    return r->pattern.ptr[r->at + ahead];
}

static bool is_at(const struct reader *r, const char *text)
{
    return str_starts_with(str_slice(r->pattern, r->at, r->pattern.len), str_from(text));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- what is known ---- */

static size_t shortest_of(const struct regex_literals *set)
{
    size_t shortest = set->count ? SIZE_MAX : 0;
    for (size_t i = 0; i < set->count; i++) {
        shortest = set->items[i].len < shortest ? set->items[i].len : shortest;
    }
    return shortest;
}

static void take_better(struct regex_literals *best, const struct regex_literals *other)
{
    if (shortest_of(other) >= SHORTEST && shortest_of(other) > shortest_of(best)) {
        *best = *other;
    }
}

static void end_run(struct sequence *s)
{
    const struct regex_literals alone = { .count = s->run.len > 0, .items = { s->run } };
    take_better(&s->best, &alone);
    s->run.len = 0;
}

/* Of a run that is full the rest is left out: what is there still must be. */
static void add_byte(struct sequence *s, char c)
{
    if (s->run.len == REGEX_LITERAL_BYTES) {
        end_run(s);
    }
    s->run.bytes[s->run.len++] = c;
}

/* All of both, or nothing where one of them is not known or it is too many. */
static void unite(struct regex_literals *all, const struct regex_literals *more)
{
    if (all->count == 0 || more->count == 0 ||
        all->count + more->count > REGEX_LITERALS) {
        all->count = 0;
        return;
    }
    memcpy(all->items + all->count, more->items, more->count * sizeof *more->items);
    all->count += more->count;
}

/* ---- reading ---- */

/* A quantifier, passed over; whether what is before it may be absent. */
static bool take_quantifier(struct reader *r, bool *is_there)
{
    const char c = peek(r, 0);
    bool optional = false;
    *is_there = true;
    if (c == '*' || c == '?') {
        optional = true;
    } else if (c == '{' && is_digit(peek(r, 1))) {
        optional = peek(r, 1) == '0';
        r->at = str_find_char(r->pattern, '}', r->at);
    } else if (c != '+') {
        *is_there = false;
        return false;
    }
    r->at++;
    r->at += peek(r, 0) == '?' || peek(r, 0) == '+';
    return optional;
}

static void take_class(struct reader *r)
{
    r->at++;
    r->at += peek(r, 0) == '^';
    r->at += peek(r, 0) == ']';
    while (r->at < r->pattern.len && peek(r, 0) != ']') {
        r->is_lost = r->is_lost || is_at(r, "[:") || is_at(r, "\\Q");
        r->at += peek(r, 0) == '\\' ? 2 : 1;
    }
    r->at++;
}

static void read_alternatives(struct reader *r, struct regex_literals *known);

/* Behind the opening bracket of a group; whether what is in it is part of the match. */
static bool open_group(struct reader *r)
{
    static const char *const around[] = { "?=", "?!", "?<=", "?<!" };
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        if (is_at(r, around[i])) {
            r->at += strlen(around[i]);
            return false;
        }
    }
    const bool again = peek(r, 0) == '?' && (is_at(r, "?P=") || is_digit(peek(r, 1)) ||
                                             (peek(r, 1) == '-' && is_digit(peek(r, 2))));
    if (again) { /* what another group took, or takes */
        r->at = str_find_char(r->pattern, ')', r->at);
        return false;
    }
    if (is_at(r, "?:") || is_at(r, "?>")) {
        r->at += 2;
    } else if (is_at(r, "?P<") || is_at(r, "?<")) {
        r->at = str_find_char(r->pattern, '>', r->at) + 1;
    } else if (peek(r, 0) == '?' || peek(r, 0) == '*') {
        r->is_lost = !is_at(r, "?m)");
        r->at += r->is_lost ? 0 : 2;
    }
    return true;
}

static void take_group(struct reader *r, struct sequence *s)
{
    struct regex_literals inside = { 0 };
    bool is_there = false;
    r->at++;
    const bool counts = open_group(r);
    if (r->is_lost || ++r->depth > DEEPEST) {
        r->is_lost = true;
        return;
    }
    read_alternatives(r, &inside);
    r->depth--;
    r->at++;
    end_run(s);
    if (!take_quantifier(r, &is_there) && counts) {
        take_better(&s->best, &inside);
    }
}

/* One byte that stands for itself, with its quantifier. */
static void take_byte(struct reader *r, struct sequence *s)
{
    const char c = peek(r, 0);
    bool is_quantified = false;
    r->at++;
    add_byte(s, c);
    const bool optional = take_quantifier(r, &is_quantified);
    if (optional) {
        /* Of a character of several bytes all go. */
        const unsigned char last = (unsigned char)c < 0x80 ? 1 : s->run.len;
        s->run.len = (unsigned char)(s->run.len - last);
    }
    if (is_quantified) {
        end_run(s);
    }
}

/* Something that may be anything. */
static void take_other(struct reader *r, struct sequence *s)
{
    bool is_there = false;
    end_run(s);
    if (peek(r, 0) == '[') {
        take_class(r);
    } else if (peek(r, 0) == '\\') {
        /* \x{..}, \p{..}, \g<..>, \Q..\E, \12 have more behind them. */
        r->is_lost = str_find_char(STR("xpPgkQEocNu"), peek(r, 1), 0) < 11 ||
                     (is_digit(peek(r, 1)) && is_digit(peek(r, 2)));
        r->at += 2;
    } else {
        r->at++;
    }
    take_quantifier(r, &is_there);
}

static void take_next(struct reader *r, struct sequence *s)
{
    const char c = peek(r, 0);
    if (c == '(') {
        take_group(r, s);
    } else if (c == '\\' && peek(r, 1) && !is_alphanumeric(peek(r, 1))) {
        r->at++;
        take_byte(r, s);
    } else if (c == '\\' || str_find_char(STR("[.^$*+?{"), c, 0) < 8) {
        take_other(r, s);
    } else {
        take_byte(r, s);
    }
}

/* Up to the bracket that closes them, or the end. */
static void read_alternatives(struct reader *r, struct regex_literals *known)
{
    for (bool is_first = true;; is_first = false) {
        struct sequence s = { 0 };
        while (!r->is_lost && r->at < r->pattern.len && peek(r, 0) != '|' &&
               peek(r, 0) != ')') {
            take_next(r, &s);
        }
        end_run(&s);
        if (is_first) {
            *known = s.best;
        } else {
            unite(known, &s.best);
        }
        if (r->is_lost || peek(r, 0) != '|') {
            return;
        }
        r->at++;
    }
}

struct regex_literals regex_literals_of(struct str pattern)
{
    struct reader r = { .pattern = pattern };
    struct regex_literals known = { 0 };
    read_alternatives(&r, &known);
    if (r.is_lost || r.at < pattern.len) {
        known.count = 0;
    }
    return known;
}

bool regex_literals_admit(const struct regex_literals *literals, struct str text,
                          size_t from)
{
    for (size_t i = 0; i < literals->count; i++) {
        const struct regex_literal *item = &literals->items[i];
        const struct str needle = { item->bytes, item->len };
        if (str_find(text, needle, from) < text.len) {
            return true;
        }
    }
    return literals->count == 0;
}
