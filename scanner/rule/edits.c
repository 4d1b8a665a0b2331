/* SPDX-License-Identifier: MIT */
#include "rule/edits.h"

#include "base/arena.h"
#include "base/buf.h"

/* Index of the first edit that ends at or after the byte. */
static size_t first_after(const struct edits *edits, uint32_t from)
{
    size_t low = 0;
    size_t high = edits->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (edits->items[middle].to < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool overlap(const struct fix_edit *a, const struct fix_edit *b)
{
    const bool insertion = a->from == a->to || b->from == b->to;
    return insertion ? a->from <= b->to && b->from <= a->to
                     : a->from < b->to && b->from < a->to;
}

static bool fits(const struct edits *edits, const struct fix_edit *edit)
{
    for (size_t i = first_after(edits, edit->from);
         i < edits->count && edits->items[i].from <= edit->to; i++) {
        if (overlap(&edits->items[i], edit)) {
            return false;
        }
    }
    return true;
}

static void insert(struct edits *edits, struct fix_edit edit, struct arena *arena)
{
    VEC_PUSH(arena, edits, edit);
    size_t at = edits->count - 1;
    for (; at > 0 && edits->items[at - 1].from > edit.from; at--) {
        edits->items[at] = edits->items[at - 1];
    }
    edits->items[at] = edit;
}

bool edits_add(struct edits *edits, const struct fix_edit *fix, uint32_t count,
               struct arena *arena)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!fits(edits, &fix[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        insert(edits, fix[i], arena);
    }
    return true;
}

void edits_make(const struct edits *edits, struct str text, struct buf *out)
{
    size_t done = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const struct fix_edit *edit = &edits->items[i];
        buf_add(out, str_slice(text, done, edit->from));
        buf_add(out, edit->replacement);
        done = edit->to;
    }
    buf_add(out, str_slice(text, done, text.len));
}
