/* SPDX-License-Identifier: MIT
 *
 * The newer syntax of the rule language, under the key 'match': a formula is a pattern as
 * text, or a mapping with one of the words below and, beside it, 'where' and 'as'. It
 * becomes the specification that the older operators give, so that one evaluator serves
 * both.
 */
#include "rule/spec.h"
#include "rule/spec_reader.h"

#include "base/arena.h"
#include "rule/dom.h"
#include "rule/suggest.h"

VEC_OF(conjuncts, struct formula_spec);

/* What a key of a formula is. */
enum word { WORD_OPERATOR, WORD_COMPANION, WORD_CONDITION };

struct word_row {
    const char *name;
    enum word word;
    enum formula_op op; /* WORD_OPERATOR */
};

static const struct word_row WORDS[] = {
    { "pattern", WORD_OPERATOR, FORMULA_PATTERN },
    { "regex", WORD_OPERATOR, FORMULA_REGEX },
    { "all", WORD_OPERATOR, FORMULA_ALL },
    { "any", WORD_OPERATOR, FORMULA_ANY },
    { "inside", WORD_OPERATOR, FORMULA_INSIDE },
    { "not", WORD_OPERATOR, FORMULA_NOT },
    { "where", WORD_COMPANION, FORMULA_ALL },
    { "as", WORD_COMPANION, FORMULA_AS },
    /* beside a formula that is sought in a metavariable */
    { "metavariable", WORD_CONDITION, FORMULA_WHERE_PATTERN },
    { "language", WORD_CONDITION, FORMULA_WHERE_PATTERN },
};

enum { WORD_COUNT = sizeof WORDS / sizeof WORDS[0] };

static const struct word_row *find_word(struct str name)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (str_equal(name, str_from(WORDS[i].name))) {
            return &WORDS[i];
        }
    }
    return NULL;
}

bool spec_match_knows(struct str key)
{
    return find_word(key) != NULL;
}

static int fail_unknown(const struct spec_reader *reader, const struct dom_node *key)
{
    struct suggestion suggestion = { .wanted = key->text };
    for (size_t i = 0; i < WORD_COUNT; i++) {
        suggest_consider(&suggestion, str_from(WORDS[i].name));
    }
    if (spec_is_operator(key->text) || spec_is_later(key->text)) {
        return spec_fail_named(reader, key, "operator ", key->text,
                               " cannot stand under 'match'");
    }
    const struct str after = suggestion.best.ptr
                                 ? str_format(reader->arena, ", did you mean '%.*s'?",
                                              STR_ARGS(suggestion.best))
                                 : STR("");
    return spec_fail_named(reader, key, "unknown operator ", key->text, after.ptr);
}

/* The one operator of a mapping, whose other keys must be companions. */
static int find_operator(const struct spec_reader *reader, const struct dom_node *node,
                         bool condition, uint32_t *index)
{
    uint32_t count = 0;
    for (uint32_t i = 0; node->kind == DOM_MAPPING && i < node->count; i++) {
        const struct word_row *row = find_word(node->keys[i]->text);
        if (!row || (row->word == WORD_CONDITION && !condition)) {
            return fail_unknown(reader, node->keys[i]);
        }
        if (row->word == WORD_OPERATOR && count++ > 0) {
            return spec_fail_named(reader, node->keys[i], "", node->keys[i]->text,
                                   " stands beside another operator; join them in 'all'");
        }
        *index = row->word == WORD_OPERATOR ? i : *index;
    }
    if (count == 0) {
        return spec_fail(reader, node,
                         "a pattern, or a mapping with one of 'pattern', 'regex', 'all', "
                         "'any', 'inside' is wanted here");
    }
    return 0;
}

/* Whether what a formula finds are places for something else to lie in. */
enum finds { FINDS_PLACES = 1, FINDS_INSIDE = 2, FINDS_BOTH = 3 };

static unsigned finds(const struct formula_spec *spec)
{
    unsigned found = 0;
    bool place = false;
    switch (spec->op) {
    case FORMULA_PATTERN:
    case FORMULA_REGEX:
    case FORMULA_GENERIC:
        return FINDS_PLACES;
    case FORMULA_INSIDE:
        return FINDS_INSIDE;
    case FORMULA_ANY:
    case FORMULA_ALL:
        for (uint32_t i = 0; i < spec->child_count; i++) {
            const unsigned child = finds(&spec->children[i]);
            place = place || child == FINDS_PLACES;
            found |= child;
        }
        return spec->op == FORMULA_ALL && place ? FINDS_PLACES : found;
    default:
        return 0;
    }
}

static int read_formula(const struct spec_reader *reader, const struct dom_node *node,
                        struct formula_spec *spec);

static struct formula_spec at_node(enum formula_op op, const struct dom_node *node)
{
    return (struct formula_spec){ .op = op, .line = node->line, .column = node->column };
}

/* `spec` with one child, which is returned to be filled. */
static struct formula_spec *give_child(const struct spec_reader *reader,
                                       struct formula_spec *spec)
{
    struct formula_spec *child = ARENA_NEW(reader->arena, struct formula_spec);
    spec->children = child;
    spec->child_count = 1;
    return child;
}

static int add_formula_not(const struct spec_reader *reader, const struct dom_node *node,
                           struct conjuncts *out)
{
    struct formula_spec negative = at_node(FORMULA_NOT, node);
    struct formula_spec *child = give_child(reader, &negative);
    const int code = read_formula(reader, node, child);
    if (code < 0) {
        return code;
    }
    switch (finds(child)) {
    case FINDS_BOTH:
        return spec_fail(reader, node,
                         "'not' of something in which only some parts are 'inside'; "
                         "write a 'not' for each");
    case FINDS_INSIDE:
        negative.op = FORMULA_NOT_INSIDE;
        break;
    default:
        break;
    }
    if (child->op == FORMULA_REGEX) {
        child->op = FORMULA_NOT_REGEX;
        negative = *child;
    }
    VEC_PUSH(reader->arena, out, negative);
    return 0;
}

/* The mapping's only key, if it has just this one. */
static const struct dom_node *sole(const struct dom_node *node, const char *key)
{
    return node->kind == DOM_MAPPING && node->count == 1 ? dom_get(node, key) : NULL;
}

/* What 'not' excludes, as conjuncts: "not: {any: [a, b]}" excludes a and excludes b. */
static int add_not(const struct spec_reader *reader, const struct dom_node *node,
                   struct conjuncts *out)
{
    const struct dom_node *any = sole(node, "any");
    if (sole(node, "not")) {
        return spec_fail(reader, node, "'not' of 'not' says nothing");
    }
    if (!any || any->kind != DOM_SEQUENCE || any->count == 0) {
        return add_formula_not(reader, node, out);
    }
    int code = 0;
    for (uint32_t i = 0; i < any->count && code == 0; i++) {
        code = add_not(reader, any->items[i], out);
    }
    return code;
}

static int read_any(const struct spec_reader *reader, const struct dom_node *list,
                    struct formula_spec *spec)
{
    struct formula_spec *children =
        ARENA_ARRAY(reader->arena, list->count, struct formula_spec);
    spec->children = children;
    spec->child_count = list->count;
    int code = 0;
    for (uint32_t i = 0; i < list->count && code == 0; i++) {
        code = read_formula(reader, list->items[i], &children[i]);
    }
    return code;
}

static int add_conjunct(const struct spec_reader *reader, const struct dom_node *node,
                        struct conjuncts *out)
{
    const struct dom_node *negative = dom_get(node, "not");
    if (negative && node->count > 1) {
        return spec_fail(reader, node,
                         "nothing can stand beside 'not'; put it under 'not'");
    }
    if (negative) {
        return add_not(reader, negative, out);
    }
    struct formula_spec spec = { 0 };
    const int code = read_formula(reader, node, &spec);
    if (code == 0) {
        VEC_PUSH(reader->arena, out, spec);
    }
    return code;
}

static void set_children(struct formula_spec *spec, const struct conjuncts *children)
{
    spec->children = children->items;
    spec->child_count = (uint32_t)children->count;
}

static int read_all(const struct spec_reader *reader, const struct dom_node *list,
                    struct formula_spec *spec)
{
    struct conjuncts children = { 0 };
    for (uint32_t i = 0; i < list->count; i++) {
        const int code = add_conjunct(reader, list->items[i], &children);
        if (code < 0) {
            return code;
        }
    }
    set_children(spec, &children);
    return finds(spec) || reader->within
               ? 0
               : spec_fail(reader, list,
                           "'all' has only exclusions; nothing says what to find");
}

/* 'not' alone: a condition on what a metavariable stands for, but nothing to find. */
static int read_not(const struct spec_reader *reader, const struct dom_node *value,
                    struct formula_spec *spec)
{
    struct conjuncts children = { 0 };
    if (!reader->within) {
        return spec_fail(reader, value,
                         "'not' finds nothing; it stands in a list of 'all'");
    }
    const int code = add_not(reader, value, &children);
    spec->op = FORMULA_ALL;
    set_children(spec, &children);
    return code;
}

static int read_operator(const struct spec_reader *reader, const struct dom_node *key,
                         const struct dom_node *value, struct formula_spec *spec)
{
    *spec = at_node(find_word(key->text)->op, key);
    const bool list = spec->op == FORMULA_ALL || spec->op == FORMULA_ANY;
    if (list && (value->kind != DOM_SEQUENCE || value->count == 0)) {
        return spec_fail_named(reader, value, "the value of ", key->text,
                               " must be a list of formulas");
    }
    switch (spec->op) {
    case FORMULA_PATTERN:
        return spec_read_pattern(reader, key, value, spec);
    case FORMULA_ALL:
        return read_all(reader, value, spec);
    case FORMULA_ANY:
        return read_any(reader, value, spec);
    case FORMULA_INSIDE:
        return read_formula(reader, value, give_child(reader, spec));
    case FORMULA_NOT:
        return read_not(reader, value, spec);
    default:
        return spec_read_text(reader, key, value, spec);
    }
}

static int read_mapping(const struct spec_reader *reader, const struct dom_node *node,
                        bool condition, struct formula_spec *spec);

/* A condition on a metavariable that is a formula: sought in what it is bound to. */
static int read_within(const struct spec_reader *reader, const struct dom_node *node,
                       struct formula_spec *spec)
{
    struct spec_reader inner = *reader;
    const struct dom_node *language = dom_get(node, "language");
    inner.language = SPEC_PYTHON;
    inner.within = true;
    int code = spec_read_metavariables(reader, dom_get(node, "metavariable"), spec);
    if (code == 0 && spec->metavariable_count != 1) {
        code = spec_fail(reader, node, "one metavariable is wanted here");
    }
    if (code == 0 && language) {
        code = spec_read_language(reader, language, &inner.language);
    }
    spec->where.on_content = inner.language != SPEC_PYTHON;
    return code < 0 ? code : read_mapping(&inner, node, true, give_child(reader, spec));
}

/* By the key that says what is asked; a metavariable without any of them is asked for a
 * formula. */
static const struct condition_row {
    const char *key;
    enum formula_op op;
} CONDITIONS[] = {
    { "type", FORMULA_WHERE_TYPE },         { "types", FORMULA_WHERE_TYPE },
    { "regex", FORMULA_WHERE_REGEX },       { "comparison", FORMULA_WHERE_COMPARISON },
    { "analyzer", FORMULA_WHERE_ANALYSIS },
};

static int read_focus(const struct spec_reader *reader, const struct dom_node *node,
                      struct formula_spec *spec)
{
    if (node->count > 1) {
        return spec_fail(reader, node, "nothing can stand beside 'focus'");
    }
    spec->op = FORMULA_FOCUS;
    return spec_read_metavariables(reader, node->items[0], spec);
}

static int read_condition(const struct spec_reader *reader, const struct dom_node *node,
                          struct formula_spec *spec)
{
    static const struct dom_node where = { .text = { "where", 5 } };
    *spec = at_node(FORMULA_WHERE_PATTERN, node);
    if (node->kind == DOM_MAPPING && dom_get(node, "focus")) {
        return read_focus(reader, node, spec);
    }
    if (node->kind != DOM_MAPPING ||
        (!dom_get(node, "metavariable") && !dom_get(node, "comparison"))) {
        const struct dom_node *first =
            node->kind == DOM_MAPPING && node->count ? node->keys[0] : node;
        return first != node && spec_is_later(first->text)
                   ? spec_fail_named(reader, first, "", first->text,
                                     " is not supported yet")
                   : spec_fail(reader, first,
                               "a condition is wanted here: a mapping with "
                               "'metavariable', 'comparison' or 'focus'");
    }
    for (size_t i = 0; i < sizeof CONDITIONS / sizeof CONDITIONS[0]; i++) {
        if (dom_get(node, CONDITIONS[i].key) && !dom_get(node, "where")) {
            spec->op = CONDITIONS[i].op;
            return spec_read_filter(reader, &where, node, spec);
        }
    }
    return read_within(reader, node, spec);
}

static int add_conditions(const struct spec_reader *reader, const struct dom_node *list,
                          struct conjuncts *out)
{
    if (list->kind != DOM_SEQUENCE || list->count == 0) {
        return spec_fail(reader, list, "'where' must be a list of conditions");
    }
    for (uint32_t i = 0; i < list->count; i++) {
        struct formula_spec spec = { 0 };
        const int code = read_condition(reader, list->items[i], &spec);
        if (code < 0) {
            return code;
        }
        VEC_PUSH(reader->arena, out, spec);
    }
    return 0;
}

/* The formula's conjuncts, to which conditions are added: its own, if it is 'all'. */
static struct conjuncts open_up(const struct spec_reader *reader,
                                const struct formula_spec *spec, bool own)
{
    struct conjuncts out = { 0 };
    const uint32_t count = own ? spec->child_count : 1;
    for (uint32_t i = 0; i < count; i++) {
        VEC_PUSH(reader->arena, &out, own ? spec->children[i] : *spec);
    }
    return out;
}

/* 'as': a metavariable for what the formula finds. */
static int add_name(const struct spec_reader *reader, const struct dom_node *value,
                    struct formula_spec *spec)
{
    struct conjuncts children = open_up(reader, spec, false);
    struct formula_spec as = at_node(FORMULA_AS, value);
    const int code = spec_read_metavariables(reader, value, &as);
    if (code == 0 && as.metavariable_count != 1) {
        return spec_fail(reader, value, "one metavariable is wanted here");
    }
    VEC_PUSH(reader->arena, &children, as);
    *spec = at_node(FORMULA_ALL, value);
    set_children(spec, &children);
    return code;
}

/* A mapping's operator and its companions. */
static int read_mapping(const struct spec_reader *reader, const struct dom_node *node,
                        bool condition, struct formula_spec *spec)
{
    uint32_t at = 0;
    int code = find_operator(reader, node, condition, &at);
    if (code == 0) {
        code = read_operator(reader, node->keys[at], node->items[at], spec);
    }
    const struct dom_node *as = dom_get(node, "as");
    const struct dom_node *where = dom_get(node, "where");
    if (code == 0 && as) {
        code = add_name(reader, as, spec);
    }
    if (code < 0 || !where) {
        return code;
    }
    struct conjuncts children = open_up(reader, spec, spec->op == FORMULA_ALL && !as);
    *spec = at_node(FORMULA_ALL, node->keys[at]);
    code = add_conditions(reader, where, &children);
    set_children(spec, &children);
    return code;
}

static int read_formula(const struct spec_reader *reader, const struct dom_node *node,
                        struct formula_spec *spec)
{
    if (node->kind == DOM_SCALAR) {
        *spec = at_node(FORMULA_PATTERN, node);
        return spec_read_pattern(reader, node, node, spec);
    }
    return read_mapping(reader, node, false, spec);
}

int spec_read_match(const struct spec_reader *reader, const struct dom_node *value,
                    struct formula_spec *spec)
{
    return read_formula(reader, value, spec);
}
