/* SPDX-License-Identifier: MIT */
#include "syntax/print.h"

#include <ctype.h>

#include "base/buf.h"
#include "syntax/source.h"
#include "syntax/tree.h"

struct flag_name {
    uint16_t flag;
    const char *name;
};

static const struct flag_name flag_names[] = {
    { NODE_ASYNC, "async" },         { NODE_STAR, "star" },
    { NODE_ELIF, "elif" },           { NODE_PARENTHESES, "parentheses" },
    { NODE_DEBUG, "debug" },         { NODE_HAS_ERROR, "error" },
    { STRING_RAW, "raw" },           { STRING_BYTES, "bytes" },
    { STRING_UNICODE, "unicode" },   { STRING_TRIPLE, "triple" },
    { STRING_TEMPLATE, "template" },
};

static const char *const param_names[] = {
    [PARAM_PLAIN] = "",      [PARAM_STAR] = "*",  [PARAM_DSTAR] = "**",
    [PARAM_ONLY_STAR] = "*", [PARAM_SLASH] = "/", [PARAM_TUPLE] = "()",
};

static void add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        if (c == '\n') {
            buf_add(out, STR("\\n"));
        } else if (c < 0x20 || c == 0x7F) {
            buf_add_format(out, "\\x%02x", c);
        } else {
            buf_add_char(out, (char)c);
        }
    }
}

static bool shows_text(uint8_t kind)
{
    return kind == N_INT || kind == N_FLOAT || kind == N_IMAGINARY || kind == N_STRING ||
           kind == N_STRING_PIECE;
}

static void add_op(struct buf *out, const struct node *node)
{
    switch (node->kind) {
    case N_FROM_IMPORT:
        if (node->op) {
            buf_add_format(out, " dots=%u", node->op);
        }
        break;
    case N_INTERPOLATION:
        if (node->op) {
            buf_add_format(out, " !%c", isprint(node->op) ? node->op : '?');
        }
        break;
    case N_SLICE:
        buf_add_format(out, " %s:%s:%s", node->op & SLICE_LOWER ? "lower" : "",
                       node->op & SLICE_UPPER ? "upper" : "",
                       node->op & SLICE_STEP ? "step" : "");
        break;
    case N_PARAM:
        if (node->op) {
            buf_add_format(out, " %s", param_names[node->op]);
        }
        break;
    default:
        if (node->op) {
            const char *text = node_op_text((enum node_op)node->op);
            buf_add_format(out, " %s", text[0] ? text : "chain");
        }
        break;
    }
}

static void add_node(const struct tree *tree, uint32_t number, struct buf *out)
{
    const struct node *node = &tree->nodes[number];
    buf_add_format(out, "%s", node_kind_name((enum node_kind)node->kind));
    if (node->name) {
        buf_add_char(out, ' ');
        add_escaped(out, tree_name(tree, number));
    }
    if (shows_text(node->kind)) {
        buf_add_char(out, ' ');
        add_escaped(out, tree_text(tree, number));
    }
    add_op(out, node);
    buf_add_format(out, " %u:%u-%u:%u", source_line(tree->source, node->from),
                   source_column(tree->source, node->from),
                   source_line(tree->source, node->to),
                   source_column(tree->source, node->to));
    for (size_t i = 0; i < sizeof flag_names / sizeof flag_names[0]; i++) {
        if (node->flags & flag_names[i].flag) {
            buf_add_format(out, " %s", flag_names[i].name);
        }
    }
    buf_add_char(out, '\n');
}

void tree_print(const struct tree *tree, uint32_t node, struct buf *out)
{
    const struct node *nodes = tree->nodes;
    uint32_t level = 0;
    for (uint32_t at = node; at < nodes[node].end; at++) {
        for (uint32_t i = 0; i < level; i++) {
            buf_add(out, STR("  "));
        }
        add_node(tree, at, out);
        level++;
        /* Up to the sibling of what follows. */
        for (uint32_t up = at; at + 1 < nodes[node].end && nodes[at + 1].parent != up;
             level--) {
            up = nodes[up].parent;
        }
    }
}
