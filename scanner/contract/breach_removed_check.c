/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/chain.h"
#include "contract/contract.h"
#include "contract/guard_words.h"
#include "contract/lost_check.h"
#include "contract/outline.h"
#include "contract/versions.h"
#include "names/names.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Functions that a value may go into unchecked: they look at it, or make it a message. */
static const char *const harmless[] = {
    "_",        "bool",   "critical",  "debug",   "dict",   "enumerate", "error",
    "exception", "float", "format",    "getattr", "hasattr", "id",       "info",
    "int",      "isinstance", "issubclass", "len", "list",  "log",       "max",
    "min",      "print",  "range",     "repr",    "set",    "sorted",    "str",
    "tuple",    "type",   "warn",      "warning", "zip",    NULL
};

/* Methods of texts and containers; of an imported thing they are something else. */
static const char *const plain_methods[] = {
    "add",   "append", "endswith", "extend", "get",        "index", "insert", "items",
    "join",  "keys",   "lower",    "pop",    "remove",     "split", "startswith",
    "strip", "update", "upper",    "values", "setdefault", NULL
};

struct search {
    const struct outline *outline;
    const struct history *history;
    struct versions versions;
    struct contract_items *found;
};

/* Whether the name is that of a check which only the new version of the function has. */
static bool is_other_check(const struct search *search, uint32_t name)
{
    const struct version *old = &search->versions.old;
    return name != 0 &&
           guard_words_checks(intern_text(search->history->now->names, name)) &&
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
static bool is_checking_helper(const struct search *search, uint32_t name)
{
    const struct tree *now = search->history->now;
    const struct version_functions *functions = &search->history->now_functions;
    for (size_t i = 0; i < functions->count; i++) {
        const uint32_t function = functions->items[i];
        if (now->nodes[function].name != name) {
            continue;
        }
        for (uint32_t at = function; at < now->nodes[function].end; at++) {
            if (now->nodes[at].kind == N_CALL &&
                guard_words_checks(tree_name(now, at))) {
                return true;
            }
        }
    }
    return false;
}

static bool is_new_call(const struct search *search, uint32_t call)
{
    const struct version *old = &search->versions.old;
    const uint32_t name = search->history->now->nodes[call].name;
    return name != 0 && !chain_calls(old->tree, old->function, name);
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

/* Whether the check went elsewhere: another one took its place, in the function, in its
 * decorators or in what it calls now, or another function of the file has it. */
static bool went_elsewhere(const struct search *search, uint32_t name)
{
    const struct version *now = &search->versions.now;
    const struct version *old = &search->versions.old;
    const struct tree *tree = now->tree;
    if (count_outside(now, name) > count_outside(old, name)) {
        return true;
    }
    for (uint32_t i = now->function; i < tree->nodes[now->function].end; i++) {
        const struct node *node = &tree->nodes[i];
        if (node->name == name || is_other_check(search, node->name)) {
            return true;
        }
        if (node->kind == N_CALL && is_new_call(search, i) &&
            is_checking_helper(search, node->name)) {
            return true;
        }
        if (node->kind == N_DECORATOR && !has_decorator(old, tree_text(tree, i))) {
            return true;
        }
    }
    return false;
}

/* Whether an expression gives what was checked, and nothing new is called in it. */
static bool is_same_unchecked(const struct search *search, const struct lost_check *check,
                              uint32_t value)
{
    const struct tree *tree = search->history->now;
    bool same = false;
    for (uint32_t v = 0; v < check->count; v++) {
        same = same || chain_is_in(tree, value, check->values[v]);
    }
    for (uint32_t i = value; i < tree->nodes[value].end; i++) {
        same = same && !(tree->nodes[i].kind == N_CALL && is_new_call(search, i));
    }
    return same;
}

/* Whether the name of the chain gets another value in the new version, in a statement
 * that is new, and not from what was checked. */
static bool is_bound_anew(const struct search *search, const struct lost_check *check,
                          struct str value)
{
    const struct version *now = &search->versions.now;
    const struct tree *tree = now->tree;
    for (size_t i = 0; i < now->statements.count; i++) {
        const uint32_t node = now->statements.items[i].node;
        const uint8_t kind = tree->nodes[node].kind;
        const uint32_t target = tree_first(tree, node);
        if ((kind != N_ASSIGN && kind != N_FOR && kind != N_ANN_ASSIGN &&
             kind != N_AUG_ASSIGN) ||
            versions_has(&search->versions.old, now->statements.items[i].hash)) {
            continue;
        }
        const struct str text = tree_text(tree, target);
        const bool binds = str_equal(text, value) ||
                           (str_starts_with(value, text) && text.len > 0 &&
                            (value.ptr[text.len] == '.' || value.ptr[text.len] == '['));
        if (binds && !is_same_unchecked(search, check, tree_last(tree, node))) {
            return true;
        }
    }
    return false;
}

/* Whether something new looks at the value: a test, or a call by a name that the old
 * version did not call; or another check does. */
static bool is_looked_at(const struct search *search, struct str value)
{
    const struct version *now = &search->versions.now;
    const struct tree *tree = now->tree;
    for (size_t i = 0; i < now->statements.count; i++) {
        const uint32_t node = now->statements.items[i].node;
        const uint8_t kind = tree->nodes[node].kind;
        if ((kind == N_IF || kind == N_ASSERT || kind == N_WHILE || kind == N_MATCH) &&
            !versions_has(&search->versions.old, now->statements.items[i].hash) &&
            chain_is_in(tree, tree_first(tree, node), value)) {
            return true;
        }
    }
    for (uint32_t i = now->function; i < tree->nodes[now->function].end; i++) {
        if (tree->nodes[i].kind == N_CALL &&
            (is_new_call(search, i) || guard_words_checks(tree_name(tree, i))) &&
            chain_is_in(tree, i, value)) {
            return true;
        }
    }
    return false;
}

/* Whether the old version had such a call, in which the value was, once it was checked.
 */
static bool was_used(const struct search *search, const struct lost_check *check,
                     uint32_t name)
{
    const struct version *old = &search->versions.old;
    const struct tree *tree = old->tree;
    if (check->form == CHECK_WRAPPED) {
        return tree->nodes[check->outer].name == name;
    }
    bool used = false;
    for (uint32_t i = check->call + 1; !used && i < tree->nodes[old->function].end; i++) {
        if (tree->nodes[i].kind != N_CALL || tree->nodes[i].name != name) {
            continue;
        }
        if (check->form == CHECK_ASSIGNED) {
            used = chain_is_given(tree, i, check->target);
        }
        for (uint32_t v = 0; check->form != CHECK_ASSIGNED && v < check->count; v++) {
            used = used || chain_is_given(tree, i, check->values[v]);
        }
    }
    return used;
}

/* Whether the value is one of another module, as "settings.NAME" is. */
static bool is_imported(const struct search *search, struct str value)
{
    const struct version *now = &search->versions.now;
    const uint32_t node = chain_find(now->tree, now->function, value);
    return node != TREE_NONE &&
           names_qualified(search->outline->names, chain_root(now->tree, node)) != 0;
}

/* Values of the check that are as they were, and nobody looks at now. */
static void drop_safe_values(const struct search *search, struct lost_check *check)
{
    const struct lost_check all = *check;
    check->count = 0;
    for (uint32_t v = 0; v < all.count; v++) {
        if (!is_imported(search, all.values[v]) &&
            !is_bound_anew(search, &all, all.values[v]) &&
            !is_looked_at(search, all.values[v])) {
            check->values[check->count++] = all.values[v];
        }
    }
    check->target_is_left = check->target.len > 0 &&
                            !is_bound_anew(search, &all, check->target) &&
                            !is_looked_at(search, check->target);
}

static void add_origins(const struct search *search, struct lost_check *check)
{
    const struct version *old = &search->versions.old;
    const struct version *now = &search->versions.now;
    const uint32_t count = check->count;
    for (uint32_t v = 0; v < count; v++) {
        const struct str value = check->values[v];
        if (!chain_is_in(now->tree, now->function, value)) {
            lost_check_add_origins(old->tree, old->function, check, value);
        }
    }
}

/* The value that goes into the call of the new version; empty if none does. */
static struct str given(const struct tree *tree, uint32_t call,
                        const struct lost_check *check)
{
    for (uint32_t v = 0; v < check->count; v++) {
        if (chain_is_given(tree, call, check->values[v])) {
            return check->values[v];
        }
    }
    return check->target_is_left && chain_is_given(tree, call, check->target)
               ? check->target
               : STR("");
}

static void report(const struct search *search, const struct lost_check *check,
                   uint32_t call, struct str value)
{
    const struct tree *old = search->history->old;
    const struct tree *now = search->history->now;
    const uint32_t statement = versions_statement(now, call);
    const bool whole = !node_is_compound((enum node_kind)now->nodes[statement].kind);
    const struct node *place = &now->nodes[whole ? statement : call];
    struct contract_items *found = search->found;
    for (size_t i = 0; i < found->count; i++) {
        if (found->items[i].from == place->from) {
            return; /* one check of several */
        }
    }
    const struct contract_item item = {
        .node = call,
        .from = place->from,
        .to = place->to,
        .name = old->nodes[check->call].name,
        .other = call,
        .fault = value,
        .use = tree_name(now, call),
        .lost_line = source_git_line(old->source, old->nodes[check->call].from),
    };
    VEC_PUSH(search->outline->arena, found, item);
}

static bool is_harmless(const struct search *search, uint32_t call)
{
    const struct tree *tree = search->history->now;
    const struct str name = tree_name(tree, call);
    return str_is_among(name, harmless) ||
           (str_is_among(name, plain_methods) &&
            !names_qualified(search->outline->names, tree_first(tree, call)));
}

/* The first call that the value goes into as it did before, now unchecked. */
static void find_use(const struct search *search, const struct lost_check *check)
{
    const struct version *now = &search->versions.now;
    const struct tree *tree = now->tree;
    const uint32_t place = versions_place(&search->versions, check->statement);
    const uint32_t block = tree_child_of_kind(tree, now->function, N_BLOCK);
    for (uint32_t i = block; i < tree->nodes[now->function].end; i++) {
        const struct node *node = &tree->nodes[i];
        if (node->kind == N_RAISE) {
            i = node->end - 1;
        } else if (node->kind == N_CALL && node->from >= place && node->name != 0 &&
                   !is_harmless(search, i)) {
            const struct str value = given(tree, i, check);
            if (value.len > 0 && was_used(search, check, node->name)) {
                report(search, check, i, value);
                return;
            }
        }
    }
}

static void check_call(struct search *search, uint32_t function, uint32_t call)
{
    struct arena *arena = search->outline->arena;
    const struct tree *old = search->history->old;
    struct lost_check check = lost_check_read(old, function, call);
    if (check.form == CHECK_NONE || check.count == 0 ||
        !versions_find(search->history, function, arena, &search->versions) ||
        !versions_are_close(&search->versions) ||
        went_elsewhere(search, old->nodes[call].name)) {
        return;
    }
    add_origins(search, &check);
    drop_safe_values(search, &check);
    if (check.count > 0 || check.target_is_left) {
        find_use(search, &check);
    }
}

void breaches_removed_check(const struct outline *outline, const struct files *files,
                            const struct earlier_texts *before,
                            struct contract_items *found)
{
    const struct history *history =
        versions_read(outline, files, before, guard_words_checks);
    struct search search = { .outline = outline, .history = history, .found = found };
    for (uint32_t i = 1; history && i < history->old->count; i++) {
        const struct tree *old = history->old;
        if (old->nodes[i].kind == N_CALL && guard_words_checks(tree_name(old, i))) {
            const uint32_t function = tree_ancestor(old, i, N_FUNCTION);
            if (function != TREE_NONE) {
                check_call(&search, function, i);
            }
        }
    }
}
