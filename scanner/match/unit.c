/* SPDX-License-Identifier: MIT */
#include "match/unit.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/notice.h"
#include "base/vec.h"
#include "names/names.h"
#include "names/propagate.h"
#include "syntax/source.h"

/* What a caller that sets no budget of its own gets. */
enum { DEFAULT_STEPS = 20000000 };

/* A node under a name it can be asked for by. */
struct entry {
    uint32_t kind, name, node;
};
VEC_OF(entries, struct entry);

/* One (kind, name) with its nodes at by_name[from..from+count]; count 0 = free. */
struct slot {
    uint32_t kind, name;
    uint32_t from, count;
};

struct unit_index {
    uint32_t kind_from[N_KIND_COUNT + 1];
    uint32_t *by_kind;
    uint32_t *by_name;
    struct slot *slots;
    size_t slot_mask;
    const uint32_t *imported; /* N_NAME nodes with a qualified name */
    size_t imported_count;
};

/* The words of dotted names count as seen: a pattern's `a.b` may match through an import
 * or the file's own package. */
static void add_parts(struct intern *words, struct str dotted, char separator)
{
    while (dotted.ptr) {
        intern_add_view(words, str_split(&dotted, separator));
    }
}

static void add_dotted_words(const struct tree *tree)
{
    struct str path = tree->source->path;
    const size_t dot =
        path.len > 3 && str_ends_with(path, STR(".py")) ? path.len - 3 : path.len;
    add_parts(tree->names, str_slice(path, 0, dot), '/');
    for (uint32_t i = 0; i < tree->count; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        if (kind == N_ALIAS || kind == N_FROM_IMPORT) {
            add_parts(tree->names, tree_name(tree, i), '.');
        }
    }
}

static void index_kinds(struct unit_index *index, const struct tree *tree,
                        struct arena *arena)
{
    uint32_t next[N_KIND_COUNT] = { 0 };
    for (uint32_t i = 0; i < tree->count; i++) {
        index->kind_from[tree->nodes[i].kind + 1]++;
    }
    for (int kind = 0; kind < N_KIND_COUNT; kind++) {
        index->kind_from[kind + 1] += index->kind_from[kind];
        next[kind] = index->kind_from[kind];
    }
    index->by_kind = ARENA_ARRAY(arena, tree->count, uint32_t);
    for (uint32_t i = 0; i < tree->count; i++) {
        index->by_kind[next[tree->nodes[i].kind]++] = i;
    }
}

static size_t slot_of(const struct unit_index *index, uint32_t kind, uint32_t name)
{
    size_t at = (size_t)(name * 2654435761u + kind * 40503u) & index->slot_mask;
    while (index->slots[at].count != 0 &&
           (index->slots[at].kind != kind || index->slots[at].name != name)) {
        at = (at + 1) & index->slot_mask;
    }
    return at;
}

static void index_names(struct unit_index *index, const struct entries *entries,
                        struct arena *arena)
{
    size_t slots = 64;
    while (slots < entries->count * 2) {
        slots *= 2;
    }
    index->slot_mask = slots - 1;
    index->slots = ARENA_ARRAY(arena, slots, struct slot);
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        struct slot *slot = &index->slots[slot_of(index, entry->kind, entry->name)];
        slot->kind = entry->kind;
        slot->name = entry->name;
        slot->count++;
    }
    uint32_t from = 0;
    for (size_t i = 0; i < slots; i++) {
        index->slots[i].from = from;
        from += index->slots[i].count;
    }
    index->by_name = ARENA_ARRAY(arena, entries->count, uint32_t);
    uint32_t *filled = ARENA_ARRAY(arena, slots, uint32_t);
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        const size_t at = slot_of(index, entry->kind, entry->name);
        index->by_name[index->slots[at].from + filled[at]++] = entry->node;
    }
}

/* The last part of a dotted path where the name is another one here, if any rule knows
 * the word: `from os import system as s` makes it "system". */
static uint32_t alias_of(const struct tree *tree, uint32_t qualified, uint32_t node)
{
    if (qualified == 0) {
        return 0;
    }
    struct str text = intern_text(tree->names, qualified);
    for (size_t i = text.len; i > 0; i--) {
        if (text.ptr[i - 1] == '.') {
            text = str_slice(text, i, text.len);
            break;
        }
    }
    if (str_equal(text, tree_name(tree, node))) {
        return 0;
    }
    const uint32_t word = intern_find(tree->names, text);
    return word < intern_base_count(tree->names) ? word : 0;
}

struct collector {
    const struct tree *tree;
    const struct names *names;
    struct arena *arena;
    struct entries entries;
    uint32_t base;
    VEC(uint32_t) imported;
};

static void collect(struct collector *c, enum node_kind kind, uint32_t name,
                    uint32_t node)
{
    if (name != 0 && name < c->base) {
        VEC_PUSH(c->arena, &c->entries, ((struct entry){ kind, name, node }));
    }
}

/* `node` under what `name` is really called. */
static void collect_aliases(struct collector *c, uint32_t name, uint32_t node)
{
    const enum node_kind kind = c->tree->nodes[node].kind;
    collect(c, kind, alias_of(c->tree, names_qualified(c->names, name), name), node);
    collect(c, kind, alias_of(c->tree, names_qualified_also(c->names, name), name), node);
}

static void collect_imported(struct collector *c, uint32_t node)
{
    if (c->tree->nodes[node].kind == N_NAME && names_qualified(c->names, node) != 0) {
        VEC_PUSH(c->arena, &c->imported, node);
    }
}

static void collect_node(struct collector *c, uint32_t node)
{
    const struct node *at = &c->tree->nodes[node];
    collect(c, at->kind, at->name, node);
    if (at->kind == N_CALL || at->kind == N_DECORATOR) {
        const uint32_t callee = tree_first(c->tree, node);
        const uint8_t kind = callee == TREE_NONE ? N_ERROR : c->tree->nodes[callee].kind;
        if (kind == N_NAME || kind == N_ATTRIBUTE) {
            collect_aliases(c, callee, node);
            if (at->kind == N_DECORATOR) {
                collect(c, N_DECORATOR, c->tree->nodes[callee].name, node);
            }
        }
    } else if (at->kind == N_NAME || at->kind == N_ATTRIBUTE) {
        collect_aliases(c, node, node);
        collect_imported(c, node);
    }
}

struct unit *unit_new(const struct tree *tree, const struct call_types *types,
                      struct notices *notices, struct arena *arena)
{
    add_dotted_words(tree);
    struct unit *unit = ARENA_NEW(arena, struct unit);
    struct unit_index *index = ARENA_NEW(arena, struct unit_index);
    unit->source = tree->source;
    unit->tree = tree;
    unit->types = types;
    unit->names = names_resolve(tree, types, arena);
    unit->arena = arena;
    unit->notices = notices;
    unit->steps_left = DEFAULT_STEPS;
    unit->part = (struct unit_part){ 0, tree->count, UINT32_MAX };
    if (names_is_cut(unit->names)) {
        const struct notice notice = {
            .level = NOTICE_INCOMPLETE,
            .id = "names-cut",
            .path = tree->source->path,
            .text = STR("Some names were not resolved: the file asks for "
                        "too many lookups or has too long names.")
        };
        notices_add(notices, arena, notice);
    }
    unit->index = index;
    index_kinds(index, tree, arena);
    struct collector c = { .tree = tree, .names = unit->names, .arena = arena };
    c.base = intern_base_count(tree->names);
    for (uint32_t i = 0; i < tree->count; i++) {
        collect_node(&c, i);
    }
    index_names(index, &c.entries, arena);
    index->imported = c.imported.items;
    index->imported_count = c.imported.count;
    return unit;
}

struct propagation *unit_propagation(struct unit *unit)
{
    if (!unit->propagation) {
        unit->propagation = propagate_new(unit->tree, unit->names, unit->arena);
    }
    return unit->propagation;
}

/* `a.b.c` in pre-order: statement, attribute c, attribute b, name a. */
static void fill_dotted(struct tree *tree, struct node *nodes, struct str dotted)
{
    const uint32_t to = (uint32_t)dotted.len;
    nodes[0] = (struct node){ .kind = N_MODULE, .parent = TREE_NONE, .to = to };
    nodes[1] = (struct node){ .kind = N_EXPR_STMT, .parent = 0, .to = to };
    uint32_t from = 0;
    uint32_t at = tree->count;
    for (struct str rest = dotted; rest.ptr;) {
        const struct str part = str_split(&rest, '.');
        at--;
        nodes[at] = (struct node){ .kind = from == 0 ? N_NAME : N_ATTRIBUTE,
                                   .parent = at - 1,
                                   .to = from + (uint32_t)part.len,
                                   .name = intern_add(tree->names, part),
                                   .name_from = from };
        from += (uint32_t)part.len + 1;
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        nodes[i].end = tree->count;
    }
}

/* Longer texts, and such with other bytes, are no dotted names. */
enum { LONGEST_DOTTED = 256 };

static bool is_dotted(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                          (unsigned char)c >= 0x80;
        if (!part) {
            return false;
        }
    }
    return text.len <= LONGEST_DOTTED;
}

struct unit *unit_new_dotted(struct unit *unit, struct str dotted)
{
    const bool split = is_dotted(dotted);
    struct source *source = ARENA_NEW(unit->arena, struct source);
    *source = source_init(unit->arena, unit->source->path, dotted);
    struct tree *tree = ARENA_NEW(unit->arena, struct tree);
    *tree = (struct tree){ .source = source, .names = unit->tree->names, .count = 3 };
    for (size_t i = 0; split && i < dotted.len; i++) {
        tree->count += dotted.ptr[i] == '.';
    }
    struct node *nodes = ARENA_ARRAY(unit->arena, tree->count, struct node);
    tree->nodes = nodes;
    fill_dotted(tree, nodes, split ? dotted : STR(""));
    struct unit *made = unit_new(tree, NULL, unit->notices, unit->arena);
    made->steps_left = unit->steps_left;
    made->scratch = unit->scratch;
    return made;
}

/* The first of `count` ascending nodes that is not before `node`. */
static size_t position(const uint32_t *nodes, size_t count, uint32_t node)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (nodes[middle] < node) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Of nodes in pre-order those in the part that is searched. */
static const uint32_t *in_part(const struct unit *unit, const uint32_t *nodes,
                               size_t *count)
{
    const size_t from = position(nodes, *count, unit->part.first);
    *count = position(nodes, *count, unit->part.end) - from;
    return *count > 0 ? nodes + from : NULL;
}

const uint32_t *unit_of_kind(const struct unit *unit, enum node_kind kind, size_t *count)
{
    const struct unit_index *index = unit->index;
    *count = index->kind_from[kind + 1] - index->kind_from[kind];
    return in_part(unit, index->by_kind + index->kind_from[kind], count);
}

const uint32_t *unit_of_name(const struct unit *unit, enum node_kind kind, uint32_t name,
                             size_t *count)
{
    const struct unit_index *index = unit->index;
    const struct slot *slot = &index->slots[slot_of(index, kind, name)];
    *count = slot->count;
    return in_part(unit, index->by_name + slot->from, count);
}

const uint32_t *unit_imported(const struct unit *unit, size_t *count)
{
    *count = unit->index->imported_count;
    return in_part(unit, unit->index->imported, count);
}
