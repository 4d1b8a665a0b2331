/* SPDX-License-Identifier: MIT
 *
 * The grammar's symbols as lowering (syntax/lower.h) knows them: which rule or token a
 * symbol of tree-sitter-python is, and the hooks for it. Inside of parse.c, as lower is.
 */
#ifndef HUNKSCAN_SYNTAX_GRAMMAR_H
#define HUNKSCAN_SYNTAX_GRAMMAR_H

#include <stdint.h>
#include <tree_sitter/api.h>

struct arena;
struct hooks;

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

/* Hooks of rules that have none: what is inside goes to the node around; of ERROR. */
extern const struct hooks grammar_plain_hooks;
extern const struct hooks grammar_error_hooks;

/* Fills the tables for the language; `symbols` live in the arena. */
struct lowering grammar_prepare(const TSLanguage *language, struct arena *arena);

#endif
