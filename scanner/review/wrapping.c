/* SPDX-License-Identifier: MIT */
#include "review/wrapping.h"

#include <stddef.h>

/* A walk over the code of some lines, byte by byte. */
struct walk {
    struct str text;
    size_t at;
    uint32_t line;  /* that it is in */
    uint32_t count; /* bytes of code passed */
    int depth;      /* brackets that those opened */
};

static bool is_end(const struct walk *walk)
{
    return walk->at >= walk->text.len;
}

/* To the next byte of code; whether a line was left on the way. */
static bool walk_to_code(struct walk *walk)
{
    bool breaks = walk->at == 0;
    while (!is_end(walk)) {
        const char c = walk->text.ptr[walk->at];
        if (c == '#') {
            walk->at = str_find_char(walk->text, '\n', walk->at);
            continue;
        }
        if (c != ' ' && c != '\t' && c != '\r' && c != '\f' && c != '\n') {
            break;
        }
        breaks = breaks || c == '\n';
        walk->line += c == '\n';
        walk->at++;
    }
    return breaks || is_end(walk);
}

/* Takes the byte of code it is at. */
static int walk_take(struct walk *walk)
{
    const unsigned char c = (unsigned char)walk->text.ptr[walk->at++];
    walk->count++;
    walk->depth += c == '(' || c == '[' || c == '{';
    walk->depth -= c == ')' || c == ']' || c == '}';
    return c == '"' ? '\'' : c;
}

/* Before `count` bytes of code; whether a line begins there. */
static bool walk_past(struct walk *walk, uint32_t count)
{
    bool breaks = walk_to_code(walk);
    while (!is_end(walk) && walk->count < count) {
        walk_take(walk);
        breaks = walk_to_code(walk);
    }
    return breaks;
}

static uint32_t count_code(struct str text)
{
    struct walk walk = { .text = text };
    walk_past(&walk, UINT32_MAX);
    return walk.count;
}

/* Whether both go on with the same code, `count` bytes of it. */
static bool goes_on_alike(struct walk own, struct walk other, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        walk_to_code(&own);
        walk_to_code(&other);
        if (is_end(&own) || is_end(&other) || walk_take(&own) != walk_take(&other)) {
            return false;
        }
    }
    return true;
}

/* The line's first byte of code, and the one behind it. */
struct stretch {
    struct walk from, to;
};

static bool find_line(struct str text, uint32_t line, struct stretch *stretch)
{
    struct walk walk = { .text = text };
    walk_to_code(&walk);
    while (!is_end(&walk) && walk.line < line) {
        walk_take(&walk);
        walk_to_code(&walk);
    }
    stretch->from = walk;
    while (!is_end(&walk) && walk.line == line) {
        walk_take(&walk);
        walk_to_code(&walk);
    }
    stretch->to = walk;
    return stretch->to.count > stretch->from.count;
}

/* Whether a line begins on the other side before byte `at`, as it does on this one, or
 * brackets are open here. */
static bool ends_alike(const struct walk *own, struct str other, uint32_t at)
{
    struct walk walk = { .text = other };
    return walk_past(&walk, at) || own->depth > 0;
}

bool wrapping_is_same(struct str own, struct str other, uint32_t line)
{
    struct stretch stretch;
    if (!find_line(own, line, &stretch)) {
        return false;
    }
    const struct walk own_start = { .text = own };
    const struct walk other_start = { .text = other };
    const uint32_t from = stretch.from.count;
    const uint32_t to = stretch.to.count;
    if (goes_on_alike(own_start, other_start, to) &&
        ends_alike(&stretch.from, other, from) && ends_alike(&stretch.to, other, to)) {
        return true;
    }
    const uint32_t count = count_code(own);
    const uint32_t other_count = count_code(other);
    if (other_count < count - from) {
        return false;
    }
    const uint32_t other_from = other_count - (count - from);
    struct walk behind = other_start;
    walk_past(&behind, other_from);
    return goes_on_alike(stretch.from, behind, count - from) &&
           ends_alike(&stretch.from, other, other_from) &&
           ends_alike(&stretch.to, other, other_from + to - from);
}
