/* SPDX-License-Identifier: MIT */
#include "rule/ruleset.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/pathglob.h"
#include "base/test_path.h"
#include "rule/metadata.h"
#include "rule/ruleset_impl.h"
#include "rule/suggest.h"

/* A selector taken apart: what it may mean. */
struct selector {
    struct str text;
    uint32_t cwe;    /* of "CWE-78"; 0 otherwise */
    uint32_t pillar; /* of "707", "pillar-707" or "CWE-707"; 0 otherwise */
};

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return false;
        }
    }
    return text.len > 0;
}

static struct selector parse_selector(struct str text)
{
    struct selector selector = { str_trim(text), 0, 0 };
    const struct str cwe = str_slice(selector.text, 4, selector.text.len);
    const struct str pillar = str_slice(selector.text, 7, selector.text.len);
    if (str_equal_nocase(str_slice(selector.text, 0, 4), STR("cwe-")) && is_number(cwe)) {
        selector.cwe = metadata_cwe(cwe);
        selector.pillar = selector.cwe;
    } else if (str_equal_nocase(str_slice(selector.text, 0, 7), STR("pillar-")) &&
               is_number(pillar)) {
        selector.pillar = metadata_cwe(pillar);
    } else if (is_number(selector.text)) {
        selector.pillar = metadata_cwe(selector.text);
    }
    return selector;
}

static bool names_rule(const struct selector *selector, const struct rule *rule)
{
    return str_equal_nocase(selector->text, rule->info.id) ||
           str_equal_nocase(selector->text, rule->info.code);
}

static bool names_group(const struct selector *selector, const struct rule *rule)
{
    if (selector->pillar && selector->pillar == rule->info.pillar) {
        return true;
    }
    for (uint32_t i = 0; selector->cwe && i < rule->info.cwe_count; i++) {
        if (rule->info.cwes[i] == selector->cwe) {
            return true;
        }
    }
    return false;
}

static int check_selector(const struct ruleset *ruleset, struct str text, struct err *err)
{
    const struct selector selector = parse_selector(text);
    const struct selector as_cwe = { selector.text, selector.pillar, 0 };
    bool is_cwe = false;
    for (size_t i = 0; i < ruleset->slots.count; i++) {
        const struct rule *rule = &ruleset->slots.items[i]->rule;
        if (names_rule(&selector, rule) || names_group(&selector, rule)) {
            return 0;
        }
        is_cwe = is_cwe || names_group(&as_cwe, rule);
    }
    if (is_cwe) {
        return err_set(err, ERR_USAGE, "unknown rule '%.*s', did you mean 'CWE-%u'?",
                       STR_ARGS(text), selector.pillar);
    }
    const struct str nearest = ruleset_nearest(ruleset, text);
    return nearest.ptr
               ? err_set(err, ERR_USAGE, "unknown rule '%.*s', did you mean '%.*s'?",
                         STR_ARGS(text), STR_ARGS(nearest))
               : err_set(err, ERR_USAGE,
                         "unknown rule '%.*s': no id, code, CWE or pillar has this name",
                         STR_ARGS(text));
}

/* How a list of selectors speaks of a rule: not at all, by a group, by its own name. */
enum reach { REACH_NONE, REACH_GROUP, REACH_NAME };

static enum reach reach_of(const struct str *selectors, size_t count,
                           const struct rule *rule)
{
    enum reach reach = REACH_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct selector selector = parse_selector(selectors[i]);
        if (names_rule(&selector, rule)) {
            return REACH_NAME;
        }
        if (names_group(&selector, rule)) {
            reach = REACH_GROUP;
        }
    }
    return reach;
}

static bool takes_part(const struct ruleset_selection *selection, const struct rule *rule)
{
    const enum reach selected =
        reach_of(selection->select, selection->select_count, rule);
    if (selection->select_count && selected == REACH_NONE) {
        return false;
    }
    if (rule->review_only && !selection->review_profile && selected != REACH_NAME) {
        return false;
    }
    return rule->info.level >= selection->min_level &&
           reach_of(selection->ignore, selection->ignore_count, rule) == REACH_NONE;
}

static int compare_rules(const struct rule *a, const struct rule *b)
{
    const int order = str_compare(a->info.code, b->info.code);
    return order ? order : str_compare(a->info.id, b->info.id);
}

static int compare_slots(const void *left, const void *right)
{
    const struct rule_slot *const *a = left;
    const struct rule_slot *const *b = right;
    return compare_rules(&(*a)->rule, &(*b)->rule);
}

static void activate(struct ruleset *ruleset, struct rule_slot *slot)
{
    VEC_PUSH(ruleset->arena, &ruleset->active, slot);
    VEC_PUSH(ruleset->arena, &ruleset->active_rules, &slot->rule);
}

/* Fills in the lists of rules, ordered, for a selection whose selectors are known. */
static void apply(struct ruleset *ruleset, const struct ruleset_selection *selection)
{
    if (ruleset->slots.count) {
        qsort(ruleset->slots.items, ruleset->slots.count, sizeof *ruleset->slots.items,
              compare_slots);
    }
    ruleset->active.count = 0;
    ruleset->active_rules.count = 0;
    ruleset->all_rules.count = 0;
    for (size_t i = 0; i < ruleset->slots.count; i++) {
        struct rule_slot *slot = ruleset->slots.items[i];
        VEC_PUSH(ruleset->arena, &ruleset->all_rules, &slot->rule);
        if (takes_part(selection, &slot->rule)) {
            activate(ruleset, slot);
        }
    }
    ruleset->any_path = selection->any_path;
    ruleset->path_ignores = selection->path_ignores;
    ruleset->path_ignore_count = selection->path_ignore_count;
    ruleset->selected = true;
}

static void ensure_selected(struct ruleset *ruleset)
{
    if (!ruleset->selected) {
        apply(ruleset, &(struct ruleset_selection){ .min_level = LEVEL_NOTE });
    }
}

int ruleset_select(struct ruleset *ruleset, const struct ruleset_selection *selection,
                   struct err *err)
{
    int code = 0;
    for (size_t i = 0; i < selection->select_count && code == 0; i++) {
        code = check_selector(ruleset, selection->select[i], err);
    }
    for (size_t i = 0; i < selection->ignore_count && code == 0; i++) {
        code = check_selector(ruleset, selection->ignore[i], err);
    }
    for (size_t i = 0; i < selection->path_ignore_count; i++) {
        const struct ruleset_path_ignore *ignore = &selection->path_ignores[i];
        for (size_t k = 0; k < ignore->count && code == 0; k++) {
            code = check_selector(ruleset, ignore->selectors[k], err);
        }
    }
    if (code == 0) {
        apply(ruleset, selection);
    }
    return code;
}

const struct rule *const *ruleset_rules(struct ruleset *ruleset, size_t *count)
{
    ensure_selected(ruleset);
    *count = ruleset->active_rules.count;
    return ruleset->active_rules.items;
}

const struct rule *ruleset_find(const struct ruleset *ruleset, struct str id_or_code)
{
    const struct selector selector = { str_trim(id_or_code), 0, 0 };
    const struct rule *found = NULL;
    for (size_t i = 0; i < ruleset->slots.count; i++) {
        const struct rule *rule = &ruleset->slots.items[i]->rule;
        if (str_equal(rule->info.id, selector.text) ||
            str_equal(rule->info.code, selector.text)) {
            return rule;
        }
        found = !found && names_rule(&selector, rule) ? rule : found;
    }
    return found;
}

struct str ruleset_nearest(const struct ruleset *ruleset, struct str name)
{
    struct suggestion suggestion = { .wanted = str_trim(name) };
    for (size_t i = 0; i < ruleset->slots.count; i++) {
        const struct rule_info *info = &ruleset->slots.items[i]->rule.info;
        suggest_consider(&suggestion, info->id);
        suggest_consider(&suggestion, info->code);
    }
    return suggestion.best;
}

const struct rule *const *ruleset_all(struct ruleset *ruleset, size_t *count)
{
    ensure_selected(ruleset);
    *count = ruleset->all_rules.count;
    return ruleset->all_rules.items;
}

static bool selects_any(const struct str *globs, uint32_t count, struct str path)
{
    for (uint32_t i = 0; i < count; i++) {
        if (pathglob_selects(globs[i], path)) {
            return true;
        }
    }
    return false;
}

/* Whether the user ignores the rule in the file. */
static bool is_ignored_there(const struct ruleset *ruleset, const struct rule *rule,
                             struct str path)
{
    for (size_t i = 0; i < ruleset->path_ignore_count; i++) {
        const struct ruleset_path_ignore *ignore = &ruleset->path_ignores[i];
        if (reach_of(ignore->selectors, ignore->count, rule) != REACH_NONE &&
            pathglob_selects(ignore->glob, path)) {
            return true;
        }
    }
    return false;
}

struct ruleset_path ruleset_path_of(struct str path)
{
    return (struct ruleset_path){ .text = path, .is_test = test_path_is(path) };
}

bool ruleset_admits_path(const struct ruleset *ruleset, const struct rule *rule,
                         const struct ruleset_path *path)
{
    if (ruleset->any_path) {
        return true;
    }
    if ((rule->outside_tests && path->is_test) ||
        is_ignored_there(ruleset, rule, path->text)) {
        return false;
    }
    return (rule->include_count == 0 ||
            selects_any(rule->include, rule->include_count, path->text)) &&
           !selects_any(rule->exclude, rule->exclude_count, path->text);
}
