/* SPDX-License-Identifier: MIT */
#include "match/char_range.h"

#include <ctype.h>
#include <stddef.h>

/* More ranges in one set are not compared with each other. */
enum { MOST_RANGES = 16 };

enum sort { DIGIT, CAPITAL, SMALL, SIGN };

struct range {
    unsigned char from, to;
};

/* A walk through an expression; `at` is the next byte. */
struct walk {
    struct str text;
    size_t at;
};

static enum sort sort_of(unsigned char c)
{
    return isdigit(c) ? DIGIT : isupper(c) ? CAPITAL : islower(c) ? SMALL : SIGN;
}

static bool is_end(const struct walk *walk)
{
    return walk->at >= walk->text.len;
}

static unsigned char peek(const struct walk *walk)
{
    return is_end(walk) ? 0 : (unsigned char)walk->text.ptr[walk->at];
}

/* Passes one character of a set. Returns 0 where it is an escape or no printable ASCII.
 */
static unsigned char take(struct walk *walk)
{
    const unsigned char c = peek(walk);
    walk->at++;
    if (c == '\\') {
        walk->at += is_end(walk) ? 0 : 1;
        return 0;
    }
    return isprint(c) && c < 0x80 ? c : 0;
}

/* Columns of the ASCII table have 16 rows; the last one ends at '~'. */
static bool is_column(struct range range)
{
    return range.from % 16 == 0 && (range.to % 16 == 15 || range.to == '~');
}

static bool holds_alnum(struct range range)
{
    for (unsigned c = range.from; c <= range.to; c++) {
        if (isalnum((int)c)) {
            return true;
        }
    }
    return false;
}

static bool is_odd(struct range range)
{
    const enum sort from = sort_of(range.from);
    const enum sort to = sort_of(range.to);
    if (range.from > range.to) {
        return true;
    }
    if (is_column(range) || (range.from == '!' && range.to == '~')) {
        return false;
    }
    return from != to || (from == SIGN && holds_alnum(range));
}

static bool overlaps(const struct range *ranges, size_t count, struct range range)
{
    for (size_t i = 0; i < count; i++) {
        if (ranges[i].from <= range.to && range.from <= ranges[i].to) {
            return true;
        }
    }
    return false;
}

/* Behind the "[". Leaves the walk behind the "]". */
static bool set_is_odd(struct walk *walk)
{
    struct range ranges[MOST_RANGES];
    size_t count = 0;
    bool odd = false;
    walk->at += peek(walk) == '^' ? 1 : 0;
    for (bool first = true; !is_end(walk) && (first || peek(walk) != ']');
         first = false) {
        struct range range = { take(walk), 0 };
        const bool goes_on = peek(walk) == '-' && walk->at + 1 < walk->text.len &&
                             walk->text.ptr[walk->at + 1] != ']';
        if (!goes_on) {
            continue;
        }
        walk->at++;
        range.to = take(walk);
        if (range.from && range.to) {
            odd = odd || is_odd(range) || overlaps(ranges, count, range);
            ranges[count] = range;
            count += count + 1 < MOST_RANGES ? 1 : 0;
        }
    }
    walk->at++;
    return odd;
}

bool char_range_is_odd(struct str expression)
{
    struct walk walk = { expression, 0 };
    while (!is_end(&walk)) {
        const unsigned char c = peek(&walk);
        walk.at++;
        if (c == '\\') {
            walk.at++;
        } else if (c == '[' && set_is_odd(&walk)) {
            return true;
        }
    }
    return false;
}
