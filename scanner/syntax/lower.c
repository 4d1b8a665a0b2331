/* SPDX-License-Identifier: MIT */
#include "syntax/lower.h"

#include <assert.h>

#include "base/arena.h"
#include "base/intern.h"
#include "syntax/layout.h"
#include "syntax/source.h"

enum { FIRST_NODES = 64, ERROR_SYMBOL = UINT16_MAX };

/* Nodes */

static uint32_t add_node(struct lower *lower, struct node node)
{
    if (lower->count == lower->capacity) {
        const size_t old = lower->capacity * sizeof node;
        lower->nodes = arena_grow(lower->arena, lower->nodes, old, old * 2);
        lower->capacity *= 2;
    }
    lower->nodes[lower->count] = node;
    return lower->count++;
}

uint32_t lower_open(struct lower *lower, enum node_kind kind, uint32_t from, uint32_t to)
{
    if (lower->skip) {
        return lower->current;
    }
    const struct parse_limits *limits = lower->limits;
    const bool deep = limits->max_depth && lower->depth >= limits->max_depth;
    if (limits->max_nodes && lower->count >= limits->max_nodes) {
        lower->stop = true;
    }
    if (deep || lower->stop) {
        lower->skip = true;
        lower->result->too_deep |= deep;
        kind = N_ERROR;
        lower->pending = NODE_HAS_ERROR;
    }
    /* A wrapper may begin at a token before an error that stands between. */
    if (lower->has_error && from < lower->last_to) {
        from = lower->last_to;
        to = to < from ? from : to;
    }
    lower->current = add_node(lower, (struct node){ .kind = (uint8_t)kind,
                                                    .flags = lower->pending,
                                                    .parent = lower->current,
                                                    .from = from,
                                                    .to = to });
    lower->pending = 0;
    lower->depth++;
    return lower->current;
}

/* Kinds whose text ends with their last child: what the grammar lets follow (comments, a
 * semicolon) is not theirs. */
static bool ends_with_child(uint8_t kind)
{
    return kind == N_BLOCK || node_is_compound(kind);
}

/* An error inside a node may have taken or added children: whoever reads the tree can
 * rely on the layout of every kind but N_ERROR. */
static void close_with_error(struct lower *lower, struct node *node)
{
    const struct tree tree = { .nodes = lower->nodes, .count = lower->count };
    if (node->kind != N_ERROR && !layout_holds(&tree, lower->current)) {
        node->kind = N_ERROR;
    }
    if (node->kind == N_ERROR) {
        node->op = 0;
        node->name = 0;
        node->name_from = 0;
        node->flags = NODE_HAS_ERROR;
    }
    if (node->parent != TREE_NONE) {
        lower->nodes[node->parent].flags |= node->flags & NODE_HAS_ERROR;
    }
}

static void close_current(struct lower *lower)
{
    struct node *node = &lower->nodes[lower->current];
    node->end = lower->count;
    if (node->end > lower->current + 1) {
        if (node->kind == N_BLOCK) {
            node->from = lower->nodes[lower->current + 1].from;
        }
        if (ends_with_child(node->kind) || node->to < lower->last_to) {
            node->to = lower->last_to;
        }
    }
    if (lower->has_error || (node->flags & NODE_HAS_ERROR)) {
        close_with_error(lower, node);
    }
    lower->last_to = node->to;
    lower->current = node->parent;
    lower->depth--;
}

void lower_close_to(struct lower *lower, uint32_t node)
{
    /* Numbers grow downwards, so a node that is closed already stops the loop as well. */
    while (lower->current > node) {
        close_current(lower);
    }
}

void lower_collect(struct lower *lower, enum node_kind kind, uint32_t out,
                   const struct piece *piece)
{
    if (lower->current == out && !piece->token) {
        lower_open(lower, kind, piece->from, piece->to);
    }
    if (lower->current != out && (!piece->token || piece->token == T_COMMA)) {
        lower->nodes[lower->current].to = piece->to;
        lower->restore = lower->current;
    }
}

uint32_t lower_leaf(struct lower *lower, enum node_kind kind, uint32_t from, uint32_t to)
{
    const uint32_t parent = lower->current;
    const bool skip = lower->skip;
    const uint32_t leaf = lower_open(lower, kind, from, to);
    lower_close_to(lower, parent);
    lower->skip = skip;
    return leaf;
}

void lower_as(struct lower *lower, enum rule rule)
{
    lower->hooks = lower->lowering->by_rule[rule];
    assert(lower->hooks);
}

void lower_note_error(struct lower *lower, uint32_t offset)
{
    struct parse_result *result = lower->result;
    result->error_count += lower->in_error ? 0 : 1;
    if (offset < result->first_error) {
        result->first_error = offset;
    }
    lower->nodes[lower->current].flags |= NODE_HAS_ERROR;
}

void lower_set_name(struct lower *lower, uint32_t node, const struct piece *identifier)
{
    const struct str text = source_slice(lower->source, identifier->from, identifier->to);
    lower->nodes[node].name = intern_add_view(lower->names, text);
    lower->nodes[node].name_from = identifier->from;
}

uint32_t lower_count_commas(struct lower *lower)
{
    uint32_t commas = 0;
    if (!ts_tree_cursor_goto_first_child(&lower->cursor)) {
        return 0;
    }
    do {
        const TSSymbol symbol =
            ts_node_symbol(ts_tree_cursor_current_node(&lower->cursor));
        commas +=
            symbol != ERROR_SYMBOL && lower->lowering->symbols[symbol].token == T_COMMA;
    } while (ts_tree_cursor_goto_next_sibling(&lower->cursor));
    ts_tree_cursor_goto_parent(&lower->cursor);
    return commas;
}

static bool is_blank_or_join(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n' || c == '\\';
}

uint32_t lower_dotted(struct lower *lower, const struct piece *piece)
{
    const struct str text = source_slice(lower->source, piece->from, piece->to);
    size_t clean = 0;
    while (clean < text.len && !is_blank_or_join(text.ptr[clean])) {
        clean++;
    }
    if (clean == text.len) {
        return intern_add_view(lower->names, text);
    }
    char *copy = arena_alloc(lower->arena, text.len);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_blank_or_join(text.ptr[i])) {
            copy[length++] = text.ptr[i];
        }
    }
    return intern_add_view(lower->names, (struct str){ copy, length });
}

/* The walk */

static struct piece read_piece(struct lower *lower)
{
    struct piece piece = { .node = ts_tree_cursor_current_node(&lower->cursor) };
    const TSSymbol symbol = ts_node_symbol(piece.node);
    piece.from = ts_node_start_byte(piece.node);
    piece.to = ts_node_end_byte(piece.node);
    if (symbol >= lower->lowering->symbol_count) {
        assert(symbol == ERROR_SYMBOL);
        lower->hooks = &grammar_error_hooks;
    } else {
        const struct symbol *meaning = &lower->lowering->symbols[symbol];
        lower->hooks = meaning->hooks;
        piece.token = meaning->token;
        piece.op = meaning->op;
    }
    piece.rule = lower->hooks->rule;
    return piece;
}

static bool enter(struct lower *lower, const struct piece *piece)
{
    const struct hooks *hooks = lower->hooks;
    if (hooks->enter) {
        return hooks->enter(lower, piece);
    }
    if (hooks->kind != KIND_NONE) {
        lower_open(lower, hooks->kind, piece->from, piece->to);
    }
    return !hooks->leaf;
}

/* Errors of tree-sitter: whether the piece was dealt with. */
static bool take_error(struct lower *lower, const struct piece *piece)
{
    if (ts_node_is_missing(piece->node)) {
        lower_note_error(lower, piece->from);
        if (!piece->token) {
            /* First the leaf: it may move the nodes. */
            const uint32_t leaf = lower_leaf(lower, N_ERROR, piece->from, piece->to);
            lower->nodes[leaf].flags |= NODE_HAS_ERROR;
        }
        return true;
    }
    if (piece->rule == R_ERROR) {
        lower_note_error(lower, piece->from);
    }
    return false;
}

static void push_frame(struct lower *lower, const struct piece *piece)
{
    if (lower->hooks->rule == R_ERROR) {
        lower->nodes[lower->current].flags |= NODE_HAS_ERROR;
        lower->in_error++;
    }
    const struct frame frame = { .hooks = lower->hooks,
                                 .out = lower->current,
                                 .restore = lower->restore,
                                 .at = lower->at,
                                 .state = lower->state,
                                 .to = piece->to };
    VEC_PUSH(lower->arena, &lower->frames, frame);
}

/* The piece under the cursor: whether the walk is to go on with its first child. */
static bool visit(struct lower *lower)
{
    const struct piece piece = read_piece(lower);
    if (piece.rule == R_COMMENT) {
        const struct tree_comment comment = { piece.from, piece.to };
        VEC_PUSH(lower->arena, &lower->comments, comment);
        return false;
    }
    if (piece.rule == R_EXTRA || (lower->has_error && take_error(lower, &piece))) {
        return false;
    }
    lower->restore = lower->current;
    lower->state = 0;
    lower->at = piece.from;
    struct frame *frame = &lower->frames.items[lower->frames.count - 1];
    if (piece.rule == R_ERROR || !frame->hooks->each) {
        if (piece.token) {
            return false;
        }
    } else if (!frame->hooks->each(lower, frame, &piece)) {
        return false;
    }
    const bool down = enter(lower, &piece) && !lower->skip;
    if (down && ts_tree_cursor_goto_first_child(&lower->cursor)) {
        push_frame(lower, &piece);
        return true;
    }
    if (piece.rule == R_ERROR) {
        lower->nodes[lower->current].flags |= NODE_HAS_ERROR;
    }
    lower->skip = false;
    lower_close_to(lower, lower->restore);
    return false;
}

static void pop_frame(struct lower *lower)
{
    struct frame *frame = &lower->frames.items[--lower->frames.count];
    if (frame->hooks->leave) {
        frame->hooks->leave(lower, frame);
    }
    lower->in_error -= frame->hooks->rule == R_ERROR;
    lower_close_to(lower, frame->restore);
}

static void walk(struct lower *lower)
{
    while (!lower->stop) {
        if (visit(lower)) {
            continue;
        }
        while (!ts_tree_cursor_goto_next_sibling(&lower->cursor)) {
            pop_frame(lower);
            if (lower->frames.count == 0) {
                return;
            }
            ts_tree_cursor_goto_parent(&lower->cursor);
        }
    }
    lower->result->too_many_nodes = true;
    lower->nodes[lower->current].flags |= NODE_HAS_ERROR;
}

static void open_module(struct lower *lower, size_t capacity)
{
    lower->capacity = (uint32_t)capacity;
    lower->nodes = ARENA_ARRAY(lower->arena, capacity, struct node);
    const uint32_t length = (uint32_t)lower->source->text.len;
    lower->nodes[0] =
        (struct node){ .kind = N_MODULE, .parent = TREE_NONE, .to = length };
    lower->count = 1;
    lower->depth = 1;
}

/* A root that is no module is an error as a whole. */
static void open_root(struct lower *lower, TSNode root)
{
    struct piece piece = { .to = (uint32_t)lower->source->text.len };
    lower->hooks = &grammar_plain_hooks;
    if (ts_node_is_error(root)) {
        piece.from = ts_node_start_byte(root);
        lower_note_error(lower, piece.from);
        lower_open(lower, N_ERROR, piece.from, ts_node_end_byte(root));
        lower->hooks = &grammar_error_hooks;
    }
    push_frame(lower, &piece);
}

static void lower_all(struct lower *lower, TSNode root)
{
    lower->has_error = ts_node_has_error(root);
    /* About half of tree-sitter's nodes are tokens that have no node here. */
    open_module(lower, FIRST_NODES + ts_node_descendant_count(root) / 2);
    lower->cursor = ts_tree_cursor_new(root);
    open_root(lower, root);
    if (ts_tree_cursor_goto_first_child(&lower->cursor)) {
        walk(lower);
    }
    ts_tree_cursor_delete(&lower->cursor);
}

void lower_tree(struct lower *lower, TSTree *ts_tree)
{
    if (ts_tree) {
        lower_all(lower, ts_tree_root_node(ts_tree));
    } else {
        open_module(lower, FIRST_NODES);
        lower_note_error(lower, 0);
        lower_leaf(lower, N_ERROR, 0, (uint32_t)lower->source->text.len);
    }
    lower_close_to(lower, 0);
    lower->nodes[0].end = lower->count;
    struct tree *tree = ARENA_NEW(lower->arena, struct tree);
    *tree = (struct tree){ .source = lower->source,
                           .names = lower->names,
                           .nodes = lower->nodes,
                           .count = lower->count,
                           .comments = lower->comments.items,
                           .comment_count = (uint32_t)lower->comments.count };
    lower->result->tree = tree;
}
