/* SPDX-License-Identifier: MIT */
#include "review/added.h"

#include "base/arena.h"
#include "gitdiff/change_set.h"
#include "syntax/source.h"

struct added_lines added_lines_new(const struct source *source, bool everything,
                                   struct arena *arena)
{
    return (struct added_lines){
        .everything = everything,
        .line_count = source->git_count,
        .bases_that_add =
            everything ? NULL : ARENA_ARRAY(arena, source->git_count, uint32_t),
    };
}

void added_lines_note_base(struct added_lines *added, const struct hunks *hunks)
{
    added->base_count++;
    for (size_t i = 0; i < hunks->count && !added->everything; i++) {
        const struct hunk *hunk = &hunks->items[i];
        for (uint32_t k = 0; k < hunk->new_count; k++) {
            const uint32_t line = hunk->new_line + k;
            if (line >= 1 && line <= added->line_count) {
                added->bases_that_add[line - 1]++;
            }
        }
    }
}

bool added_lines_has(const struct added_lines *added, uint32_t line)
{
    if (line < 1 || line > added->line_count) {
        return false;
    }
    return added->everything || (added->base_count > 0 &&
                                 added->bases_that_add[line - 1] == added->base_count);
}

uint32_t added_lines_between(const struct added_lines *added, uint32_t first,
                             uint32_t last)
{
    uint32_t count = 0;
    for (uint32_t line = first; line <= last && line <= added->line_count; line++) {
        count += added_lines_has(added, line);
    }
    return count;
}

uint32_t added_lines_total(const struct added_lines *added, const struct source *source)
{
    const uint32_t last_start = source->git_starts[source->git_count - 1];
    const bool ends_empty = last_start == source->text.len;
    return added_lines_between(added, 1, source->git_count - ends_empty);
}
