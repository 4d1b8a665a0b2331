/* SPDX-License-Identifier: MIT */
#include "match/asked_text.h"

#include "base/arena.h"
#include "match/unit.h"
#include "syntax/source.h"

/* A gap is worth it to search anew behind it from so many bytes on. */
enum { SMALLEST_GAP = 1024 };

/* Where the gap that begins with the node ends: behind the last of the functions that
 * are not asked for and have only blanks between them. */
static uint32_t end_of_gap(const struct unit *unit, uint32_t *node)
{
    const struct tree *tree = unit->tree;
    const struct str text = unit->source->text;
    uint32_t end = tree->nodes[*node].to;
    *node = tree->nodes[*node].end;
    while (*node < tree->count) {
        const struct node *next = &tree->nodes[*node];
        const struct str between = str_slice(text, end, next->from);
        if (unit_is_asked(unit, *node) || next->from < end || str_trim(between).len > 0) {
            break;
        }
        end = next->to;
        *node = next->end;
    }
    return end;
}

static struct text_parts *find(struct unit *unit)
{
    const uint32_t size = (uint32_t)unit->source->text.len;
    struct text_parts *parts = ARENA_NEW(unit->arena, struct text_parts);
    uint32_t from = 0;
    for (uint32_t node = 0; node < unit->tree->count;) {
        if (unit_is_asked(unit, node)) {
            node++;
            continue;
        }
        const uint32_t begin = unit->tree->nodes[node].from;
        const uint32_t end = end_of_gap(unit, &node);
        if (begin >= from && end - begin >= SMALLEST_GAP) {
            const struct text_part part = { .from = from, .last = begin };
            VEC_PUSH(unit->arena, parts, part);
            from = end;
        }
    }
    const struct text_part rest = { .from = from, .last = size };
    VEC_PUSH(unit->arena, parts, rest);
    return parts;
}

const struct text_parts *asked_text_of(struct unit *unit)
{
    struct text_parts **known = &unit->asked_text[unit->spans_class];
    if (!*known) {
        *known = find(unit);
    }
    return *known;
}
