/* SPDX-License-Identifier: MIT */
#include "rule/spec.h"
#include "rule/spec_reader.h"

#include "base/arena.h"
#include "match/comparison_call.h"
#include "rule/dom.h"
#include "rule/suggest.h"

/* Keys that every filter has; the reader that they share reads them. */
static const char METAVARIABLE[] = "metavariable";

enum { MOST_KEYS = 4 };

/* A filter with the keys that stand beside 'metavariable'. */
struct filter_row {
    enum formula_op op;
    const char *needed; /* NULL: the reader sees to it */
    const char
        *keys[MOST_KEYS]; /* `needed` too; for metavariable-pattern also operators */
    int (*read)(const struct spec_reader *reader, const struct dom_node *key,
                const struct dom_node *value, struct formula_spec *spec);
};

static int fail_unknown(const struct spec_reader *reader, const struct dom_node *key,
                        const struct filter_row *row, struct str filter)
{
    struct suggestion suggestion = { .wanted = key->text };
    suggest_consider(&suggestion, str_from(METAVARIABLE));
    for (size_t i = 0; i < MOST_KEYS && row->keys[i]; i++) {
        suggest_consider(&suggestion, str_from(row->keys[i]));
    }
    const struct str after =
        suggestion.best.ptr
            ? str_format(reader->arena, " in '%.*s', did you mean '%.*s'?",
                         STR_ARGS(filter), STR_ARGS(suggestion.best))
            : str_format(reader->arena, " in '%.*s'", STR_ARGS(filter));
    return spec_fail_named(reader, key, "unknown key ", key->text, after.ptr);
}

static bool is_known(const struct filter_row *row, struct str key)
{
    bool known = str_equal(key, str_from(METAVARIABLE));
    for (size_t i = 0; i < MOST_KEYS && row->keys[i]; i++) {
        known = known || str_equal(key, str_from(row->keys[i]));
    }
    return known || (row->op == FORMULA_WHERE_PATTERN && spec_is_operator(key));
}

/* A key that may be true or false, left as it is if it is not there. */
static int read_flag(const struct spec_reader *reader, const struct dom_node *value,
                     const char *name, bool *flag)
{
    const struct dom_node *node = dom_get(value, name);
    if (node && !dom_bool(node, flag)) {
        return spec_fail_named(reader, node, "the value of ", str_from(name),
                               " must be true or false");
    }
    return 0;
}

static int read_regex(const struct spec_reader *reader, const struct dom_node *key,
                      const struct dom_node *value, struct formula_spec *spec)
{
    (void)key;
    const int code =
        read_flag(reader, value, "constant-propagation", &spec->where.on_constant);
    const struct dom_node *regex = dom_get(value, "regex");
    return code < 0 ? code : spec_read_text(reader, regex, regex, spec);
}

int spec_read_language(const struct spec_reader *reader, const struct dom_node *node,
                       enum spec_language *language)
{
    static const struct {
        const char *name;
        enum spec_language language;
    } known[] = {
        { "python", SPEC_PYTHON },   { "py", SPEC_PYTHON },   { "python3", SPEC_PYTHON },
        { "generic", SPEC_GENERIC }, { "regex", SPEC_REGEX },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (node->kind == DOM_SCALAR &&
            str_equal_nocase(node->text, str_from(known[i].name))) {
            *language = known[i].language;
            return 0;
        }
    }
    return spec_fail(reader, node,
                     "the language within a metavariable must be python, generic or "
                     "regex; others are not supported");
}

static int read_pattern(const struct spec_reader *reader, const struct dom_node *key,
                        const struct dom_node *value, struct formula_spec *spec)
{
    struct spec_reader inner = *reader;
    const struct dom_node *language = dom_get(value, "language");
    const struct dom_node *operator= NULL;
    int code = 0;
    inner.language = SPEC_PYTHON;
    if (language) {
        code = spec_read_language(reader, language, &inner.language);
    }
    struct formula_spec *child = ARENA_NEW(reader->arena, struct formula_spec);
    spec->children = child;
    spec->child_count = 1;
    spec->where.on_content = inner.language != SPEC_PYTHON;
    for (uint32_t i = 0; i < value->count && code == 0; i++) {
        if (!spec_is_operator(value->keys[i]->text)) {
            continue;
        }
        code = operator? spec_fail_named(reader, value->keys[i], "", value->keys[i]->text,
                                         " stands beside another operator; use "
                                         "'patterns' to join them")
                       : spec_read_within(&inner, value->keys[i], value->items[i], child);
        operator= value->keys[i];
    }
    return code == 0 && !operator? spec_fail_named(reader, key, "", key->text,
                                                   " needs an operator such as 'pattern'")
                                 : code;
}

/* metavariable-type */

VEC_OF(type_names, struct str);

static bool is_dotted(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '_' || c == '.';
        if (!letter) {
            return false;
        }
    }
    return text.len > 0;
}

/* One type: "T", "list[T]" for list, "Optional[T]" for T or None; "A | B" for both. */
static int add_type(const struct spec_reader *reader, const struct dom_node *node,
                    struct type_names *types)
{
    if (node->kind != DOM_SCALAR) {
        return spec_fail(reader, node, "a type must be text");
    }
    for (struct str rest = node->text; rest.ptr;) {
        struct str type = str_trim(str_split(&rest, '|'));
        const size_t open = str_find_char(type, '[', 0);
        const struct str head = str_trim(str_slice(type, 0, open));
        const bool optional =
            str_equal(head, STR("Optional")) || str_equal(head, STR("typing.Optional"));
        if (open < type.len && optional && type.ptr[type.len - 1] == ']') {
            type = str_trim(str_slice(type, open + 1, type.len - 1));
            VEC_PUSH(reader->arena, types, STR("None"));
        }
        type = str_trim(str_slice(type, 0, str_find_char(type, '[', 0)));
        if (!is_dotted(type)) {
            return spec_fail_named(reader, node, "", node->text, " is no type");
        }
        VEC_PUSH(reader->arena, types, type);
    }
    return 0;
}

static int read_type(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec)
{
    const struct dom_node *one = dom_get(value, "type");
    const struct dom_node *several = dom_get(value, "types");
    struct type_names types = { 0 };
    if (!one == !several) {
        return spec_fail_named(reader, key, "", key->text, " needs 'type' or 'types'");
    }
    int code = 0;
    if (one) {
        code = add_type(reader, one, &types);
    } else if (several->kind != DOM_SEQUENCE || several->count == 0) {
        code = spec_fail(reader, several, "'types' must be a list of types");
    }
    for (uint32_t i = 0; several && i < several->count && code == 0; i++) {
        code = add_type(reader, several->items[i], &types);
    }
    spec->types = types.items;
    spec->type_count = (uint32_t)types.count;
    return code;
}

static int read_base(const struct spec_reader *reader, const struct dom_node *node,
                     struct formula_spec *spec)
{
    int64_t base = 0;
    if (node->kind != DOM_SCALAR || !comparison_read_int(node->text, 10, &base) ||
        base < 2 || base > 36) {
        return spec_fail(reader, node, "the base must be a number from 2 to 36");
    }
    spec->where.base = (uint8_t)base;
    return 0;
}

static int read_comparison(const struct spec_reader *reader, const struct dom_node *key,
                           const struct dom_node *value, struct formula_spec *spec)
{
    const struct dom_node *base = dom_get(value, "base");
    const struct dom_node *comparison = dom_get(value, "comparison");
    int code = read_flag(reader, value, "strip", &spec->where.strip);
    if (code == 0 && base) {
        code = read_base(reader, base, spec);
    }
    if (code == 0 && spec->metavariable_count == 0 &&
        (spec->where.strip || spec->where.base)) {
        code = spec_fail_named(reader, key, "", key->text,
                               " needs the key 'metavariable' to know what 'strip' and "
                               "'base' are for");
    }
    return code < 0 ? code : spec_read_text(reader, comparison, comparison, spec);
}

/* The metavariable of the flags stands behind the one that is analysed. */
static int read_flags(const struct spec_reader *reader, const struct dom_node *node,
                      struct formula_spec *spec)
{
    struct formula_spec flags = { 0 };
    struct str *both = ARENA_ARRAY(reader->arena, 2, struct str);
    const int code = spec_read_metavariables(reader, node, &flags);
    if (code < 0 || flags.metavariable_count != 1) {
        return code < 0 ? code
                        : spec_fail(reader, node, "one metavariable is wanted here");
    }
    both[0] = spec->metavariables[0];
    both[1] = flags.metavariables[0];
    spec->metavariables = both;
    spec->metavariable_count = 2;
    return 0;
}

static int read_analysis(const struct spec_reader *reader, const struct dom_node *key,
                         const struct dom_node *value, struct formula_spec *spec)
{
    static const struct {
        const char *name;
        enum analyzer analyzer;
    } known[] = { { "entropy", ANALYZER_ENTROPY },
                  { "entropy_v2", ANALYZER_ENTROPY },
                  { "char-range", ANALYZER_CHAR_RANGE },
                  { "redos", ANALYZER_REDOS },
                  { "redos-part", ANALYZER_REDOS_PART },
                  { "redos-cubic", ANALYZER_REDOS_CUBIC },
                  { "redos-quadratic", ANALYZER_REDOS_QUADRATIC },
                  { "redos-polynomial", ANALYZER_REDOS_POLYNOMIAL },
                  { "unbound-in-handler", ANALYZER_UNBOUND_IN_HANDLER },
                  { "unbound-behind-if", ANALYZER_UNBOUND_BEHIND_IF },
                  { "bound-before", ANALYZER_BOUND_BEFORE } };
    (void)key;
    const struct dom_node *analyzer = dom_get(value, "analyzer");
    const struct dom_node *flags = dom_get(value, "flags");
    const int code = flags ? read_flags(reader, flags, spec) : 0;
    if (code < 0) {
        return code;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (analyzer->kind == DOM_SCALAR &&
            str_equal(analyzer->text, str_from(known[i].name))) {
            spec->where.analyzer = known[i].analyzer;
            return 0;
        }
    }
    return spec_fail(
        reader, analyzer,
        "the analyzer must be entropy, entropy_v2, char-range, redos, redos-part, "
        "redos-cubic, redos-quadratic, redos-polynomial, unbound-in-handler, "
        "unbound-behind-if or bound-before; others are not "
        "supported");
}

static const struct filter_row ROWS[] = {
    { FORMULA_WHERE_REGEX, "regex", { "regex", "constant-propagation" }, read_regex },
    { FORMULA_WHERE_PATTERN, NULL, { "language" }, read_pattern },
    { FORMULA_WHERE_TYPE, NULL, { "type", "types" }, read_type },
    { FORMULA_WHERE_COMPARISON,
      "comparison",
      { "comparison", "base", "strip" },
      read_comparison },
    { FORMULA_WHERE_ANALYSIS, "analyzer", { "analyzer", "flags" }, read_analysis },
};

static const struct filter_row *row_of(enum formula_op op)
{
    const struct filter_row *row = ROWS;
    while (row->op != op) {
        row++;
    }
    return row;
}

static int fail_missing(const struct spec_reader *reader, const struct dom_node *key,
                        const struct dom_node *value, const struct filter_row *row)
{
    struct str after = str_format(reader->arena, " needs the key '%s'", METAVARIABLE);
    if (row->op == FORMULA_WHERE_COMPARISON) {
        after = str_format(reader->arena, " needs the key '%s'", row->needed);
    } else if (row->needed) {
        after = str_format(reader->arena, " needs the keys '%s' and '%s'", METAVARIABLE,
                           row->needed);
    }
    return spec_fail_named(reader, value, "", key->text, after.ptr);
}

int spec_read_filter(const struct spec_reader *reader, const struct dom_node *key,
                     const struct dom_node *value, struct formula_spec *spec)
{
    const struct filter_row *row = row_of(spec->op);
    const struct dom_node *metavariable = dom_get(value, METAVARIABLE);
    /* A comparison names its metavariables itself. */
    const bool missing = !metavariable && row->op != FORMULA_WHERE_COMPARISON;
    for (uint32_t i = 0; value->kind == DOM_MAPPING && i < value->count; i++) {
        if (!is_known(row, value->keys[i]->text)) {
            return fail_unknown(reader, value->keys[i], row, key->text);
        }
    }
    if (value->kind != DOM_MAPPING || missing ||
        (row->needed && !dom_get(value, row->needed))) {
        return fail_missing(reader, key, value, row);
    }
    int code = metavariable ? spec_read_metavariables(reader, metavariable, spec) : 0;
    if (code == 0 && metavariable && spec->metavariable_count != 1) {
        code = spec_fail(reader, metavariable, "one metavariable is wanted here");
    }
    return code < 0 ? code : row->read(reader, key, value, spec);
}
