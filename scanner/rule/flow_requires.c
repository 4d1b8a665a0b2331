/* SPDX-License-Identifier: MIT */
#include "rule/flow_requires.h"

#include "base/arena.h"
#include "flow/flow_rule.h"
#include "rule/dom.h"
#include "rule/loader.h"
#include "rule/suggest.h"

static bool is_word_byte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           c == '_';
}

static size_t word_length(struct str text)
{
    size_t length = 0;
    while (length < text.len && is_word_byte(text.ptr[length])) {
        length++;
    }
    return length > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9' ? 0 : length;
}

int flow_requires_read_label(const struct loader *loader, const struct dom_node *node,
                             struct str *label)
{
    static const char *const taken[] = { "and", "or", "not" };
    *label = node->kind == DOM_SCALAR ? node->text : STR("");
    bool good = label->len > 0 && word_length(*label) == label->len;
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        good = good && !str_equal(*label, str_from(taken[i]));
    }
    return good ? 0 : loader_fail(loader, node, "a label looks like NAME");
}

int flow_requires_find(const struct loader *loader, const struct dom_node *node,
                       const struct flow_labels *labels, struct str label,
                       uint32_t *number)
{
    struct suggestion suggestion = { .wanted = str_slice(label, 0, 80) };
    for (*number = 0; *number < labels->count; ++*number) {
        const struct str known = labels->items[*number];
        if (known.ptr && str_equal(known, label)) {
            return 0;
        }
        if (known.ptr) {
            suggest_consider(&suggestion, known);
        }
    }
    if (str_equal(label, STR(FLOW_NAMELESS))) {
        return loader_fail(loader, node, "all sources have labels, none gives '%s'",
                           FLOW_NAMELESS);
    }
    return suggestion.best.ptr
               ? loader_fail(loader, node,
                             "nothing gives the label '%.*s', did you mean '%.*s'?",
                             STR_ARGS(suggestion.wanted), STR_ARGS(suggestion.best))
               : loader_fail(loader, node, "nothing gives the label '%.*s'",
                             STR_ARGS(suggestion.wanted));
}

/* What waits for its operands; what binds tighter has the higher number. */
enum waiting { WAITING_OPEN, WAITING_OR, WAITING_AND, WAITING_NOT };

/* An expression while it is read. Neither list can grow longer than there are words. */
struct expression {
    const struct loader *loader;
    const struct dom_node *node;
    const struct flow_labels *labels;
    struct flow_requires out[FLOW_MOST_TERMS];
    uint32_t count;
    uint8_t stack[FLOW_MOST_TERMS]; /* enum waiting */
    uint32_t depth;
    uint32_t words;
    bool has_operand; /* what was read last ends an operand */
};

static int fail(const struct expression *expression)
{
    return loader_fail(expression->loader, expression->node,
                       "'requires' is made of labels, 'and', 'or', 'not' and "
                       "parentheses, as in 'A and not B'");
}

/* Writes out the operators that wait and bind at least as tight. */
static void settle(struct expression *expression, enum waiting least)
{
    static const enum flow_requires_op ops[] = { [WAITING_OR] = REQUIRES_OR,
                                                 [WAITING_AND] = REQUIRES_AND,
                                                 [WAITING_NOT] = REQUIRES_NOT };
    while (expression->depth > 0 &&
           expression->stack[expression->depth - 1] >= (uint8_t)least) {
        const uint8_t op = expression->stack[--expression->depth];
        expression->out[expression->count++].op = ops[op];
    }
}

static int add_waiting(struct expression *expression, enum waiting waiting)
{
    const bool binary = waiting == WAITING_AND || waiting == WAITING_OR;
    if (expression->has_operand != binary) {
        return fail(expression);
    }
    if (binary) {
        settle(expression, waiting);
    }
    expression->stack[expression->depth++] = (uint8_t)waiting;
    expression->has_operand = false;
    return 0;
}

static int close_group(struct expression *expression)
{
    settle(expression, WAITING_OR);
    if (!expression->has_operand || expression->depth == 0) {
        return fail(expression);
    }
    expression->depth--;
    return 0;
}

static int add_label(struct expression *expression, struct str label)
{
    struct flow_requires *term = &expression->out[expression->count];
    if (expression->has_operand) {
        return fail(expression);
    }
    term->op = REQUIRES_LABEL;
    expression->count++;
    expression->has_operand = true;
    return flow_requires_find(expression->loader, expression->node, expression->labels,
                              label, &term->label);
}

static int add_word(struct expression *expression, struct str word)
{
    if (++expression->words > FLOW_MOST_TERMS) {
        return loader_fail(expression->loader, expression->node,
                           "'requires' is too long: more than %d words", FLOW_MOST_TERMS);
    }
    if (str_equal(word, STR("("))) {
        return add_waiting(expression, WAITING_OPEN);
    }
    if (str_equal(word, STR(")"))) {
        return close_group(expression);
    }
    if (str_equal(word, STR("and"))) {
        return add_waiting(expression, WAITING_AND);
    }
    if (str_equal(word, STR("or"))) {
        return add_waiting(expression, WAITING_OR);
    }
    if (str_equal(word, STR("not"))) {
        return add_waiting(expression, WAITING_NOT);
    }
    return add_label(expression, word);
}

/* The next word or parenthesis of the text, which is cut off it; empty at another sign.
 */
static struct str next_word(struct str *text)
{
    const bool parenthesis = text->ptr[0] == '(' || text->ptr[0] == ')';
    const size_t length = parenthesis ? 1 : word_length(*text);
    const struct str word = str_slice(*text, 0, length);
    *text = str_trim(str_slice(*text, length, text->len));
    return word;
}

int flow_requires_read(const struct loader *loader, const struct dom_node *node,
                       const struct flow_labels *labels, struct flow_part *part)
{
    struct expression expression = { .loader = loader, .node = node, .labels = labels };
    struct str rest = node->kind == DOM_SCALAR ? str_trim(node->text) : STR("");
    while (rest.len > 0) {
        const struct str word = next_word(&rest);
        const int code = word.len > 0 ? add_word(&expression, word) : fail(&expression);
        if (code < 0) {
            return code;
        }
    }
    settle(&expression, WAITING_OR);
    if (!expression.has_operand || expression.depth > 0) {
        return fail(&expression);
    }
    struct flow_requires *terms =
        ARENA_ARRAY(loader->arena, expression.count, struct flow_requires);
    memcpy(terms, expression.out, expression.count * sizeof *terms);
    part->requires = terms;
    part->requires_count = expression.count;
    return 0;
}
