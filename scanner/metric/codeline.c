/* SPDX-License-Identifier: MIT */
#include "metric/codeline.h"

#include "base/arena.h"
#include "syntax/source.h"
#include "syntax/tree.h"

enum line_kind { LINE_BLANK, LINE_DIRECTIVE, LINE_COMMENT, LINE_DOCSTRING, LINE_CODE };

static bool is_definition(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_FUNCTION || kind == N_CLASS || kind == N_MODULE;
}

/* The first statement of the node's suite, or TREE_NONE. */
static uint32_t first_statement(const struct tree *tree, uint32_t definition)
{
    if (tree->nodes[definition].kind == N_MODULE) {
        return tree_first(tree, definition);
    }
    const uint32_t block = tree_last(tree, definition);
    return block != TREE_NONE && tree->nodes[block].kind == N_BLOCK
               ? tree_first(tree, block)
               : TREE_NONE;
}

uint32_t codeline_docstring(const struct tree *tree, uint32_t definition)
{
    const uint32_t statement = first_statement(tree, definition);
    if (statement == TREE_NONE || tree->nodes[statement].kind != N_EXPR_STMT) {
        return TREE_NONE;
    }
    const struct node *text = &tree->nodes[statement + 1];
    const bool is_text = text->kind == N_STRING || text->kind == N_CONCAT;
    return is_text && !(text->flags & STRING_BYTES) ? statement : TREE_NONE;
}

/* Offset of the first byte of the 0-based line that is no blank, or that of its break. */
static uint32_t text_start(const struct source *source, uint32_t line, uint32_t end)
{
    uint32_t at = source->line_starts[line];
    while (at < end && strchr(" \t\f\r\n", source->text.ptr[at])) {
        at++;
    }
    return at;
}

/* `# pylint: disable=x`, `# type: ignore`, `# noqa`: said to a tool. */
static bool is_directive(struct str comment)
{
    const struct str text = str_trim(str_slice(comment, 1, comment.len));
    size_t word = 0;
    while (word < text.len &&
           ((text.ptr[word] >= 'a' && text.ptr[word] <= 'z') ||
            (text.ptr[word] >= '0' && text.ptr[word] <= '9') || text.ptr[word] == '-')) {
        word++;
    }
    return (word > 0 && word < text.len && text.ptr[word] == ':') ||
           str_equal(text, STR("noqa")) || str_equal(text, STR("nosec"));
}

static enum line_kind kind_of_comment(const struct tree *tree, uint32_t comment)
{
    const struct tree_comment *at = &tree->comments[comment];
    return is_directive(source_slice(tree->source, at->from, at->to)) ? LINE_DIRECTIVE
                                                                      : LINE_COMMENT;
}

static void read_lines(struct codelines *lines)
{
    const struct tree *tree = lines->tree;
    const struct source *source = tree->source;
    uint32_t comment = 0;
    for (uint32_t line = 0; line < source->line_count; line++) {
        const uint32_t end = line + 1 < source->line_count ? source->line_starts[line + 1]
                                                           : (uint32_t)source->text.len;
        const uint32_t start = text_start(source, line, end);
        while (comment < tree->comment_count && tree->comments[comment].from < start) {
            comment++;
        }
        const bool is_comment =
            comment < tree->comment_count && tree->comments[comment].from == start;
        const enum line_kind kind = start == end ? LINE_BLANK
                                    : is_comment ? kind_of_comment(tree, comment)
                                                 : LINE_CODE;
        lines->kinds[line] = (uint8_t)kind;
    }
}

/* Lines that a docstring shares with its def hold code: def f(): "text". */
static void mark_docstring(struct codelines *lines, uint32_t statement)
{
    const struct source *source = lines->tree->source;
    const struct node *text = &lines->tree->nodes[statement];
    const uint32_t last = source_line(source, text->to) - 1;
    uint32_t line = source_line(source, text->from) - 1;
    if (text_start(source, line, text->from) < text->from) {
        line++;
    }
    for (; line <= last; line++) {
        lines->kinds[line] = LINE_DOCSTRING;
    }
}

struct codelines codeline_read(const struct tree *tree, struct arena *arena)
{
    const uint32_t count = tree->source->line_count;
    struct codelines lines = { tree, ARENA_ARRAY(arena, count, uint8_t),
                               ARENA_ARRAY(arena, (size_t)count + 1, uint32_t) };
    read_lines(&lines);
    for (uint32_t node = 0; node < tree->count; node++) {
        const uint32_t docstring =
            is_definition(tree, node) ? codeline_docstring(tree, node) : TREE_NONE;
        if (docstring != TREE_NONE) {
            mark_docstring(&lines, docstring);
        }
    }
    for (uint32_t line = 0; line < count; line++) {
        lines.before[line + 1] = lines.before[line] + (lines.kinds[line] == LINE_CODE);
    }
    return lines;
}

uint32_t codeline_count(const struct codelines *lines, uint32_t from, uint32_t to)
{
    const struct source *source = lines->tree->source;
    const uint32_t first = source_line(source, from) - 1;
    const uint32_t last = source_line(source, to);
    return lines->before[last] - lines->before[first];
}

bool codeline_has_comment(const struct codelines *lines, uint32_t from, uint32_t to)
{
    const struct source *source = lines->tree->source;
    const uint32_t last = source_line(source, to) - 1;
    uint32_t line = source_line(source, from) - 1;
    line = line > 0 ? line - 1 : 0;
    for (; line < last; line++) {
        if (lines->kinds[line] == LINE_COMMENT) {
            return true;
        }
    }
    return false;
}
