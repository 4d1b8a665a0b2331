/* SPDX-License-Identifier: MIT */
#include "unused/unused.h"

#include <stdlib.h>

#include "base/arena.h"
#include "names/names.h"
#include "unused/finders.h"
#include "unused/usage.h"

const char *const unused_kind_words[UNUSED_KIND_COUNT + 1] = {
    "variable",        "exception-name", "with-name",  "overwritten", "import",
    "shadowed-import", "parameter",      "definition", "unreachable", "loop-else",
    "undefined",       "export",         "key",        NULL,
};

typedef void (*finder)(const struct usage *usage, struct unused_items *found);

static const finder FINDERS[UNUSED_KIND_COUNT] = {
    finders_variable,    finders_exception, finders_with,      finders_overwritten,
    finders_import,      finders_shadowed,  finders_parameter, finders_definition,
    finders_unreachable, finders_loop_else, finders_undefined, finders_export,
    finders_key,
};

struct unused {
    struct usage *usage;
    struct unused_items found[UNUSED_KIND_COUNT];
    bool done[UNUSED_KIND_COUNT];
};

struct unused *unused_new(const struct tree *tree, const struct names *names,
                          struct arena *arena)
{
    struct unused *unused = ARENA_NEW(arena, struct unused);
    unused->usage = usage_read(tree, names, arena);
    return unused;
}

static int compare(const void *left, const void *right)
{
    const struct unused_item *a = left;
    const struct unused_item *b = right;
    return (a->node > b->node) - (a->node < b->node);
}

const struct unused_items *unused_find(struct unused *unused, enum unused_kind kind)
{
    struct unused_items *found = &unused->found[kind];
    if (!unused->done[kind] && !names_is_cut(unused->usage->names)) {
        FINDERS[kind](unused->usage, found);
        if (found->count > 1) {
            qsort(found->items, found->count, sizeof *found->items, compare);
        }
    }
    unused->done[kind] = true;
    return found;
}
