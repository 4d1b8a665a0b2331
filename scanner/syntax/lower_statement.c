/* SPDX-License-Identifier: MIT */
#include "syntax/lower.h"

#include "syntax/source.h"

enum { BEFORE, AFTER, TUPLE, BINDING };

/* The rule whose children are being walked. */
static enum rule rule_around(const struct lower *lower)
{
    return lower->frames.items[lower->frames.count - 1].hooks->rule;
}

static bool each_async(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->token == T_ASYNC) {
        lower->nodes[frame->out].flags |= NODE_ASYNC;
    }
    return !piece->token;
}

/* Simple statements */

static bool enter_expression_statement(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_EXPR_STMT, piece->from, piece->to);
    if (ts_node_child_count(piece->node) > 1 && lower_count_commas(lower)) {
        lower_open(lower, N_TUPLE, piece->from, piece->to);
    }
    return true;
}

/* a = b = c nests in the grammar; here it is one statement with two targets. */
static bool enter_assignment(struct lower *lower, const struct piece *piece)
{
    struct node *current = &lower->nodes[lower->current];
    const enum rule around = rule_around(lower);
    if (around == R_EXPRESSION_STATEMENT && current->kind == N_EXPR_STMT) {
        current->kind = N_ASSIGN;
    } else if (around == R_ASSIGNMENT && current->kind == N_ASSIGN) {
        lower->state = AFTER;
    } else {
        lower_note_error(lower, piece->from);
        lower_open(lower, N_ASSIGN, piece->from, piece->to);
    }
    return true;
}

static bool each_assignment(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    if (piece->rule == R_TYPE) {
        if (frame->state == AFTER) { /* x = y: int = z is none */
            lower_note_error(lower, piece->from);
        } else {
            lower->nodes[frame->out].kind = N_ANN_ASSIGN;
        }
        lower_open(lower, N_ANNOTATION, piece->from, piece->to);
    }
    return !piece->token;
}

static bool enter_augmented(struct lower *lower, const struct piece *piece)
{
    struct node *current = &lower->nodes[lower->current];
    if (rule_around(lower) == R_EXPRESSION_STATEMENT && current->kind == N_EXPR_STMT) {
        current->kind = N_AUG_ASSIGN;
    } else {
        lower_note_error(lower, piece->from);
        lower_open(lower, N_AUG_ASSIGN, piece->from, piece->to);
    }
    return true;
}

static bool each_augmented(struct lower *lower, struct frame *frame,
                           const struct piece *piece)
{
    if (piece->op) {
        lower->nodes[frame->out].op = piece->op;
    }
    return !piece->token;
}

/* del a, b and raise E, "x": the list is the statement's, no tuple. */
static bool each_listed(struct lower *lower, struct frame *frame,
                        const struct piece *piece)
{
    if (piece->token == T_FROM) {
        frame->state = AFTER;
    } else if (!piece->token && frame->state == AFTER) {
        lower_open(lower, N_FROM, frame->at, piece->to);
    } else if (piece->rule == R_EXPRESSION_LIST) {
        lower_as(lower, R_PLAIN);
    }
    if (piece->token == T_FROM) {
        frame->at = piece->from;
    }
    return !piece->token;
}

/* Imports */

static bool each_aliased(struct lower *lower, struct frame *frame,
                         const struct piece *piece)
{
    struct node *out = &lower->nodes[frame->out];
    if (piece->rule == R_DOTTED_NAME) {
        out->name = lower_dotted(lower, piece);
        out->name_from = piece->from;
        return false;
    }
    if (piece->rule == R_IDENTIFIER) {
        lower_open(lower, N_AS, piece->from, piece->to);
    }
    return !piece->token;
}

static void add_alias(struct lower *lower, const struct piece *piece)
{
    const uint32_t alias = lower_leaf(lower, N_ALIAS, piece->from, piece->to);
    lower->nodes[alias].name = lower_dotted(lower, piece);
    lower->nodes[alias].name_from = piece->from;
}

static bool each_import(struct lower *lower, struct frame *frame,
                        const struct piece *piece)
{
    (void)frame;
    if (piece->rule == R_DOTTED_NAME) {
        add_alias(lower, piece);
        return false;
    }
    return !piece->token;
}

static bool each_from_import(struct lower *lower, struct frame *frame,
                             const struct piece *piece)
{
    struct node *out = &lower->nodes[frame->out];
    if (piece->token == T_IMPORT) {
        frame->state = AFTER;
    } else if (piece->token == T_FUTURE ||
               (piece->rule == R_DOTTED_NAME && frame->state == BEFORE)) {
        out->name = lower_dotted(lower, piece);
        out->name_from = piece->from;
    } else if (piece->rule == R_DOTTED_NAME) {
        add_alias(lower, piece);
    } else {
        return !piece->token;
    }
    return false;
}

/* Module name and dots are the statement's. */
static bool each_relative(struct lower *lower, struct frame *frame,
                          const struct piece *piece)
{
    struct node *out = &lower->nodes[frame->out];
    if (piece->rule == R_DOTTED_NAME) {
        out->name = lower_dotted(lower, piece);
        out->name_from = piece->from;
    } else if (piece->rule == R_IMPORT_PREFIX) {
        const struct str dots = source_slice(lower->source, piece->from, piece->to);
        for (size_t i = 0; i < dots.len; i++) {
            out->op += (uint8_t)(dots.ptr[i] == '.' && out->op < UINT8_MAX);
        }
    }
    return false;
}

/* Compound statements */

/* elif is an `if` in the `else` of the one before, which stays open for what follows. */
static bool each_if(struct lower *lower, struct frame *frame, const struct piece *piece)
{
    (void)frame;
    if (piece->rule == R_ELIF) {
        lower_open(lower, N_ELSE, piece->from, piece->to);
        lower_open(lower, N_IF, piece->from, piece->to);
        lower->nodes[lower->current].flags |= NODE_ELIF;
        lower->restore = lower->current;
    }
    return !piece->token;
}

/* Whether a handler's types are several, and of these "E, e", which binds e in Python 2.
 * What PEP 758 allows looks the same; a second name in lower case is taken for Python
 * 2's, since exceptions are classes and classes are written with a capital. */
static uint32_t handler_form(struct lower *lower)
{
    uint32_t commas = 0;
    bool lower_case = false;
    if (!ts_tree_cursor_goto_first_child(&lower->cursor)) {
        return BEFORE;
    }
    do {
        const TSNode node = ts_tree_cursor_current_node(&lower->cursor);
        const TSSymbol symbol = ts_node_symbol(node);
        if (symbol >= lower->lowering->symbol_count) {
            continue;
        }
        const struct symbol *meaning = &lower->lowering->symbols[symbol];
        commas += meaning->token == T_COMMA;
        if (commas == 1 && meaning->hooks->rule == R_IDENTIFIER) {
            const char first = lower->source->text.ptr[ts_node_start_byte(node)];
            lower_case = first == '_' || (first >= 'a' && first <= 'z');
        }
    } while (ts_tree_cursor_goto_next_sibling(&lower->cursor));
    ts_tree_cursor_goto_parent(&lower->cursor);
    return commas == 0 ? BEFORE : commas == 1 && lower_case ? BINDING : TUPLE;
}

static bool enter_handler(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_HANDLER, piece->from, piece->to);
    lower->state = handler_form(lower);
    return true;
}

static bool each_handler(struct lower *lower, struct frame *frame,
                         const struct piece *piece)
{
    if (piece->token == T_STAR) {
        lower->nodes[frame->out].flags |= NODE_STAR;
    } else if (piece->token == T_COLON) {
        lower_close_to(lower, frame->out);
        frame->state = BEFORE;
    } else if (piece->token == T_AS ||
               (piece->token == T_COMMA && frame->state == BINDING)) {
        lower_close_to(lower, frame->out);
        frame->state = AFTER;
    } else if (piece->token || piece->rule == R_BLOCK) {
        return !piece->token;
    } else if (frame->state == AFTER) {
        lower_open(lower, N_AS, piece->from, piece->to);
    } else if (frame->state == TUPLE) {
        lower_collect(lower, N_TUPLE, frame->out, piece);
    }
    return !piece->token;
}

static bool enter_function(struct lower *lower, const struct piece *piece)
{
    const bool decorated = rule_around(lower) == R_DECORATED &&
                           lower->nodes[lower->current].kind == N_FUNCTION;
    if (decorated) {
        lower->nodes[lower->current].kind = lower->hooks->kind;
    } else {
        lower_open(lower, lower->hooks->kind, piece->from, piece->to);
    }
    return true;
}

static bool each_definition(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    if (piece->token == T_ASYNC) {
        lower->nodes[frame->out].flags |= NODE_ASYNC;
    } else if (piece->rule == R_IDENTIFIER) {
        lower_set_name(lower, frame->out, piece);
        return false;
    } else if (piece->rule == R_TYPE_PARAMETER) {
        lower_as(lower, R_TYPE_PARAMS);
    } else if (piece->rule == R_ARGUMENTS) {
        lower_as(lower, R_BASES);
    } else if (piece->rule == R_TYPE) {
        lower_open(lower, N_RETURNS, piece->from, piece->to);
    }
    return !piece->token;
}

/* clang-format off */
const struct hooks lower_statement_hooks[] = {
    { .rule = R_BLOCK, .kind = N_BLOCK, .name = "block" },
    { .rule = R_EXPRESSION_STATEMENT, .kind = N_EXPR_STMT, .name = "expression_statement",
      .enter = enter_expression_statement },
    { .rule = R_ASSIGNMENT, .kind = N_ASSIGN, .name = "assignment", .enter = enter_assignment,
      .each = each_assignment },
    { .kind = N_AUG_ASSIGN, .name = "augmented_assignment", .enter = enter_augmented,
      .each = each_augmented },
    { .kind = N_RETURN, .name = "return_statement" },
    { .kind = N_RAISE, .name = "raise_statement", .each = each_listed },
    { .kind = N_ASSERT, .name = "assert_statement" },
    { .kind = N_DELETE, .name = "delete_statement", .each = each_listed },
    { .kind = N_PASS, .leaf = true, .name = "pass_statement" },
    { .kind = N_BREAK, .leaf = true, .name = "break_statement" },
    { .kind = N_CONTINUE, .leaf = true, .name = "continue_statement" },
    { .kind = N_GLOBAL, .name = "global_statement" },
    { .kind = N_NONLOCAL, .name = "nonlocal_statement" },
    { .kind = N_PRINT, .name = "print_statement" },
    { .kind = N_CHEVRON, .name = "chevron" },
    { .kind = N_EXEC, .name = "exec_statement" },
    { .kind = N_IMPORT, .name = "import_statement", .each = each_import },
    { .kind = N_FROM_IMPORT, .name = "import_from_statement", .each = each_from_import },
    { .kind = N_FROM_IMPORT, .name = "future_import_statement", .each = each_from_import },
    { .rule = R_ALIASED_IMPORT, .kind = N_ALIAS, .name = "aliased_import", .each = each_aliased },
    { .rule = R_WILDCARD, .kind = N_STAR_IMPORT, .leaf = true, .name = "wildcard_import" },
    { .rule = R_RELATIVE_IMPORT, .kind = KIND_NONE, .name = "relative_import",
      .each = each_relative },
    { .rule = R_IMPORT_PREFIX, .kind = KIND_NONE, .leaf = true, .name = "import_prefix" },
    { .kind = N_IF, .name = "if_statement", .each = each_if },
    { .rule = R_ELIF, .kind = KIND_NONE, .name = "elif_clause" },
    { .rule = R_ELSE, .kind = N_ELSE, .name = "else_clause" },
    { .kind = N_WHILE, .name = "while_statement" },
    { .kind = N_FOR, .name = "for_statement", .each = each_async },
    { .kind = N_TRY, .name = "try_statement" },
    { .kind = N_HANDLER, .name = "except_clause", .enter = enter_handler, .each = each_handler },
    { .kind = N_FINALLY, .name = "finally_clause" },
    { .kind = N_WITH, .name = "with_statement", .each = each_async },
    { .kind = KIND_NONE, .name = "with_clause" },
    { .kind = N_WITH_ITEM, .name = "with_item" },
    { .rule = R_DECORATED, .kind = N_FUNCTION, .name = "decorated_definition" },
    { .kind = N_DECORATOR, .name = "decorator" },
    { .rule = R_FUNCTION, .kind = N_FUNCTION, .name = "function_definition",
      .enter = enter_function, .each = each_definition },
    { .rule = R_CLASS, .kind = N_CLASS, .name = "class_definition", .enter = enter_function,
      .each = each_definition },
    { .rule = R_BASES, .kind = N_BASES },
    { .rule = R_NONE },
};
/* clang-format on */
