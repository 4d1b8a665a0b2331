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

/* A place of the new version: where its line stood, if that is in a function that the
 * change has no effect on. */
static void add_line(const struct placing *placing, const struct old_version *old,
                     uint32_t from, struct ripple_lines *lines)
{
    const struct analysis *analysis = placing->analysis;
    const uint32_t node = tree_node_from(analysis->unit->tree, from);
    const uint32_t line =
        hunks_new_to_old(&old->hunks, source_git_line(&analysis->source, from));
    if (line != 0 && node < analysis->unit->tree->count &&
        !analysis->unit->focus->affected[node]) {
        VEC_PUSH(placing->worker->scratch, lines, line);
    }
}

/* What is found in a function that the change has no effect on, on a way through one that
 * it has, may have been found there before: that function was not run by itself. */
static void find_again(const struct placing *placing, const struct old_version *old,
                       const uint8_t *classes, struct ripple_lines *lines)
{
    const struct analysis *analysis = placing->analysis;
    for (size_t i = 0; i < analysis->raw.count && analysis->unit->focus; i++) {
        const struct raw_finding *raw = &analysis->raw.items[i];
        const struct trace *trace = raw->match.trace;
        if (classes[i] != CLASS_COUNT || !mode_is_flow(raw->rule->mode.kind)) {
            continue;
        }
        add_line(placing, old, raw->match.from, lines);
        for (uint32_t s = 0; trace && s < trace->count; s++) {
            if (!trace->steps[s].place) {
                add_line(placing, old, trace->steps[s].from, lines);
            }
        }
    }
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

void old_analysis_run(struct old_version *old, const struct placing *placing,
                      const uint8_t *classes)
{
    struct worker *worker = placing->worker;
    const struct analysis *now = placing->analysis;
    struct ripple_lines also = { 0 };
    if (old->analysis) {
        return;
    }
    find_again(placing, old, classes, &also);
    old->analysis = ARENA_NEW(worker->scratch, struct analysis);
    old->analysis->source = source_init(worker->scratch, old->path, old->text);
    old->analysis->files = old->files;
    old->analysis->altered = now->altered;
    old->analysis->versions = (struct other_versions){ .ripple = now->versions.ripple,
                                                       .hunks = &old->hunks,
                                                       .also = also };
    old->analysis->rules =
        old_counts_fixed(old, placing) ? NULL : rules_in_question(placing, classes);
    analysis_run(old->analysis, worker);
    drop_unasked(old, placing);
}
