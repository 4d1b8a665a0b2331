/* SPDX-License-Identifier: MIT */
#include "syntax/earlier.h"

/* Whether the texts are the same but for the edits. */
static bool fits(struct str old, struct str new, const struct text_edits *edits)
{
    uint32_t from = 0;
    uint32_t new_from = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const struct text_edit *edit = &edits->items[i];
        if (edit->from < from || edit->to < edit->from || edit->to > old.len ||
            edit->new_from < new_from || edit->new_to < edit->new_from ||
            edit->new_to > new.len ||
            !str_equal(str_slice(old, from, edit->from),
                       str_slice(new, new_from, edit->new_from))) {
            return false;
        }
        from = edit->to;
        new_from = edit->new_to;
    }
    return str_equal(str_slice(old, from, old.len), str_slice(new, new_from, new.len));
}

/* A place of tree-sitter's in a text, found from an earlier one on. */
static void advance(struct str text, uint32_t *at, uint32_t to, TSPoint *point)
{
    const struct str passed = str_slice(text, *at, to);
    size_t line = 0;
    for (size_t end = str_find_char(passed, '\n', 0); end < passed.len;
         end = str_find_char(passed, '\n', line)) {
        point->row++;
        point->column = 0;
        line = end + 1;
    }
    point->column += (uint32_t)(passed.len - line);
    *at = to;
}

/* The edits are told one after the other, so of those before all places are new ones. */
TSTree *earlier_parse_edited(const struct earlier_parse *earlier, struct str view)
{
    const struct text_edits *edits = &earlier->edits;
    if (!earlier->tree || !fits(earlier->view, view, edits)) {
        return NULL;
    }
    TSTree *tree = ts_tree_copy(earlier->tree);
    uint32_t at = 0;
    TSPoint point = { 0 };
    for (size_t i = 0; i < edits->count; i++) {
        const struct text_edit *edit = &edits->items[i];
        TSInputEdit input = { .start_byte = edit->new_from,
                              .old_end_byte = edit->new_from + (edit->to - edit->from),
                              .new_end_byte = edit->new_to };
        advance(view, &at, edit->new_from, &point);
        input.start_point = point;
        input.old_end_point = point;
        uint32_t old_at = edit->from;
        advance(earlier->view, &old_at, edit->to, &input.old_end_point);
        advance(view, &at, edit->new_to, &point);
        input.new_end_point = point;
        ts_tree_edit(tree, &input);
    }
    return tree;
}
