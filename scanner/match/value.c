/* SPDX-License-Identifier: MIT */
#include "match/value.h"

#include "base/buf.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "names/propagate.h"
#include "syntax/literal.h"

enum { VALUE_STEPS = 16, MOST_DEEP = 32 };

/* Stands for what is not known of a template. */
static const char UNKNOWN_PART = '1';

struct constant value_of_binding(struct unit *unit, const struct binding *binding)
{
    const struct constant unknown = { .kind = CONSTANT_UNKNOWN };
    struct constant text = { .kind = CONSTANT_STRING };
    if (unit->steps_left < VALUE_STEPS) {
        unit->steps_left = 0;
        return unknown;
    }
    unit->steps_left -= VALUE_STEPS;
    switch (binding->kind) {
    case BIND_NODE:
        return propagate_constant(unit_propagation(unit), binding->node);
    case BIND_STRING:
        return literal_string(unit->tree, binding->node, unit->arena, &text.text)
                   ? text
                   : unknown;
    case BIND_TEXT:
    case BIND_CONSTANT:
        text.text = binding_text(unit, binding);
        return text;
    default:
        return unknown;
    }
}

/* A template being put together. */
struct template
{
    struct unit *unit;
    struct buf text;
    uint32_t depth;
};

static bool is_text(const struct constant *value)
{
    return value->kind == CONSTANT_STRING || value->kind == CONSTANT_BYTES;
}

/* Adds "a%(b)sc%-3d%%" as "a1c1%". */
static void add_formatted(struct template *template, struct str format)
{
    for (size_t i = 0; i < format.len; i++) {
        if (format.ptr[i] != '%' || i + 1 >= format.len) {
            buf_add_char(&template->text, format.ptr[i]);
            continue;
        }
        i++;
        if (format.ptr[i] == '(') {
            i = str_find_char(format, ')', i) + 1;
        }
        while (i < format.len && str_find_char(STR("#0- +.*123456789"), format.ptr[i],
                                               0) < sizeof "#0- +.*123456789" - 1) {
            i++;
        }
        if (i < format.len && format.ptr[i] == '%') {
            buf_add_char(&template->text, '%');
        } else {
            buf_add_char(&template->text, UNKNOWN_PART);
        }
    }
}

static void add_template(struct template *template, uint32_t node);

/* The parts of an f-string or of adjacent literals. */
static void add_pieces(struct template *template, uint32_t node)
{
    const struct tree *tree = template->unit->tree;
    TREE_EACH_CHILD(child, tree, node)
    {
        const bool is_field = tree->nodes[child].kind == N_INTERPOLATION;
        struct str piece;
        if (tree->nodes[child].kind == N_STRING_PIECE &&
            literal_string(tree, child, template->unit->arena, &piece)) {
            buf_add(&template->text, piece);
        } else {
            add_template(template, is_field ? tree_first(tree, child) : child);
        }
    }
}

static void add_unknown(struct template *template, uint32_t node)
{
    const struct tree *tree = template->unit->tree;
    const struct node *at = &tree->nodes[node];
    if (at->kind == N_FSTRING || at->kind == N_CONCAT) {
        add_pieces(template, node);
    } else if (at->kind == N_BINARY && at->op == OP_ADD) {
        add_template(template, tree_first(tree, node));
        add_template(template, tree_next(tree, tree_first(tree, node)));
    } else if (at->kind == N_BINARY && at->op == OP_MOD) {
        struct template format = { .unit = template->unit, .depth = template->depth };
        add_template(&format, tree_first(tree, node));
        add_formatted(template, buf_view(&format.text));
        buf_dispose(&format.text);
    } else {
        buf_add_char(&template->text, UNKNOWN_PART);
    }
}

static void add_template(struct template *template, uint32_t node)
{
    struct unit *unit = template->unit;
    if (unit->steps_left < VALUE_STEPS || template->depth >= MOST_DEEP) {
        buf_add_char(&template->text, UNKNOWN_PART);
        return;
    }
    unit->steps_left -= VALUE_STEPS;
    const struct constant value = propagate_constant(unit_propagation(unit), node);
    template->depth++;
    if (is_text(&value)) {
        buf_add(&template->text, value.text);
    } else {
        add_unknown(template, node);
    }
    template->depth--;
}

bool value_of_template(struct unit *unit, const struct binding *binding, struct str *text)
{
    struct template template = { .unit = unit };
    const struct node *at = &unit->tree->nodes[binding->node];
    if (binding->kind != BIND_NODE ||
        (at->kind != N_BINARY && at->kind != N_FSTRING && at->kind != N_CONCAT)) {
        return false;
    }
    add_template(&template, binding->node);
    *text = buf_copy(&template.text, unit->arena);
    buf_dispose(&template.text);
    return true;
}
