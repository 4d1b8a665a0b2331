/* SPDX-License-Identifier: MIT */
#include "review/spread.h"

#include "base/arena.h"
#include "base/intern.h"
#include "syntax/tree.h"

/* What `seen` has of a name. */
enum { SEEN_CHANGED = 1, SEEN_USED };

/* ---- what there is in a file ---- */

static bool names_something(uint8_t kind)
{
    return kind == N_NAME || kind == N_ATTRIBUTE || kind == N_ALIAS;
}

static bool is_literal(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_STRING || kind == N_CONCAT || kind == N_ELLIPSIS;
}

/* Of a statement that is no definition and has no block. */
static enum spread_kind kind_of(const struct tree *tree, uint32_t node)
{
    switch (tree->nodes[node].kind) {
    case N_IMPORT:
    case N_ASSIGN:
    case N_ANN_ASSIGN:
    case N_AUG_ASSIGN:
    case N_PASS:
    case N_TYPE_ALIAS:
        return SPREAD_STATEMENT;
    case N_FROM_IMPORT:
        return tree_child_of_kind(tree, node, N_STAR_IMPORT) == TREE_NONE
                   ? SPREAD_STATEMENT
                   : SPREAD_OTHER;
    case N_EXPR_STMT:
        return is_literal(tree, tree_first(tree, node)) ? SPREAD_STATEMENT : SPREAD_OTHER;
    default:
        return SPREAD_OTHER;
    }
}

static uint32_t add_item(struct spread *spread, uint32_t node, enum spread_kind kind,
                         uint32_t class)
{
    const struct node *at = &spread->tree->nodes[node];
    const uint32_t block = tree_child_of_kind(spread->tree, node, N_BLOCK);
    const bool header = kind != SPREAD_FUNCTION && block != TREE_NONE;
    const struct spread_item item = { .node = node,
                                      .class = class,
                                      .from = at->from,
                                      .to = header ? spread->tree->nodes[block].from
                                                   : at->to,
                                      .kind = kind };
    VEC_PUSH(spread->arena, &spread->items, item);
    return (uint32_t)spread->items.count - 1;
}

/* Nodes of the item; of one with a block those before it. */
static uint32_t end_of(const struct spread *spread, const struct spread_item *item)
{
    const uint32_t block = item->kind == SPREAD_FUNCTION
                               ? TREE_NONE
                               : tree_child_of_kind(spread->tree, item->node, N_BLOCK);
    return block == TREE_NONE ? spread->tree->nodes[item->node].end : block;
}

static bool is_statement_parent(uint8_t kind)
{
    return kind == N_MODULE || kind == N_BLOCK;
}

/* The class whose body a statement stands in, maybe within an `if`. */
static uint32_t class_around(const struct spread *spread, uint32_t node)
{
    for (size_t i = spread->items.count; i-- > 0;) {
        const struct spread_item *item = &spread->items.items[i];
        if (item->kind == SPREAD_CLASS && tree_contains(spread->tree, item->node, node)) {
            return (uint32_t)i;
        }
        if (item->class == SPREAD_NONE && item->kind == SPREAD_CLASS) {
            break;
        }
    }
    return SPREAD_NONE;
}

static void collect_items(struct spread *spread)
{
    const struct tree *tree = spread->tree;
    for (uint32_t i = 1; i < tree->count; i++) {
        const struct node *at = &tree->nodes[i];
        if (!is_statement_parent(tree->nodes[at->parent].kind)) {
            continue;
        }
        const uint32_t class = class_around(spread, i);
        if (at->kind == N_FUNCTION) {
            add_item(spread, i, SPREAD_FUNCTION, class);
            i = at->end - 1;
        } else if (at->kind == N_CLASS) {
            add_item(spread, i, SPREAD_CLASS, class);
        } else if (tree_child_of_kind(tree, i, N_BLOCK) != TREE_NONE) {
            add_item(spread, i, SPREAD_OTHER, class);
        } else if (at->kind != N_BLOCK) {
            add_item(spread, i, kind_of(tree, i), class);
            i = at->end - 1;
        }
    }
}

/* ---- names ---- */

/* The first name of a dotted one, as "import a.b" binds it. */
static bool is_dunder(struct str name)
{
    return str_starts_with(name, STR("__")) && str_ends_with(name, STR("__"));
}

static uint32_t bound_by_alias(const struct spread *spread, uint32_t alias)
{
    const struct tree *tree = spread->tree;
    const uint32_t as = tree_child_of_kind(tree, alias, N_AS);
    if (as != TREE_NONE) {
        return tree->nodes[tree_first(tree, as)].name;
    }
    const struct str dotted = tree_name(tree, alias);
    const size_t end = str_find_char(dotted, '.', 0);
    return end < dotted.len ? intern_find(tree->names, str_slice(dotted, 0, end))
                            : tree->nodes[alias].name;
}

static void add_targets(const struct spread *spread, uint32_t statement,
                        struct spread_names *names)
{
    const struct tree *tree = spread->tree;
    const uint32_t value =
        tree->nodes[statement].kind == N_ASSIGN ? tree_last(tree, statement) : TREE_NONE;
    const uint32_t first = tree_first(tree, statement);
    const uint32_t end = value != TREE_NONE ? value : tree->nodes[first].end;
    for (uint32_t i = first; i < end; i++) {
        if (names_something(tree->nodes[i].kind)) {
            VEC_PUSH(spread->arena, names, tree->nodes[i].name);
        }
    }
}

void spread_names_of(const struct spread *spread, uint32_t item,
                     struct spread_names *names)
{
    const struct tree *tree = spread->tree;
    const struct spread_item *at = &spread->items.items[item];
    const uint8_t kind = tree->nodes[at->node].kind;
    if (at->kind == SPREAD_FUNCTION || at->kind == SPREAD_CLASS) {
        const bool hidden =
            at->class != SPREAD_NONE && is_dunder(tree_name(tree, at->node));
        const uint32_t known = hidden ? spread->items.items[at->class].node : at->node;
        VEC_PUSH(spread->arena, names, tree->nodes[known].name);
    } else if (kind == N_IMPORT || kind == N_FROM_IMPORT) {
        TREE_EACH_CHILD(alias, tree, at->node)
        {
            if (tree->nodes[alias].kind == N_ALIAS) {
                VEC_PUSH(spread->arena, names, bound_by_alias(spread, alias));
            }
        }
    } else if (tree_first(tree, at->node) != TREE_NONE) {
        add_targets(spread, at->node, names);
    }
}

static void add_mentions(const struct spread *spread, uint32_t item,
                         struct spread_names *names)
{
    const struct spread_item *at = &spread->items.items[item];
    const uint32_t end = end_of(spread, at);
    for (uint32_t i = at->node; i < end; i++) {
        const struct node *node = &spread->tree->nodes[i];
        if (names_something(node->kind) && node->name) {
            VEC_PUSH(spread->arena, names, node->name);
        }
    }
}

static void index_mentions(struct spread *spread, uint32_t item)
{
    const uint32_t end = end_of(spread, &spread->items.items[item]);
    for (uint32_t i = spread->items.items[item].node; i < end; i++) {
        const struct node *node = &spread->tree->nodes[i];
        if (!names_something(node->kind) || !node->name) {
            continue;
        }
        const uint32_t next = pairs_find(&spread->by_mention, node->name, 0);
        if (next && spread->mentions.items[next - 1].item == item) {
            continue;
        }
        const struct spread_mention mention = { item, next };
        VEC_PUSH(spread->arena, &spread->mentions, mention);
        pairs_set(&spread->by_mention, node->name, 0, (uint32_t)spread->mentions.count);
    }
}

static void index_binding(struct spread *spread, uint32_t item)
{
    struct spread_item *at = &spread->items.items[item];
    const uint32_t name = spread->tree->nodes[at->node].name;
    if ((at->kind == SPREAD_FUNCTION || at->kind == SPREAD_CLASS) && name) {
        at->next_bound = pairs_find(&spread->by_binding, name, 0);
        pairs_set(&spread->by_binding, name, 0, item + 1);
    }
}

struct spread spread_new(const struct tree *tree, struct arena *arena)
{
    struct spread spread = { .tree = tree,
                             .arena = arena,
                             .by_mention = pairs_init(arena, 256),
                             .by_binding = pairs_init(arena, 64),
                             .seen = pairs_init(arena, 64) };
    collect_items(&spread);
    for (uint32_t i = 0; i < spread.items.count; i++) {
        index_mentions(&spread, i);
        index_binding(&spread, i);
    }
    return spread;
}

/* ---- places ---- */

uint32_t spread_before(const struct spread *spread, uint32_t byte)
{
    size_t low = 0;
    size_t high = spread->items.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (spread->items.items[middle].from < byte) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? SPREAD_NONE : (uint32_t)low - 1;
}

uint32_t spread_at(const struct spread *spread, uint32_t byte)
{
    const uint32_t item = spread_before(spread, byte + 1);
    return item != SPREAD_NONE && byte < spread->items.items[item].to ? item
                                                                      : SPREAD_NONE;
}

struct str spread_path(const struct spread *spread, uint32_t item)
{
    const struct spread_item *at = &spread->items.items[item];
    struct str path = tree_name(spread->tree, at->node);
    for (uint32_t class = at->class; class != SPREAD_NONE;
         class = spread->items.items[class].class) {
        path =
            str_format(spread->arena, "%.*s.%.*s",
                       STR_ARGS(tree_name(spread->tree, spread->items.items[class].node)),
                       STR_ARGS(path));
    }
    return path;
}

/* ---- upwards ---- */

static void follow_later(struct spread *spread, uint32_t name, uint32_t way)
{
    if (name && !pairs_find(&spread->seen, name, way)) {
        pairs_set(&spread->seen, name, way, 1);
        VEC_PUSH(spread->arena, &spread->names, name);
    }
}

static void follow_all(struct spread *spread, const struct spread_names *names,
                       uint32_t way)
{
    for (size_t i = 0; i < names->count; i++) {
        follow_later(spread, names->items[i], way);
    }
}

static void mark_up(struct spread *spread, uint32_t item)
{
    struct spread_names names = { 0 };
    if (!spread->items.items[item].up) {
        spread->items.items[item].up = true;
        spread_names_of(spread, item, &names);
        follow_all(spread, &names, SEEN_CHANGED);
    }
}

void spread_changed(struct spread *spread, uint32_t name)
{
    follow_later(spread, name, SEEN_CHANGED);
    while (spread->names.count > 0) {
        const uint32_t next = spread->names.items[--spread->names.count];
        uint32_t mention = pairs_find(&spread->by_mention, next, 0);
        while (mention) {
            mark_up(spread, spread->mentions.items[mention - 1].item);
            mention = spread->mentions.items[mention - 1].next;
        }
    }
}

/* ---- downwards ---- */

static void mark_down(struct spread *spread, uint32_t item)
{
    struct spread_names names = { 0 };
    if (!spread->items.items[item].down) {
        spread->items.items[item].down = true;
        add_mentions(spread, item, &names);
        follow_all(spread, &names, SEEN_USED);
    }
}

/* Making a thing of a class, Python calls methods of it by itself. */
static void mark_hidden(struct spread *spread, uint32_t class)
{
    for (uint32_t i = class + 1;
         i < spread->items.count && spread->items.items[i].class != SPREAD_NONE; i++) {
        const struct spread_item *item = &spread->items.items[i];
        if (item->class == class && item->kind == SPREAD_FUNCTION &&
            is_dunder(tree_name(spread->tree, item->node))) {
            mark_down(spread, i);
        }
    }
}

static void follow_down(struct spread *spread)
{
    while (spread->names.count > 0) {
        const uint32_t next = spread->names.items[--spread->names.count];
        for (uint32_t item = pairs_find(&spread->by_binding, next, 0); item;
             item = spread->items.items[item - 1].next_bound) {
            mark_down(spread, item - 1);
            if (spread->items.items[item - 1].kind == SPREAD_CLASS) {
                mark_hidden(spread, item - 1);
            }
        }
    }
}

bool spread_is_affected(const struct spread *spread, uint32_t item)
{
    const struct spread_item *at = &spread->items.items[item];
    return at->touched || at->up || at->again;
}

void spread_find_involved(struct spread *spread)
{
    for (uint32_t i = 0; i < spread->items.count; i++) {
        if (spread->items.items[i].kind != SPREAD_FUNCTION ||
            spread_is_affected(spread, i)) {
            mark_down(spread, i);
            follow_down(spread);
        }
    }
}
