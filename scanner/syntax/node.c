/* SPDX-License-Identifier: MIT */
#include "syntax/node.h"

enum { STATEMENT = 1, EXPRESSION = 2 };

struct kind_info {
    const char *name;
    uint8_t sort; /* STATEMENT, EXPRESSION or neither */
};

/* clang-format off */
static const struct kind_info kinds[N_KIND_COUNT] = {
    [N_ERROR] = { "ERROR", 0 }, [N_MODULE] = { "MODULE", 0 }, [N_BLOCK] = { "BLOCK", 0 },
    [N_EXPR_STMT] = { "EXPR_STMT", STATEMENT }, [N_ASSIGN] = { "ASSIGN", STATEMENT },
    [N_ANN_ASSIGN] = { "ANN_ASSIGN", STATEMENT }, [N_AUG_ASSIGN] = { "AUG_ASSIGN", STATEMENT },
    [N_RETURN] = { "RETURN", STATEMENT }, [N_RAISE] = { "RAISE", STATEMENT },
    [N_ASSERT] = { "ASSERT", STATEMENT }, [N_DELETE] = { "DELETE", STATEMENT },
    [N_PASS] = { "PASS", STATEMENT }, [N_BREAK] = { "BREAK", STATEMENT },
    [N_CONTINUE] = { "CONTINUE", STATEMENT }, [N_GLOBAL] = { "GLOBAL", STATEMENT },
    [N_NONLOCAL] = { "NONLOCAL", STATEMENT }, [N_IMPORT] = { "IMPORT", STATEMENT },
    [N_FROM_IMPORT] = { "FROM_IMPORT", STATEMENT }, [N_ALIAS] = { "ALIAS", 0 },
    [N_STAR_IMPORT] = { "STAR_IMPORT", 0 }, [N_IF] = { "IF", STATEMENT }, [N_ELSE] = { "ELSE", 0 },
    [N_WHILE] = { "WHILE", STATEMENT }, [N_FOR] = { "FOR", STATEMENT },
    [N_TRY] = { "TRY", STATEMENT }, [N_HANDLER] = { "HANDLER", 0 }, [N_FINALLY] = { "FINALLY", 0 },
    [N_WITH] = { "WITH", STATEMENT }, [N_WITH_ITEM] = { "WITH_ITEM", 0 }, [N_AS] = { "AS", 0 },
    [N_FROM] = { "FROM", 0 }, [N_FUNCTION] = { "FUNCTION", STATEMENT },
    [N_CLASS] = { "CLASS", STATEMENT }, [N_DECORATOR] = { "DECORATOR", 0 },
    [N_BASES] = { "BASES", 0 }, [N_PARAMS] = { "PARAMS", 0 }, [N_PARAM] = { "PARAM", 0 },
    [N_ANNOTATION] = { "ANNOTATION", 0 }, [N_DEFAULT] = { "DEFAULT", 0 },
    [N_RETURNS] = { "RETURNS", 0 }, [N_TYPE_PARAMS] = { "TYPE_PARAMS", 0 },
    [N_TYPE_ALIAS] = { "TYPE_ALIAS", STATEMENT }, [N_MATCH] = { "MATCH", STATEMENT },
    [N_CASE] = { "CASE", 0 }, [N_GUARD] = { "GUARD", 0 }, [N_PRINT] = { "PRINT", STATEMENT },
    [N_CHEVRON] = { "CHEVRON", 0 }, [N_EXEC] = { "EXEC", STATEMENT },
    [N_CASE_VALUE] = { "CASE_VALUE", 0 }, [N_CASE_CAPTURE] = { "CASE_CAPTURE", 0 },
    [N_CASE_WILDCARD] = { "CASE_WILDCARD", 0 }, [N_CASE_SEQUENCE] = { "CASE_SEQUENCE", 0 },
    [N_CASE_STAR] = { "CASE_STAR", 0 }, [N_CASE_MAPPING] = { "CASE_MAPPING", 0 },
    [N_CASE_PAIR] = { "CASE_PAIR", 0 }, [N_CASE_CLASS] = { "CASE_CLASS", 0 },
    [N_CASE_KEYWORD] = { "CASE_KEYWORD", 0 }, [N_CASE_OR] = { "CASE_OR", 0 },
    [N_CASE_AS] = { "CASE_AS", 0 }, [N_NAME] = { "NAME", EXPRESSION }, [N_INT] = { "INT", EXPRESSION },
    [N_FLOAT] = { "FLOAT", EXPRESSION }, [N_IMAGINARY] = { "IMAGINARY", EXPRESSION },
    [N_STRING] = { "STRING", EXPRESSION }, [N_FSTRING] = { "FSTRING", EXPRESSION },
    [N_STRING_PIECE] = { "STRING_PIECE", 0 }, [N_INTERPOLATION] = { "INTERPOLATION", 0 },
    [N_FORMAT_SPEC] = { "FORMAT_SPEC", 0 }, [N_CONCAT] = { "CONCAT", EXPRESSION },
    [N_TRUE] = { "TRUE", EXPRESSION }, [N_FALSE] = { "FALSE", EXPRESSION },
    [N_NONE] = { "NONE", EXPRESSION }, [N_ELLIPSIS] = { "ELLIPSIS", EXPRESSION },
    [N_ATTRIBUTE] = { "ATTRIBUTE", EXPRESSION }, [N_SUBSCRIPT] = { "SUBSCRIPT", EXPRESSION },
    [N_SLICE] = { "SLICE", 0 }, [N_CALL] = { "CALL", EXPRESSION }, [N_KEYWORD] = { "KEYWORD", 0 },
    [N_STAR] = { "STAR", 0 }, [N_DSTAR] = { "DSTAR", 0 }, [N_TUPLE] = { "TUPLE", EXPRESSION },
    [N_LIST] = { "LIST", EXPRESSION }, [N_SET] = { "SET", EXPRESSION },
    [N_DICT] = { "DICT", EXPRESSION }, [N_PAIR] = { "PAIR", 0 },
    [N_LIST_COMP] = { "LIST_COMP", EXPRESSION }, [N_SET_COMP] = { "SET_COMP", EXPRESSION },
    [N_GENERATOR] = { "GENERATOR", EXPRESSION }, [N_DICT_COMP] = { "DICT_COMP", EXPRESSION },
    [N_COMP_FOR] = { "COMP_FOR", 0 }, [N_COMP_IF] = { "COMP_IF", 0 },
    [N_LAMBDA] = { "LAMBDA", EXPRESSION }, [N_IF_EXP] = { "IF_EXP", EXPRESSION },
    [N_BOOL_OP] = { "BOOL_OP", EXPRESSION }, [N_NOT] = { "NOT", EXPRESSION },
    [N_UNARY] = { "UNARY", EXPRESSION }, [N_BINARY] = { "BINARY", EXPRESSION },
    [N_COMPARE] = { "COMPARE", EXPRESSION }, [N_COMPARE_LINK] = { "COMPARE_LINK", 0 },
    [N_AWAIT] = { "AWAIT", EXPRESSION }, [N_YIELD_FROM] = { "YIELD_FROM", EXPRESSION },
    [N_YIELD] = { "YIELD", EXPRESSION }, [N_WALRUS] = { "WALRUS", EXPRESSION },
};

static const char *const op_texts[] = {
    [OP_NONE] = "", [OP_ADD] = "+", [OP_SUB] = "-", [OP_MUL] = "*", [OP_DIV] = "/",
    [OP_FLOOR_DIV] = "//", [OP_MOD] = "%", [OP_POW] = "**", [OP_MATMUL] = "@",
    [OP_BIT_AND] = "&", [OP_BIT_OR] = "|", [OP_BIT_XOR] = "^", [OP_SHIFT_LEFT] = "<<",
    [OP_SHIFT_RIGHT] = ">>", [OP_POS] = "+", [OP_NEG] = "-", [OP_INVERT] = "~",
    [OP_AND] = "and", [OP_OR] = "or", [OP_EQ] = "==", [OP_NE] = "!=", [OP_LT] = "<",
    [OP_LE] = "<=", [OP_GT] = ">", [OP_GE] = ">=", [OP_IN] = "in", [OP_NOT_IN] = "not in",
    [OP_IS] = "is", [OP_IS_NOT] = "is not", [OP_CHAIN] = "",
};
/* clang-format on */

bool node_is_statement(enum node_kind kind)
{
    return kinds[kind].sort == STATEMENT;
}

bool node_is_compound(enum node_kind kind)
{
    switch (kind) {
    case N_IF:
    case N_ELSE:
    case N_WHILE:
    case N_FOR:
    case N_TRY:
    case N_HANDLER:
    case N_FINALLY:
    case N_WITH:
    case N_FUNCTION:
    case N_CLASS:
    case N_MATCH:
    case N_CASE:
        return true;
    default:
        return false;
    }
}

bool node_is_expression(enum node_kind kind)
{
    return kinds[kind].sort == EXPRESSION;
}

const char *node_kind_name(enum node_kind kind)
{
    return kinds[kind].name;
}

const char *node_op_text(enum node_op op)
{
    return op_texts[op];
}
