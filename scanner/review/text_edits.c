/* SPDX-License-Identifier: MIT */
#include "review/text_edits.h"

#include "base/vec.h"
#include "gitdiff/change_set.h"
#include "syntax/source.h"

/* A hunk names the line before the place where it has no line itself. */
static uint32_t first_of(uint32_t line, uint32_t count)
{
    return count > 0 ? line : line + 1;
}

struct text_edits text_edits_to_old(const struct hunks *hunks, const struct source *new,
                                    const struct source *old, struct arena *arena)
{
    struct text_edits edits = { 0 };
    for (size_t i = 0; i < hunks->count; i++) {
        const struct hunk *hunk = &hunks->items[i];
        const uint32_t now = first_of(hunk->new_line, hunk->new_count);
        const uint32_t then = first_of(hunk->old_line, hunk->old_count);
        const struct text_edit edit = {
            .from = source_git_line_start(new, now),
            .to = source_git_line_start(new, now + hunk->new_count),
            .new_from = source_git_line_start(old, then),
            .new_to = source_git_line_start(old, then + hunk->old_count)
        };
        VEC_PUSH(arena, &edits, edit);
    }
    return edits;
}
