/* SPDX-License-Identifier: MIT */
#include "rule/spec.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "match/comparison.h"
#include "match/formula_pack.h"
#include "match/generic.h"
#include "match/match_options.h"
#include "rule/formula_table.h"

enum { WHY_BYTES = 256 };

static int fail(const struct formula_spec *spec, const struct spec_compiler *compiler,
                const char *what, const char *why, struct err *err)
{
    return err_set(err, ERR_RULE, "%.*s:%u:%u: %s: %s", STR_ARGS(compiler->file),
                   spec->line, spec->column, what, why);
}

static int compile_pattern(const struct formula_spec *spec,
                           const struct spec_compiler *compiler, struct formula *formula,
                           struct err *err)
{
    struct err reason = { 0 };
    const int code =
        pattern_compile(&compiler->maker, spec->text, &formula->pattern, &reason);
    return code < 0 ? fail(spec, compiler, "the pattern does not parse", reason.text, err)
                    : 0;
}

static int compile_generic(const struct formula_spec *spec,
                           const struct spec_compiler *compiler, struct formula *formula,
                           struct err *err)
{
    struct err reason = { 0 };
    const int code =
        generic_compile(&compiler->maker, spec->text, &formula->generic, &reason);
    return code < 0 ? fail(spec, compiler, "the pattern is refused", reason.text, err)
                    : 0;
}

static int compile_comparison(const struct formula_spec *spec,
                              const struct spec_compiler *compiler,
                              struct formula *formula, struct err *err)
{
    struct err reason = { 0 };
    const struct comparison_reading reading = formula_comparison_reading(formula);
    const int code = comparison_compile(&compiler->maker, spec->text, &reading,
                                        &formula->comparison, &reason);
    return code < 0 ? fail(spec, compiler, "the comparison is refused", reason.text, err)
                    : 0;
}

/* The metavariable of each group: "$name", or "$1" and so on for groups without a name.
 */
static void name_groups(const struct spec_compiler *compiler, struct formula *formula)
{
    formula->group_count = (uint32_t)regex_group_count(formula->regex);
    uint32_t *numbers =
        ARENA_ARRAY(compiler->maker.arena, formula->group_count, uint32_t);
    for (uint32_t i = 0; i < formula->group_count; i++) {
        const struct str name = regex_group_name(formula->regex, i + 1);
        const struct str metavariable =
            name.ptr ? str_format(compiler->maker.arena, "$%.*s", STR_ARGS(name))
                     : str_format(compiler->maker.arena, "$%u", i + 1);
        numbers[i] = intern_add(compiler->maker.words, metavariable);
    }
    formula->group_metavariables = numbers;
}

/* Whether code that says just this is a name: no literal, no statement of one keyword. */
static bool is_identifier(struct str text)
{
    static const char *const others[] = { "None",     "True",   "False", "pass",  "break",
                                          "continue", "return", "raise", "yield", NULL };
    bool known = text.len > 0 && !(text.ptr[0] >= '0' && text.ptr[0] <= '9');
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        known = known && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '_');
    }
    return known && !str_is_among(text, others);
}

/* The names in "^(?:a|b)$": all that it takes. Nothing for any other expression. */
static void find_regex_words(struct formula *formula, struct str regex,
                             const struct spec_compiler *compiler)
{
    uint32_t *words = ARENA_ARRAY(compiler->maker.arena, regex.len + 1, uint32_t);
    uint32_t count = 0;
    regex = str_starts_with(regex, STR("^")) ? str_slice(regex, 1, regex.len) : regex;
    if (!str_ends_with(regex, STR("$"))) {
        return;
    }
    regex = str_slice(regex, 0, regex.len - 1);
    if (str_starts_with(regex, STR("(")) && str_ends_with(regex, STR(")"))) {
        const size_t from = str_starts_with(regex, STR("(?:")) ? 3 : 1;
        regex = str_slice(regex, from, regex.len - 1);
    } else if (str_find_char(regex, '|', 0) < regex.len) {
        return; /* the end belongs to the last alternative only */
    }
    while (regex.ptr) {
        const struct str word = str_split(&regex, '|');
        if (!is_identifier(word)) {
            return;
        }
        words[count++] = intern_add(compiler->maker.words, word);
    }
    formula->regex_words = words;
    formula->regex_word_count = count;
}

static int compile_regex(const struct formula_spec *spec,
                         const struct spec_compiler *compiler, struct formula *formula,
                         struct err *err)
{
    char why[WHY_BYTES] = "";
    size_t offset = 0;
    formula->regex =
        regex_new(spec->text, formula_regex_flags(formula), why, sizeof why, &offset);
    if (!formula->regex) {
        const struct str at =
            str_format(compiler->maker.arena, "%s (at byte %zu of it)", why, offset + 1);
        return fail(spec, compiler, "the regular expression is malformed", at.ptr, err);
    }
    VEC_PUSH(compiler->maker.arena, compiler->regexes, formula->regex);
    if (spec->op == FORMULA_REGEX) {
        name_groups(compiler, formula);
    } else {
        find_regex_words(formula, spec->text, compiler);
    }
    return 0;
}

/* The numbers of `count` words. */
static uint32_t *compile_words(const struct spec_compiler *compiler,
                               const struct str *words, uint32_t count)
{
    uint32_t *numbers = ARENA_ARRAY(compiler->maker.arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        numbers[i] = intern_add(compiler->maker.words, words[i]);
    }
    return numbers;
}

/* What the specification says itself, without its children. */
static int compile_own(const struct formula_spec *spec,
                       const struct spec_compiler *compiler, struct formula *formula,
                       struct err *err)
{
    formula->metavariable_count = spec->metavariable_count;
    formula->metavariables =
        compile_words(compiler, spec->metavariables, spec->metavariable_count);
    formula->type_count = spec->type_count;
    formula->types = compile_words(compiler, spec->types, spec->type_count);
    formula->where = spec->where;
    switch (spec->op) {
    case FORMULA_KIND:
        return 0; /* its text is a name */
    case FORMULA_PATTERN:
        return compile_pattern(spec, compiler, formula, err);
    case FORMULA_GENERIC:
        return compile_generic(spec, compiler, formula, err);
    case FORMULA_WHERE_COMPARISON:
        return compile_comparison(spec, compiler, formula, err);
    default:
        return spec->text.ptr ? compile_regex(spec, compiler, formula, err) : 0;
    }
}

/* Numbers in a key are as they lie in memory: it is never shown. */
static void add_number(struct buf *key, size_t number)
{
    const uint32_t word = (uint32_t)number;
    char bytes[sizeof word];
    memcpy(bytes, &word, sizeof word);
    buf_add(key, (struct str){ bytes, sizeof bytes });
}

static void add_text(struct buf *key, struct str text)
{
    add_number(key, text.len);
    buf_add(key, text);
}

static void add_texts(struct buf *key, const struct str *texts, uint32_t count)
{
    add_number(key, count);
    for (uint32_t i = 0; i < count; i++) {
        add_text(key, texts[i]);
    }
}

/* The switches of a rule's options that speak to patterns. */
static void add_options(struct buf *key, const struct match_options *options)
{
    options = options ? options : &match_options_default;
#define ADD_SWITCH(name, usual) buf_add_char(key, options->name ? '+' : '-');
    MATCH_OPTION_SWITCHES(ADD_SWITCH)
#undef ADD_SWITCH
}

/* All that decides what the specification matches, its children by their numbers. Where
 * it stands does not. */
static void add_key(struct buf *key, const struct formula_spec *spec,
                    const struct spec_compiler *compiler, struct formula *const *children)
{
    const struct where *where = &spec->where;
    const uint32_t own[] = { spec->op,     where->on_content, where->on_constant,
                             where->strip, where->base,       where->analyzer };
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        add_number(key, own[i]);
    }
    add_text(key, spec->text);
    add_texts(key, spec->metavariables, spec->metavariable_count);
    add_texts(key, spec->types, spec->type_count);
    if (spec->op == FORMULA_PATTERN) {
        add_options(key, compiler->maker.options);
        add_number(key, compiler->maker.modules.count);
    }
    for (uint32_t i = 0; i < spec->child_count; i++) {
        add_number(key, children[i]->number);
    }
}

/* Children first, so that the key can name them. Recursion is bounded: a specification is
 * no deeper than its YAML (rule/dom.h). */
int spec_compile(const struct formula_spec *spec, const struct spec_compiler *compiler,
                 struct formula **formula, struct err *err)
{
    struct arena *arena = compiler->maker.arena;
    if (spec->packed) {
        *formula = formula_unpack(compiler->packed, spec->packed, &compiler->maker,
                                  compiler->regexes);
        return 0;
    }
    struct formula **children = ARENA_ARRAY(arena, spec->child_count, struct formula *);
    struct spec_compiler inner = *compiler;
    if (spec->op == FORMULA_KIND) {
        inner.maker.options = NULL; /* a kind is the same in every rule */
    }
    for (uint32_t i = 0; i < spec->child_count; i++) {
        const int code = spec_compile(&spec->children[i], &inner, &children[i], err);
        if (code < 0) {
            return code;
        }
    }
    struct buf key = { 0 };
    add_key(&key, spec, compiler, children);
    int code = 0;
    *formula = formula_table_find(compiler->formulas, buf_view(&key));
    if (!*formula) {
        struct formula *made = ARENA_NEW(arena, struct formula);
        made->op = spec->op;
        made->children = children;
        made->child_count = spec->child_count;
        code = compile_own(spec, compiler, made, err);
        if (code == 0) {
            formula_table_add(compiler->formulas, buf_view(&key), made, spec->text);
            *formula = made;
        }
    }
    buf_dispose(&key);
    return code;
}

static bool is_name_byte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

size_t spec_metavariable_length(struct str text, size_t at)
{
    size_t end = at + 1;
    if (at >= text.len || text.ptr[at] != '$') {
        return 0;
    }
    if (str_starts_with(str_slice(text, end, text.len), STR("..."))) {
        end += 3;
    }
    const size_t from = end;
    while (end < text.len && is_name_byte(text.ptr[end])) {
        end++;
    }
    return end == from ? 0 : end - at;
}

/* "$X" in "$XY" or "$X" in "$...X" is another metavariable. */
static bool mentions(struct str pattern, struct str metavariable)
{
    for (size_t at = str_find(pattern, metavariable, 0); at < pattern.len;
         at = str_find(pattern, metavariable, at + 1)) {
        if (spec_metavariable_length(pattern, at) == metavariable.len) {
            return true;
        }
    }
    return false;
}

/* Whether a regex has the group: by number for all digits, else as "<NAME>". */
static bool has_group(struct str regex, struct str metavariable)
{
    const struct str name = str_slice(metavariable, 1, metavariable.len);
    if (name.ptr[0] >= '0' && name.ptr[0] <= '9') {
        return str_find_char(regex, '(', 0) < regex.len;
    }
    for (size_t at = str_find(regex, name, 0); at < regex.len;
         at = str_find(regex, name, at + 1)) {
        const size_t end = at + name.len;
        if (at > 0 && regex.ptr[at - 1] == '<' && end < regex.len &&
            regex.ptr[end] == '>') {
            return true;
        }
    }
    return false;
}

bool spec_binds(const struct formula_spec *spec, struct str metavariable)
{
    if ((spec->op == FORMULA_PATTERN || spec->op == FORMULA_GENERIC) &&
        mentions(spec->text, metavariable)) {
        return true;
    }
    if (spec->op == FORMULA_REGEX && has_group(spec->text, metavariable)) {
        return true;
    }
    if (spec->op == FORMULA_AS && str_equal(spec->metavariables[0], metavariable)) {
        return true;
    }
    for (uint32_t i = 0; spec->op == FORMULA_KIND && i < spec->metavariable_count; i++) {
        if (str_equal(spec->metavariables[i], metavariable)) {
            return true;
        }
    }
    if (spec->op == FORMULA_KIND) {
        return false; /* what else it binds does not get out */
    }
    if (spec->op == FORMULA_NOT || spec->op == FORMULA_NOT_INSIDE) {
        return false; /* a negative's own metavariables are never bound outside it */
    }
    for (uint32_t i = 0; i < spec->child_count; i++) {
        if (spec_binds(&spec->children[i], metavariable)) {
            return true;
        }
    }
    return false;
}

bool spec_has_focus(const struct formula_spec *spec)
{
    bool found = spec->op == FORMULA_FOCUS || spec->has_focus;
    for (uint32_t i = 0; i < spec->child_count && !found; i++) {
        found = spec_has_focus(&spec->children[i]);
    }
    return found;
}
