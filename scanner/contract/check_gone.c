/* SPDX-License-Identifier: MIT */
#include "contract/check_gone.h"

#include "base/intern.h"
#include "contract/chain.h"
#include "contract/guard_words.h"
#include "names/names.h"
#include "syntax/tree.h"

/* Calls that put a value into something, and do not look at it. */
static const char *const putting[] = { "bytes", "decode", "encode", "format",
                                       "join",  "lower",  "lstrip", "rstrip",
                                       "str",   "strip",  "upper",  NULL };

/* Whether the name is that of a check which only the new version of the function has. */
static bool is_other_check(const struct change *change, uint32_t name)
{
    const struct version *old = &change->versions.old;
    const struct str text = intern_text(change->history->now->names, name);
    return name != 0 && guard_words_may_check(text) &&
           !chain_names(old->tree, old->function, name);
}

static uint32_t count_names(const struct tree *tree, uint32_t from, uint32_t end,
                            uint32_t name)
{
    uint32_t count = 0;
    for (uint32_t i = from; i < end; i++) {
        count += tree->nodes[i].name == name &&
                 (tree->nodes[i].kind == N_NAME || tree->nodes[i].kind == N_ATTRIBUTE);
    }
    return count;
}

/* How often the name stands in the file outside of the function. */
static uint32_t count_outside(const struct version *version, uint32_t name)
{
    const struct tree *tree = version->tree;
    const uint32_t function = version->function;
    return count_names(tree, 0, function, name) +
           count_names(tree, tree->nodes[function].end, tree->count, name);
}

/* Whether a definition of the file, by its plain name, looks at something. */
static bool is_checking_helper(const struct change *change, uint32_t name)
{
    const struct tree *now = change->history->now;
    const struct version_functions *functions = &change->history->now_functions;
    for (size_t i = 0; i < functions->count; i++) {
        const uint32_t function = functions->items[i];
        if (now->nodes[function].name != name) {
            continue;
        }
        for (uint32_t at = function; at < now->nodes[function].end; at++) {
            if (now->nodes[at].kind == N_CALL && guard_words_checks(tree_name(now, at))) {
                return true;
            }
        }
    }
    return false;
}

static bool is_new_call(const struct change *change, uint32_t call)
{
    const struct version *old = &change->versions.old;
    const uint32_t name = change->history->now->nodes[call].name;
    return name != 0 && !chain_calls(old->tree, old->function, name);
}

/* Whether the file calls some check more often than it did. */
static bool has_new_check(const struct change *change)
{
    const struct tree *now = change->history->now;
    for (uint32_t i = 1; i < now->count; i++) {
        if (now->nodes[i].kind == N_CALL && guard_words_may_check(tree_name(now, i)) &&
            change->history->now_calls[now->nodes[i].name] >
                change->history->old_calls[now->nodes[i].name]) {
            return true;
        }
    }
    return false;
}

static bool has_decorator(const struct version *version, struct str text)
{
    TREE_EACH_CHILD(child, version->tree, version->function)
    {
        if (version->tree->nodes[child].kind == N_DECORATOR &&
            str_equal(tree_text(version->tree, child), text)) {
            return true;
        }
    }
    return false;
}

/* Whether an expression gives what was checked, and nothing new is called in it. */
static bool is_same_unchecked(const struct change *change, const struct lost_check *check,
                              uint32_t value)
{
    const struct tree *tree = change->history->now;
    bool same = false;
    for (uint32_t v = 0; v < check->count; v++) {
        same = same || chain_is_in(tree, value, check->values[v]);
    }
    for (uint32_t i = value; i < tree->nodes[value].end; i++) {
        same = same && !(tree->nodes[i].kind == N_CALL && is_new_call(change, i) &&
                         !str_is_among(tree_name(tree, i), putting));
    }
    return same;
}

/* The next statement from number `*at` on that only the new version has; TREE_NONE behind
 * the last one. */
static uint32_t next_new_statement(const struct change *change, size_t *at)
{
    const struct version *now = &change->versions.now;
    while (*at < now->statements.count) {
        const size_t i = (*at)++;
        if (!versions_has(&change->versions.old, now->statements.items[i].hash)) {
            return now->statements.items[i].node;
        }
    }
    return TREE_NONE;
}

/* Whether the name of the chain gets another value in the new version, in a statement
 * that is new, and not from what was checked. */
static bool is_bound_anew(const struct change *change, const struct lost_check *check,
                          struct str value)
{
    const struct tree *tree = change->versions.now.tree;
    size_t at = 0;
    for (uint32_t node = next_new_statement(change, &at); node != TREE_NONE;
         node = next_new_statement(change, &at)) {
        const uint8_t kind = tree->nodes[node].kind;
        if (kind != N_ASSIGN && kind != N_FOR && kind != N_ANN_ASSIGN &&
            kind != N_AUG_ASSIGN) {
            continue;
        }
        const struct str text = tree_text(tree, tree_first(tree, node));
        const bool binds = str_equal(text, value) ||
                           (str_starts_with(value, text) && text.len > 0 &&
                            (value.ptr[text.len] == '.' || value.ptr[text.len] == '['));
        if (binds && !is_same_unchecked(change, check, tree_last(tree, node))) {
            return true;
        }
    }
    return false;
}

/* What is left of the test that the check was part of: `if name:` of
 * `if name and is_valid(name):`. */
static bool is_rest_of_test(const struct change *change, const struct lost_check *check,
                            uint32_t test)
{
    const struct tree *old = change->history->old;
    const struct str before = tree_text(old, tree_first(old, check->statement));
    return check->form == CHECK_TEST &&
           str_find(before, tree_text(change->history->now, test), 0) < before.len;
}

/* Whether something new looks at the value: a test, or a call by a name that the old
 * version did not call; or another check does. */
static bool is_looked_at(const struct change *change, const struct lost_check *check,
                         struct str value)
{
    const struct version *now = &change->versions.now;
    const struct tree *tree = now->tree;
    size_t at = 0;
    for (uint32_t node = next_new_statement(change, &at); node != TREE_NONE;
         node = next_new_statement(change, &at)) {
        const uint8_t kind = tree->nodes[node].kind;
        if ((kind == N_IF || kind == N_ASSERT || kind == N_WHILE || kind == N_MATCH) &&
            !is_rest_of_test(change, check, tree_first(tree, node)) &&
            chain_is_in(tree, tree_first(tree, node), value)) {
            return true;
        }
    }
    for (uint32_t i = now->function; i < tree->nodes[now->function].end; i++) {
        if (tree->nodes[i].kind == N_CALL &&
            (guard_words_checks(tree_name(tree, i)) ||
             (is_new_call(change, i) && !str_is_among(tree_name(tree, i), putting))) &&
            chain_is_in(tree, i, value)) {
            return true;
        }
    }
    return false;
}

/* Whether the value is one of another module, as "settings.NAME" is. */
static bool is_imported(const struct change *change, struct str value)
{
    const struct version *now = &change->versions.now;
    const uint32_t node = chain_find(now->tree, now->function, value);
    return node != TREE_NONE &&
           names_qualified(change->names, chain_root(now->tree, node)) != 0;
}

bool change_drops_checker(const struct change *change, uint32_t call)
{
    const struct tree *old = change->history->old;
    const uint32_t callee = tree_first(old, call);
    const uint32_t object =
        old->nodes[callee].kind == N_ATTRIBUTE ? tree_first(old, callee) : TREE_NONE;
    return object != TREE_NONE && old->nodes[object].kind == N_ATTRIBUTE &&
           str_starts_with(tree_text(old, object), STR("self.")) &&
           change->history->now_names[old->nodes[object].name] == 0 &&
           change->history->old_names[old->nodes[object].name] > 1;
}

bool change_only_tells(const struct change *change, uint32_t name)
{
    static const char *const stopping[] = { "abort",     "die",  "error", "exit",
                                            "fail_json", "fail", "deny",  NULL };
    const struct tree *old = change->history->old;
    const struct version_functions *functions = &change->history->old_functions;
    bool known = false;
    for (size_t f = 0; f < functions->count; f++) {
        const uint32_t function = functions->items[f];
        if (old->nodes[function].name != name) {
            continue;
        }
        known = true;
        for (uint32_t i = function; i < old->nodes[function].end; i++) {
            const uint8_t kind = old->nodes[i].kind;
            if (kind == N_RAISE || kind == N_ASSERT ||
                (kind == N_CALL && (str_is_among(tree_name(old, i), stopping) ||
                                    guard_words_checks(tree_name(old, i))))) {
                return false;
            }
        }
    }
    return known;
}

bool change_moves_check(const struct change *change, uint32_t name)
{
    const struct version *now = &change->versions.now;
    const struct version *old = &change->versions.old;
    const struct tree *tree = now->tree;
    if (count_outside(now, name) > count_outside(old, name) || has_new_check(change)) {
        return true;
    }
    for (uint32_t i = now->function; i < tree->nodes[now->function].end; i++) {
        const struct node *node = &tree->nodes[i];
        if (node->name == name || is_other_check(change, node->name)) {
            return true;
        }
        if (node->kind == N_CALL && is_new_call(change, i) &&
            is_checking_helper(change, node->name)) {
            return true;
        }
        if (node->kind == N_DECORATOR && !has_decorator(old, tree_text(tree, i))) {
            return true;
        }
    }
    return false;
}

void change_drop_safe(const struct change *change, struct lost_check *check)
{
    const struct lost_check all = *check;
    check->count = 0;
    check->target_is_left = false;
    for (uint32_t v = 0; v < all.count; v++) {
        if (is_bound_anew(change, &all, all.values[v]) ||
            is_looked_at(change, &all, all.values[v])) {
            check->count = 0; /* the others may only have gone with it */
            return;
        }
        if (!is_imported(change, all.values[v])) {
            check->values[check->count++] = all.values[v];
        }
    }
    check->target_is_left = check->target.len > 0 &&
                            !is_bound_anew(change, &all, check->target) &&
                            !is_looked_at(change, &all, check->target);
}
