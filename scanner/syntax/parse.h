/* SPDX-License-Identifier: MIT
 *
 * Parsing: source text into a tree, by tree-sitter-python and one lowering walk over its
 * result. The only door to tree-sitter. A parser may be used again and again by one
 * thread. Hostile input is bounded by a deadline and by limits on nodes and depth; what
 * is cut is said in the result.
 */
#ifndef HUNKSCAN_SYNTAX_PARSE_H
#define HUNKSCAN_SYNTAX_PARSE_H

#include <stdint.h>

#include "base/vec.h"
#include "syntax/tree.h"

struct arena;
struct parser;

struct parse_limits {
    /* Processor time after which the text is taken to end, 0 = none: so much, and more
     * for each 1,024 bytes of text. Half as much later the parse is given up. */
    uint32_t deadline_ms, more_ms_per_kib;
    uint32_t max_nodes; /* of the lowered tree; 0 = none */
    /* Of the lowered tree; deeper subtrees become leaf N_ERROR nodes; 0 = none. */
    uint32_t max_depth;
};

/* What callers use: see the definition for the reasons. */
extern const struct parse_limits parse_default_limits;

/* The same without a clock: for trusted text, where the result must not depend on how
 * busy the machine is. */
extern const struct parse_limits parse_untimed_limits;

struct parse_result {
    struct tree *tree;    /* always there; at least a module node */
    uint32_t first_error; /* byte offset of the first syntax error; UINT32_MAX if none */
    uint32_t error_count; /* maximal error regions and missing tokens */
    bool out_of_time;     /* the text after `parsed_bytes` was not read */
    bool too_many_nodes;  /* lowering stopped; the tree holds what came before */
    bool too_deep;        /* some subtree was replaced by an N_ERROR leaf */
    uint32_t parsed_bytes;
};

/* A new parser; the caller frees it with parser_free (NULL allowed). */
struct parser *parser_new(void);
void parser_free(struct parser *parser);

/* Parses the source. Tree and facts go into `arena`, names into `names`. The source must
 * outlive the tree. */
struct parse_result parser_parse(struct parser *parser, const struct source *source,
                                 const struct parse_limits *limits, struct intern *names,
                                 struct arena *arena);

/* Bytes of a text, and the bytes that stand in their place in another. */
struct text_edit {
    uint32_t from, to;
    uint32_t new_from, new_to;
};

/* In the order of the text; they do not overlap. */
VEC_OF(text_edits, struct text_edit);

/* What tree-sitter made of a text without errors: a text like it is parsed faster from
 * it. Belongs to one thread. */
struct earlier_parse {
    struct parser *parser;
    void *tree;              /* NULL: nothing is kept */
    struct str view;         /* what it was made of, in the arena of that parse */
    struct text_edits edits; /* what makes it into the text that is parsed from it */
};

/* Frees what is kept, before its parser is freed. */
void earlier_parse_forget(struct earlier_parse *earlier);

/* As parser_parse, and keeps in *earlier, which holds nothing, what texts like this one
 * can be parsed from, if the text has no errors. */
struct parse_result parser_parse_first(struct parser *parser, const struct source *source,
                                       const struct parse_limits *limits,
                                       struct intern *names, struct arena *arena,
                                       struct earlier_parse *earlier);

/* As parser_parse, with the same result, of a text that differs from the earlier one in
 * its edits only. Where it differs elsewhere too, or nothing was kept, it takes as long
 * as parser_parse. */
struct parse_result parser_parse_again(struct parser *parser, const struct source *source,
                                       const struct parse_limits *limits,
                                       struct intern *names, struct arena *arena,
                                       const struct earlier_parse *earlier);

/* Only tree-sitter's part, its tree thrown away: the floor that `./dev bench` compares
 * with. Returns the number of tree-sitter nodes. */
uint32_t parser_floor(struct parser *parser, const struct source *source);

#endif
