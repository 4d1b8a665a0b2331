/* SPDX-License-Identifier: MIT */
#include "names/names.h"

#include "base/arena.h"
#include "names/collect.h"
#include "names/dotted.h"
#include "names/facts.h"
#include "names/refer.h"
#include "names/vartype.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Room for the tables at the start; real files have about a variable in thirty nodes. */
enum { NODES_PER_VARIABLE = 30 };

struct names *names_resolve(const struct tree *tree, const struct call_types *types,
                            struct arena *arena)
{
    struct names *names = ARENA_NEW(arena, struct names);
    names->tree = tree;
    names->arena = arena;
    names->package = dotted_package(tree->source->path, arena);
    names->places = ARENA_ARRAY(arena, tree->count, struct place);
    names->bound = pairs_init(arena, tree->count / NODES_PER_VARIABLE);
    names->dotted = pairs_init(arena, 0);
    names->dotted_bytes_left = dotted_budget(tree->source->text.len);
    VEC_PUSH(arena, &names->variables, (struct variable){ .first_binding = TREE_NONE });
    VEC_PUSH(arena, &names->events, (struct event){ 0 });
    names->steps_left = facts_step_budget(tree->count);
    collect_bindings(names);
    refer_loads(names);
    vartype_find_all(names, types);
    return names;
}
