/* SPDX-License-Identifier: MIT */
#include "match/compiled.h"
#include "match/formula.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"
#include "match/front.h"
#include "syntax/tree.h"

/* More alternatives than this are not worth their tests: the filter then admits
 * everything. */
enum { MOST_ALTERNATIVES = 64 };

VEC_OF(words, uint32_t);

struct alternative {
    const uint32_t *words;
    size_t count;
};
VEC_OF(alternatives, struct alternative);

static void add_word(struct words *words, uint32_t word, struct arena *arena)
{
    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i] == word) {
            return;
        }
    }
    VEC_PUSH(arena, words, word);
}

static void add_module_words(struct words *words, const struct tree *tree, uint32_t node,
                             struct arena *arena)
{
    struct str rest = tree_name(tree, node);
    while (rest.ptr) {
        struct str name;
        const struct str part = str_split(&rest, '.');
        if (part.len > 0 && front_word_of(part, &name) == FRONT_PLAIN) {
            add_word(words, intern_add(tree->names, part), arena);
        }
    }
}

/* Names that the text of a match must hold. Types are not among them: a variable's type
 * may be known from elsewhere. */
void compiled_find_words(struct pattern *pattern, struct arena *arena)
{
    const struct tree *tree = pattern->tree;
    struct words words = { 0 };
    uint32_t end = tree->count;
    uint32_t node = pattern->root;
    if (pattern->shape != SHAPE_SEQUENCE) {
        end = tree->nodes[node].end;
    }
    while (node < end) {
        const struct node *at = &tree->nodes[node];
        if (pattern->marks[node].kind == MARK_TYPED) {
            node = at->end;
            continue;
        }
        if (at->kind == N_ALIAS || at->kind == N_FROM_IMPORT) {
            add_module_words(&words, tree, node, arena);
        } else if (at->name != 0 && at->kind != N_CALL &&
                   pattern->marks[node].kind == MARK_NONE) {
            struct str rest;
            if (front_word_of(tree_name(tree, node), &rest) == FRONT_PLAIN) {
                add_word(&words, at->name, arena);
            }
        }
        node++;
    }
    pattern->words = words.items;
    pattern->word_count = words.count;
}

static void add_words(struct words *words, const struct alternative *from,
                      struct arena *arena)
{
    for (size_t i = 0; i < from->count; i++) {
        add_word(words, from->words[i], arena);
    }
}

static void both(struct alternatives *a, const struct alternatives *b,
                 struct arena *arena)
{
    struct alternatives out = { 0 };
    for (size_t i = 0; i < a->count * b->count; i++) {
        struct words words = { 0 };
        add_words(&words, &a->items[i / b->count], arena);
        add_words(&words, &b->items[i % b->count], arena);
        VEC_PUSH(arena, &out, ((struct alternative){ words.items, words.count }));
    }
    *a = out;
}

static void add_alternatives(struct alternatives *to, const struct alternatives *from,
                             struct arena *arena)
{
    for (size_t i = 0; i < from->count; i++) {
        VEC_PUSH(arena, to, from->items[i]);
    }
}

static bool admits_all(const struct alternatives *a)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->items[i].count == 0) {
            return true;
        }
    }
    return false;
}

/* What is collected: the words of all that a formula finds, or without what it finds in
 * parameters. */
struct collecting {
    struct arena *arena;
    bool no_parameters;
};

static struct alternatives collect(const struct formula *formula,
                                   const struct collecting *how);

/* What a metavariable stands for in a formula: nothing, a piece of code, or a text that
 * need be no code. */
enum standing { STANDS_NOT, STANDS_FOR_CODE, STANDS_FOR_TEXT };

static enum standing standing_in_pattern(const struct pattern *pattern,
                                         uint32_t metavariable)
{
    enum standing found = STANDS_NOT;
    uint32_t slot = 0;
    while (slot < pattern->variable_count && pattern->variables[slot] != metavariable) {
        slot++;
    }
    for (uint32_t i = 0; slot < pattern->variable_count && i < pattern->tree->count;
         i++) {
        const struct mark *mark = &pattern->marks[i];
        const bool is_code = mark->kind == MARK_VARIABLE;
        const bool is_text =
            mark->kind == MARK_STRING_VARIABLE || mark->kind == MARK_LIST;
        if (mark->slot == slot && (is_code || is_text)) {
            found = is_text                   ? STANDS_FOR_TEXT
                    : found > STANDS_FOR_CODE ? found
                                              : STANDS_FOR_CODE;
        }
    }
    return found;
}

static enum standing standing_in(const struct formula *formula, uint32_t metavariable)
{
    enum standing found = formula->op == FORMULA_PATTERN
                              ? standing_in_pattern(formula->pattern, metavariable)
                              : STANDS_NOT;
    for (uint32_t i = 0; i < formula->group_count; i++) {
        found = formula->group_metavariables[i] == metavariable ? STANDS_FOR_TEXT : found;
    }
    if (formula->op == FORMULA_AS && formula->metavariables[0] == metavariable) {
        return STANDS_FOR_TEXT;
    }
    for (uint32_t i = 0; i < formula->child_count; i++) {
        const enum standing inner = standing_in(formula->children[i], metavariable);
        found = inner > found ? inner : found;
    }
    return found;
}

/* One of the words that a metavariable-regex takes, where they are names in the code. */
static struct alternatives words_of_regex(const struct formula *all,
                                          const struct formula *regex,
                                          struct arena *arena)
{
    struct alternatives out = { 0 };
    const struct alternative nothing = { NULL, 0 };
    const bool known = regex->regex_words && !regex->where.on_constant &&
                       standing_in(all, regex->metavariables[0]) == STANDS_FOR_CODE;
    for (uint32_t i = 0; known && i < regex->regex_word_count; i++) {
        const struct alternative word = { &regex->regex_words[i], 1 };
        VEC_PUSH(arena, &out, word);
    }
    if (!known) {
        VEC_PUSH(arena, &out, nothing);
    }
    return out;
}

static bool is_parameter_of(const struct formula *formula, uint32_t metavariable)
{
    const struct pattern *pattern = formula->pattern;
    for (uint32_t i = 0; formula->op == FORMULA_PATTERN && i < pattern->tree->count;
         i++) {
        const struct mark *mark = &pattern->marks[i];
        if (pattern->tree->nodes[i].kind == N_PARAM && mark->kind == MARK_VARIABLE &&
            mark->slot < pattern->variable_count &&
            pattern->variables[mark->slot] == metavariable) {
            return true;
        }
    }
    for (uint32_t i = 0; i < formula->child_count; i++) {
        if (is_parameter_of(formula->children[i], metavariable)) {
            return true;
        }
    }
    return false;
}

/* Whether what all of them find is a parameter: the metavariable in focus is one. */
static bool finds_parameter(const struct formula *all)
{
    for (uint32_t i = 0; i < all->child_count; i++) {
        const struct formula *focus = all->children[i];
        if (focus->op == FORMULA_FOCUS && is_parameter_of(all, focus->metavariables[0])) {
            return true;
        }
    }
    return false;
}

/* Every child must hold; where the product grows too large a child is left out: a weaker
 * filter. */
static struct alternatives collect_all(const struct formula *formula,
                                       const struct collecting *how)
{
    struct arena *arena = how->arena;
    struct alternatives out = { 0 };
    const struct alternative nothing = { NULL, 0 };
    VEC_PUSH(arena, &out, nothing);
    for (uint32_t i = 0; i < formula->child_count; i++) {
        const struct formula *one = formula->children[i];
        const struct alternatives child = one->op == FORMULA_WHERE_REGEX
                                              ? words_of_regex(formula, one, arena)
                                              : collect(one, how);
        if (!admits_all(&child) && child.count * out.count <= MOST_ALTERNATIVES) {
            both(&out, &child, arena);
        }
    }
    return out;
}

static struct alternatives collect(const struct formula *formula,
                                   const struct collecting *how)
{
    struct arena *arena = how->arena;
    struct alternatives out = { 0 };
    struct alternative words = { NULL, 0 };
    switch (formula->op) {
    case FORMULA_PATTERN:
        words.words = pattern_required_words(formula->pattern, &words.count);
        VEC_PUSH(arena, &out, words);
        return out;
    case FORMULA_ALL:
        return how->no_parameters && finds_parameter(formula) ? out
                                                              : collect_all(formula, how);
    case FORMULA_KIND:
    case FORMULA_INSIDE:
    case FORMULA_WHERE_PATTERN: /* what is found in a metavariable is in the file */
        return collect(formula->children[0], how);
    case FORMULA_ANY:
        for (uint32_t i = 0; i < formula->child_count; i++) {
            const struct alternatives child = collect(formula->children[i], how);
            add_alternatives(&out, &child, arena);
        }
        return out;
    default:
        VEC_PUSH(arena, &out, words);
        return out;
    }
}

static struct word_filter filter_of(const struct formula *formula,
                                    const struct collecting *how)
{
    struct arena *arena = how->arena;
    const struct alternatives found = collect(formula, how);
    const uint32_t **alternatives = ARENA_ARRAY(arena, found.count, const uint32_t *);
    size_t *lengths = ARENA_ARRAY(arena, found.count, size_t);
    for (size_t i = 0; i < found.count; i++) {
        alternatives[i] = found.items[i].words;
        lengths[i] = found.items[i].count;
    }
    return (struct word_filter){ alternatives, lengths, found.count };
}

struct word_filter formula_words(const struct formula *formula, struct arena *arena)
{
    const struct collecting how = { arena, false };
    return filter_of(formula, &how);
}

struct word_filter formula_words_inside(const struct formula *formula,
                                        struct arena *arena)
{
    const struct collecting how = { arena, true };
    return filter_of(formula, &how);
}

bool word_filter_admits(const struct word_filter *filter, const struct intern *words)
{
    for (size_t i = 0; i < filter->count; i++) {
        size_t seen = 0;
        while (seen < filter->lengths[i] &&
               intern_seen(words, filter->alternatives[i][seen])) {
            seen++;
        }
        if (seen == filter->lengths[i]) {
            return true;
        }
    }
    return false;
}

bool formula_is_possible(const struct formula *formula, const struct intern *words)
{
    uint32_t possible = 0;
    switch (formula->op) {
    case FORMULA_PATTERN:
        return pattern_has_words(formula->pattern, words);
    case FORMULA_KIND:
    case FORMULA_INSIDE:
    case FORMULA_WHERE_PATTERN:
        return formula_is_possible(formula->children[0], words);
    case FORMULA_ALL:
    case FORMULA_ANY:
        for (uint32_t i = 0; i < formula->child_count; i++) {
            possible += formula_is_possible(formula->children[i], words);
        }
        return formula->op == FORMULA_ALL ? possible == formula->child_count
                                          : possible > 0;
    default:
        return true;
    }
}
