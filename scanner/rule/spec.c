/* SPDX-License-Identifier: MIT */
#include "rule/spec.h"

#include "base/arena.h"
#include "base/err.h"
#include "rule/dom.h"
#include "rule/models.h"
#include "rule/spec_reader.h"
#include "rule/suggest.h"

/* What stands after an operator's colon. */
enum operand {
    OPERAND_PATTERN, /* Python text */
    OPERAND_FORMULA, /* Python text, or a mapping with one operator */
    OPERAND_LIST,    /* a list of mappings with one operator each */
    OPERAND_REGEX,   /* a regular expression */
    OPERAND_FILTER,  /* a mapping with a metavariable (spec_filter.c) */
    OPERAND_KIND,    /* the name of a kind */
    OPERAND_FOCUS,   /* a metavariable or a list of them */
    OPERAND_MATCH,   /* a formula in the newer syntax (spec_match.c) */
};

/* Where an operator can stand. */
enum place { IN_RULE = 1, IN_PATTERNS = 2, IN_EITHER = 4, IN_NEST = 8, IN_FILTER = 16 };
enum { ANYWHERE = IN_RULE | IN_PATTERNS | IN_EITHER | IN_NEST | IN_FILTER };

struct operator_row {
    const char *name;
    enum formula_op op;
    enum operand operand;
    unsigned places;
};

/* clang-format off */
static const struct operator_row OPERATORS[] = {
    { "pattern",                 FORMULA_PATTERN,          OPERAND_PATTERN, ANYWHERE },
    { "patterns",                FORMULA_ALL,              OPERAND_LIST,    ANYWHERE },
    { "pattern-either",          FORMULA_ANY,              OPERAND_LIST,    ANYWHERE },
    { "pattern-regex",           FORMULA_REGEX,            OPERAND_REGEX,   ANYWHERE },
    { "kind",                    FORMULA_KIND,             OPERAND_KIND,    ANYWHERE },
    { "pattern-inside",          FORMULA_INSIDE,           OPERAND_FORMULA, IN_PATTERNS | IN_EITHER | IN_NEST },
    { "pattern-not",             FORMULA_NOT,              OPERAND_FORMULA, IN_PATTERNS },
    { "pattern-not-inside",      FORMULA_NOT_INSIDE,       OPERAND_FORMULA, IN_PATTERNS },
    { "pattern-not-regex",       FORMULA_NOT_REGEX,        OPERAND_REGEX,   IN_PATTERNS },
    { "metavariable-regex",      FORMULA_WHERE_REGEX,      OPERAND_FILTER,  IN_PATTERNS },
    { "metavariable-pattern",    FORMULA_WHERE_PATTERN,    OPERAND_FILTER,  IN_PATTERNS },
    { "metavariable-type",       FORMULA_WHERE_TYPE,       OPERAND_FILTER,  IN_PATTERNS },
    { "metavariable-comparison", FORMULA_WHERE_COMPARISON, OPERAND_FILTER,  IN_PATTERNS },
    { "metavariable-analysis",   FORMULA_WHERE_ANALYSIS,   OPERAND_FILTER,  IN_PATTERNS },
    { "focus-metavariable",      FORMULA_FOCUS,            OPERAND_FOCUS,   IN_PATTERNS },
    { "match",                   FORMULA_ALL,              OPERAND_MATCH,   IN_RULE },
};
/* clang-format on */

enum { OPERATOR_COUNT = sizeof OPERATORS / sizeof OPERATORS[0] };

/* Known to Semgrep's rule language, not to this program yet. */
static const char *const LATER[] = {
    "metavariable-name",
    "pattern-where-python",
    "semgrep-internal-metavariable-name",
    "semgrep-internal-pattern-anywhere",
    "r2c-internal-patterns-from",
    "r2c-internal-project-depends-on",
    "project-depends-on",
    "join",
    "extract",
    "steps",
    "anywhere",
    "by",
    "validators",
    "dependencies",
};

enum { LATER_COUNT = sizeof LATER / sizeof LATER[0] };

/* Reading */

int spec_fail(const struct spec_reader *reader, const struct dom_node *at,
              const char *reason)
{
    return err_set(reader->err, ERR_RULE, "%.*s:%u:%u: %s", STR_ARGS(reader->file),
                   at->line, at->column, reason);
}

int spec_fail_named(const struct spec_reader *reader, const struct dom_node *at,
                    const char *before, struct str name, const char *after)
{
    name = str_slice(name, 0, 80);
    return err_set(reader->err, ERR_RULE, "%.*s:%u:%u: %s'%.*s'%s",
                   STR_ARGS(reader->file), at->line, at->column, before, STR_ARGS(name),
                   after);
}

static const struct operator_row *find_operator(struct str name)
{
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        if (str_equal(name, str_from(OPERATORS[i].name))) {
            return &OPERATORS[i];
        }
    }
    return NULL;
}

bool spec_is_operator(struct str key)
{
    return find_operator(key) != NULL;
}

bool spec_is_later(struct str key)
{
    for (size_t i = 0; i < LATER_COUNT; i++) {
        if (str_equal(key, str_from(LATER[i]))) {
            return true;
        }
    }
    return false;
}

static int fail_operator(const struct spec_reader *reader, const struct dom_node *key)
{
    if (spec_is_later(key->text)) {
        return spec_fail_named(reader, key, "operator ", key->text,
                               " is not supported yet");
    }
    if (spec_match_knows(key->text)) {
        return spec_fail_named(reader, key, "operator ", key->text,
                               " can stand under 'match' only");
    }
    struct suggestion suggestion = { .wanted = key->text };
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        suggest_consider(&suggestion, str_from(OPERATORS[i].name));
    }
    if (!suggestion.best.ptr) {
        return spec_fail_named(reader, key, "unknown operator ", key->text, "");
    }
    const struct str after =
        str_format(reader->arena, ", did you mean '%.*s'?", STR_ARGS(suggestion.best));
    return spec_fail_named(reader, key, "unknown operator ", key->text, after.ptr);
}

static int fail_place(const struct spec_reader *reader, const struct dom_node *key,
                      unsigned place)
{
    const char *after = " cannot stand here";
    if (place == IN_EITHER) {
        after = " cannot stand in 'pattern-either', only in 'patterns'";
    } else if (place & (IN_NEST | IN_FILTER)) {
        after = " cannot stand alone here, only in 'patterns'";
    } else if (place == IN_RULE) {
        after = " cannot be a whole rule, only a part of 'patterns'";
    }
    return spec_fail_named(reader, key, "operator ", key->text, after);
}

/* Text that says something: a scalar with more than blanks in it. */
int spec_read_text(const struct spec_reader *reader, const struct dom_node *key,
                   const struct dom_node *value, struct formula_spec *spec)
{
    if (value->kind != DOM_SCALAR) {
        return spec_fail_named(reader, value, "the value of ", key->text,
                               " must be text");
    }
    if (dom_is_null(value) || str_trim(value->text).len == 0) {
        return spec_fail_named(reader, value, "the value of ", key->text, " is empty");
    }
    spec->text = value->text;
    spec->line = value->line;
    spec->column = value->column;
    return 0;
}

int spec_read_pattern(const struct spec_reader *reader, const struct dom_node *key,
                      const struct dom_node *value, struct formula_spec *spec)
{
    if (reader->language == SPEC_REGEX) {
        return spec_fail_named(reader, key, "", key->text,
                               " has no meaning in 'language: regex'; use a regular "
                               "expression");
    }
    spec->op = reader->language == SPEC_GENERIC ? FORMULA_GENERIC : FORMULA_PATTERN;
    return spec_read_text(reader, key, value, spec);
}

static int read_metavariable(const struct spec_reader *reader,
                             const struct dom_node *node, struct str *name)
{
    if (node->kind != DOM_SCALAR) {
        return spec_fail(reader, node, "a metavariable is wanted here");
    }
    const size_t len = spec_metavariable_length(node->text, 0);
    if (len == 0 || len != node->text.len) {
        return spec_fail_named(reader, node, "", node->text,
                               " is no metavariable (those look like $NAME)");
    }
    *name = node->text;
    return 0;
}

int spec_read_metavariables(const struct spec_reader *reader,
                            const struct dom_node *value, struct formula_spec *spec)
{
    const bool list = value->kind == DOM_SEQUENCE;
    spec->metavariable_count = list ? value->count : 1;
    struct str *names = ARENA_ARRAY(reader->arena, spec->metavariable_count, struct str);
    spec->metavariables = names;
    if (spec->metavariable_count == 0) {
        return spec_fail(reader, value, "the list of metavariables is empty");
    }
    for (uint32_t i = 0; i < spec->metavariable_count; i++) {
        const int code =
            read_metavariable(reader, list ? value->items[i] : value, &names[i]);
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

static int read_operator(const struct spec_reader *reader, const struct dom_node *key,
                         const struct dom_node *value, unsigned place,
                         struct formula_spec *spec);

/* A mapping with exactly one operator. */
static int read_nested(const struct spec_reader *reader, const struct dom_node *node,
                       unsigned place, struct formula_spec *spec)
{
    if (node->kind != DOM_MAPPING || node->count == 0) {
        return spec_fail(
            reader, node,
            "a mapping with an operator is wanted here, as in '- pattern: …'");
    }
    if (node->count > 1) {
        const struct dom_node *second = node->keys[1];
        return find_operator(second->text) || !spec_is_later(second->text)
                   ? spec_fail_named(
                         reader, second, "", second->text,
                         " stands beside another operator; each needs a '-' of its own")
                   : fail_operator(reader, second);
    }
    return read_operator(reader, node->keys[0], node->items[0], place, spec);
}

static bool is_positive(const struct formula_spec *spec)
{
    return spec->op <= FORMULA_INSIDE; /* the kinds before it find something, too */
}

static int read_list(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec)
{
    if (value->kind != DOM_SEQUENCE || value->count == 0) {
        return spec_fail_named(reader, value, "the value of ", key->text,
                               " must be a list of operators");
    }
    struct formula_spec *children =
        ARENA_ARRAY(reader->arena, value->count, struct formula_spec);
    spec->children = children;
    spec->child_count = value->count;
    bool positive = false;
    for (uint32_t i = 0; i < value->count; i++) {
        const unsigned place = spec->op == FORMULA_ALL ? IN_PATTERNS : IN_EITHER;
        const int code = read_nested(reader, value->items[i], place, &children[i]);
        if (code < 0) {
            return code;
        }
        positive = positive || is_positive(&children[i]);
    }
    return positive || reader->within
               ? 0
               : spec_fail_named(
                     reader, value, "", key->text,
                     " has only exclusions and conditions; nothing says what to find");
}

static int read_formula(const struct spec_reader *reader, const struct dom_node *key,
                        const struct dom_node *value, struct formula_spec *spec)
{
    struct formula_spec *child = ARENA_NEW(reader->arena, struct formula_spec);
    spec->children = child;
    spec->child_count = 1;
    if (value->kind == DOM_MAPPING) {
        return read_nested(reader, value, IN_NEST, child);
    }
    return spec_read_pattern(reader, key, value, child);
}

/* The kind's formula, shared with all who name it. */
static int read_kind(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec)
{
    const int code = spec_read_text(reader, key, value, spec);
    if (code < 0) {
        return code;
    }
    const struct model_kind *kind = models_kind(reader->models, spec->text);
    if (!kind) {
        const struct str name = str_slice(spec->text, 0, 80);
        const struct str nearest = models_nearest_kind(reader->models, name);
        const struct str after =
            str_format(reader->arena, ", did you mean '%.*s'?", STR_ARGS(nearest));
        return spec_fail_named(reader, value, "unknown kind ", name,
                               nearest.ptr ? after.ptr : "");
    }
    spec->metavariables = kind->binds;
    spec->metavariable_count = kind->bind_count;
    spec->children = kind->spec;
    spec->child_count = 1;
    return 0;
}

static int read_operator(const struct spec_reader *reader, const struct dom_node *key,
                         const struct dom_node *value, unsigned place,
                         struct formula_spec *spec)
{
    const struct operator_row *row = find_operator(key->text);
    if (!row) {
        return fail_operator(reader, key);
    }
    if (!(row->places & place)) {
        return fail_place(reader, key, place);
    }
    spec->op = row->op;
    spec->line = key->line;
    spec->column = key->column;
    switch (row->operand) {
    case OPERAND_PATTERN:
        return spec_read_pattern(reader, key, value, spec);
    case OPERAND_REGEX:
        return spec_read_text(reader, key, value, spec);
    case OPERAND_FORMULA:
        return read_formula(reader, key, value, spec);
    case OPERAND_LIST:
        return read_list(reader, key, value, spec);
    case OPERAND_FILTER:
        return spec_read_filter(reader, key, value, spec);
    case OPERAND_KIND:
        return read_kind(reader, key, value, spec);
    case OPERAND_FOCUS:
        return spec_read_metavariables(reader, value, spec);
    case OPERAND_MATCH:
        return spec_read_match(reader, value, spec);
    }
    return 0;
}

int spec_read_within(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec)
{
    struct spec_reader inner = *reader;
    inner.within = true;
    return read_operator(&inner, key, value, IN_FILTER, spec);
}

/* The metavariables that a comparison speaks of must be bound somewhere in the rule. */
static int check_comparison(const struct spec_reader *reader,
                            const struct formula_spec *root,
                            const struct formula_spec *spec)
{
    for (size_t at = 0; at < spec->text.len; at++) {
        const size_t length = spec_metavariable_length(spec->text, at);
        const struct str name = str_slice(spec->text, at, at + length);
        if (length > 0 && !spec_binds(root, name)) {
            return err_set(reader->err, ERR_RULE,
                           "%.*s:%u:%u: no pattern of the rule binds '%.*s'",
                           STR_ARGS(reader->file), spec->line, spec->column,
                           STR_ARGS(str_slice(name, 0, 80)));
        }
    }
    return 0;
}

/* Recursion is bounded: a specification is no deeper than its YAML. */
static int check_comparisons(const struct spec_reader *reader,
                             const struct formula_spec *root,
                             const struct formula_spec *spec)
{
    int code =
        spec->op == FORMULA_WHERE_COMPARISON ? check_comparison(reader, root, spec) : 0;
    /* A kind was checked when it was read. */
    const uint32_t count = spec->op == FORMULA_KIND ? 0 : spec->child_count;
    for (uint32_t i = 0; i < count && code == 0; i++) {
        code = check_comparisons(reader, root, &spec->children[i]);
    }
    return code;
}

int spec_read(const struct spec_reader *reader, const struct dom_node *key,
              const struct dom_node *value, struct formula_spec *spec)
{
    const int code = read_operator(reader, key, value, IN_RULE, spec);
    return code < 0 ? code : check_comparisons(reader, spec, spec);
}

int spec_read_newer(const struct spec_reader *reader, const struct dom_node *node,
                    struct formula_spec *spec)
{
    const int code = spec_read_match(reader, node, spec);
    return code < 0 ? code : check_comparisons(reader, spec, spec);
}
