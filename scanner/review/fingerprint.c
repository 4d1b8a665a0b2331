/* SPDX-License-Identifier: MIT */
#include "review/fingerprint.h"

#include <assert.h>
#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "match/trace.h"
#include "review/statement.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* A line is hashed together with what follows it, 100 units in all; 37 is the
 * polynomial's base. */
enum { WINDOW = 100, BASE = 37, END_OF_FILE = 0xFFFF };

/* Of longer lines (generated code) only the finding's own text counts, and no more than
 * this: else a line of many findings would be read once for each. */
enum { MOST_TEXT_BYTES = 2000 };

/* Deeper nesting than this is not code that anybody names things in. */
enum { MOST_SCOPES = 64 };

VEC_OF(line_hash_vec, struct line_hash);

/* The last WINDOW units, and the hash over them as it rolls. */
struct roller {
    uint64_t hash;
    uint64_t leaving_factor; /* BASE to the power of WINDOW */
    uint32_t units[WINDOW];
    bool starts_line[WINDOW];
    size_t pushed;
    bool previous_was_cr;
    bool at_line_start;
    struct line_hash_vec lines;
    struct arena *arena;
};

/* A line's hash is known once WINDOW units from its start on have gone in. */
static void push(struct roller *roller, uint32_t unit, bool starts_line)
{
    const size_t slot = roller->pushed % WINDOW;
    roller->hash =
        roller->hash * BASE + unit - roller->units[slot] * roller->leaving_factor;
    roller->units[slot] = unit;
    roller->starts_line[slot] = starts_line;
    roller->pushed++;
    if (roller->pushed >= WINDOW && roller->starts_line[roller->pushed % WINDOW]) {
        VEC_PUSH(roller->arena, &roller->lines,
                 ((struct line_hash){ .hash = roller->hash }));
    }
}

/* Blanks vanish; CR and CRLF count as LF. A blank between CR and LF keeps them apart. */
static void push_unit(struct roller *roller, uint32_t unit)
{
    if (unit == ' ' || unit == '\t' || (unit == '\n' && roller->previous_was_cr)) {
        roller->previous_was_cr = false;
        return;
    }
    roller->previous_was_cr = unit == '\r';
    unit = unit == '\r' ? '\n' : unit;
    push(roller, unit, roller->at_line_start);
    roller->at_line_start = unit == '\n';
}

static void push_text(struct roller *roller, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        const uint32_t point = utf8_next(text, &at);
        if (point < 0x10000) {
            push_unit(roller, point);
        } else {
            push_unit(roller, 0xD800 + ((point - 0x10000) >> 10));
            push_unit(roller, 0xDC00 + ((point - 0x10000) & 0x3FF));
        }
    }
    push_unit(roller, END_OF_FILE);
    for (unsigned i = 0; i < WINDOW; i++) {
        push(roller, 0, false);
    }
}

/* Numbers equal hashes in line order, by a table with open addressing. */
static void count_occurrences(struct line_hash_vec *lines, struct arena *arena)
{
    size_t size = 16;
    while (size < lines->count * 2) {
        size *= 2;
    }
    const struct line_hash **table = ARENA_ARRAY(arena, size, const struct line_hash *);
    for (size_t i = 0; i < lines->count; i++) {
        struct line_hash *line = &lines->items[i];
        size_t slot = hash_mix(line->hash, 0) & (size - 1);
        while (table[slot] && table[slot]->hash != line->hash) {
            slot = (slot + 1) & (size - 1);
        }
        line->occurrence = table[slot] ? table[slot]->occurrence + 1 : 1;
        table[slot] = line; /* the latest of its equals */
    }
}

struct line_hashes line_hashes_of(struct str text, struct arena *arena)
{
    struct roller roller = { .at_line_start = true, .leaving_factor = 1, .arena = arena };
    for (unsigned i = 0; i < WINDOW; i++) {
        roller.leaving_factor *= BASE;
    }
    push_text(&roller, text);
    count_occurrences(&roller.lines, arena);
    return (struct line_hashes){ roller.lines.items, (uint32_t)roller.lines.count };
}

struct str line_hashes_text(const struct line_hashes *hashes, uint32_t line,
                            struct arena *arena)
{
    if (line == 0 || line > hashes->count) {
        return str_format(arena, "0:1");
    }
    const struct line_hash *at = &hashes->lines[line - 1];
    return str_format(arena, "%" PRIx64 ":%" PRIu32, at->hash, at->occurrence);
}

/* The innermost node that holds the byte. Nodes stand in the order of the text, so it is
 * the last one that begins at or before the byte, or the nearest around that one. */
static uint32_t node_at(const struct tree *tree, uint32_t offset)
{
    uint32_t low = 1;
    uint32_t high = tree->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (tree->nodes[middle].from <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    uint32_t found = low - 1;
    while (found > 0 && tree->nodes[found].to <= offset) {
        found = tree->nodes[found].parent;
    }
    return found;
}

/* "Class.method." of the scopes around the node; its own name is in its text already. */
static void add_scopes(const struct tree *tree, uint32_t node, struct buf *out)
{
    uint32_t scopes[MOST_SCOPES];
    unsigned count = 0;
    for (uint32_t at = tree->nodes[node].parent; at != TREE_NONE && count < MOST_SCOPES;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind == N_FUNCTION || tree->nodes[at].kind == N_CLASS) {
            scopes[count++] = at;
        }
    }
    while (count > 0) {
        buf_add(out, tree_name(tree, scopes[--count]));
        buf_add_char(out, '.');
    }
}

/* Index of the first comment that ends after the byte. */
static uint32_t comment_after(const struct tree *tree, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = tree->comment_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (tree->comments[middle].to <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The bytes from..to without blanks and comments. */
static void add_text(const struct tree *tree, uint32_t from, uint32_t to, struct buf *out)
{
    uint32_t comment = comment_after(tree, from);
    for (uint32_t at = from; at < to;) {
        if (comment < tree->comment_count && at >= tree->comments[comment].from) {
            at = tree->comments[comment++].to;
            continue;
        }
        const char c = tree->source->text.ptr[at++];
        if (!is_blank(c)) {
            buf_add_char(out, c);
        }
    }
}

void fingerprint_subject(struct str code, const struct fingerprint_place *place,
                         struct buf *out)
{
    const struct source *source = place->tree->source;
    const uint32_t last = place->to > place->from ? place->to - 1 : place->from;
    uint32_t from = source_line_start(source, source_line(source, place->from));
    uint32_t to = source_line_start(source, source_line(source, last) + 1);
    if (to - from > MOST_TEXT_BYTES) {
        from = place->from;
        to = place->to - from > MOST_TEXT_BYTES ? from + MOST_TEXT_BYTES : place->to;
    }
    buf_add(out, code);
    buf_add_char(out, '\0');
    add_scopes(place->tree,
               place->node == TREE_NONE ? node_at(place->tree, place->from) : place->node,
               out);
    buf_add_char(out, '\0');
    add_text(place->tree, from, to, out);
    buf_add_char(out, '\0');
}

/* Takes back what layout and quotes alone decide about the byte that comes next: a comma
 * before a closing bracket, the u of u"text", the backslash before a quote. */
static void take_back(struct buf *out, size_t start, char next)
{
    const struct str text = str_slice(buf_view(out), start, out->len);
    const char last = (char)(text.len > 0 ? text.ptr[text.len - 1] : '\0');
    const bool closes = next == ')' || next == ']' || next == '}';
    const bool alone = text.len < 2 || !str_is_word_byte(text.ptr[text.len - 2]);
    if ((closes && last == ',') ||
        (next == '"' && (last == '\\' || ((last == 'u' || last == 'U') && alone)))) {
        out->len--;
    }
}

void fingerprint_text(const struct tree *tree, uint32_t from, uint32_t to,
                      struct buf *out)
{
    struct buf written = { 0 };
    add_text(tree, from, to, &written);
    const struct str text = buf_view(&written);
    const size_t start = out->len;
    for (size_t i = 0; i < text.len; i++) {
        const char c = (char)(text.ptr[i] == '\'' ? '"' : text.ptr[i]);
        take_back(out, start, c);
        buf_add_char(out, c);
    }
    buf_dispose(&written);
}

void fingerprint_scopes(const struct tree *tree, uint32_t node, uint32_t from,
                        struct buf *out)
{
    add_scopes(tree, node == TREE_NONE ? node_at(tree, from) : node, out);
}

/* The simple statement that holds the byte, or TREE_NONE. */
static uint32_t simple_statement_at(const struct tree *tree, uint32_t offset)
{
    uint32_t node = node_at(tree, offset);
    while (node != TREE_NONE && !node_is_statement(tree->nodes[node].kind)) {
        node = tree->nodes[node].parent;
    }
    return statement_is_compound(tree, node) ? TREE_NONE : node;
}

static void add_without_blanks(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.len && i < MOST_TEXT_BYTES; i++) {
        if (!is_blank(text.ptr[i])) {
            buf_add_char(out, text.ptr[i]);
        }
    }
}

void fingerprint_source(const struct tree *tree, const struct trace *trace,
                        struct buf *out)
{
    if (!trace) {
        return;
    }
    assert(trace->count > 0);
    const struct trace_step *step = &trace->steps[0];
    if (step->place) {
        add_without_blanks(step->place->lines, out);
    } else {
        const uint32_t node = simple_statement_at(tree, step->from);
        const uint32_t from = node == TREE_NONE ? step->from : tree->nodes[node].from;
        const uint32_t to = node == TREE_NONE ? step->to : tree->nodes[node].to;
        add_text(tree, from, to - from > MOST_TEXT_BYTES ? from + MOST_TEXT_BYTES : to,
                 out);
    }
    buf_add_char(out, '\0');
}

void fingerprint_hex(struct str subject, uint32_t occurrence, char hex[SHA1_HEX_BYTES])
{
    struct buf whole = { 0 };
    buf_add(&whole, subject);
    buf_add_format(&whole, "%" PRIu32, occurrence);
    sha1_hex(buf_view(&whole), hex);
    buf_dispose(&whole);
}
