/* SPDX-License-Identifier: MIT
 *
 * Lowering: the inside of parse.c. One walk with a cursor over tree-sitter's tree writes
 * our nodes in pre-order. Each rule of the grammar has hooks: `enter` opens the nodes
 * that stand for it, `each` sees every child before it is lowered and may open a wrapper
 * around it, swallow it or have it lowered as something else, `leave` runs at the end.
 * Nodes are closed by number: what a rule opened is closed when the walk leaves it,
 * unless `each` keeps it open for the siblings that follow. No recursion; the stack of
 * frames is in the arena.
 */
#ifndef HUNKSCAN_SYNTAX_LOWER_H
#define HUNKSCAN_SYNTAX_LOWER_H

#include <stdint.h>
#include <tree_sitter/api.h>

#include "base/vec.h"
#include "syntax/grammar.h"
#include "syntax/parse.h"

enum { KIND_NONE = N_KIND_COUNT }; /* opens no node: its children go to the parent */

enum {
    STRING_PREFIXES =
        STRING_RAW | STRING_BYTES | STRING_UNICODE | STRING_TRIPLE | STRING_TEMPLATE
};

struct lower;

/* A child as the walk meets it. */
struct piece {
    TSNode node;
    uint32_t from, to;
    uint8_t rule, token,
        op; /* enum rule, enum token, enum node_op of an operator token */
};

/* A rule of the grammar that is being walked. */
struct frame {
    const struct hooks *hooks;
    uint32_t out;     /* the node that was open when its children began */
    uint32_t restore; /* the node that is open again after it */
    uint32_t at;      /* a byte offset, for the hooks */
    uint32_t state;   /* for the hooks */
    uint32_t to;      /* where its text ends */
};

struct hooks {
    uint8_t rule,
        kind;  /* enum rule; enum node_kind of the node opened if there is no `enter` */
    bool leaf; /* its children are not walked */
    const char *name; /* in the grammar; NULL for rules of our own */
    /* Opens nodes; whether the children are walked. */
    bool (*enter)(struct lower *lower, const struct piece *piece);
    /* Sees a child; whether it is lowered. Without it named children are, tokens are not.
     */
    bool (*each)(struct lower *lower, struct frame *frame, const struct piece *piece);
    void (*leave)(struct lower *lower, struct frame *frame);
};

/* The hooks by file, ended by an entry with rule R_NONE and no name. */
extern const struct hooks lower_expression_hooks[];
extern const struct hooks lower_statement_hooks[];
extern const struct hooks lower_case_hooks[];
extern const struct hooks lower_type_hooks[];

struct lower {
    const struct lowering *lowering;
    const struct source *source;
    struct intern *names;
    struct arena *arena;
    const struct parse_limits *limits;
    struct parse_result *result;
    TSTreeCursor cursor;
    struct node *nodes;
    uint32_t count, capacity;
    uint32_t current; /* the open node */
    uint32_t depth;   /* of open nodes */
    uint32_t last_to; /* end of the node closed last */
    uint32_t in_error;
    uint16_t pending; /* flags for the next node */
    bool has_error;   /* tree-sitter's tree has errors somewhere */
    bool skip;        /* too deep: nothing more is opened below */
    bool stop;        /* too many nodes */
    VEC(struct frame) frames;
    VEC(struct tree_comment) comments;
    /* Set by hooks for the piece at hand, reset before each: */
    const struct hooks *hooks; /* what it is lowered as */
    uint32_t restore;          /* the node that stays open after it */
    uint32_t state, at;        /* first values of its frame */
};

/* Lowers the whole tree-sitter tree (NULL: there is none, all is one error) into
 * result->tree. All other members of `lower` that are not given (lowering, source, names,
 * arena, limits, result) start as zero. */
void lower_tree(struct lower *lower, TSTree *tree);

/* Opens a node under the current one. Beyond the depth limit it becomes an error leaf. */
uint32_t lower_open(struct lower *lower, enum node_kind kind, uint32_t from, uint32_t to);

/* Closes open nodes until `node` is the open one; nothing if it is closed itself. */
void lower_close_to(struct lower *lower, uint32_t node);

/* The piece at hand belongs to a list that the grammar has no node for: opens a node of
 * that kind under `out` at the first element, and keeps it open over the following ones.
 */
void lower_collect(struct lower *lower, enum node_kind kind, uint32_t out,
                   const struct piece *piece);

/* A node without children. */
uint32_t lower_leaf(struct lower *lower, enum node_kind kind, uint32_t from, uint32_t to);

/* Has the piece at hand lowered as `rule`. */
void lower_as(struct lower *lower, enum rule rule);

/* Says that there is a syntax error at the offset; the open node and all around it know.
 */
void lower_note_error(struct lower *lower, uint32_t offset);

/* Makes the identifier's text the name of `node`. */
void lower_set_name(struct lower *lower, uint32_t node, const struct piece *identifier);

/* Number of commas among the children of the node at hand (only to be called from
 * `enter`). */
uint32_t lower_count_commas(struct lower *lower);

/* The dotted text without blanks, interned. */
uint32_t lower_dotted(struct lower *lower, const struct piece *piece);

#endif
