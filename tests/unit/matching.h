/* SPDX-License-Identifier: MIT
 *
 * For tests of match/: patterns compiled into one set of words, and texts made units that
 * stand on it.
 */
#ifndef HUNKSCAN_TESTS_MATCHING_H
#define HUNKSCAN_TESTS_MATCHING_H

#include "base/arena.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/notice.h"
#include "match/formula.h"
#include "match/match_options.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "syntax/parse.h"
#include "syntax/source.h"

struct matching {
    struct arena *arena;
    struct intern *words;
    struct parser *parser;
    struct notices notices;
    struct err err;
    struct match_options options; /* of the patterns compiled next */
};

static inline struct matching matching_new(void)
{
    struct matching at = { .arena = arena_new(), .parser = parser_new() };
    at.words = intern_new(at.arena, NULL);
    at.options = match_options_default;
    return at;
}

static inline void matching_free(struct matching *at)
{
    parser_free(at->parser);
    arena_free(at->arena);
}

/* NULL, with at->err set, if the pattern is none. */
static inline struct pattern *matching_pattern(struct matching *at, struct str text)
{
    struct pattern *pattern = NULL;
    at->err = (struct err){ 0 };
    static const struct str modules[] = { { "clock", 5 } };
    const struct pattern_maker maker = { .parser = at->parser,
                                         .words = at->words,
                                         .arena = at->arena,
                                         .options = &at->options,
                                         .modules = { modules, 1 } };
    return pattern_compile(&maker, text, &pattern, &at->err) < 0 ? NULL : pattern;
}

/* After the last pattern. */
static inline struct unit *matching_unit(struct matching *at, const char *path,
                                         struct str text)
{
    struct source *source = ARENA_NEW(at->arena, struct source);
    *source = source_init(at->arena, str_from(path), text);
    struct intern *names = intern_new(at->arena, at->words);
    const struct tree *tree =
        parser_parse(at->parser, source, &parse_untimed_limits, names, at->arena).tree;
    return unit_new(tree, NULL, &at->notices, at->arena);
}

#endif
