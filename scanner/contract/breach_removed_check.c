/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "contract/breaches.h"
#include "contract/chain.h"
#include "contract/check_gone.h"
#include "contract/contract.h"
#include "contract/guard_words.h"
#include "contract/outline.h"
#include "names/names.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Functions that a value may go into unchecked: they look at it, or make it a message. */
static const char *const harmless[] = {
    "_",         "bool",       "critical",   "debug",   "dict",    "enumerate", "error",
    "exception", "float",      "format",     "getattr", "hasattr", "id",        "info",
    "int",       "isinstance", "issubclass", "len",     "list",    "log",       "max",
    "min",       "print",      "range",      "repr",    "set",     "sorted",    "str",
    "tuple",     "type",       "warn",       "warning", "zip",     NULL
};

/* Methods of texts and containers; of an imported thing they are something else. */
static const char *const plain_methods[] = {
    "add",        "append", "endswith", "extend", "get",    "index",      "insert",
    "items",      "join",   "keys",     "lower",  "pop",    "remove",     "split",
    "startswith", "strip",  "update",   "upper",  "values", "setdefault", NULL
};

/* Lost checks of one file that are looked into. */
enum { MOST_CHECKS = 200 };

struct search {
    const struct outline *outline;
    struct change change;
    struct contract_items *found;
    unsigned checks_left;
};

/* The call of the old version in which the value was, once it was checked; TREE_NONE if
 * it had none. */
static uint32_t old_use(const struct search *search, const struct lost_check *check,
                        uint32_t name)
{
    const struct version *old = &search->change.versions.old;
    const struct tree *tree = old->tree;
    if (check->form == CHECK_WRAPPED) {
        return tree->nodes[check->outer].name == name ? check->outer : TREE_NONE;
    }
    for (uint32_t i = check->call + 1; i < tree->nodes[old->function].end; i++) {
        bool used = false;
        if (tree->nodes[i].kind != N_CALL || tree->nodes[i].name != name) {
            continue;
        }
        if (check->form == CHECK_ASSIGNED) {
            used = chain_is_given(tree, i, check->target);
        }
        for (uint32_t v = 0; check->form != CHECK_ASSIGNED && v < check->count; v++) {
            used = used || chain_is_given(tree, i, check->values[v]);
        }
        if (used) {
            return i;
        }
    }
    return TREE_NONE;
}

static bool has_argument(const struct tree *tree, uint32_t call, uint8_t kind)
{
    return tree_child_of_kind(tree, call, (enum node_kind)kind) != TREE_NONE;
}

/* Whether what was cleaned to stand in a text is now a parameter or an item of its own,
 * where nothing has to be escaped: execute("… " + quote(x)), execute("… ?", (x,)). */
static bool is_apart(const struct search *search, const struct lost_check *check,
                     uint32_t call, uint32_t before)
{
    static const uint8_t kinds[] = { N_LIST, N_TUPLE, N_DICT };
    const struct tree *old = search->change.history->old;
    const struct tree *now = search->change.history->now;
    bool apart = false;
    if (tree_child_count(now, call) > tree_child_count(old, before)) {
        return true; /* and what is called with more does something else */
    }
    for (size_t i = 0; i < sizeof kinds; i++) {
        apart = apart || (has_argument(now, call, kinds[i]) &&
                          !has_argument(old, before, kinds[i]));
    }
    return apart && (check->form == CHECK_WRAPPED || check->form == CHECK_ASSIGNED);
}

static void add_origins(const struct search *search, struct lost_check *check)
{
    const struct version *old = &search->change.versions.old;
    const struct version *now = &search->change.versions.now;
    const uint32_t count = check->count;
    for (uint32_t v = 0; v < count; v++) {
        const struct str value = check->values[v];
        if (!chain_is_in(now->tree, now->function, value)) {
            lost_check_add_origins(old->tree, old->function, check, value);
        }
    }
}

/* The value that goes into the call of the new version, a plain name before others; empty
 * if none does. */
static struct str given(const struct tree *tree, uint32_t call,
                        const struct lost_check *check)
{
    struct str found = STR("");
    for (uint32_t v = check->count; v-- > 0;) {
        const struct str value = check->values[v];
        const bool is_plain = str_find_char(value, '.', 0) == value.len;
        if ((is_plain || str_find_char(found, '.', 0) < found.len || found.len == 0) &&
            chain_is_given(tree, call, value)) {
            found = value;
        }
    }
    return found.len == 0 && check->target_is_left &&
                   chain_is_given(tree, call, check->target)
               ? check->target
               : found;
}

static void report(const struct search *search, const struct lost_check *check,
                   uint32_t call, struct str value)
{
    const struct tree *old = search->change.history->old;
    const struct tree *now = search->change.history->now;
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
    const struct tree *tree = search->change.history->now;
    const struct str name = tree_name(tree, call);
    return str_is_among(name, harmless) ||
           (str_is_among(name, plain_methods) &&
            !names_qualified(search->outline->names, tree_first(tree, call)));
}

/* The first call that the value goes into as it did before, now unchecked. */
static void find_use(const struct search *search, const struct lost_check *check)
{
    const struct version *now = &search->change.versions.now;
    const struct tree *tree = now->tree;
    const uint32_t place = versions_place(&search->change.versions, check->statement);
    const uint32_t block = tree_child_of_kind(tree, now->function, N_BLOCK);
    for (uint32_t i = block; i < tree->nodes[now->function].end; i++) {
        const struct node *node = &tree->nodes[i];
        if (node->kind == N_RAISE) {
            i = node->end - 1;
        } else if (node->kind == N_CALL && node->from >= place && node->name != 0 &&
                   !is_harmless(search, i)) {
            const struct str value = given(tree, i, check);
            const uint32_t before =
                value.len > 0 ? old_use(search, check, node->name) : TREE_NONE;
            if (before != TREE_NONE && !is_apart(search, check, i, before)) {
                report(search, check, i, value);
                return;
            }
        }
    }
}

static void check_call(struct search *search, uint32_t function, uint32_t call)
{
    struct arena *arena = search->outline->arena;
    const struct tree *old = search->change.history->old;
    struct lost_check check = lost_check_read(old, function, call);
    if (check.form == CHECK_NONE || check.count == 0 ||
        !versions_find(search->change.history, function, arena,
                       &search->change.versions) ||
        search->checks_left == 0) {
        return;
    }
    search->checks_left--;
    if ((check.form == CHECK_ALONE &&
         change_only_tells(&search->change, old->nodes[call].name)) ||
        change_drops_checker(&search->change, call) ||
        change_moves_check(&search->change, old->nodes[call].name)) {
        return;
    }
    add_origins(search, &check);
    change_drop_safe(&search->change, &check);
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
    struct search search = { .outline = outline,
                             .change = { .history = history, .names = outline->names },
                             .found = found,
                             .checks_left = MOST_CHECKS };
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
