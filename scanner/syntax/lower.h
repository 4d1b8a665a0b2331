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
#include "syntax/parse.h"

/* Rules of the grammar that some hook asks for by name; after them rules of our own,
 * which a hook puts in place of the grammar's because the place says what the child is.
 */
enum rule {
    R_NONE, /* tokens, and rules that nobody asks for */
    R_COMMENT,
    R_EXTRA,
    R_ERROR,
    R_PLAIN,
    R_IDENTIFIER,
    R_DOTTED_NAME,
    R_STRING,
    R_NUMBER,
    R_CONSTANT,
    R_STRING_CONTENT,
    R_INTERPOLATION,
    R_TYPE_CONVERSION,
    R_GENERATOR,
    R_ARGUMENTS,
    R_FOR_IN,
    R_IF_CLAUSE,
    R_EXPRESSION_LIST,
    R_TUPLE_PATTERN,
    R_LIST_PATTERN,
    R_SPLAT,
    R_DSPLAT,
    R_PARAMETERS,
    R_DEFAULT_PARAMETER,
    R_ONLY_STAR,
    R_SLASH,
    R_TYPE,
    R_TYPE_PARAMETER,
    R_GENERIC_TYPE,
    R_SPLAT_TYPE,
    R_CONSTRAINED_TYPE,
    R_BLOCK,
    R_EXPRESSION_STATEMENT,
    R_ASSIGNMENT,
    R_DECORATED,
    R_FUNCTION,
    R_CLASS,
    R_ELIF,
    R_ELSE,
    R_ALIASED_IMPORT,
    R_RELATIVE_IMPORT,
    R_IMPORT_PREFIX,
    R_WILDCARD,
    R_CASE_PATTERN,
    R_AS_PATTERN,
    R_COMPLEX_PATTERN,
    R_SPLAT_PATTERN,
    R_OTHER_PATTERN,
    R_BASES,
    R_TYPE_PARAMS,
    R_TYPE_PARAM,
    R_TYPE_PARAM_SPLAT,
    R_TYPE_PARAM_BOUND,
    R_TYPE_PARAM_NAME,
    R_ALIAS_LEFT,
    R_ALIAS_GENERIC,
    R_GUARD,
    R_PARAM,
    R_PARAM_TUPLE,
    R_SWALLOWED,
    R_CASE_LIST,
    R_CASE_GROUP,
    R_CASE_AS,
    RULE_COUNT
};

/* Tokens that hooks ask for. */
enum token {
    T_NONE, /* not a token: a named node */
    T_OTHER,
    T_COMMA,
    T_COLON,
    T_EQUAL,
    T_DOT,
    T_OPEN,
    T_CLOSE,
    T_STAR,
    T_DSTAR,
    T_MINUS,
    T_PLUS,
    T_AS,
    T_ASYNC,
    T_FROM,
    T_IMPORT,
    T_ARROW,
    T_UNDERSCORE,
    T_FUTURE,
};

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

/* What a symbol of the grammar means to us. */
struct symbol {
    const struct hooks *hooks;
    uint8_t token, op;
};

struct lowering {
    const struct hooks *by_rule[RULE_COUNT];
    struct symbol *symbols; /* by TSSymbol */
    uint32_t symbol_count;
};

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

/* Fills the tables for the language; `symbols` live in the arena. */
struct lowering lower_prepare(const TSLanguage *language, struct arena *arena);

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
