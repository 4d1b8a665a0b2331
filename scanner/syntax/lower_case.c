/* SPDX-License-Identifier: MIT
 *
 * match and its case patterns. What is a pattern and what a value is known by the place
 * only: the grammar has the same rules for both. */
#include "syntax/lower.h"

#include "syntax/source.h"

enum { BEFORE, AFTER, TUPLE };

static bool enter_match(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_MATCH, piece->from, piece->to);
    lower->state = lower_count_commas(lower) ? TUPLE : BEFORE;
    return true;
}

static bool each_match(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->token == T_COLON) {
        lower_close_to(lower, frame->out);
        frame->state = AFTER;
    } else if (piece->rule == R_BLOCK) {
        lower_as(lower, R_PLAIN);
    } else if (frame->state == TUPLE) {
        lower_collect(lower, N_TUPLE, frame->out, piece);
    }
    return !piece->token;
}

static bool enter_case(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_CASE, piece->from, piece->to);
    lower->state = lower_count_commas(lower) ? TUPLE : BEFORE;
    return true;
}

static bool each_case(struct lower *lower, struct frame *frame, const struct piece *piece)
{
    if (piece->token == T_COLON || piece->rule == R_IF_CLAUSE || piece->rule == R_BLOCK) {
        lower_close_to(lower, frame->out);
        lower->restore = lower->current;
        if (piece->rule == R_IF_CLAUSE) {
            lower_as(lower, R_GUARD);
        }
    } else if (frame->state == TUPLE) {
        lower_collect(lower, N_CASE_SEQUENCE, frame->out, piece);
    }
    return !piece->token;
}

/* A number of a pattern, with the minus that may stand before it (at frame->at). */
static void open_number(struct lower *lower, struct frame *frame,
                        const struct piece *piece)
{
    if (frame->state == AFTER) {
        const uint32_t node = lower_open(lower, N_UNARY, frame->at, piece->to);
        lower->nodes[node].op = OP_NEG;
        frame->state = BEFORE;
    }
}

static void open_name(struct lower *lower, const struct piece *piece)
{
    const struct str text = source_slice(lower->source, piece->from, piece->to);
    if (str_find_char(text, '.', 0) < text.len) {
        lower_open(lower, N_CASE_VALUE, piece->from, piece->to);
        return;
    }
    const bool any = str_equal(text, STR("_"));
    lower_open(lower, any ? N_CASE_WILDCARD : N_CASE_CAPTURE, piece->from, piece->to);
    if (!any) {
        lower_set_name(lower, lower->current, piece);
    }
    lower_as(lower, R_SWALLOWED);
}

/* Children of everything that holds patterns. */
static bool each_pattern(struct lower *lower, struct frame *frame,
                         const struct piece *piece)
{
    switch (piece->token) {
    case T_NONE:
        break;
    case T_MINUS:
        frame->state = AFTER;
        frame->at = piece->from;
        return false;
    case T_UNDERSCORE:
        lower_leaf(lower, N_CASE_WILDCARD, piece->from, piece->to);
        return false;
    default:
        return false;
    }
    switch (piece->rule) {
    case R_NUMBER:
        lower_open(lower, N_CASE_VALUE, frame->state == AFTER ? frame->at : piece->from,
                   piece->to);
        open_number(lower, frame, piece);
        break;
    case R_STRING:
    case R_CONSTANT:
    case R_COMPLEX_PATTERN:
        lower_open(lower, N_CASE_VALUE, piece->from, piece->to);
        break;
    case R_DOTTED_NAME:
        open_name(lower, piece);
        break;
    case R_TUPLE_PATTERN:
    case R_LIST_PATTERN:
        lower_as(lower, R_CASE_LIST);
        break;
    case R_AS_PATTERN:
        lower_as(lower, R_CASE_AS);
        break;
    default:
        break;
    }
    return true;
}

/* (a) is a; (a,), () and [a] are sequences. */
static bool enter_list(struct lower *lower, const struct piece *piece)
{
    const bool square = lower->source->text.ptr[piece->from] == '[';
    if (square || ts_node_child_count(piece->node) <= 2 || lower_count_commas(lower)) {
        lower_open(lower, N_CASE_SEQUENCE, piece->from, piece->to);
    }
    return true;
}

static bool each_as(struct lower *lower, struct frame *frame, const struct piece *piece)
{
    if (piece->rule == R_IDENTIFIER) {
        lower_set_name(lower, frame->out, piece);
        return false;
    }
    return each_pattern(lower, frame, piece);
}

static bool each_class(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->rule == R_DOTTED_NAME) {
        return true;
    }
    return each_pattern(lower, frame, piece);
}

static bool each_splat(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->rule == R_IDENTIFIER &&
        !str_equal(source_slice(lower->source, piece->from, piece->to), STR("_"))) {
        lower_set_name(lower, frame->out, piece);
    }
    return false;
}

/* {key: pattern, **rest}: a key is a value without a node that says so. */
static bool each_mapping(struct lower *lower, struct frame *frame,
                         const struct piece *piece)
{
    const bool open = lower->current != frame->out; /* a pair is */
    if (piece->token == T_COMMA) {
        lower_close_to(lower, frame->out);
    } else if (piece->token == T_MINUS) {
        frame->state = AFTER;
        frame->at = piece->from;
    } else if (piece->token == T_UNDERSCORE && !open) {
        lower_note_error(lower, piece->from);
    }
    if (piece->token || piece->rule == R_SPLAT_PATTERN) {
        return !piece->token;
    }
    if (!open) {
        lower_open(lower, N_CASE_PAIR, frame->state == AFTER ? frame->at : piece->from,
                   piece->to);
        lower->restore = lower->current;
        if (piece->rule == R_NUMBER) {
            open_number(lower, frame, piece);
        }
    } else {
        lower->restore = lower->current;
    }
    return true;
}

/* 1 - 2j */
static bool enter_complex(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_BINARY, piece->from, piece->to);
    return true;
}

static bool each_complex(struct lower *lower, struct frame *frame,
                         const struct piece *piece)
{
    if (piece->token == T_MINUS && lower->count == frame->out + 1 &&
        frame->state == BEFORE) {
        frame->state = AFTER;
        frame->at = piece->from;
    } else if (piece->op) {
        lower->nodes[frame->out].op = piece->op;
    } else if (piece->rule == R_NUMBER) {
        open_number(lower, frame, piece);
    }
    return !piece->token;
}

/* clang-format off */
const struct hooks lower_case_hooks[] = {
    { .kind = N_MATCH, .name = "match_statement", .enter = enter_match, .each = each_match },
    { .kind = N_CASE, .name = "case_clause", .enter = enter_case, .each = each_case },
    { .rule = R_SWALLOWED, .kind = KIND_NONE, .leaf = true },
    { .rule = R_GUARD, .kind = N_GUARD },
    { .rule = R_CASE_PATTERN, .kind = KIND_NONE, .name = "case_pattern", .each = each_pattern },
    { .rule = R_CASE_LIST, .kind = N_CASE_SEQUENCE, .enter = enter_list, .each = each_pattern },
    { .rule = R_CASE_AS, .kind = N_CASE_AS, .each = each_as },
    { .kind = N_CASE_OR, .name = "union_pattern", .each = each_pattern },
    { .kind = N_CASE_CLASS, .name = "class_pattern", .each = each_class },
    { .kind = N_CASE_KEYWORD, .name = "keyword_pattern", .each = each_as },
    { .kind = N_CASE_MAPPING, .name = "dict_pattern", .each = each_mapping },
    { .rule = R_SPLAT_PATTERN, .kind = N_CASE_STAR, .name = "splat_pattern", .each = each_splat },
    { .rule = R_COMPLEX_PATTERN, .kind = N_BINARY, .name = "complex_pattern",
      .enter = enter_complex, .each = each_complex },
    { .rule = R_NONE },
};
/* clang-format on */
