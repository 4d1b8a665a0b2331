/* SPDX-License-Identifier: MIT */
#include "rule/ruleset.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/notice.h"
#include "match/unit.h"
#include "rule/message.h"
#include "rule/rule_compile.h"
#include "rule/rule_flow.h"
#include "rule/ruleset_impl.h"
#include "syntax/source.h"

/* Steps of matching for one rule in one file: a second or so; honest rules take a
 * thousandth of it. */
static const uint64_t STEPS_PER_RULE = 20000000;

/* Makes the formulas of a packed rule. Its words are all in the frozen interner, since
 * rulepack compiled the same text into it; so nothing that other threads read is changed.
 */
static void prepare(struct ruleset *ruleset, struct rule_slot *slot)
{
    const struct spec_compiler compiler = ruleset_compiler(ruleset, &slot->rule);
    const uint32_t words = intern_count(ruleset->words);
    rule_compile_unpack(&slot->rule, slot->packed, &compiler);
    assert(intern_count(ruleset->words) == words);
    (void)words;
    atomic_store_explicit(&slot->is_ready, true, memory_order_release);
}

static void add_notice(const struct unit *unit, enum notice_level level, const char *id,
                       const struct rule *rule, const char *what)
{
    const struct notice notice = {
        .level = level,
        .id = id,
        .path = unit->source->path,
        .text = str_format(unit->arena, "Rule '%.*s' %s.", STR_ARGS(rule->info.id), what),
    };
    notices_add(unit->notices, unit->arena, notice);
}

static bool is_ready(const struct rule_slot *slot)
{
    return atomic_load_explicit(&slot->is_ready, memory_order_acquire);
}

/* Sees to it that the rule has its formulas. */
static void ensure_prepared(struct ruleset *ruleset, struct rule_slot *slot)
{
    if (!is_ready(slot)) {
        pthread_mutex_lock(&ruleset->preparing);
        if (!is_ready(slot)) {
            prepare(ruleset, slot);
        }
        pthread_mutex_unlock(&ruleset->preparing);
    }
}

/* Leaves as many places as the rule's option max_match_per_file admits. */
static void keep_first(const struct rule *rule, const struct unit *unit,
                       struct matches *matches)
{
    const uint32_t most = rule->options.max_match_per_file;
    uint32_t places = 0;
    for (size_t i = 0; i < matches->count && most > 0; i++) {
        const struct match *match = &matches->items[i];
        places += i == 0 || match->from != match[-1].from || match->to != match[-1].to;
        if (places > most) {
            matches->count = i;
            add_notice(
                unit, NOTICE_NOTE, "rule-limited", rule,
                "found more in this file than its option max_match_per_file admits; "
                "the rest is left out");
        }
    }
}

static void add_findings(const struct rule *rule, struct matches *matches,
                         struct unit *unit, struct raw_findings *found)
{
    keep_first(rule, unit, matches);
    for (size_t i = 0; i < matches->count; i++) {
        struct raw_finding finding = { .rule = rule, .match = matches->items[i] };
        message_fill(unit, &finding);
        VEC_PUSH(unit->arena, found, finding);
    }
}

static void run_rule(struct ruleset *ruleset, struct rule_slot *slot, struct unit *unit,
                     struct raw_findings *found)
{
    struct matches matches = { 0 };
    ensure_prepared(ruleset, slot);
    unit->steps_left = STEPS_PER_RULE;
    unit->limit_hit = false;
    unit->symbolic = slot->rule.options.symbolic_propagation;
    unit->spans_class = slot->rule.spans_class;
    formula_find(slot->rule.formula, unit, &matches);
    unit->spans_class = false;
    if (unit->steps_left == 0) {
        add_notice(
            unit, NOTICE_INCOMPLETE, "rule-stopped", &slot->rule,
            "was stopped in this file, it took too long; findings of it may be missing");
    }
    if (unit->limit_hit) {
        add_notice(unit, NOTICE_INCOMPLETE, "regex-limit", &slot->rule,
                   "has a regular expression that reached its limit in this file; "
                   "findings of it may be missing");
    }
    add_findings(&slot->rule, &matches, unit, found);
}

static void run_mode(const struct rule *rule, struct mode_facts *facts, struct unit *unit,
                     struct raw_findings *found)
{
    struct matches matches = { 0 };
    mode_find(&rule->mode, facts, unit, &matches);
    add_findings(rule, &matches, unit, found);
}

/* One file on its way through the rules. */
struct scanning {
    struct unit *unit;
    struct raw_findings *found;
    struct ruleset_path path;
    struct mode_facts facts;
    struct rule_list flow; /* rules to run together at the end */
};

/* Whether the rule has anything to say about a file of this path and these words. */
static bool takes_part(const struct ruleset *ruleset, const struct rule *rule,
                       const struct scanning *scanning)
{
    return rule_compile_admits(rule, scanning->unit->tree->names) &&
           ruleset_admits_path(ruleset, rule, &scanning->path);
}

static void run_any(struct ruleset *ruleset, struct rule_slot *slot,
                    struct scanning *scanning)
{
    if (slot->rule.mode.kind == MODE_SEARCH) {
        run_rule(ruleset, slot, scanning->unit, scanning->found);
    } else if (slot->rule.flow) {
        ensure_prepared(ruleset, slot);
        VEC_PUSH(scanning->unit->arena, &scanning->flow, &slot->rule);
    } else {
        run_mode(&slot->rule, &scanning->facts, scanning->unit, scanning->found);
    }
}

/* Processor time of this thread, in nanoseconds. */
static uint64_t thread_time(void)
{
    struct timespec at = { 0 };
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return (uint64_t)at.tv_sec * 1000000000 + (uint64_t)at.tv_nsec;
}

static void run_measured(struct ruleset *ruleset, struct rule_slot *slot,
                         struct scanning *scanning, struct slot_cost *cost)
{
    const size_t before = scanning->found->count;
    const uint64_t start = thread_time();
    run_any(ruleset, slot, scanning);
    atomic_fetch_add(&cost->nanoseconds, thread_time() - start);
    atomic_fetch_add(&cost->files, 1);
    atomic_fetch_add(&cost->matches, scanning->found->count - before);
}

static bool has_code(const struct rule_list *some, struct str code)
{
    for (size_t i = 0; i < some->count; i++) {
        if (str_equal(some->items[i]->info.code, code)) {
            return true;
        }
    }
    return false;
}

/* Whether the rule is one of some; NULL: of all. What a flow rule finds depends on the
 * others: which calls are gone into, what is left of a budget. So they are run together
 * or not at all. */
static bool is_asked(const struct rule_list *some, const struct rule *rule)
{
    for (size_t i = 0; some && rule->flow && i < some->count; i++) {
        if (some->items[i]->flow) {
            return true;
        }
    }
    return !some || has_code(some, rule->info.code);
}

static void scan(struct ruleset *ruleset, const struct rule_list *some, struct unit *unit,
                 struct raw_findings *found)
{
    struct scanning scanning = { .unit = unit,
                                 .found = found,
                                 .path = ruleset_path_of(unit->source->path) };
    assert(ruleset->frozen && ruleset->selected);
    for (size_t i = 0; i < ruleset->active.count; i++) {
        struct rule_slot *slot = ruleset->active.items[i];
        if (!is_asked(some, &slot->rule) ||
            !takes_part(ruleset, &slot->rule, &scanning)) {
            continue;
        }
        if (ruleset->costs) {
            run_measured(ruleset, slot, &scanning, &ruleset->costs[i]);
        } else {
            run_any(ruleset, slot, &scanning);
        }
    }
    rule_flow_run(&scanning.flow, unit, found);
    ruleset_sort(found);
}

void ruleset_scan(struct ruleset *ruleset, struct unit *unit, struct raw_findings *found)
{
    scan(ruleset, NULL, unit, found);
}

void ruleset_scan_some(struct ruleset *ruleset, const struct rule_list *some,
                       struct unit *unit, struct raw_findings *found)
{
    scan(ruleset, some, unit, found);
}
