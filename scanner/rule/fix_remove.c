/* SPDX-License-Identifier: MIT */
#include "match/unit.h"
#include "rule/fix_draft.h"
#include "syntax/source.h"

/* Statements next to each other in one suite: those that go. */
struct stretch {
    uint32_t first, last;
};

/* Whether the matched range is exactly these statements of a suite. */
static bool find_statements(const struct tree *tree, const struct fix_draft *draft,
                            struct stretch *stretch)
{
    uint32_t suite = 0;
    uint32_t child = tree_first(tree, 0);
    *stretch = (struct stretch){ TREE_NONE, TREE_NONE };
    while (child != TREE_NONE) {
        const struct node *at = &tree->nodes[child];
        const bool in_suite = tree->nodes[suite].kind == N_BLOCK || suite == 0;
        if (in_suite && at->from == draft->from && at->to <= draft->to) {
            stretch->first = child;
            break;
        }
        if (at->from <= draft->from && draft->to <= at->to) {
            suite = child;
            child = tree_first(tree, child);
        } else {
            child = at->from > draft->from ? TREE_NONE : tree_next(tree, child);
        }
    }
    for (child = stretch->first; child != TREE_NONE; child = tree_next(tree, child)) {
        if (tree->nodes[child].to > draft->to) {
            break;
        }
        stretch->last = child;
    }
    return stretch->last != TREE_NONE && tree->nodes[stretch->last].to == draft->to;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

static uint32_t skip_blanks(struct str text, uint32_t at)
{
    while (at < text.len && is_blank(text.ptr[at])) {
        at++;
    }
    return at;
}

static uint32_t skip_blanks_back(struct str text, uint32_t at)
{
    while (at > 0 && is_blank(text.ptr[at - 1])) {
        at--;
    }
    return at;
}

static bool ends_line(struct str text, uint32_t at)
{
    return at >= text.len || text.ptr[at] == '\n' || text.ptr[at] == '\r';
}

static bool starts_line(struct str text, uint32_t at)
{
    return at == 0 || text.ptr[at - 1] == '\n' || text.ptr[at - 1] == '\r';
}

/* "a; b; c": which semicolon goes with the statement; else the whole line, but for a
 * comment, which stays where the statement stood. */
static void widen(struct fix_draft *draft)
{
    const struct source *source = draft->unit->source;
    const struct str text = source->text;
    const uint32_t before = skip_blanks_back(text, draft->from);
    const bool first = starts_line(text, before);
    uint32_t after = skip_blanks(text, draft->to);
    const bool separated = after < text.len && text.ptr[after] == ';';
    after = separated ? skip_blanks(text, after + 1) : after;
    const bool comment = after < text.len && text.ptr[after] == '#';
    if (ends_line(text, after) && first) {
        draft->from = before;
        draft->to = source_line_start(source, source_line(source, after) + 1);
    } else if ((ends_line(text, after) || comment) && before > 0 &&
               text.ptr[before - 1] == ';') {
        draft->from = skip_blanks_back(text, before - 1);
    } else if (separated || (comment && first)) {
        draft->to = after;
    }
}

bool fix_remove_fill(struct fix_draft *draft)
{
    const struct tree *tree = draft->unit->tree;
    struct stretch stretch;
    buf_clear(&draft->text);
    if (!find_statements(tree, draft, &stretch)) {
        return true; /* a piece of a statement, as it is */
    }
    const uint32_t suite = tree->nodes[stretch.first].parent;
    if (suite != 0 && tree_first(tree, suite) == stretch.first &&
        tree_last(tree, suite) == stretch.last) {
        buf_add(&draft->text, STR("pass"));
        return true;
    }
    widen(draft);
    return true;
}
