/* SPDX-License-Identifier: MIT */
#include "syntax/parse.h"

#include <assert.h>
#include <time.h>
#include <tree_sitter/api.h>

#include "base/arena.h"
#include "base/mem.h"
#include "syntax/lower.h"
#include "syntax/source.h"
#include "syntax/view.h"

/* Bytes given to tree-sitter at a time: the clock is looked at once a chunk. */
enum { CHUNK_BYTES = 16 * 1024 };

/* An ordinary file parses at about 10 MB/s, 1 MB/s on a slow and busy machine, so 2 s is
 * beyond what any ordinary file of a megabyte needs, and below what a person notices in a
 * job. The nodes are a fifth of the bytes at most, the limit holds what a hostile file of
 * some megabytes can ask for. The depth bounds the recursion of those who walk the tree;
 * CPython itself gives up at 200 nested parentheses, 100 indentations and some thousand
 * operators in a row. */
const struct parse_limits parse_default_limits = {
    .deadline_ms = 2000,
    .max_nodes = 8 * 1000 * 1000,
    .max_depth = 2000,
};

struct parser {
    TSParser *parser;
    struct arena *arena; /* of the tables */
    struct lowering lowering;
};

struct reader {
    struct str text;
    struct timespec deadline;
    bool has_deadline;
    bool out_of_time;
    uint32_t given; /* bytes handed out so far */
};

const TSLanguage *tree_sitter_python(void);

struct parser *parser_new(void)
{
    struct parser *parser = mem_alloc(sizeof *parser);
    const TSLanguage *language = tree_sitter_python();
    parser->arena = arena_new();
    parser->lowering = lower_prepare(language, parser->arena);
    parser->parser = ts_parser_new();
    const bool fits = ts_parser_set_language(parser->parser, language);
    assert(fits);
    (void)fits;
    return parser;
}

void parser_free(struct parser *parser)
{
    if (parser) {
        ts_parser_delete(parser->parser);
        arena_free(parser->arena);
        mem_free(parser);
    }
}

static bool time_is_up(struct reader *reader)
{
    if (reader->has_deadline && !reader->out_of_time) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        reader->out_of_time = now.tv_sec > reader->deadline.tv_sec ||
                              (now.tv_sec == reader->deadline.tv_sec &&
                               now.tv_nsec >= reader->deadline.tv_nsec);
    }
    return reader->out_of_time;
}

/* TSInput.read: after the deadline the text ends where it was read to. */
static const char *read_chunk(void *payload, uint32_t offset, TSPoint position,
                              uint32_t *length)
{
    struct reader *reader = payload;
    (void)position;
    const uint32_t size = (uint32_t)reader->text.len;
    uint32_t limit = offset / CHUNK_BYTES * CHUNK_BYTES + CHUNK_BYTES;
    if (limit > size) {
        limit = size;
    }
    if (offset >= size || (limit > reader->given && time_is_up(reader))) {
        *length = 0;
        return "";
    }
    if (limit > reader->given) {
        reader->given = limit;
    }
    *length = limit - offset;
    return reader->text.ptr + offset;
}

static struct reader start_reader(struct str text, uint32_t deadline_ms)
{
    struct reader reader = { .text = text, .has_deadline = deadline_ms != 0 };
    clock_gettime(CLOCK_MONOTONIC, &reader.deadline);
    reader.deadline.tv_sec += (time_t)(deadline_ms / 1000);
    reader.deadline.tv_nsec += (long)(deadline_ms % 1000) * 1000000L;
    if (reader.deadline.tv_nsec >= 1000000000L) {
        reader.deadline.tv_sec++;
        reader.deadline.tv_nsec -= 1000000000L;
    }
    return reader;
}

static TSTree *parse(struct parser *parser, struct reader *reader)
{
    const TSInput input = { .payload = reader,
                            .read = read_chunk,
                            .encoding = TSInputEncodingUTF8 };
    ts_parser_reset(parser->parser);
    return ts_parser_parse(parser->parser, NULL, input);
}

struct parse_result parser_parse(struct parser *parser, const struct source *source,
                                 const struct parse_limits *limits, struct intern *names,
                                 struct arena *arena)
{
    struct parse_result result = { .first_error = UINT32_MAX };
    struct reader reader = start_reader(view_of(source, arena), limits->deadline_ms);
    TSTree *tree = parse(parser, &reader);
    struct lower lower = { .lowering = &parser->lowering,
                           .source = source,
                           .names = names,
                           .arena = arena,
                           .limits = limits,
                           .result = &result };
    lower_tree(&lower, tree);
    ts_tree_delete(tree);
    result.out_of_time = reader.out_of_time;
    result.parsed_bytes = reader.out_of_time ? reader.given : (uint32_t)source->text.len;
    return result;
}

uint32_t parser_floor(struct parser *parser, const struct source *source)
{
    struct arena *arena = arena_new();
    struct reader reader = start_reader(view_of(source, arena), 0);
    TSTree *tree = parse(parser, &reader);
    const uint32_t nodes = ts_node_descendant_count(ts_tree_root_node(tree));
    ts_tree_delete(tree);
    arena_free(arena);
    return nodes;
}
