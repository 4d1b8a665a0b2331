/* SPDX-License-Identifier: MIT */
#include "sarif/fix_diff.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/edit_text.h"

VEC_OF(texts, struct str);

/* One stretch of lines, before and after, and where the output goes. */
struct stretch {
    uint32_t first;
    struct texts before, after;
    struct arena *arena;
    struct fix_diff_lines *lines;
};

static void add_line(struct stretch *stretch, enum fix_diff_sign sign, size_t index,
                     struct str text)
{
    VEC_PUSH(stretch->arena, stretch->lines,
             ((struct fix_diff_line){ sign, stretch->first + (uint32_t)index, text }));
}

static void read_before(struct stretch *stretch, const struct finding *finding,
                        uint32_t last)
{
    struct str text;
    for (uint32_t line = stretch->first; line <= last; line++) {
        if (!edit_text_old_line(finding, line, &text)) {
            stretch->before.count = 0;
            VEC_PUSH(stretch->arena, &stretch->before, STR("…"));
            return;
        }
        VEC_PUSH(stretch->arena, &stretch->before, text);
    }
}

static void read_after(struct stretch *stretch, struct str text)
{
    text = str_copy(stretch->arena, text);
    while (text.ptr) {
        VEC_PUSH(stretch->arena, &stretch->after, str_split_line(&text));
    }
}

/* Lines that are equal at the start of both (from the end, if `ending`), at most `most`.
 */
static size_t count_equal(const struct stretch *stretch, bool ending, size_t most)
{
    const struct texts *before = &stretch->before;
    const struct texts *after = &stretch->after;
    const size_t shorter = before->count < after->count ? before->count : after->count;
    size_t count = 0;
    while (count < most && count < shorter) {
        const size_t i = ending ? before->count - 1 - count : count;
        const size_t k = ending ? after->count - 1 - count : count;
        if (!str_equal(before->items[i], after->items[k])) {
            break;
        }
        count++;
    }
    return count;
}

static void add_stretch(struct stretch *stretch)
{
    const struct texts *before = &stretch->before;
    const struct texts *after = &stretch->after;
    const size_t head = count_equal(stretch, false, SIZE_MAX);
    const size_t shorter = before->count < after->count ? before->count : after->count;
    const size_t tail = count_equal(stretch, true, shorter - head);
    for (size_t i = 0; i < head; i++) {
        add_line(stretch, FIX_DIFF_SAME, i, before->items[i]);
    }
    for (size_t i = head; i < before->count - tail; i++) {
        add_line(stretch, FIX_DIFF_OLD, i, before->items[i]);
    }
    for (size_t i = head; i < after->count - tail; i++) {
        add_line(stretch, FIX_DIFF_NEW, i, after->items[i]);
    }
    for (size_t i = before->count - tail; i < before->count; i++) {
        add_line(stretch, FIX_DIFF_SAME, i, before->items[i]);
    }
}

void fix_diff_add(const struct finding *finding, struct arena *arena,
                  struct fix_diff_lines *lines)
{
    struct buf text = { 0 };
    struct edit_text edit;
    for (uint32_t at = 0; edit_text_next(finding, &at, &edit, &text);) {
        struct stretch stretch = { .first = edit.first, .arena = arena, .lines = lines };
        read_before(&stretch, finding, edit.last);
        if (!edit.removed) {
            read_after(&stretch, buf_view(&text));
        }
        add_stretch(&stretch);
    }
    buf_dispose(&text);
}
