/* SPDX-License-Identifier: MIT */
#include "review/compare.h"

#include "base/arena.h"
#include "review/content.h"
#include "review/old_analysis.h"
#include "review/pairing.h"
#include "review/placement.h"

/* Kinds of `mode: unused` that are found within one function. */
enum {
    LOCAL_KINDS = (1U << UNUSED_VARIABLE) | (1U << UNUSED_EXCEPTION) |
                  (1U << UNUSED_WITH) | (1U << UNUSED_OVERWRITTEN) |
                  (1U << UNUSED_UNREACHABLE) | (1U << UNUSED_LOOP_ELSE)
};

/* Whether what the rule finds in a function depends on nothing but that function and what
 * stands outside of functions. */
static bool is_local(const struct rule *rule)
{
    const struct mode *mode = &rule->mode;
    return mode->kind == MODE_SEARCH || mode->kind == MODE_METRIC ||
           (mode->kind == MODE_UNUSED && (mode->kinds & ~(unsigned)LOCAL_KINDS) == 0);
}

/* Whether raw finding `index` can be new: not where it depends on nothing but a function
 * that the change has no effect on. */
static bool may_be_new(const struct analysis *analysis, size_t index)
{
    const struct raw_finding *raw = &analysis->raw.items[index];
    const struct unit_focus *focus = analysis->unit->focus;
    const uint32_t node = raw->match.outer ? raw->match.outer : raw->match.node;
    return !focus || !is_local(raw->rule) || node >= analysis->unit->tree->count ||
           focus->edited[node] || (raw->rule->spans_class && focus->beside[node]);
}

static bool has_deletions(const struct hunks *hunks)
{
    for (size_t i = 0; i < hunks->count; i++) {
        if (hunks->items[i].old_count > 0) {
            return true;
        }
    }
    return false;
}

/* Whether the base may have something to say. Findings that are certain to be old are
 * settled here, which is all there is to do where no other is left. */
static bool is_needed(const struct placing *placing, const struct old_version *old,
                      uint8_t *classes)
{
    const struct analysis *analysis = placing->analysis;
    const bool deletions = has_deletions(&old->hunks);
    bool needed = deletions && old_counts_fixed(old, placing);
    for (size_t i = 0; i < analysis->raw.count; i++) {
        const bool same_line =
            hunks_new_to_old(&old->hunks, analysis->anchor_lines[i]) != 0;
        if (classes[i] == CLASS_COUNT && same_line && !may_be_new(analysis, i)) {
            classes[i] = CLASS_PREEXISTING;
        }
        needed = needed || (classes[i] == CLASS_COUNT && (deletions || same_line));
    }
    return needed;
}

/* Whether another file can make a difference to it. */
static bool looks_around(const struct raw_finding *raw)
{
    return raw->rule->mode.kind == MODE_CONTRACT || mode_is_flow(raw->rule->mode.kind);
}

/* The file did not change: only what looks at other files can be new. */
static bool settle_unchanged(const struct placing *placing, uint8_t *classes)
{
    bool needed = false;
    for (size_t i = 0; i < placing->analysis->raw.count; i++) {
        const bool maybe = looks_around(&placing->analysis->raw.items[i]);
        classes[i] = maybe ? CLASS_COUNT : CLASS_PREEXISTING;
        needed = needed || maybe;
    }
    return needed;
}

static bool is_unclear(const struct analysis *analysis)
{
    const struct parse_result *parsed = &analysis->parsed;
    return parsed->error_count > 0 || parsed->first_error != UINT32_MAX ||
           parsed->out_of_time || parsed->too_many_nodes || parsed->too_deep ||
           notices_incomplete(&analysis->notices);
}

static size_t count_unpaired(const uint8_t *kinds, size_t count)
{
    size_t unpaired = 0;
    for (size_t i = 0; i < count; i++) {
        unpaired += kinds[i] == PAIR_NONE;
    }
    return unpaired;
}

static void compare_one(const struct placing *placing, struct old_version *old,
                        struct comparison *comparison, uint8_t *classes,
                        struct arena *arena)
{
    const struct pairing_side new_side = { placing->analysis, comparison->contents };
    const struct pairing_side old_side = { old->analysis,
                                           content_of_all(old->analysis, arena) };
    const struct pairing pairing = pairing_of(&new_side, &old_side, &old->hunks, arena);
    for (size_t i = 0; i < placing->analysis->raw.count; i++) {
        if (classes[i] == CLASS_COUNT && pairing.kinds[i] != PAIR_NONE) {
            classes[i] = pairing.kinds[i] == PAIR_MOVED ? CLASS_MOVED : CLASS_PREEXISTING;
        }
    }
    comparison->unclear |= is_unclear(old->analysis);
    if (old_counts_fixed(old, placing)) {
        comparison->fixed = count_unpaired(pairing.old_kinds, old->analysis->raw.count);
    }
}

static bool has_open_flow(const struct analysis *analysis, const uint8_t *classes)
{
    bool has = false;
    for (size_t i = 0; i < analysis->raw.count && !has; i++) {
        has = old_may_have_flow(analysis, classes, i);
    }
    return has;
}

/* Running less of the base first: where all is found there, that was enough. */
static bool compare_little(const struct placing *placing, struct old_version *old,
                           struct comparison *comparison, uint8_t *classes,
                           struct arena *arena)
{
    if (!old_analysis_try(old, placing, classes)) {
        return false;
    }
    compare_one(placing, old, comparison, classes, arena);
    if (!has_open_flow(placing->analysis, classes)) {
        return true;
    }
    old->analysis = NULL;
    return false;
}

struct comparison compare_versions(struct placing *placing, struct arena *arena)
{
    const size_t count = placing->analysis->raw.count;
    uint8_t *classes = ARENA_ARRAY(arena, count, uint8_t);
    memset(classes, CLASS_COUNT, count);
    struct comparison comparison = { .classes = classes };
    if (placing->caller && !settle_unchanged(placing, classes)) {
        return comparison;
    }
    for (size_t i = 0; i < placing->old_count; i++) {
        struct old_version *old = &placing->old[i];
        if (old->absent || !is_needed(placing, old, classes)) {
            continue;
        }
        if (!comparison.contents) {
            comparison.contents = content_of_all(placing->analysis, arena);
        }
        if (!compare_little(placing, old, &comparison, classes, arena)) {
            old_analysis_run(old, placing, classes);
            compare_one(placing, old, &comparison, classes, arena);
        }
    }
    return comparison;
}
