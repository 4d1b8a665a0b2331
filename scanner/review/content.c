/* SPDX-License-Identifier: MIT */
#include "review/content.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "review/analysis.h"
#include "review/fingerprint.h"
#include "review/placement.h"
#include "review/statement.h"

/* A shorter text ("except Exception:", "assert x") may well be there twice by chance. */
enum { STRONG_BYTES = 32 };
/* Of code that went at one place and came at another in the same change, less is enough.
 */
enum { STRONG_OWN_BYTES = 20 };
/* Of a longer text only so much counts: nested statements would be read again and again.
 */
enum { MOST_TEXT_BYTES = 2000 };
/* How far the next line of code is looked for. */
enum { MOST_LINES_APART = 20 };

/* The file that contents are taken of. */
struct reader {
    const struct analysis *analysis;
    struct buf buf;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\n';
}

uint64_t content_of_line(struct str line)
{
    uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
    size_t taken = 0;
    for (size_t i = 0; i < line.len && line.ptr[i] != '#'; i++) {
        if (!is_blank(line.ptr[i])) {
            const char c = (char)(line.ptr[i] == '\'' ? '"' : line.ptr[i]);
            hash = (hash ^ (unsigned char)c) * 0x100000001b3;
            taken++;
        }
    }
    return taken == 0 ? 0 : hash_mix(hash, taken);
}

static bool is_definition(const struct tree *tree, uint32_t node)
{
    return node != TREE_NONE &&
           (tree->nodes[node].kind == N_FUNCTION || tree->nodes[node].kind == N_CLASS);
}

/* The bytes that are the finding's text: whole lines, unless they are too long. */
static struct span text_span(const struct analysis *analysis, size_t index)
{
    const struct source *source = &analysis->source;
    const struct tree *tree = analysis->unit->tree;
    const uint32_t node = analysis->raw.items[index].match.node;
    struct span span = placement_key(analysis, index);
    if (span.to < analysis_range(analysis, index).to && !is_definition(tree, node)) {
        span = analysis_range(analysis, index);
    }
    const uint32_t last = span.to > span.from ? span.to - 1 : span.from;
    const struct span lines = {
        source_line_start(source, source_line(source, span.from)),
        source_line_start(source, source_line(source, last) + 1),
    };
    span = lines.to - lines.from > MOST_TEXT_BYTES ? span : lines;
    if (span.to - span.from > MOST_TEXT_BYTES) {
        span.to = span.from + MOST_TEXT_BYTES;
    }
    return span;
}

static uint64_t hash_text(struct reader *reader, struct span span)
{
    buf_clear(&reader->buf);
    fingerprint_text(reader->analysis->unit->tree, span.from, span.to, &reader->buf);
    return hash_bytes(buf_view(&reader->buf));
}

static uint64_t hash_own(struct reader *reader, size_t index)
{
    const struct span range = analysis_range(reader->analysis, index);
    struct span own = placement_key(reader->analysis, index);
    own = own.to < range.to ? own : range;
    if (own.to - own.from > MOST_TEXT_BYTES) {
        own.to = own.from + MOST_TEXT_BYTES;
    }
    return hash_text(reader, own);
}

static uint64_t hash_scopes(struct reader *reader, uint32_t node, uint32_t from)
{
    buf_clear(&reader->buf);
    fingerprint_scopes(reader->analysis->unit->tree, node, from, &reader->buf);
    return hash_bytes(buf_view(&reader->buf));
}

/* The last of the names that hash_scopes has put together: "b" of "A.b.". */
static uint64_t last_scope(const struct reader *reader)
{
    struct str text = buf_view(&reader->buf);
    if (text.len == 0) {
        return 0;
    }
    size_t from = --text.len;
    while (from > 0 && text.ptr[from - 1] != '.') {
        from--;
    }
    return hash_bytes(str_slice(text, from, text.len));
}

/* The first line of code from `line` on, in steps of 1 or -1. */
static uint64_t next_code(const struct source *source, uint32_t line, int step)
{
    for (unsigned i = 0; i < MOST_LINES_APART; i++) {
        if (line < 1 || line > source->line_count) {
            return 0;
        }
        const uint64_t hash = content_of_line(source_line_text(source, line));
        if (hash != 0) {
            return hash;
        }
        line = step > 0 ? line + 1 : line - 1;
    }
    return 0;
}

static struct content content_of(struct reader *reader, size_t index)
{
    const struct analysis *analysis = reader->analysis;
    const struct source *source = &analysis->source;
    const struct tree *tree = analysis->unit->tree;
    const struct raw_finding *raw = &analysis->raw.items[index];
    const uint32_t node = raw->match.node;
    const struct span span = text_span(analysis, index);
    const bool defines = is_definition(tree, node);
    const uint64_t rule = hash_bytes(raw->rule->info.code);
    const uint64_t text = hash_text(reader, span);
    struct content content = { .strong = defines || reader->buf.len >= STRONG_BYTES };
    const uint64_t key = hash_mix(rule, analysis->sources[index]);
    content.text = hash_mix(key, text);
    content.own = hash_mix(key, hash_own(reader, index));
    content.own_strong =
        reader->buf.len >= STRONG_OWN_BYTES && !statement_is_compound(tree, node);
    const uint64_t scopes = hash_scopes(reader, node, span.from);
    content.subject = hash_mix(content.text, scopes);
    content.function = last_scope(reader);
    if (defines) {
        content.named =
            hash_mix(hash_mix(rule, scopes), hash_bytes(tree_name(tree, node)));
    }
    content.message = hash_bytes(raw->message);
    const uint32_t last = source_line(source, span.to > span.from ? span.to - 1 : 0);
    content.before = next_code(source, source_line(source, span.from) - 1, -1);
    content.after = next_code(source, last + 1, 1);
    return content;
}

const struct content *content_of_all(const struct analysis *analysis, struct arena *arena)
{
    const size_t count = analysis->raw.count;
    struct content *contents = ARENA_ARRAY(arena, count, struct content);
    struct reader reader = { .analysis = analysis };
    for (size_t i = 0; i < count; i++) {
        contents[i] = content_of(&reader, i);
    }
    buf_dispose(&reader.buf);
    return contents;
}
