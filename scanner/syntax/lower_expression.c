/* SPDX-License-Identifier: MIT */
#include "syntax/lower.h"
#include "syntax/source.h"

/* Frame states, where a hook has to know what it saw. */
enum { BEFORE, AFTER, TUPLE };

static char byte_at(const struct lower *lower, uint32_t offset)
{
    const struct str text = lower->source->text;
    return (char)(offset < text.len ? text.ptr[offset] : '\0');
}

static bool enter_identifier(struct lower *lower, const struct piece *piece)
{
    const uint32_t node = lower_open(lower, N_NAME, piece->from, piece->to);
    lower_set_name(lower, node, piece);
    return false;
}

static bool enter_number(struct lower *lower, const struct piece *piece)
{
    const bool is_empty = piece->to <= piece->from;
    const char last = (char)(is_empty ? '\0' : byte_at(lower, piece->to - 1));
    const bool imaginary = last == 'j' || last == 'J';
    lower_open(lower, imaginary ? N_IMAGINARY : (enum node_kind)lower->hooks->kind,
               piece->from, piece->to);
    return false;
}

/* a.b.c as a chain of attributes, outermost first. */
static bool enter_dotted(struct lower *lower, const struct piece *piece)
{
    struct piece part = *piece;
    uint32_t end = piece->to;
    const char *text = lower->source->text.ptr;
    uint32_t dot = end;
    while (!lower->skip) {
        while (dot > piece->from && text[dot - 1] != '.') {
            dot--;
        }
        part.from = dot;
        part.to = end;
        while (part.from < part.to &&
               (text[part.from] == ' ' || text[part.from] == '\t')) {
            part.from++;
        }
        const bool first = dot == piece->from;
        const uint32_t node =
            lower_open(lower, first ? N_NAME : N_ATTRIBUTE, piece->from, part.to);
        lower_set_name(lower, node, &part);
        if (first) {
            break;
        }
        end = --dot;
        while (end > piece->from && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
            end--;
        }
    }
    return false;
}

/* Strings */

static uint16_t prefix_flag(char c)
{
    switch (c | 0x20) {
    case 'r':
        return STRING_RAW;
    case 'b':
        return STRING_BYTES;
    case 'u':
        return STRING_UNICODE;
    case 't':
        return STRING_TEMPLATE;
    default:
        return 0;
    }
}

static bool enter_string(struct lower *lower, const struct piece *piece)
{
    uint32_t at = piece->from;
    uint16_t flags = 0;
    bool fields = false;
    char quote = byte_at(lower, at);
    for (; at < piece->to && quote != '"' && quote != '\'' && quote != '`';
         quote = byte_at(lower, ++at)) {
        flags |= prefix_flag(quote);
        fields |= (quote | 0x20) == 'f' || (quote | 0x20) == 't';
    }
    if (piece->to - at >= 6 && byte_at(lower, at + 1) == quote &&
        byte_at(lower, at + 2) == quote) {
        flags |= STRING_TRIPLE;
    }
    const bool broken = lower->has_error && ts_node_has_error(piece->node);
    /* Python 2's `x` is repr(x), which the grammar takes for a string. */
    if (quote == '`') {
        lower_open(lower, N_ERROR, piece->from, piece->to);
        lower_note_error(lower, piece->from);
        return false;
    }
    const uint32_t node =
        lower_open(lower, fields ? N_FSTRING : N_STRING, piece->from, piece->to);
    lower->nodes[node].flags |= flags;
    return fields || broken;
}

/* The string's flags, so that a piece can be decoded alone. */
static uint16_t string_flags(const struct lower *lower, uint32_t node)
{
    while (node != TREE_NONE && lower->nodes[node].kind != N_FSTRING) {
        node = lower->nodes[node].parent;
    }
    return node == TREE_NONE ? 0 : (uint16_t)(lower->nodes[node].flags & STRING_PREFIXES);
}

static bool enter_content(struct lower *lower, const struct piece *piece)
{
    const uint32_t string = lower->current;
    if (lower->nodes[string].kind == N_FSTRING && piece->to > piece->from) {
        const uint32_t node = lower_open(lower, N_STRING_PIECE, piece->from, piece->to);
        lower->nodes[node].flags |= string_flags(lower, string);
    }
    return lower->has_error && ts_node_has_error(piece->node);
}

static bool each_interpolation(struct lower *lower, struct frame *frame,
                               const struct piece *piece)
{
    struct node *out = &lower->nodes[frame->out];
    if (piece->token == T_EQUAL) {
        out->flags |= NODE_DEBUG;
    } else if (piece->rule == R_TYPE_CONVERSION) {
        out->op = (uint8_t)byte_at(lower, piece->from + 1);
        return false;
    }
    return !piece->token;
}

static bool enter_spec(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_FORMAT_SPEC, piece->from, piece->to);
    lower->at = piece->from + 1; /* after the colon */
    return true;
}

/* The grammar has no nodes for the text of a format specification: it is what lies
 * between. */
static void add_spec_text(struct lower *lower, struct frame *frame, uint32_t to)
{
    if (to > frame->at) {
        const uint32_t node = lower_leaf(lower, N_STRING_PIECE, frame->at, to);
        lower->nodes[node].flags |= string_flags(lower, frame->out);
    }
}

static bool each_spec(struct lower *lower, struct frame *frame, const struct piece *piece)
{
    if (piece->rule != R_INTERPOLATION) {
        return !piece->token;
    }
    add_spec_text(lower, frame, piece->from);
    frame->at = piece->to;
    return true;
}

static void leave_spec(struct lower *lower, struct frame *frame)
{
    if (lower->nodes[frame->out].kind == N_FORMAT_SPEC) {
        lower_close_to(lower, frame->out);
        add_spec_text(lower, frame, frame->to);
    }
}

/* Parentheses and displays */

static bool enter_parentheses(struct lower *lower, const struct piece *piece)
{
    (void)piece;
    lower->pending |= NODE_PARENTHESES;
    return true;
}

static void leave_parentheses(struct lower *lower, struct frame *frame)
{
    (void)frame;
    lower->pending = 0;
}

static bool enter_tuple(struct lower *lower, const struct piece *piece)
{
    const uint32_t node = lower_open(lower, N_TUPLE, piece->from, piece->to);
    lower->nodes[node].flags |= NODE_PARENTHESES;
    return true;
}

/* The grammar says "tuple" to (a) where a target stands. */
static bool enter_tuple_pattern(struct lower *lower, const struct piece *piece)
{
    const uint32_t children = ts_node_child_count(piece->node);
    if (children > 2 && (children == 3 || lower_count_commas(lower) == 0)) {
        return enter_parentheses(lower, piece);
    }
    return enter_tuple(lower, piece);
}

static void leave_tuple_pattern(struct lower *lower, struct frame *frame)
{
    (void)frame;
    lower->pending = 0;
}

/* Comprehensions */

/* [x for a in b if c for d in e]: conditions belong to the `for` before them. */
static bool each_comprehension(struct lower *lower, struct frame *frame,
                               const struct piece *piece)
{
    if (piece->rule == R_FOR_IN) {
        lower_close_to(lower, frame->out);
        lower_open(lower, N_COMP_FOR, piece->from, piece->to);
        lower->restore = lower->current;
    }
    return !piece->token;
}

static bool enter_for_in(struct lower *lower, const struct piece *piece)
{
    const struct node *current = &lower->nodes[lower->current];
    if (!lower->skip && (current->kind != N_COMP_FOR || current->from != piece->from)) {
        lower_open(lower, N_COMP_FOR, piece->from, piece->to);
    }
    lower->state = lower_count_commas(lower) ? TUPLE : BEFORE;
    return true;
}

/* for a in b, c: Python 2 took several iterables as one tuple. */
static bool each_for_in(struct lower *lower, struct frame *frame,
                        const struct piece *piece)
{
    if (piece->token == T_ASYNC) {
        lower->nodes[frame->out].flags |= NODE_ASYNC;
    } else if (piece->op == OP_IN) {
        frame->state += frame->state == TUPLE;
    } else if (frame->state > TUPLE) {
        lower_collect(lower, N_TUPLE, frame->out, piece);
    }
    return !piece->token;
}

static void leave_for_in(struct lower *lower, struct frame *frame)
{
    lower_close_to(lower, frame->out);
}

/* Calls, attributes, subscripts */

static bool each_call(struct lower *lower, struct frame *frame, const struct piece *piece)
{
    if ((piece->rule == R_ARGUMENTS || piece->rule == R_GENERATOR) &&
        frame->out + 1 < lower->count) {
        const struct node *callee = &lower->nodes[frame->out + 1];
        if (callee->kind == N_NAME || callee->kind == N_ATTRIBUTE) {
            lower->nodes[frame->out].name = callee->name;
            lower->nodes[frame->out].name_from = callee->name_from;
        }
    }
    return !piece->token;
}

static bool each_keyword(struct lower *lower, struct frame *frame,
                         const struct piece *piece)
{
    if (piece->rule == R_IDENTIFIER && frame->state == BEFORE) {
        lower_set_name(lower, frame->out, piece);
        frame->state = AFTER;
        return false;
    }
    return !piece->token;
}

static bool each_attribute(struct lower *lower, struct frame *frame,
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

static bool enter_subscript(struct lower *lower, const struct piece *piece)
{
    lower_open(lower, N_SUBSCRIPT, piece->from, piece->to);
    /* Of value, "[", index and "]" none can be missing but by an error. */
    const bool one = ts_node_child_count(piece->node) <= 4;
    lower->state = !one && lower_count_commas(lower) ? TUPLE : BEFORE;
    return true;
}

static bool each_subscript(struct lower *lower, struct frame *frame,
                           const struct piece *piece)
{
    if (piece->token == T_OPEN) {
        frame->state += frame->state == TUPLE;
    } else if (piece->token == T_CLOSE) {
        lower_close_to(lower, frame->out);
    } else if (frame->state > TUPLE) {
        lower_collect(lower, N_TUPLE, frame->out, piece);
    }
    return !piece->token;
}

static bool each_slice(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->token == T_COLON) {
        frame->state++;
    } else if (!piece->token && frame->state < 3) {
        lower->nodes[frame->out].op |= (uint8_t)(SLICE_LOWER << frame->state);
    }
    return !piece->token;
}

/* Operators */

static bool each_operator(struct lower *lower, struct frame *frame,
                          const struct piece *piece)
{
    if (piece->op) {
        lower->nodes[frame->out].op = piece->op;
    }
    return !piece->token;
}

static bool enter_unary(struct lower *lower, const struct piece *piece)
{
    const bool is_star = lower->source->text.ptr[piece->from] == '*'; /* reworded */
    lower_open(lower, is_star ? N_STAR : N_UNARY, piece->from, piece->to);
    return true;
}

static bool each_unary(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->op && lower->nodes[frame->out].kind == N_UNARY) {
        lower->nodes[frame->out].op = (uint8_t)(piece->op == OP_ADD   ? OP_POS
                                                : piece->op == OP_SUB ? OP_NEG
                                                                      : piece->op);
    }
    return !piece->token;
}

/* Children but comments, as far as two operands and one operator. */
static bool is_chain(struct lower *lower, const struct piece *piece)
{
    uint32_t operators = 0;
    if (ts_node_child_count(piece->node) <= 3 ||
        !ts_tree_cursor_goto_first_child(&lower->cursor)) {
        return false;
    }
    do {
        const TSSymbol symbol =
            ts_node_symbol(ts_tree_cursor_current_node(&lower->cursor));
        operators += symbol < lower->lowering->symbol_count &&
                     lower->lowering->symbols[symbol].op != 0;
    } while (ts_tree_cursor_goto_next_sibling(&lower->cursor));
    ts_tree_cursor_goto_parent(&lower->cursor);
    return operators > 1;
}

static bool enter_comparison(struct lower *lower, const struct piece *piece)
{
    const uint32_t node = lower_open(lower, N_COMPARE, piece->from, piece->to);
    if (is_chain(lower, piece)) {
        lower->nodes[node].op = OP_CHAIN;
    }
    return true;
}

static bool each_comparison(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    struct node *out = &lower->nodes[frame->out];
    if (piece->op && out->op != OP_CHAIN) {
        out->op = piece->op;
    } else if (piece->op) {
        frame->state = piece->op;
        frame->at = piece->from;
    } else if (!piece->token && frame->state) {
        const uint32_t link = lower_open(lower, N_COMPARE_LINK, frame->at, piece->to);
        lower->nodes[link].op = (uint8_t)frame->state;
        frame->state = OP_NONE;
    }
    return !piece->token;
}

static bool each_yield(struct lower *lower, struct frame *frame,
                       const struct piece *piece)
{
    if (piece->token == T_FROM) {
        lower->nodes[frame->out].kind = N_YIELD_FROM;
    }
    return !piece->token;
}

/* Parameters */

/* lambda: x has no parameters in the grammar; here they are there and empty. */
static bool each_lambda(struct lower *lower, struct frame *frame,
                        const struct piece *piece)
{
    if (piece->rule == R_PARAMETERS) {
        frame->state = AFTER;
    } else if (piece->token == T_COLON && frame->state == BEFORE) {
        lower_leaf(lower, N_PARAMS, piece->from, piece->from);
        frame->state = AFTER;
    }
    return !piece->token;
}

static enum param_op splat_op(const struct piece *piece)
{
    return piece->rule == R_DSPLAT ? PARAM_DSTAR : PARAM_STAR;
}

static bool each_parameters(struct lower *lower, struct frame *frame,
                            const struct piece *piece)
{
    (void)frame;
    if (piece->token) {
        return false;
    }
    const uint32_t node = lower_open(lower, N_PARAM, piece->from, piece->to);
    struct node *param = &lower->nodes[node];
    switch (piece->rule) {
    case R_IDENTIFIER:
        lower_set_name(lower, node, piece);
        lower_as(lower, R_PLAIN);
        break;
    case R_ONLY_STAR:
        param->op = PARAM_ONLY_STAR;
        break;
    case R_SLASH:
        param->op = PARAM_SLASH;
        break;
    case R_TUPLE_PATTERN:
        param->op = PARAM_TUPLE;
        lower_as(lower, R_PARAM_TUPLE);
        break;
    case R_SPLAT:
    case R_DSPLAT:
        param->op = (uint8_t)splat_op(piece);
        lower_as(lower, R_PARAM);
        break;
    default:
        break;
    }
    return true;
}

/* The inside of a parameter: its name, then annotation and default. */
static bool each_parameter(struct lower *lower, struct frame *frame,
                           const struct piece *piece)
{
    if (piece->token) {
        frame->state += piece->token == T_EQUAL || piece->token == T_COLON;
        return false;
    }
    if (piece->rule == R_TYPE) {
        lower_open(lower, N_ANNOTATION, piece->from, piece->to);
    } else if (frame->state != BEFORE) {
        lower_open(lower, N_DEFAULT, piece->from, piece->to);
    } else if (piece->rule == R_IDENTIFIER) {
        lower_set_name(lower, frame->out, piece);
        return false;
    } else if (piece->rule == R_TUPLE_PATTERN) {
        lower->nodes[frame->out].op = PARAM_TUPLE;
        lower_as(lower, R_PARAM_TUPLE);
    } else if (piece->rule == R_SPLAT || piece->rule == R_DSPLAT) {
        lower->nodes[frame->out].op = (uint8_t)splat_op(piece);
        lower_as(lower, R_PARAM);
    }
    return true;
}

/* with a as b: the target is a child of the item, not of what stands before it, which for
 * the grammar reaches over it (with a if b else c as d). */
static void close_to_item(struct lower *lower, uint32_t offset)
{
    uint32_t item = lower->current;
    while (lower->nodes[item].kind == N_IF_EXP || lower->nodes[item].kind == N_LAMBDA) {
        item = lower->nodes[item].parent;
    }
    if (lower->nodes[item].kind != N_WITH_ITEM && lower->nodes[item].kind != N_HANDLER) {
        lower_note_error(lower, offset);
        return;
    }
    while (lower->current > item) {
        lower->nodes[lower->current].to = lower->last_to;
        lower_close_to(lower, lower->nodes[lower->current].parent);
    }
    if (item + 1 < lower->count && lower->nodes[item + 1].end < lower->count) {
        lower_note_error(lower, offset); /* a second `as` */
    }
}

static bool each_as(struct lower *lower, struct frame *frame, const struct piece *piece)
{
    if (piece->token == T_AS) {
        frame->state = AFTER;
        close_to_item(lower, piece->from);
    } else if (!piece->token && frame->state == AFTER) {
        lower_open(lower, N_AS, piece->from, piece->to);
    }
    return !piece->token;
}

/* clang-format off */
const struct hooks lower_expression_hooks[] = {
    { .rule = R_COMMENT, .name = "comment" },
    { .rule = R_EXTRA, .name = "line_continuation" },
    { .rule = R_IDENTIFIER, .name = "identifier", .enter = enter_identifier },
    { .rule = R_DOTTED_NAME, .name = "dotted_name", .enter = enter_dotted },
    { .rule = R_NUMBER, .kind = N_INT, .name = "integer", .enter = enter_number },
    { .rule = R_NUMBER, .kind = N_FLOAT, .name = "float", .enter = enter_number },
    { .rule = R_CONSTANT, .kind = N_TRUE, .leaf = true, .name = "true" },
    { .rule = R_CONSTANT, .kind = N_FALSE, .leaf = true, .name = "false" },
    { .rule = R_CONSTANT, .kind = N_NONE, .leaf = true, .name = "none" },
    { .rule = R_CONSTANT, .kind = N_ELLIPSIS, .leaf = true, .name = "ellipsis" },
    { .rule = R_STRING, .kind = N_STRING, .name = "string", .enter = enter_string },
    { .rule = R_STRING, .kind = N_CONCAT, .name = "concatenated_string" },
    { .rule = R_STRING_CONTENT, .kind = N_STRING_PIECE, .name = "string_content",
      .enter = enter_content },
    { .rule = R_INTERPOLATION, .kind = N_INTERPOLATION, .name = "interpolation",
      .each = each_interpolation },
    { .rule = R_INTERPOLATION, .kind = N_INTERPOLATION, .name = "format_expression",
      .each = each_interpolation },
    { .rule = R_TYPE_CONVERSION, .kind = KIND_NONE, .leaf = true, .name = "type_conversion" },
    { .kind = N_FORMAT_SPEC, .name = "format_specifier", .enter = enter_spec, .each = each_spec,
      .leave = leave_spec },
    { .kind = KIND_NONE, .name = "parenthesized_expression", .enter = enter_parentheses,
      .leave = leave_parentheses },
    { .kind = KIND_NONE, .name = "parenthesized_list_splat", .enter = enter_parentheses,
      .leave = leave_parentheses },
    { .kind = N_TUPLE, .name = "tuple", .enter = enter_tuple },
    { .rule = R_TUPLE_PATTERN, .kind = N_TUPLE, .name = "tuple_pattern",
      .enter = enter_tuple_pattern, .leave = leave_tuple_pattern },
    { .rule = R_PARAM_TUPLE, .kind = N_TUPLE, .enter = enter_tuple },
    { .rule = R_EXPRESSION_LIST, .kind = N_TUPLE, .name = "expression_list" },
    { .kind = N_TUPLE, .name = "pattern_list" },
    { .kind = N_LIST, .name = "list" },
    { .rule = R_LIST_PATTERN, .kind = N_LIST, .name = "list_pattern" },
    { .kind = N_SET, .name = "set" },
    { .kind = N_DICT, .name = "dictionary" },
    { .kind = N_PAIR, .name = "pair" },
    { .kind = N_LIST_COMP, .name = "list_comprehension", .each = each_comprehension },
    { .kind = N_SET_COMP, .name = "set_comprehension", .each = each_comprehension },
    { .kind = N_DICT_COMP, .name = "dictionary_comprehension", .each = each_comprehension },
    { .rule = R_GENERATOR, .kind = N_GENERATOR, .name = "generator_expression",
      .each = each_comprehension },
    { .rule = R_FOR_IN, .kind = N_COMP_FOR, .name = "for_in_clause", .enter = enter_for_in,
      .each = each_for_in, .leave = leave_for_in },
    { .rule = R_IF_CLAUSE, .kind = N_COMP_IF, .name = "if_clause" },
    { .rule = R_SPLAT, .kind = N_STAR, .name = "list_splat" },
    { .rule = R_SPLAT, .kind = N_STAR, .name = "list_splat_pattern" },
    { .rule = R_DSPLAT, .kind = N_DSTAR, .name = "dictionary_splat" },
    { .rule = R_DSPLAT, .kind = N_DSTAR, .name = "dictionary_splat_pattern" },
    { .kind = N_CALL, .name = "call", .each = each_call },
    { .rule = R_ARGUMENTS, .kind = KIND_NONE, .name = "argument_list" },
    { .kind = N_KEYWORD, .name = "keyword_argument", .each = each_keyword },
    { .kind = N_ATTRIBUTE, .name = "attribute", .each = each_attribute },
    { .kind = N_SUBSCRIPT, .name = "subscript", .enter = enter_subscript,
      .each = each_subscript },
    { .kind = N_SLICE, .name = "slice", .each = each_slice },
    { .kind = N_BINARY, .name = "binary_operator", .each = each_operator },
    { .kind = N_BOOL_OP, .name = "boolean_operator", .each = each_operator },
    { .kind = N_NOT, .name = "not_operator" },
    { .name = "unary_operator", .enter = enter_unary, .each = each_unary },
    { .kind = N_COMPARE, .name = "comparison_operator", .enter = enter_comparison,
      .each = each_comparison },
    { .kind = N_IF_EXP, .name = "conditional_expression" },
    { .kind = N_WALRUS, .name = "named_expression" },
    { .kind = N_AWAIT, .name = "await" },
    { .kind = N_YIELD, .name = "yield", .each = each_yield },
    { .kind = N_LAMBDA, .name = "lambda", .each = each_lambda },
    { .rule = R_PARAMETERS, .kind = N_PARAMS, .name = "parameters", .each = each_parameters },
    { .rule = R_PARAMETERS, .kind = N_PARAMS, .name = "lambda_parameters",
      .each = each_parameters },
    { .rule = R_DEFAULT_PARAMETER, .kind = KIND_NONE, .name = "default_parameter",
      .each = each_parameter },
    { .rule = R_DEFAULT_PARAMETER, .kind = KIND_NONE, .name = "typed_parameter",
      .each = each_parameter },
    { .rule = R_DEFAULT_PARAMETER, .kind = KIND_NONE, .name = "typed_default_parameter",
      .each = each_parameter },
    { .rule = R_PARAM, .kind = KIND_NONE, .each = each_parameter },
    { .rule = R_ONLY_STAR, .kind = KIND_NONE, .leaf = true, .name = "keyword_separator" },
    { .rule = R_SLASH, .kind = KIND_NONE, .leaf = true, .name = "positional_separator" },
    { .rule = R_AS_PATTERN, .kind = KIND_NONE, .name = "as_pattern", .each = each_as },
    { .rule = R_NONE },
};
/* clang-format on */
