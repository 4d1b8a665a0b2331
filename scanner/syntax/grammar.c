/* SPDX-License-Identifier: MIT */
#include "syntax/grammar.h"

#include "base/arena.h"
#include "syntax/lower.h"

struct spelling {
    const char *text;
    uint8_t token, op;
};

/* clang-format off */
static const struct spelling spellings[] = {
    { ",", T_COMMA, 0 }, { ":", T_COLON, 0 }, { "=", T_EQUAL, 0 }, { ".", T_DOT, 0 },
    { "[", T_OPEN, 0 }, { "]", T_CLOSE, 0 }, { "as", T_AS, 0 }, { "async", T_ASYNC, 0 },
    { "from", T_FROM, 0 }, { "import", T_IMPORT, 0 }, { "->", T_ARROW, 0 },
    { "_", T_UNDERSCORE, 0 }, { "__future__", T_FUTURE, 0 },
    { "+", T_PLUS, OP_ADD }, { "-", T_MINUS, OP_SUB }, { "*", T_STAR, OP_MUL },
    { "/", T_OTHER, OP_DIV }, { "//", T_OTHER, OP_FLOOR_DIV }, { "%", T_OTHER, OP_MOD },
    { "**", T_DSTAR, OP_POW }, { "@", T_OTHER, OP_MATMUL }, { "&", T_OTHER, OP_BIT_AND },
    { "|", T_OTHER, OP_BIT_OR }, { "^", T_OTHER, OP_BIT_XOR }, { "<<", T_OTHER, OP_SHIFT_LEFT },
    { ">>", T_OTHER, OP_SHIFT_RIGHT }, { "~", T_OTHER, OP_INVERT },
    { "+=", T_OTHER, OP_ADD }, { "-=", T_OTHER, OP_SUB }, { "*=", T_OTHER, OP_MUL },
    { "/=", T_OTHER, OP_DIV }, { "//=", T_OTHER, OP_FLOOR_DIV }, { "%=", T_OTHER, OP_MOD },
    { "**=", T_OTHER, OP_POW }, { "@=", T_OTHER, OP_MATMUL }, { "&=", T_OTHER, OP_BIT_AND },
    { "|=", T_OTHER, OP_BIT_OR }, { "^=", T_OTHER, OP_BIT_XOR },
    { "<<=", T_OTHER, OP_SHIFT_LEFT }, { ">>=", T_OTHER, OP_SHIFT_RIGHT },
    { "and", T_OTHER, OP_AND }, { "or", T_OTHER, OP_OR },
    { "==", T_OTHER, OP_EQ }, { "!=", T_OTHER, OP_NE }, { "<>", T_OTHER, OP_NE },
    { "<", T_OTHER, OP_LT }, { "<=", T_OTHER, OP_LE }, { ">", T_OTHER, OP_GT },
    { ">=", T_OTHER, OP_GE }, { "in", T_OTHER, OP_IN }, { "not in", T_OTHER, OP_NOT_IN },
    { "is", T_OTHER, OP_IS }, { "is not", T_OTHER, OP_IS_NOT },
};
/* clang-format on */

const struct hooks grammar_error_hooks = { .rule = R_ERROR, .kind = N_ERROR };
/* For rules without hooks: what is inside goes to the node around. */
const struct hooks grammar_plain_hooks = { .rule = R_PLAIN, .kind = KIND_NONE };

static const struct hooks *const hook_tables[] = {
    lower_expression_hooks,
    lower_statement_hooks,
    lower_case_hooks,
    lower_type_hooks,
};

static const struct hooks *find_hooks(const char *name)
{
    for (size_t i = 0; i < sizeof hook_tables / sizeof hook_tables[0]; i++) {
        for (const struct hooks *hooks = hook_tables[i]; hooks->rule || hooks->name;
             hooks++) {
            if (hooks->name && hooks->name[0] == name[0] &&
                strcmp(hooks->name, name) == 0) {
                return hooks;
            }
        }
    }
    return &grammar_plain_hooks;
}

static struct symbol read_symbol(const TSLanguage *language, TSSymbol number)
{
    const char *name = ts_language_symbol_name(language, number);
    if (ts_language_symbol_type(language, number) == TSSymbolTypeRegular) {
        return (struct symbol){ find_hooks(name), T_NONE, OP_NONE };
    }
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (strcmp(spellings[i].text, name) == 0) {
            return (struct symbol){ &grammar_plain_hooks, spellings[i].token,
                                    spellings[i].op };
        }
    }
    return (struct symbol){ &grammar_plain_hooks, T_OTHER, OP_NONE };
}

struct lowering grammar_prepare(const TSLanguage *language, struct arena *arena)
{
    struct lowering lowering = { .symbol_count = ts_language_symbol_count(language) };
    lowering.symbols = ARENA_ARRAY(arena, lowering.symbol_count, struct symbol);
    for (uint32_t i = 0; i < lowering.symbol_count; i++) {
        lowering.symbols[i] = read_symbol(language, (TSSymbol)i);
    }
    lowering.by_rule[R_ERROR] = &grammar_error_hooks;
    lowering.by_rule[R_PLAIN] = &grammar_plain_hooks;
    for (size_t i = 0; i < sizeof hook_tables / sizeof hook_tables[0]; i++) {
        for (const struct hooks *hooks = hook_tables[i]; hooks->rule || hooks->name;
             hooks++) {
            lowering.by_rule[hooks->rule] = hooks;
        }
    }
    return lowering;
}
