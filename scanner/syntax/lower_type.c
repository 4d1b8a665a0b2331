/* SPDX-License-Identifier: MIT
 *
 * Annotations and type parameters. The grammar has rules of its own for what looks like
 * an expression there; it becomes the same nodes as elsewhere. */
#include "syntax/lower.h"

#include "syntax/source.h"

enum { BEFORE, AFTER };

static bool enter_union(struct lower *lower, const struct piece *piece)
{
    const uint32_t node = lower_open(lower, N_BINARY, piece->from, piece->to);
    lower->nodes[node].op = OP_BIT_OR;
    return true;
}

static bool each_member(struct lower *lower, struct frame *frame,
                        const struct piece *piece)
{
    if (piece->token == T_DOT) {
        frame->state = AFTER;
    } else if (piece->rule == R_IDENTIFIER && frame->state == AFTER) {
        lower_set_name(lower, frame->out, piece);
        return false;
    }
    return !piece->token;
}

static bool enter_splat(struct lower *lower, const struct piece *piece)
{
    const char *text = lower->source->text.ptr;
    const bool twice = piece->to > piece->from + 1 && text[piece->from + 1] == '*';
    lower_open(lower, twice ? N_DSTAR : N_STAR, piece->from, piece->to);
    return true;
}

/* X[a:b] in an annotation: a slice of both bounds. */
static bool enter_constrained(struct lower *lower, const struct piece *piece)
{
    const uint32_t node = lower_open(lower, N_SLICE, piece->from, piece->to);
    lower->nodes[node].op = SLICE_LOWER | SLICE_UPPER;
    return true;
}

/* The indexes of X[a, b] in an annotation. */
static bool enter_indexes(struct lower *lower, const struct piece *piece)
{
    (void)piece;
    lower->state = lower_count_commas(lower);
    return true;
}

static bool each_index(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (frame->state) {
        lower_collect(lower, N_TUPLE, frame->out, piece);
    }
    return !piece->token;
}

static bool each_type_params(struct lower *lower, struct frame *frame,
                             const struct piece *piece)
{
    (void)frame;
    if (piece->rule == R_TYPE) {
        lower_as(lower, R_TYPE_PARAM);
    }
    return !piece->token;
}

static bool each_type_param(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    switch (piece->rule) {
    case R_IDENTIFIER:
        lower_set_name(lower, frame->out, piece);
        return false;
    case R_SPLAT_TYPE:
        lower_as(lower, R_TYPE_PARAM_SPLAT);
        return true;
    case R_CONSTRAINED_TYPE:
        lower_as(lower, R_TYPE_PARAM_BOUND);
        return true;
    default:
        if (!piece->token) {
            lower_note_error(lower, piece->from);
        }
        return !piece->token;
    }
}

static bool each_splat(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    struct node *out = &lower->nodes[frame->out];
    if (piece->token == T_STAR || piece->token == T_DSTAR) {
        out->op = piece->token == T_STAR ? PARAM_STAR : PARAM_DSTAR;
    } else if (piece->rule == R_IDENTIFIER) {
        lower_set_name(lower, frame->out, piece);
    }
    return false;
}

/* T: bound */
static bool each_bound(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->token == T_COLON) {
        frame->state = AFTER;
    } else if (!piece->token && frame->state == BEFORE) {
        lower_as(lower, R_TYPE_PARAM_NAME);
    } else if (!piece->token) {
        lower_open(lower, N_ANNOTATION, piece->from, piece->to);
    }
    return !piece->token;
}

/* type X[T] = value: what stands left is a name with type parameters, not a subscript. */
static bool each_type_alias(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    if (piece->rule == R_TYPE && frame->state == BEFORE) {
        frame->state = AFTER;
        lower_as(lower, R_ALIAS_LEFT);
    }
    return !piece->token;
}

/* type(x).attr = value: the grammar takes the call of type for the soft keyword. It is an
 * assignment, to a target whose call cannot be had back: an error stands for it. */
static void leave_type_alias(struct lower *lower, struct frame *frame)
{
    struct node *alias = &lower->nodes[frame->out];
    struct node *left = alias + 1;
    if (alias->kind == N_TYPE_ALIAS && frame->out + 1 < lower->count &&
        left->parent == frame->out && left->kind != N_NAME) {
        alias->kind = N_ASSIGN;
        left->kind = N_ERROR;
        left->name = 0;
    }
}

static bool each_alias_left(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    (void)frame;
    if (piece->rule == R_GENERIC_TYPE) {
        lower_as(lower, R_ALIAS_GENERIC);
    }
    return !piece->token;
}

static bool each_alias_generic(struct lower *lower, struct frame *frame,
                               const struct piece *piece)
{
    (void)frame;
    if (piece->rule == R_TYPE_PARAMETER) {
        lower_as(lower, R_TYPE_PARAMS);
    }
    return !piece->token;
}

/* clang-format off */
const struct hooks lower_type_hooks[] = {
    { .rule = R_TYPE, .kind = KIND_NONE, .name = "type" },
    { .rule = R_GENERIC_TYPE, .kind = N_SUBSCRIPT, .name = "generic_type" },
    { .rule = R_TYPE_PARAMETER, .kind = KIND_NONE, .name = "type_parameter",
      .enter = enter_indexes, .each = each_index },
    { .kind = N_BINARY, .name = "union_type", .enter = enter_union },
    { .kind = N_ATTRIBUTE, .name = "member_type", .each = each_member },
    { .rule = R_SPLAT_TYPE, .kind = N_STAR, .name = "splat_type", .enter = enter_splat },
    { .rule = R_CONSTRAINED_TYPE, .kind = N_SLICE, .name = "constrained_type",
      .enter = enter_constrained },
    { .rule = R_TYPE_PARAMS, .kind = N_TYPE_PARAMS, .each = each_type_params },
    { .rule = R_TYPE_PARAM, .kind = N_PARAM, .each = each_type_param },
    { .rule = R_TYPE_PARAM_SPLAT, .kind = KIND_NONE, .each = each_splat },
    { .rule = R_TYPE_PARAM_BOUND, .kind = KIND_NONE, .each = each_bound },
    { .rule = R_TYPE_PARAM_NAME, .kind = KIND_NONE, .each = each_type_param },
    { .kind = N_TYPE_ALIAS, .name = "type_alias_statement", .each = each_type_alias,
      .leave = leave_type_alias },
    { .rule = R_ALIAS_LEFT, .kind = KIND_NONE, .each = each_alias_left },
    { .rule = R_ALIAS_GENERIC, .kind = KIND_NONE, .each = each_alias_generic },
    { .rule = R_NONE },
};
/* clang-format on */
