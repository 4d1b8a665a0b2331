/* SPDX-License-Identifier: MIT */
#include "review/pairing.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "gitdiff/change_set.h"
#include "match/trace.h"
#include "match/unit.h"
#include "review/analysis.h"
#include "review/content.h"

/* What has to be equal, stage by stage. */
enum stage {
    STAGE_LINE_AND_MESSAGE, /* on an unchanged line, and says the same */
    STAGE_LINE,             /* on an unchanged line, of the same code */
    STAGE_LINE_MEASURED,    /* on an unchanged line: only the number changed */
    STAGE_SUBJECT,          /* the same text in the same definition */
    STAGE_HUNK,             /* the line was edited, the faulty code in it was not */
    STAGE_NAMED,            /* of a definition whose header was edited */
    STAGE_TEXT,             /* the same telling text anywhere */
    STAGE_TEXT_FUNCTION,    /* the same text in a definition of the same name */
    STAGE_TEXT_BEFORE,      /* the same text after, or before, the same line */
    STAGE_TEXT_AFTER,
    STAGE_OWN,   /* telling code within a line that went, and within one that came */
    STAGE_ASKED, /* on an unchanged line of a function that only the old side has run */
    STAGE_COUNT
};

/* Findings of one side; `lines` are the old side's lines that stand for them (0: it has
 * none), `hunks` the numbers of the hunks that change those (0: none does). */
struct side {
    const struct content *contents;
    const struct raw_finding *raw; /* NULL: contents are all that is known */
    const uint64_t *sources;
    const uint32_t *lines, *hunks;
    const bool *asked; /* those that STAGE_ASKED is about */
    size_t count;
    uint8_t *kinds;
};

/* An old finding under a key; of the first one with the key, `next` is where the search
 * goes on. */
struct slot {
    uint64_t key;
    size_t index, next;
};

static uint64_t mix_if(uint64_t a, uint64_t b)
{
    return b == 0 ? 0 : hash_mix(a, b);
}

static uint64_t line_key(const struct side *side, size_t i, enum stage stage)
{
    if (!side->raw || side->lines[i] == 0) {
        return 0;
    }
    const struct raw_finding *raw = &side->raw[i];
    const uint64_t rule = hash_bytes(raw->rule->info.code);
    const uint64_t key = hash_mix(hash_mix(rule, side->sources[i]), side->lines[i]);
    switch (stage) {
    case STAGE_LINE_AND_MESSAGE:
        return hash_mix(key, side->contents[i].message);
    case STAGE_LINE:
        return hash_mix(key, side->contents[i].own);
    default:
        return raw->rule->mode.kind == MODE_METRIC ? key : 0;
    }
}

/* Of the same line and words, wherever it comes from. */
static uint64_t asked_key(const struct side *side, size_t i)
{
    if (!side->raw || !side->asked[i] || side->lines[i] == 0) {
        return 0;
    }
    return hash_mix(hash_mix(hash_bytes(side->raw[i].rule->info.code), side->lines[i]),
                    side->contents[i].message);
}

static uint64_t own_key(const struct side *side, size_t i)
{
    return side->raw && side->hunks[i] != 0 && side->contents[i].own_strong
               ? side->contents[i].own
               : 0;
}

static uint64_t named_key(const struct side *side, size_t i)
{
    const struct content *content = &side->contents[i];
    const bool measured = side->raw && side->raw[i].rule->mode.kind == MODE_METRIC;
    return content->named == 0 || measured ? content->named
                                           : hash_mix(content->named, content->message);
}

/* What has to be equal for a pair of this stage; 0: takes no part in it. */
static uint64_t key_of(const struct side *side, size_t i, enum stage stage)
{
    const struct content *content = &side->contents[i];
    switch (stage) {
    case STAGE_SUBJECT:
        return content->subject;
    case STAGE_HUNK:
        return side->raw ? mix_if(content->own, side->hunks[i]) : 0;
    case STAGE_NAMED:
        return named_key(side, i);
    case STAGE_TEXT:
        return content->strong ? content->text : 0;
    case STAGE_TEXT_FUNCTION:
        return mix_if(content->text, content->function);
    case STAGE_TEXT_BEFORE:
        return mix_if(content->text, content->before);
    case STAGE_TEXT_AFTER:
        return mix_if(content->text, content->after);
    case STAGE_OWN:
        return own_key(side, i);
    case STAGE_ASKED:
        return asked_key(side, i);
    default:
        return line_key(side, i, stage);
    }
}

static int compare_slots(const void *left, const void *right)
{
    const struct slot *a = left;
    const struct slot *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

/* The first slot with the key; `count` if there is none. */
static size_t find_slot(const struct slot *slots, size_t count, uint64_t key)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (slots[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && slots[low].key == key ? low : count;
}

/* The keys of what is left of the old side, ordered. */
static size_t fill_slots(const struct side *old, enum stage stage, struct slot *slots)
{
    size_t count = 0;
    for (size_t i = 0; i < old->count; i++) {
        const uint64_t key = old->kinds[i] == PAIR_NONE ? key_of(old, i, stage) : 0;
        if (key != 0) {
            slots[count++] = (struct slot){ key, i, 0 };
        }
    }
    if (count > 0) {
        qsort(slots, count, sizeof *slots, compare_slots);
    }
    for (size_t i = 0; i < count; i++) {
        slots[i].next = i;
    }
    return count;
}

static uint8_t kind_of(enum stage stage, const struct side *new_side, size_t i,
                       const struct side *old, size_t j)
{
    const bool in_place = stage <= STAGE_LINE_MEASURED || stage == STAGE_HUNK ||
                          stage == STAGE_NAMED || stage == STAGE_ASKED ||
                          (new_side->hunks && new_side->hunks[i] != 0 &&
                           new_side->hunks[i] == old->hunks[j]);
    return in_place ? PAIR_IN_PLACE : PAIR_MOVED;
}

static void run_stage(struct side *new_side, struct side *old, enum stage stage,
                      struct slot *slots)
{
    const size_t count = fill_slots(old, stage, slots);
    for (size_t i = 0; i < new_side->count && count > 0; i++) {
        const uint64_t key =
            new_side->kinds[i] == PAIR_NONE ? key_of(new_side, i, stage) : 0;
        const size_t first = key == 0 ? count : find_slot(slots, count, key);
        if (first == count) {
            continue;
        }
        const size_t taken = slots[first].next;
        if (taken < count && slots[taken].key == key) {
            slots[first].next = taken + 1;
            const size_t j = slots[taken].index;
            new_side->kinds[i] = old->kinds[j] = kind_of(stage, new_side, i, old, j);
        }
    }
}

static struct pairing run_stages(struct side *new_side, struct side *old,
                                 struct arena *arena)
{
    new_side->kinds = ARENA_ARRAY(arena, new_side->count, uint8_t);
    old->kinds = ARENA_ARRAY(arena, old->count, uint8_t);
    struct slot *slots = ARENA_ARRAY(arena, old->count, struct slot);
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        run_stage(new_side, old, (enum stage)stage, slots);
    }
    return (struct pairing){ new_side->kinds, old->kinds };
}

/* The number of the hunk that deletes the old line, 0 for none. */
static uint32_t hunk_deleting(const struct hunks *hunks, uint32_t line)
{
    size_t low = 0;
    size_t high = hunks->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct hunk *hunk = &hunks->items[middle];
        if (hunk->old_line + hunk->old_count <= line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const struct hunk *hunk = low < hunks->count ? &hunks->items[low] : NULL;
    return hunk && hunk->old_count > 0 && line >= hunk->old_line ? (uint32_t)low + 1 : 0;
}

static uint32_t hunk_number(const struct hunks *hunks, uint32_t new_line)
{
    const struct hunk *hunk = hunks_adding(hunks, new_line);
    return hunk ? (uint32_t)(hunk - hunks->items) + 1 : 0;
}

/* Whether the trace begins in the very function that it ends in. */
static bool is_of_one_function(const struct tree *tree, const struct match *match)
{
    const uint32_t function = tree_ancestor(tree, match->node, N_FUNCTION);
    const struct trace_step *first = match->trace->steps;
    return function != TREE_NONE && !first->place &&
           first->from >= tree->nodes[function].from &&
           first->to <= tree->nodes[function].to;
}

/* Of the new side, what was found in a function that the change has no effect on, on a
 * way through others; of the old side, what it has by itself: that hides all other ways
 * to the same place, there as in the new version. */
static bool is_asked(const struct analysis *analysis, size_t index, bool old)
{
    const struct match *match = &analysis->raw.items[index].match;
    const struct unit_focus *focus = analysis->unit->focus;
    const struct tree *tree = analysis->unit->tree;
    if (!focus || !match->trace || match->node >= tree->count) {
        return false;
    }
    return old ? focus->again[match->node] && is_of_one_function(tree, match)
               : !focus->affected[match->node];
}

static struct side side_of(const struct pairing_side *from, const struct hunks *hunks,
                           bool old, struct arena *arena)
{
    const struct analysis *analysis = from->analysis;
    const size_t count = analysis->raw.count;
    uint32_t *lines = ARENA_ARRAY(arena, count, uint32_t);
    uint32_t *numbers = ARENA_ARRAY(arena, count, uint32_t);
    bool *asked = ARENA_ARRAY(arena, count, bool);
    for (size_t i = 0; i < count; i++) {
        const uint32_t line = analysis->anchor_lines[i];
        lines[i] = old ? line : hunks_new_to_old(hunks, line);
        asked[i] = is_asked(analysis, i, old);
        numbers[i] = old ? hunk_deleting(hunks, line) : hunk_number(hunks, line);
    }
    return (struct side){ .contents = from->contents,
                          .raw = analysis->raw.items,
                          .sources = analysis->sources,
                          .lines = lines,
                          .hunks = numbers,
                          .asked = asked,
                          .count = count };
}

struct pairing pairing_of(const struct pairing_side *new_side,
                          const struct pairing_side *old_side, const struct hunks *hunks,
                          struct arena *arena)
{
    struct side new_one = side_of(new_side, hunks, false, arena);
    struct side old_one = side_of(old_side, hunks, true, arena);
    return run_stages(&new_one, &old_one, arena);
}

struct pairing pairing_across(struct pairing_contents new_side,
                              struct pairing_contents old_side, struct arena *arena)
{
    struct side new_one = { .contents = new_side.items, .count = new_side.count };
    struct side old_one = { .contents = old_side.items, .count = old_side.count };
    return run_stages(&new_one, &old_one, arena);
}
