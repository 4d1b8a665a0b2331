/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "names/listing.h"
#include "names/names.h"
#include "syntax/tree.h"
#include "unused/builtin_name.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

static enum node_kind kind_of(const struct usage *usage, uint32_t node)
{
    return (enum node_kind)usage->tree->nodes[node].kind;
}

static bool is_comprehension(enum node_kind kind)
{
    return kind == N_LIST_COMP || kind == N_SET_COMP || kind == N_DICT_COMP ||
           kind == N_GENERATOR;
}

/* Python 2's list comprehensions see the class body around them, and leave their
 * variables behind. */
static bool stands_in_comprehension(const struct usage *usage, uint32_t node)
{
    uint32_t scope = names_scope(usage->names, node);
    if (!is_comprehension(kind_of(usage, scope))) {
        return false;
    }
    while (is_comprehension(kind_of(usage, scope))) {
        scope = names_scope(usage->names, scope);
    }
    return kind_of(usage, scope) == N_CLASS;
}

/* By intern number: bound by some comprehension, del or except; in Python 2, or after the
 * statement, such names live on. */
static uint8_t *find_comprehension_names(const struct usage *usage)
{
    uint8_t *names = ARENA_ARRAY(usage->arena, usage->word_count, uint8_t);
    uint32_t until = 0;
    for (uint32_t node = 1; node < usage->tree->count && !usage->is_python3; node++) {
        if (kind_of(usage, node) == N_COMP_FOR) {
            const uint32_t end = usage->tree->nodes[node + 1].end;
            until = end > until ? end : until;
        }
        if (node < until && kind_of(usage, node) == N_NAME &&
            usage->tree->nodes[node].name < usage->word_count) {
            names[usage->tree->nodes[node].name] = 1;
        }
    }
    return names;
}

/* Names that files which run on both versions speak of before they use the old ones. */
static bool knows_versions(const struct usage *usage)
{
    static const char *const words[] = { "PY2",          "PY3",        "six",
                                         "version_info", "builtins",   "__builtin__",
                                         "__builtins__", "hexversion", NULL };
    for (int i = 0; words[i]; i++) {
        if (intern_find(usage->tree->names, str_from(words[i])) != 0) {
            return true;
        }
    }
    return false;
}

struct search {
    const struct usage *usage;
    const uint8_t *left_behind; /* by intern number */
    bool python2_names_exist;
};

static bool is_undefined(const struct search *search, uint32_t node)
{
    const struct usage *usage = search->usage;
    const struct node *at = &usage->tree->nodes[node];
    if (names_variable(usage->names, node) || at->name >= usage->word_count ||
        usage->is_doubtful[at->name] || search->left_behind[at->name]) {
        return false;
    }
    const enum node_kind owner = kind_of(usage, at->parent);
    const enum builtin_kind builtin = builtin_name_kind(tree_name(usage->tree, node));
    return owner != N_GLOBAL && owner != N_NONLOCAL && builtin != BUILTIN_ALWAYS &&
           !(builtin == BUILTIN_PYTHON2 && search->python2_names_exist) &&
           !stands_in_comprehension(usage, node);
}

void finders_undefined(const struct usage *usage, struct unused_items *found)
{
    if (usage_may_make_names_up(usage)) {
        return;
    }
    const struct search search = {
        .usage = usage,
        .left_behind = find_comprehension_names(usage),
        .python2_names_exist = !usage->is_python3 || knows_versions(usage),
    };
    size_t count = 0;
    const uint32_t *loads = listing_loads(usage->names, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_undefined(&search, loads[i])) {
            const struct node *at = &usage->tree->nodes[loads[i]];
            const struct unused_item item = { loads[i], at->from, at->to, at->name,
                                              TREE_NONE };
            VEC_PUSH(usage->arena, found, item);
        }
    }
}
