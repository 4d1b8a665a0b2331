/* SPDX-License-Identifier: MIT */
#include "review/old_analysis.h"

#include "base/arena.h"
#include "match/trace.h"
#include "review/placement.h"
#include "review/ripple.h"

/* How many findings were fixed is worth the time only in a small file. */
enum { MOST_FIXED_BYTES = 32 * 1024 };

bool old_counts_fixed(const struct old_version *old, const struct placing *placing)
{
    return placing->counts_fixed && old == placing->old && !placing->caller &&
           old->text.len <= MOST_FIXED_BYTES;
}

/* Where the line of a place of the new version stood, 0: nowhere. */
static uint32_t line_before(const struct placing *placing, const struct old_version *old,
                            uint32_t from)
{
    return hunks_new_to_old(&old->hunks,
                            source_git_line(&placing->analysis->source, from));
}

/* Whether the place is in a function that the change has no effect on. */
static bool is_unaffected(const struct analysis *analysis, uint32_t from)
{
    const struct unit_focus *focus = analysis->unit->focus;
    const uint32_t node = tree_node_from(analysis->unit->tree, from);
    return focus && node < analysis->unit->tree->count && !focus->affected[node];
}

/* Where the places of a finding stood, with those on its way: all, or those in functions
 * that the change has no effect on. */
static void add_lines(const struct placing *placing, const struct old_version *old,
                      const struct match *match, bool all, struct ripple_lines *lines)
{
    const uint32_t steps = match->trace ? match->trace->count : 0;
    for (uint32_t i = 0; i <= steps; i++) {
        const struct trace_step *step = i > 0 ? &match->trace->steps[i - 1] : NULL;
        const uint32_t from = step ? step->from : match->from;
        if ((step && step->place) || !(all || is_unaffected(placing->analysis, from))) {
            continue;
        }
        const uint32_t line = line_before(placing, old, from);
        if (line != 0) {
            VEC_PUSH(placing->worker->scratch, lines, line);
        }
    }
}

bool old_may_have_flow(const struct analysis *analysis, const uint8_t *classes,
                       size_t index)
{
    return classes[index] == CLASS_COUNT &&
           mode_is_flow(analysis->raw.items[index].rule->mode.kind);
}

/* What is found in a function that the change has no effect on, on a way through one that
 * it has, may have been found there before: that function was not run by itself. */
static struct ripple_lines find_again(const struct placing *placing,
                                      const struct old_version *old,
                                      const uint8_t *classes)
{
    const struct analysis *analysis = placing->analysis;
    struct ripple_lines lines = { 0 };
    for (size_t i = 0; i < analysis->raw.count; i++) {
        if (old_may_have_flow(analysis, classes, i)) {
            add_lines(placing, old, &analysis->raw.items[i].match, false, &lines);
        }
    }
    return lines;
}

/* Where what the flow rules have found leads through; nothing where some of it stands on
 * new lines: it may have stood anywhere. */
static struct ripple_lines find_ways(const struct placing *placing,
                                     const struct old_version *old,
                                     const uint8_t *classes)
{
    const struct analysis *analysis = placing->analysis;
    struct ripple_lines lines = { 0 };
    for (size_t i = 0; i < analysis->raw.count; i++) {
        const struct match *match = &analysis->raw.items[i].match;
        if (!old_may_have_flow(analysis, classes, i)) {
            continue;
        }
        if (line_before(placing, old, match->from) == 0) {
            return (struct ripple_lines){ 0 };
        }
        add_lines(placing, old, match, true, &lines);
    }
    return lines;
}

/* Whether the new version has a finding of the same rule on what became of the line of
 * old finding `index`. */
static bool is_there(const struct placing *placing, const struct old_version *old,
                     size_t index)
{
    const struct analysis *analysis = placing->analysis;
    const uint32_t line =
        hunks_old_to_new(&old->hunks, old->analysis->anchor_lines[index]);
    for (size_t i = 0; i < analysis->raw.count; i++) {
        if (analysis->anchor_lines[i] == line &&
            analysis->raw.items[i].rule == old->analysis->raw.items[index].rule) {
            return true;
        }
    }
    return false;
}

/* The functions that were run again were not run by themselves in the new version: what
 * that did not come upon on other ways is not gone for that. */
static void drop_unasked(struct old_version *old, const struct placing *placing)
{
    struct analysis *analysis = old->analysis;
    const struct unit_focus *focus = analysis->unit->focus;
    size_t count = 0;
    for (size_t i = 0; i < analysis->raw.count; i++) {
        const struct raw_finding *raw = &analysis->raw.items[i];
        const bool again = focus && mode_is_flow(raw->rule->mode.kind) &&
                           raw->match.node < analysis->unit->tree->count &&
                           focus->again[raw->match.node];
        if (!again || is_there(placing, old, i)) {
            analysis->raw.items[count++] = *raw;
        }
    }
    if (count < analysis->raw.count) {
        analysis->raw.count = count;
        analysis_anchor(analysis, placing->worker->scratch);
    }
}

/* The rules by which something was found that the old version may have, too. */
static const struct rule_list *rules_in_question(const struct placing *placing,
                                                 const uint8_t *classes)
{
    const struct analysis *analysis = placing->analysis;
    struct rule_list *rules = ARENA_NEW(placing->worker->scratch, struct rule_list);
    for (size_t i = 0; i < analysis->raw.count; i++) {
        const struct rule *rule = analysis->raw.items[i].rule;
        if (classes[i] == CLASS_COUNT &&
            (rules->count == 0 || rules->items[rules->count - 1] != rule)) {
            VEC_PUSH(placing->worker->scratch, rules, rule);
        }
    }
    return rules;
}

static void run(struct old_version *old, const struct placing *placing,
                const uint8_t *classes, struct ripple_lines only)
{
    struct worker *worker = placing->worker;
    const struct analysis *now = placing->analysis;
    old->analysis = ARENA_NEW(worker->scratch, struct analysis);
    old->analysis->source = source_init(worker->scratch, old->path, old->text);
    old->analysis->files = old->files;
    old->analysis->altered = now->altered;
    old->analysis->versions =
        (struct other_versions){ .ripple = now->versions.ripple,
                                 .hunks = &old->hunks,
                                 .new = &now->source,
                                 .request = { .also = find_again(placing, old, classes),
                                              .only = only,
                                              .same_code = old->same_code } };
    old->analysis->rules =
        old_counts_fixed(old, placing) ? NULL : rules_in_question(placing, classes);
    analysis_run(old->analysis, worker);
    drop_unasked(old, placing);
}

void old_analysis_run(struct old_version *old, const struct placing *placing,
                      const uint8_t *classes)
{
    if (!old->analysis) {
        run(old, placing, classes, (struct ripple_lines){ 0 });
    }
}

bool old_analysis_try(struct old_version *old, const struct placing *placing,
                      const uint8_t *classes)
{
    const struct ripple_lines ways = find_ways(placing, old, classes);
    if (old->analysis || ways.count == 0 || old_counts_fixed(old, placing)) {
        return false;
    }
    run(old, placing, classes, ways);
    return true;
}
