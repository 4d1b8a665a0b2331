/* SPDX-License-Identifier: MIT
 *
 * Nodes of the tree (syntax/tree.h) and the layout of every kind: its children in order.
 * A child whose place is not fixed has a kind of its own that says its role (N_ELSE,
 * N_AS, N_DEFAULT…), so no field names are needed. "?" = at most one, "*" = any number,
 * "+" = one or more.
 *
 * Broken code keeps the layout too: a node that an error robbed of it is an N_ERROR. An
 * N_ERROR may stand for an expression, parameter, case pattern or statement; an N_STAR
 * wherever an expression may (the grammar does not look closer). syntax/layout.h has the
 * layout as data.
 */
#ifndef HUNKSCAN_SYNTAX_NODE_H
#define HUNKSCAN_SYNTAX_NODE_H

#include <stdbool.h>
#include <stdint.h>

/* Each kind with its children beside it. */
/* clang-format off */
enum node_kind {
    N_ERROR, /* any*: what the parser could not read, with the pieces inside that it could */
    N_MODULE, /* statement* */
    N_BLOCK,  /* statement* (range: first to last statement; none where the file ends early) */

    /* Statements */
    N_EXPR_STMT,  /* expression */
    N_ASSIGN,     /* target+, value: a = b = c has two targets */
    N_ANN_ASSIGN, /* target, N_ANNOTATION, value? */
    N_AUG_ASSIGN, /* target, value; op */
    N_RETURN,     /* expression? */
    N_RAISE,      /* expression*, N_FROM? (several expressions: Python 2) */
    N_ASSERT,     /* test, message? */
    N_DELETE,     /* expression+ */
    N_PASS, N_BREAK, N_CONTINUE,
    N_GLOBAL, N_NONLOCAL, /* N_NAME+ */
    N_IMPORT,      /* N_ALIAS+ */
    N_FROM_IMPORT, /* N_ALIAS+ or N_STAR_IMPORT; name = module as dotted text (0 for "from .
                      import"), op = number of leading dots (at most 255) */
    N_ALIAS,       /* N_AS?; name = dotted text without blanks */
    N_STAR_IMPORT,
    N_IF,   /* test, N_BLOCK, N_ELSE?; an elif is N_ELSE with an N_IF flagged NODE_ELIF */
    N_ELSE, /* N_BLOCK, or N_IF (elif) */
    N_WHILE,     /* test, N_BLOCK, N_ELSE? */
    N_FOR,       /* target, iterable, N_BLOCK, N_ELSE?; NODE_ASYNC */
    N_TRY,       /* N_BLOCK, N_HANDLER*, N_ELSE?, N_FINALLY? */
    N_HANDLER,   /* type?, N_AS?, N_BLOCK; NODE_STAR for except*. Several types
                    without parentheses (PEP 758) are one N_TUPLE; "E, e" with a second
                    name in lower case is Python 2's binding, an N_AS */
    N_FINALLY,   /* N_BLOCK */
    N_WITH,      /* N_WITH_ITEM+, N_BLOCK; NODE_ASYNC */
    N_WITH_ITEM, /* expression, N_AS? */
    N_AS,        /* target expression: N_NAME for handlers and imports */
    N_FROM,      /* expression: raise … from e */
    N_FUNCTION,  /* N_DECORATOR*, N_TYPE_PARAMS?, N_PARAMS, N_RETURNS?, N_BLOCK; name;
                    NODE_ASYNC; the range starts at the first decorator */
    N_CLASS, /* N_DECORATOR*, N_TYPE_PARAMS?, N_BASES?, N_BLOCK; name; range as above */
    N_DECORATOR, /* expression */
    N_BASES,     /* as the arguments of a call */
    N_PARAMS,    /* N_PARAM* */
    N_PARAM, /* N_ANNOTATION?, N_DEFAULT?; name; op = enum param_op. Python 2's (a, b):
                N_TUPLE, N_DEFAULT? */
    N_ANNOTATION, N_DEFAULT, N_RETURNS, /* expression */
    N_TYPE_PARAMS, /* N_PARAM*: name; op PLAIN, STAR or DSTAR; N_ANNOTATION? is the bound,
                      or the default, or both joined by | */
    N_TYPE_ALIAS,  /* name expression, N_TYPE_PARAMS?, value */
    N_MATCH,       /* subject (several are one N_TUPLE), N_CASE* */
    N_CASE,        /* case pattern (several are one N_CASE_SEQUENCE), N_GUARD?, N_BLOCK */
    N_GUARD,       /* expression */
    N_PRINT,       /* Python 2 print: N_CHEVRON?, expression* */
    N_CHEVRON,     /* expression: print >>f */
    N_EXEC,        /* Python 2 exec: expression+ */

    /* Case patterns (PEP 634) */
    N_CASE_VALUE,    /* literal, dotted name or negative number as an expression */
    N_CASE_CAPTURE,  /* name */
    N_CASE_WILDCARD, /* _ */
    N_CASE_SEQUENCE, /* case pattern* */
    N_CASE_STAR,     /* name (0 for *_) */
    N_CASE_MAPPING,  /* N_CASE_PAIR*, N_CASE_STAR? (the ** rest) */
    N_CASE_PAIR,     /* expression, case pattern */
    N_CASE_CLASS,    /* class expression, (case pattern | N_CASE_KEYWORD)* */
    N_CASE_KEYWORD,  /* case pattern; name */
    N_CASE_OR,       /* case pattern+ */
    N_CASE_AS,       /* case pattern; name */

    /* Expressions */
    N_NAME, /* name */
    N_INT, N_FLOAT, N_IMAGINARY, /* value: syntax/literal.h */
    N_STRING,    /* one literal without f or t prefix; flags say prefix and quotes */
    N_FSTRING, /* (N_STRING_PIECE | N_INTERPOLATION)*: f"" or t"", also without any field */
    N_STRING_PIECE,  /* literal text between the fields, escapes as written; the string's flags */
    N_INTERPOLATION, /* expression, N_FORMAT_SPEC?; op = conversion 'r', 's', 'a' or 0;
                        NODE_DEBUG for {x=} */
    N_FORMAT_SPEC,   /* (N_STRING_PIECE | N_INTERPOLATION)* */
    N_CONCAT,        /* (N_STRING | N_FSTRING)+: adjacent literals */
    N_TRUE, N_FALSE, N_NONE, N_ELLIPSIS,
    N_ATTRIBUTE, /* value; name */
    N_SUBSCRIPT, /* value, index: several indexes are one N_TUPLE without NODE_PARENTHESES */
    N_SLICE,     /* the present ones of lower, upper, step; op = SLICE_* bits */
    N_CALL, /* callee, (expression | N_STAR | N_DSTAR | N_KEYWORD)*; name = last name of the
               callee if it is an N_NAME or N_ATTRIBUTE, for dispatch */
    N_KEYWORD, /* value; name */
    N_STAR, N_DSTAR, /* expression: in calls, displays, targets, subscripts, class bases */
    N_TUPLE, /* expression*; NODE_PARENTHESES */
    N_LIST, N_SET, /* expression* */
    N_DICT, /* (N_PAIR | N_DSTAR)* */
    N_PAIR, /* key, value */
    N_LIST_COMP, N_SET_COMP, N_GENERATOR, /* element, N_COMP_FOR+ */
    N_DICT_COMP,    /* N_PAIR, N_COMP_FOR+ */
    N_COMP_FOR,     /* target, iterable, N_COMP_IF*; NODE_ASYNC */
    N_COMP_IF,      /* expression */
    N_LAMBDA,       /* N_PARAMS (may be empty), expression */
    N_IF_EXP,       /* value, test, other: the order of the text */
    N_BOOL_OP,      /* left, right; op OP_AND or OP_OR; chains nest to the left */
    N_NOT,          /* expression */
    N_UNARY,        /* expression; op */
    N_BINARY,       /* left, right; op */
    N_COMPARE,      /* left, right; op. Chains: op OP_CHAIN, left, N_COMPARE_LINK+ */
    N_COMPARE_LINK, /* right; op */
    N_AWAIT, N_YIELD_FROM, /* expression */
    N_YIELD,      /* expression? */
    N_WALRUS,     /* N_NAME, value */
    N_KIND_COUNT
};

/* Operators, in node.op. */
enum node_op {
    OP_NONE, OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_FLOOR_DIV, OP_MOD, OP_POW, OP_MATMUL,
    OP_BIT_AND, OP_BIT_OR, OP_BIT_XOR, OP_SHIFT_LEFT, OP_SHIFT_RIGHT, OP_POS, OP_NEG,
    OP_INVERT, OP_AND, OP_OR, OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_IN,
    OP_NOT_IN, OP_IS, OP_IS_NOT, /* <> is OP_NE */
    OP_CHAIN,
};
/* clang-format on */

enum param_op {
    PARAM_PLAIN,
    PARAM_STAR,      /* *args */
    PARAM_DSTAR,     /* **kwargs */
    PARAM_ONLY_STAR, /* a bare *: keyword-only parameters follow */
    PARAM_SLASH,     /* a bare /: positional-only parameters precede */
    PARAM_TUPLE,     /* Python 2 (a, b) */
};

enum { SLICE_LOWER = 1, SLICE_UPPER = 2, SLICE_STEP = 4 };

enum node_flag {
    NODE_ASYNC = 1 << 0,
    NODE_STAR = 1 << 1,
    NODE_ELIF = 1 << 2,
    NODE_PARENTHESES =
        1 << 3, /* stood in parentheses of its own; the range is without them, but
                   for a tuple's own parentheses, which are part of it */
    NODE_DEBUG = 1 << 4,
    NODE_HAS_ERROR = 1 << 5, /* an N_ERROR or a missing token is somewhere inside */
    STRING_RAW = 1 << 8,
    STRING_BYTES = 1 << 9,
    STRING_UNICODE = 1 << 10, /* u"" */
    STRING_TRIPLE = 1 << 11,
    STRING_TEMPLATE = 1 << 12, /* t"" */
};

struct node {
    uint8_t kind;      /* enum node_kind */
    uint8_t op;        /* by kind */
    uint16_t flags;    /* enum node_flag */
    uint32_t parent;   /* TREE_NONE for the module */
    uint32_t end;      /* one past the last node of the subtree */
    uint32_t from, to; /* byte range in the source */
    uint32_t name;     /* intern number, 0 for none; bytes as written */
    uint32_t
        name_from; /* byte offset of the identifier `name` where it is an identifier */
};

/* Whether the kind is a statement. */
bool node_is_statement(enum node_kind kind);

/* Whether it has a suite of its own: def, class, if, the parts of try, case… */
bool node_is_compound(enum node_kind kind);

/* Whether it can stand as a value; N_STAR and N_SLICE are not among these. */
bool node_is_expression(enum node_kind kind);

/* "CALL" for N_CALL; for goldens and messages. */
const char *node_kind_name(enum node_kind kind);

/* "+" for OP_ADD; "" for OP_NONE and OP_CHAIN. */
const char *node_op_text(enum node_op op);

#endif
