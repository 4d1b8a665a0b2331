/* SPDX-License-Identifier: MIT */
#include "syntax/parse.h"

#include <assert.h>
#include <time.h>
#include <tree_sitter/api.h>

#include "base/arena.h"
#include "base/mem.h"
#include "syntax/earlier.h"
#include "syntax/heap.h"
#include "syntax/lower.h"
#include "syntax/reword.h"
#include "syntax/source.h"
#include "syntax/view.h"

/* Bytes given to tree-sitter at a time: the clock is looked at once a chunk. */
enum { CHUNK_BYTES = 16 * 1024, LONGEST_CHARACTER = 4, CALLS_A_LOOK = 8 };

/* An ordinary file parses at about 10 MB/s, 0.1 ms a KiB; a sanitizer on a slow and busy
 * machine takes twenty times that. So no ordinary file comes near the deadline, and a
 * small hostile one is cut in about the time a person notices. The nodes are a fifth of
 * the bytes at most, the limit holds what a hostile file of some megabytes can ask for.
 * The depth bounds the recursion of those who walk the tree; CPython itself gives up at
 * 200 nested parentheses, 100 indentations and some thousand operators in a row. */
enum { MAX_NODES = 8 * 1000 * 1000, MAX_DEPTH = 2000 };
const struct parse_limits parse_default_limits = {
    .deadline_ms = 300,
    .more_ms_per_kib = 4,
    .max_nodes = MAX_NODES,
    .max_depth = MAX_DEPTH,
};
const struct parse_limits parse_untimed_limits = {
    .max_nodes = MAX_NODES,
    .max_depth = MAX_DEPTH,
};

struct parser {
    struct heap *heap; /* of all that is tree-sitter's */
    TSParser *parser;
    size_t kept;         /* earlier parses that were not forgotten */
    struct arena *arena; /* of the tables */
    struct lowering lowering;
};

struct reader {
    struct str text;
    struct timespec soft, hard;
    bool has_deadline;
    bool out_of_time; /* the parser was told that the text ends, or to stop */
    unsigned calls;   /* of is_hopeless */
};

const TSLanguage *tree_sitter_python(void);

/* A parser of tree-sitter's in an empty heap, for this thread. */
static void begin(struct parser *parser)
{
    heap_use(parser->heap);
    if (parser->parser) {
        ts_parser_delete(parser->parser); /* the scanner of Python is not in the heap */
    }
    heap_clear(parser->heap);
    parser->parser = ts_parser_new();
    const bool fits = ts_parser_set_language(parser->parser, tree_sitter_python());
    assert(fits);
    (void)fits;
}

struct parser *parser_new(void)
{
    struct parser *parser = mem_alloc(sizeof *parser);
    *parser = (struct parser){ .heap = heap_new(), .arena = arena_new() };
    parser->lowering = grammar_prepare(tree_sitter_python(), parser->arena);
    begin(parser);
    return parser;
}

void parser_free(struct parser *parser)
{
    if (parser) {
        heap_use(parser->heap);
        ts_parser_delete(parser->parser);
        heap_free(parser->heap);
        arena_free(parser->arena);
        mem_free(parser);
    }
}

/* After a parse. Its tree is given up with all else, where nothing is kept: cheaper than
 * to take it apart. */
static void settle(struct parser *parser)
{
    if (parser->kept == 0) {
        begin(parser);
    }
}

/* A tree that is not asked for any more. */
static void drop(struct parser *parser, TSTree *tree)
{
    if (tree && parser->kept > 0) {
        heap_use(parser->heap);
        ts_tree_delete(tree);
    }
}

void earlier_parse_forget(struct earlier_parse *earlier)
{
    if (earlier->tree) {
        earlier->parser->kept--;
        drop(earlier->parser, earlier->tree);
        settle(earlier->parser);
    }
    *earlier = (struct earlier_parse){ 0 };
}

/* The thread's own time: a busy machine must not change what is reported. */
static struct timespec time_spent(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now;
}

static bool is_past(const struct timespec *deadline)
{
    const struct timespec now = time_spent();
    return now.tv_sec > deadline->tv_sec ||
           (now.tv_sec == deadline->tv_sec && now.tv_nsec >= deadline->tv_nsec);
}

/* TSInput.read: after the soft deadline the text ends wherever the lexer stands. */
static const char *read_chunk(void *payload, uint32_t offset, TSPoint position,
                              uint32_t *length)
{
    struct reader *reader = payload;
    const uint32_t size = (uint32_t)reader->text.len;
    uint32_t limit = offset / CHUNK_BYTES * CHUNK_BYTES + CHUNK_BYTES;
    (void)position;
    *length = 0;
    if (offset >= size || reader->out_of_time) {
        return "";
    }
    if (reader->has_deadline && is_past(&reader->soft)) {
        reader->out_of_time = true;
        return "";
    }
    /* A character that the last chunk cut is asked for again from its start. */
    if (limit - offset < LONGEST_CHARACTER) {
        limit += CHUNK_BYTES;
    }
    *length = (limit < size ? limit : size) - offset;
    return reader->text.ptr + offset;
}

/* Called every hundred steps of the parser: whether to give up. Needed where the time
 * goes into text that was read long ago, which the reader cannot end. */
static bool is_hopeless(TSParseState *state)
{
    struct reader *reader = state->payload;
    /* Asking for the time is a system call. */
    if (++reader->calls % CALLS_A_LOOK != 0) {
        return false;
    }
    const bool hopeless = reader->has_deadline && is_past(&reader->hard);
    reader->out_of_time |= hopeless;
    return hopeless;
}

static struct timespec after(struct timespec time, uint32_t ms)
{
    time.tv_sec += (time_t)(ms / 1000);
    time.tv_nsec += (long)(ms % 1000) * 1000000L;
    if (time.tv_nsec >= 1000000000L) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000L;
    }
    return time;
}

static struct reader start_reader(struct str text, uint32_t deadline_ms)
{
    struct reader reader = { .text = text, .has_deadline = deadline_ms != 0 };
    if (reader.has_deadline) {
        reader.soft = after(time_spent(), deadline_ms);
        reader.hard = after(reader.soft, deadline_ms / 2);
    }
    return reader;
}

static uint32_t deadline_for(const struct source *source,
                             const struct parse_limits *limits)
{
    const uint64_t kib = source->text.len / 1024;
    const uint64_t ms = limits->deadline_ms + kib * limits->more_ms_per_kib;
    return limits->deadline_ms == 0
               ? 0
               : (uint32_t)(ms < UINT32_MAX / 2 ? ms : UINT32_MAX / 2);
}

/* NULL if it was hopeless. `edited` is a tree to begin from, or NULL. */
static TSTree *parse(struct parser *parser, struct reader *reader, const TSTree *edited)
{
    const TSInput input = { .payload = reader,
                            .read = read_chunk,
                            .encoding = TSInputEncodingUTF8 };
    const TSParseOptions options = { .payload = reader,
                                     .progress_callback = is_hopeless };
    heap_use(parser->heap);
    ts_parser_reset(parser->parser);
    return ts_parser_parse_with_options(parser->parser, edited, input, options);
}

/* What is parsed, for whom, and tree-sitter's tree of it: NULL if it was hopeless. */
struct parsing {
    const struct source *source;
    const struct parse_limits *limits;
    struct intern *names;
    struct arena *arena;
    struct reader reader;
    TSTree *tree;
};

static void start(struct parser *parser, struct parsing *parsing, struct str view,
                  const TSTree *edited)
{
    parsing->reader = start_reader(view, deadline_for(parsing->source, parsing->limits));
    parsing->tree = parse(parser, &parsing->reader, edited);
}

/* Whether the tree is the only one that the text can have. */
static bool is_whole(const struct parsing *parsing)
{
    return parsing->tree && !parsing->reader.out_of_time &&
           !ts_node_has_error(ts_tree_root_node(parsing->tree));
}

/* As start, from nothing. A text with errors is also read reworded, which counts where
 * that has none; whether it does. */
static bool start_any(struct parser *parser, struct parsing *parsing, struct str view)
{
    start(parser, parsing, view, NULL);
    struct parsing second = *parsing;
    struct str reworded;
    if (is_whole(parsing) || !parsing->tree || parsing->reader.out_of_time ||
        !reword(view, parsing->arena, &reworded)) {
        return false;
    }
    start(parser, &second, reworded, NULL);
    const bool counts = is_whole(&second);
    drop(parser, counts ? parsing->tree : second.tree);
    parsing->tree = counts ? second.tree : parsing->tree;
    return counts;
}

static struct parse_result lowered(struct parser *parser, const struct parsing *parsing)
{
    struct parse_result result = { .first_error = UINT32_MAX };
    struct lower lower = { .lowering = &parser->lowering,
                           .source = parsing->source,
                           .names = parsing->names,
                           .arena = parsing->arena,
                           .limits = parsing->limits,
                           .result = &result };
    lower_tree(&lower, parsing->tree);
    result.out_of_time = parsing->reader.out_of_time;
    result.parsed_bytes = (uint32_t)parsing->source->text.len;
    if (result.out_of_time) {
        result.parsed_bytes =
            parsing->tree ? ts_node_end_byte(ts_tree_root_node(parsing->tree)) : 0;
    }
    return result;
}

struct parse_result parser_parse(struct parser *parser, const struct source *source,
                                 const struct parse_limits *limits, struct intern *names,
                                 struct arena *arena)
{
    struct earlier_parse unused = { 0 };
    const struct parse_result result =
        parser_parse_first(parser, source, limits, names, arena, &unused);
    earlier_parse_forget(&unused);
    return result;
}

struct parse_result parser_parse_first(struct parser *parser, const struct source *source,
                                       const struct parse_limits *limits,
                                       struct intern *names, struct arena *arena,
                                       struct earlier_parse *earlier)
{
    struct parsing parsing = {
        .source = source, .limits = limits, .names = names, .arena = arena
    };
    const struct str view = view_of(source, arena);
    const bool is_reworded = start_any(parser, &parsing, view);
    const struct parse_result result = lowered(parser, &parsing);
    if (is_whole(&parsing) && !is_reworded) {
        *earlier = (struct earlier_parse){ .parser = parser,
                                           .tree = parsing.tree,
                                           .view = view };
        parser->kept++;
    } else {
        drop(parser, parsing.tree);
    }
    settle(parser);
    return result;
}

struct parse_result parser_parse_again(struct parser *parser, const struct source *source,
                                       const struct parse_limits *limits,
                                       struct intern *names, struct arena *arena,
                                       const struct earlier_parse *earlier)
{
    struct parsing parsing = {
        .source = source, .limits = limits, .names = names, .arena = arena
    };
    const struct str view = view_of(source, arena);
    heap_use(parser->heap);
    TSTree *edited = earlier_parse_edited(earlier, view);
    if (edited) {
        start(parser, &parsing, view, edited);
        drop(parser, edited);
    }
    /* How errors are got over depends on what was parsed before. */
    if (!is_whole(&parsing)) {
        drop(parser, parsing.tree);
        start_any(parser, &parsing, view);
    }
    const struct parse_result result = lowered(parser, &parsing);
    drop(parser, parsing.tree);
    settle(parser);
    return result;
}

uint32_t parser_floor(struct parser *parser, const struct source *source)
{
    struct arena *arena = arena_new();
    struct reader reader = start_reader(view_of(source, arena), 0);
    TSTree *tree = parse(parser, &reader, NULL);
    const uint32_t nodes = ts_node_descendant_count(ts_tree_root_node(tree));
    drop(parser, tree);
    settle(parser);
    arena_free(arena);
    return nodes;
}
