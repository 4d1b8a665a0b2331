/* SPDX-License-Identifier: MIT */
#include "names/refer.h"

#include "base/arena.h"
#include "base/intern.h"
#include "names/dotted.h"
#include "names/facts.h"
#include "syntax/tree.h"

/* Bindings of one variable that are looked at before giving up: hostile text has
 * thousands. */
enum { MOST_EVENTS = 16 };

/* What was bound last in text before `node`; in a function, which runs later, what was
 * bound last of all if nothing was before and that stands in no branch. Nodes must be
 * asked for in text order. */
static uint32_t newest_event(struct names *names, struct variable *variable,
                             uint32_t node)
{
    const struct scope *scopes = names->scopes.items;
    const struct event *events = names->events.items;
    for (;;) {
        const uint32_t next = variable->current_event
                                  ? events[variable->current_event].next
                                  : variable->first_event;
        if (next == 0 || events[next].from > node) {
            break;
        }
        variable->current_event = next;
    }
    const uint32_t here = scopes[names->places[node].scope].frame;
    const bool later = here != scopes[variable->scope].frame;
    const bool falls_back =
        variable->current_event == 0 && later && events[variable->last_event].block == 0;
    return falls_back ? variable->last_event : variable->current_event;
}

static bool inside_any(const struct tree *tree, const uint32_t *blocks, uint32_t count,
                       uint32_t inner)
{
    for (uint32_t i = 0; i < count; i++) {
        if (tree_contains(tree, blocks[i], inner)) {
            return true;
        }
    }
    return false;
}

/* Backwards through the bindings. One that stands in a block around the use ends
 * everything before it; one in a side branch ends only what was bound inside that branch:
 *
 *     try:
 *         import a as c
 *     except ImportError:
 *         import b as c      # c is b or a
 */
uint32_t refer_import(struct names *names, uint32_t variable, uint32_t node,
                      uint32_t *also)
{
    uint32_t blocks[MOST_EVENTS];
    uint32_t count = 0;
    uint32_t found = 0;
    *also = 0;
    struct variable *of = &names->variables.items[variable];
    uint32_t at = of->last_event ? newest_event(names, of, node) : 0;
    while (at && count < MOST_EVENTS) {
        const struct event *event = &names->events.items[at];
        const bool lives = event->qualified && event->qualified != found &&
                           !inside_any(names->tree, blocks, count, event->block);
        if (lives && found) {
            *also = event->qualified;
            break;
        }
        found = lives ? event->qualified : found;
        if (tree_contains(names->tree, event->block, node)) {
            break;
        }
        blocks[count++] = event->block;
        at = event->previous;
    }
    return found;
}

/* Gives the name at `node`, and the attributes around it, their qualified names. */
static void qualify_chain(struct names *names, uint32_t *numbers, size_t stride,
                          uint32_t node, uint32_t qualified)
{
    const struct tree *tree = names->tree;
    while (qualified) {
        numbers[node * stride] = qualified;
        const uint32_t parent = tree->nodes[node].parent;
        if (tree->nodes[parent].kind != N_ATTRIBUTE || node != parent + 1) {
            return;
        }
        qualified = dotted_join(names, qualified, tree->nodes[parent].name);
        node = parent;
    }
}

/* `__class__` in a method is a variable of its class that no text binds. */
static uint32_t find_class_cell(struct names *names, uint32_t scope, uint32_t name)
{
    const struct scope *scopes = names->scopes.items;
    if (scopes[scope].frame == 0) {
        return 0;
    }
    while (scope != SCOPE_NONE && scopes[scope].kind != SCOPE_CLASS &&
           facts_step(names)) {
        scope = scopes[scope].outer;
    }
    if (scope == SCOPE_NONE || scopes[scope].kind != SCOPE_CLASS) {
        return 0;
    }
    return facts_declare(names, scope, name);
}

/* What a call of another name calls: `run = os.system`, then `run(x)`, where nothing else
 * binds that name. Only for calls: elsewhere the name stands for a value of its own. */
static uint32_t called_alias(const struct names *names, uint32_t node)
{
    const struct node *nodes = names->tree->nodes;
    const struct variable *variable =
        &names->variables.items[names->places[node].variable];
    if (nodes[nodes[node].parent].kind != N_CALL || node != nodes[node].parent + 1 ||
        variable->binding_count != 1 || variable->value == TREE_NONE ||
        variable->value > node) {
        return 0;
    }
    const enum node_kind kind = (enum node_kind)nodes[variable->value].kind;
    return kind == N_NAME || kind == N_ATTRIBUTE
               ? names->places[variable->value].qualified
               : 0;
}

static void refer_load(struct names *names, uint32_t node, uint32_t class_cell)
{
    struct place *place = &names->places[node];
    const uint32_t name = names->tree->nodes[node].name;
    uint32_t variable = facts_lookup(names, place->scope, name, node);
    if (!variable && name == class_cell && name) {
        variable = find_class_cell(names, place->scope, name);
    }
    place->variable = variable;
    const size_t stride = sizeof *names->places / sizeof(uint32_t);
    if (!variable) {
        return;
    }
    if (!names->variables.items[variable].last_event) {
        qualify_chain(names, &names->places[0].qualified, stride, node,
                      called_alias(names, node));
        return;
    }
    uint32_t also;
    const uint32_t qualified = refer_import(names, variable, node, &also);
    qualify_chain(names, &names->places[0].qualified, stride, node, qualified);
    if (also && !names->also) {
        names->also = ARENA_ARRAY(names->arena, names->tree->count, uint32_t);
    }
    if (also) {
        qualify_chain(names, names->also, 1, node, also);
    }
}

void refer_loads(struct names *names)
{
    const uint32_t class_cell = intern_find(names->tree->names, STR("__class__"));
    for (size_t i = 0; i < names->loads.count; i++) {
        refer_load(names, names->loads.items[i], class_cell);
    }
}
