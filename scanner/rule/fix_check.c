/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "rule/fix_draft.h"
#include "rule/fix_faults.h"
#include "rule/rule.h"
#include "syntax/literal.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Stands before an indented statement, so that it can be parsed alone. */
#define HEADER "if 1:\n"

/* The statement around the edit, before and after. */
struct trial {
    struct fix_draft *draft;
    const struct tree *old;
    const struct tree *new;
    uint32_t from, to; /* in the old text: whole lines */
    uint32_t start;    /* of `from` in the new text */
    uint32_t at;       /* of the replacement in the new text */
    bool indented;
};

/* ---- which lines ---- */

/* The innermost node that holds the range. */
static uint32_t innermost(const struct tree *tree, uint32_t from, uint32_t to)
{
    uint32_t node = 0;
    for (uint32_t child = tree_first(tree, 0); child != TREE_NONE;) {
        const struct node *at = &tree->nodes[child];
        if (at->from <= from && to <= at->to && at->from < at->to) {
            node = child;
            child = tree_first(tree, child);
        } else {
            child = at->from > from ? TREE_NONE : tree_next(tree, child);
        }
    }
    return node;
}

static bool starts_line(const struct source *source, uint32_t at)
{
    while (at > 0 &&
           (source->text.ptr[at - 1] == ' ' || source->text.ptr[at - 1] == '\t')) {
        at--;
    }
    return at == 0 || source->text.ptr[at - 1] == '\n' ||
           source->text.ptr[at - 1] == '\r';
}

/* The innermost statement around the range that has its lines for itself at the start;
 * the module if there is none. */
static uint32_t statement_around(const struct trial *trial)
{
    const struct tree *tree = trial->old;
    uint32_t node = innermost(tree, trial->draft->match->from, trial->draft->match->to);
    while (node != 0) {
        const struct node *at = &tree->nodes[node];
        if (node_is_statement(at->kind) && !(at->flags & NODE_ELIF) &&
            starts_line(tree->source, at->from)) {
            break;
        }
        node = at->parent;
    }
    return node;
}

static uint32_t end_of_line(const struct source *source, uint32_t at)
{
    /* A range that ends with a line break does not reach into the next line. */
    const uint32_t line = source_line(source, at);
    const bool ended = source_line_start(source, line) == at && at > 0;
    return source_line_start(source, ended ? line : line + 1);
}

static void choose_lines(struct trial *trial)
{
    const struct source *source = trial->old->source;
    const uint32_t statement = statement_around(trial);
    const struct node *at = &trial->old->nodes[statement];
    trial->to = (uint32_t)source->text.len;
    if (statement == 0) {
        return;
    }
    trial->from = source_line_start(source, source_line(source, at->from));
    trial->from = trial->draft->from < trial->from ? trial->draft->from : trial->from;
    const uint32_t end = at->to > trial->draft->to ? at->to : trial->draft->to;
    trial->to = end_of_line(source, end);
    trial->indented = trial->from < at->from;
}

/* ---- parsing them ---- */

static void add_pass(const struct trial *trial, struct buf *text)
{
    const struct source *source = trial->old->source;
    size_t end = trial->from;
    while (source->text.ptr[end] == ' ' || source->text.ptr[end] == '\t') {
        end++;
    }
    if (text->len > 0 && text->ptr[text->len - 1] != '\n' &&
        text->ptr[text->len - 1] != '\r') {
        buf_add_char(text, '\n');
    }
    buf_add(text, source_slice(source, trial->from, (uint32_t)end));
    buf_add(text, STR("pass\n"));
}

/* Parses the lines with the edit; false where that does not give a whole tree. */
static bool parse_edited(struct trial *trial)
{
    const struct fix_draft *draft = trial->draft;
    struct arena *scratch = draft->maker->scratch;
    const struct source *source = trial->old->source;
    struct buf text = { 0 };
    buf_add(&text, trial->indented ? STR(HEADER) : STR(""));
    trial->start = (uint32_t)text.len;
    buf_add(&text, source_slice(source, trial->from, draft->from));
    trial->at = (uint32_t)text.len;
    buf_add(&text, buf_view(&draft->text));
    buf_add(&text, source_slice(source, draft->to, trial->to));
    if (trial->indented) {
        add_pass(trial, &text);
    }
    struct source *edited = ARENA_NEW(scratch, struct source);
    *edited = source_init(scratch, source->path, buf_copy(&text, scratch));
    buf_dispose(&text);
    if (draft->maker->bytes_left < edited->text.len) {
        draft->maker->bytes_left = 0;
        return false;
    }
    draft->maker->bytes_left -= edited->text.len;
    const struct parse_result parsed =
        parser_parse(draft->maker->parser, edited, &parse_default_limits,
                     intern_new(scratch, NULL), scratch);
    trial->new = parsed.tree;
    return parsed.error_count == 0 && parsed.first_error == UINT32_MAX &&
           !parsed.out_of_time && !parsed.too_many_nodes && !parsed.too_deep;
}

/* Whether an indented statement's lines are still one suite, up to the last line put
 * there. */
static bool is_one_suite(const struct trial *trial)
{
    const struct tree *tree = trial->new;
    if (!trial->indented) {
        return true;
    }
    const uint32_t block = tree_child_of_kind(tree, tree_first(tree, 0), N_BLOCK);
    return tree_child_count(tree, 0) == 1 && block != TREE_NONE &&
           tree->nodes[tree_last(tree, block)].kind == N_PASS &&
           tree->nodes[tree_last(tree, block)].to + 1 == tree->source->text.len;
}

/* Whether the replacement goes on in a line of its own although it began behind
 * something: "if a: f()" has its next statement outside. */
static bool leaves_its_line(const struct trial *trial)
{
    const struct tree *tree = trial->new;
    const uint32_t end = trial->at + (uint32_t)trial->draft->text.len;
    if (starts_line(tree->source, trial->at)) {
        return false;
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *at = &tree->nodes[i];
        if (at->from > trial->at && at->from < end && node_is_statement(at->kind) &&
            at->kind != N_BLOCK && starts_line(tree->source, at->from)) {
            return true;
        }
    }
    return false;
}

/* Within the braces of an f-string, before Python 3.12, stand neither its quotes nor
 * backslashes nor comments. */
static bool fits_in_fstring(const struct trial *trial)
{
    const struct tree *old = trial->old;
    const struct str text = buf_view(&trial->draft->text);
    uint32_t node = innermost(old, trial->draft->from, trial->draft->to);
    for (; node != TREE_NONE && !node_is_statement(old->nodes[node].kind);
         node = old->nodes[node].parent) {
        if (old->nodes[node].kind != N_FSTRING) {
            continue;
        }
        struct str string = tree_text(old, node);
        while (string.len > 0 && string.ptr[0] != '"' && string.ptr[0] != '\'') {
            string = str_slice(string, 1, string.len);
        }
        for (size_t i = 0; i < text.len; i++) {
            if (strchr("\\#\n", text.ptr[i]) || text.ptr[i] == string.ptr[0]) {
                return false;
            }
        }
    }
    return true;
}

/* ---- what they mean now ---- */

/* Whether the new tree has a node of the kind at exactly this range. Looks from *cursor
 * on, which moves: nodes are in the order of the text. */
static bool find_node(const struct tree *tree, uint32_t *cursor, struct node wanted,
                      uint32_t *found)
{
    for (; *cursor < tree->count; ++*cursor) {
        const struct node *at = &tree->nodes[*cursor];
        if (at->from == wanted.from && at->to == wanted.to && at->kind == wanted.kind) {
            *found = *cursor;
            return true;
        }
        if (at->from > wanted.from) {
            return false;
        }
    }
    return false;
}

/* The node of the old tree as it should stand in the new one, moved by `delta`. */
static struct node moved(const struct trial *trial, uint32_t node, uint32_t delta)
{
    struct node wanted = trial->old->nodes[node];
    wanted.from += delta; /* modulo 2^32, as the subtraction was */
    wanted.to += delta;
    return wanted;
}

static bool is_list_intact(const struct trial *trial, const struct fix_part *part)
{
    const uint32_t delta = trial->at + part->from - part->binding->from;
    uint32_t cursor = 0;
    uint32_t found;
    uint32_t node = part->binding->node;
    for (uint32_t i = 0; i < part->binding->count && node != TREE_NONE; i++) {
        if (!node_is_statement(trial->old->nodes[node].kind) &&
            !find_node(trial->new, &cursor, moved(trial, node, delta), &found)) {
            return false;
        }
        node = tree_next(trial->old, node);
    }
    return true;
}

static bool is_node_intact(const struct trial *trial, const struct fix_part *part)
{
    const struct tree *old = trial->old;
    uint32_t node = part->binding->node;
    if (old->nodes[node].kind == N_EXPR_STMT) {
        node = tree_first(old, node);
    }
    uint32_t cursor = 0;
    uint32_t found;
    const uint32_t delta = trial->at + part->from - part->binding->from;
    return node_is_statement(old->nodes[node].kind) ||
           find_node(trial->new, &cursor, moved(trial, node, delta), &found);
}

static bool is_identifier(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
            return false;
        }
    }
    return text.len > 0;
}

/* A string's content must be all of a string again, and be read the same way. */
static bool is_content_intact(const struct trial *trial, const struct fix_part *part)
{
    const struct tree *new = trial->new;
    const struct node *old = &trial->old->nodes[part->binding->node];
    const struct str text = binding_text(trial->draft->unit, part->binding);
    if (!part->between_quotes) {
        return is_identifier(text) && !(old->flags & STRING_BYTES);
    }
    if (old->kind != N_STRING && old->kind != N_STRING_PIECE) {
        return false;
    }
    const bool escapes = str_find_char(text, '\\', 0) < text.len;
    const unsigned flags = STRING_BYTES | (escapes ? STRING_RAW : 0U);
    const uint32_t from = trial->at + part->from;
    for (uint32_t i = 0; i < new->count &&new->nodes[i].from < from; i++) {
        if (new->nodes[i].kind != N_STRING) {
            continue;
        }
        const struct str content = literal_raw_content(new, i);
        if (content.ptr == new->source->text.ptr + from && content.len == text.len) {
            return ((new->nodes[i].flags ^ old->flags) & flags) == 0;
        }
    }
    return false;
}

static bool is_intact(const struct trial *trial, const struct fix_part *part)
{
    switch (part->binding->kind) {
    case BIND_NODE:
        return is_node_intact(trial, part);
    case BIND_LIST:
        return is_list_intact(trial, part);
    case BIND_STRING:
        return is_content_intact(trial, part);
    default:
        return true;
    }
}

static bool all_parts_intact(const struct trial *trial)
{
    for (size_t i = 0; i < trial->draft->parts.count; i++) {
        if (!is_intact(trial, &trial->draft->parts.items[i])) {
            return false;
        }
    }
    return true;
}

/* Asks for brackets around the expressions that were torn apart; false where that cannot
 * help. */
static bool bracket_parts(const struct trial *trial)
{
    bool asked = false;
    for (size_t i = 0; i < trial->draft->parts.count; i++) {
        struct fix_part *part = &trial->draft->parts.items[i];
        if (is_intact(trial, part)) {
            continue;
        }
        if (part->binding->kind != BIND_NODE || part->wants_brackets ||
            part->between_quotes) {
            return false;
        }
        part->wants_brackets = true;
        asked = true;
    }
    return asked;
}

/* Whether what is replaced is one expression within a statement. */
static bool replaces_expression(const struct trial *trial)
{
    const struct match *match = trial->draft->match;
    if (match->node == TREE_NONE) {
        return false;
    }
    const struct node *node = &trial->old->nodes[match->node];
    return node_is_expression(node->kind) && node->from == trial->draft->from &&
           node->to == trial->draft->to && node->parent != TREE_NONE &&
           trial->old->nodes[node->parent].kind != N_EXPR_STMT;
}

/* Whether the replacement is one expression of the new text, with or without its own
 * parentheses. */
static bool is_one_expression(const struct trial *trial)
{
    const struct tree *tree = trial->new;
    uint32_t from = trial->at;
    uint32_t to = trial->at + (uint32_t)trial->draft->text.len;
    const char *text = tree->source->text.ptr;
    while (from < to) {
        for (uint32_t i = 0; i < tree->count && tree->nodes[i].from <= from; i++) {
            if (tree->nodes[i].from == from && tree->nodes[i].to == to &&
                node_is_expression(tree->nodes[i].kind)) {
                return true;
            }
        }
        if (text[from] != '(' || text[to - 1] != ')') {
            break;
        }
        for (from++; from < to && (text[from] == ' ' || text[from] == '\n');) {
            from++;
        }
        for (to--; to > from && (text[to - 1] == ' ' || text[to - 1] == '\n');) {
            to--;
        }
    }
    return false;
}

/* Asks for brackets around what goes over several lines, since it may have left those
 * that it stood in; else around the whole expression. False where that was done. */
static bool bracket_lines(const struct trial *trial)
{
    struct fix_draft *draft = trial->draft;
    bool asked = false;
    for (size_t i = 0; i < draft->parts.count; i++) {
        struct fix_part *part = &draft->parts.items[i];
        const struct str text = str_slice(buf_view(&draft->text), part->from, part->to);
        if (part->binding->kind == BIND_NODE && !part->wants_brackets &&
            !part->between_quotes && str_find_char(text, '\n', 0) < text.len &&
            node_is_expression(trial->old->nodes[part->binding->node].kind)) {
            part->wants_brackets = true;
            asked = true;
        }
    }
    if (!asked && !draft->wants_brackets && !draft->rule->fix_regex.ptr &&
        replaces_expression(trial)) {
        draft->wants_brackets = true;
        asked = true;
    }
    return asked;
}

/* Whether every comment in what is replaced stands in the replacement. */
static bool keeps_comments(const struct trial *trial)
{
    const struct fix_draft *draft = trial->draft;
    const struct tree *old = trial->old;
    uint32_t low = 0;
    uint32_t high = old->comment_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (old->comments[middle].from < draft->from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t at = 0;
    const struct str text = buf_view(&draft->text);
    for (; low < old->comment_count && old->comments[low].from < draft->to; low++) {
        const struct str comment =
            source_slice(old->source, old->comments[low].from, old->comments[low].to);
        at = str_find(text, comment, at);
        if (at >= text.len) {
            return false;
        }
        at += comment.len;
    }
    return true;
}

enum fix_verdict fix_check(struct fix_draft *draft)
{
    struct trial trial = { .draft = draft, .old = draft->unit->tree };
    if (!keeps_comments(&trial)) {
        return FIX_BAD;
    }
    choose_lines(&trial);
    const bool parsed = parse_edited(&trial) && is_one_suite(&trial) &&
                        !leaves_its_line(&trial) && fits_in_fstring(&trial);
    if (!parsed) {
        return FIX_BAD;
    }
    if (!all_parts_intact(&trial)) {
        return bracket_parts(&trial) ? FIX_AGAIN : FIX_BAD;
    }
    if (draft->text.len > 0 && replaces_expression(&trial) &&
        !is_one_expression(&trial)) {
        const bool can = !draft->wants_brackets && !draft->rule->fix_regex.ptr;
        draft->wants_brackets = true;
        return can ? FIX_AGAIN : FIX_BAD;
    }
    if (fix_faults_count(trial.new) == 0) {
        return FIX_GOOD;
    }
    return bracket_lines(&trial) ? FIX_AGAIN : FIX_BAD;
}
