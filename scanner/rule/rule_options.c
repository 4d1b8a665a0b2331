/* SPDX-License-Identifier: MIT */
#include "rule/rule_options.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/pathglob.h"
#include "flow/flow_rule.h"
#include "match/match_options.h"
#include "rule/dom.h"

/* The rule language's names of languages. The first ones are Python. */
static const char *const LANGUAGES[] = {
    "python",      "py",       "python2",    "python3",   "apex",       "bash",
    "sh",          "c",        "cairo",      "circom",    "clojure",    "cpp",
    "c++",         "csharp",   "c#",         "dart",      "dockerfile", "docker",
    "elixir",      "ex",       "generic",    "spacegrep", "aliengrep",  "go",
    "golang",      "gosu",     "hack",       "hcl",       "terraform",  "tf",
    "html",        "java",     "javascript", "js",        "json",       "jsonnet",
    "julia",       "kotlin",   "kt",         "lisp",      "lua",        "move_on_aptos",
    "move_on_sui", "none",     "ocaml",      "php",       "promql",     "proto",
    "proto3",      "protobuf", "ql",         "r",         "regex",      "ruby",
    "rb",          "rust",     "rs",         "scala",     "scheme",     "solidity",
    "sol",         "swift",    "typescript", "ts",        "vue",        "xml",
    "yaml",        NULL
};

enum { PYTHON_NAMES = 4 };

static int read_language(const struct loader *loader, const struct dom_node *node,
                         bool *for_python)
{
    if (node->kind != DOM_SCALAR) {
        return loader_fail(loader, node, "a language must be text");
    }
    for (size_t i = 0; LANGUAGES[i]; i++) {
        if (str_equal_nocase(node->text, str_from(LANGUAGES[i]))) {
            *for_python = *for_python || i < PYTHON_NAMES;
            return 0;
        }
    }
    return loader_fail_unknown(loader, node, "language", LANGUAGES);
}

int rule_options_read_languages(const struct loader *loader, const struct dom_node *rule,
                                bool *for_python)
{
    if (rule->kind != DOM_MAPPING) {
        return loader_fail(loader, rule, "a rule must be a mapping");
    }
    const struct dom_node *languages = dom_get(rule, "languages");
    if (!languages) {
        return loader_fail_missing(loader, rule, "rule", "languages");
    }
    if (languages->kind != DOM_SEQUENCE) {
        return read_language(loader, languages, for_python);
    }
    int code =
        languages->count ? 0 : loader_fail(loader, languages, "'languages' is empty");
    for (uint32_t i = 0; i < languages->count && code == 0; i++) {
        code = read_language(loader, languages->items[i], for_python);
    }
    return code;
}

/* What is done with an option. */
enum treatment {
    FOLLOWED,   /* the matcher does as it says */
    LIMIT,      /* likewise; a number */
    ANY_VALUE,  /* it cannot change what is found in Python */
    ONLY_USUAL, /* it would; any other value than the usual one is refused */
    /* likewise, but in taint rules only; in others they have nothing to say */
    TAINT_FOLLOWED,
    TAINT_ONLY_USUAL,
};

struct option_row {
    const char *name;
    enum treatment treatment;
    size_t offset; /* FOLLOWED, LIMIT: in struct match_options; TAINT_FOLLOWED: in struct
                      flow_rule */
    const char *usual; /* ONLY_USUAL, TAINT_ONLY_USUAL */
};

/* clang-format off */
#define FOLLOW(name, usual) { #name, FOLLOWED, offsetof(struct match_options, name), NULL },
#define FLOW(member) TAINT_FOLLOWED, offsetof(struct flow_rule, member), NULL
static const struct option_row OPTIONS[] = {
    MATCH_OPTION_SWITCHES(FOLLOW)
    { "max_match_per_file", LIMIT, offsetof(struct match_options, max_match_per_file), NULL },
    { "implicit_ellipsis", ONLY_USUAL, 0, "true" },
    { "unify_ids_strictly", ONLY_USUAL, 0, "true" },
    /* of other languages and other engines */
    { "flddef_assign", ANY_VALUE, 0, NULL }, /* in Python an assignment in a class is one */
    { "implicit_return", ANY_VALUE, 0, NULL },
    { "interfile", ANY_VALUE, 0, NULL },
    { "arrow_is_function", ANY_VALUE, 0, NULL },
    { "let_is_var", ANY_VALUE, 0, NULL },
    { "xml_singleton_loose_matching", ANY_VALUE, 0, NULL },
    { "xml_attrs_implicit_ellipsis", ANY_VALUE, 0, NULL },
    { "xml_children_ordered", ANY_VALUE, 0, NULL },
    { "cpp_parsing_pref", ANY_VALUE, 0, NULL },
    { "generic_engine", ANY_VALUE, 0, NULL },
    { "generic_multiline", ANY_VALUE, 0, NULL },
    { "generic_braces", ANY_VALUE, 0, NULL },
    { "generic_extra_braces", ANY_VALUE, 0, NULL },
    { "generic_extra_word_characters", ANY_VALUE, 0, NULL },
    { "generic_caseless", ANY_VALUE, 0, NULL },
    { "generic_ellipsis_max_span", ANY_VALUE, 0, NULL },
    { "generic_comment_style", ANY_VALUE, 0, NULL },
    { "taint_intrafile", ANY_VALUE, 0, NULL }, /* calls are followed anyway */
    /* of taint mode only */
    { "taint_focus_on", TAINT_ONLY_USUAL, 0, "sink" },
    { "taint_match_on", TAINT_ONLY_USUAL, 0, "sink" },
    { "taint_unify_mvars", TAINT_ONLY_USUAL, 0, "false" },
    { "taint_only_propagate_through_assignments", TAINT_ONLY_USUAL, 0, "false" },
    { "taint_assume_safe_functions", FLOW(safe_functions) },
    { "taint_assume_safe_indexes", FLOW(safe_indexes) },
    { "taint_assume_safe_comparisons", FLOW(safe_comparisons) },
    { "taint_assume_safe_booleans", FLOW(safe_booleans) },
    { "taint_assume_safe_numbers", FLOW(safe_numbers) },
};
/* clang-format on */

enum { OPTION_COUNT = sizeof OPTIONS / sizeof OPTIONS[0], MOST_LIMIT_DIGITS = 9 };

/* A number of matches, at least 1. */
static bool read_limit(const struct dom_node *value, uint32_t *limit)
{
    const struct str text = value->text;
    *limit = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || i == MOST_LIMIT_DIGITS) {
            return false;
        }
        *limit = *limit * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return value->kind == DOM_SCALAR && *limit > 0;
}

static int read_switch(const struct loader *loader, const struct option_row *row,
                       const struct dom_node *value, void *read)
{
    bool on = false;
    if (!dom_bool(value, &on)) {
        return loader_fail(loader, value, "option '%s' is true or false", row->name);
    }
    memcpy((char *)read + row->offset, &on, sizeof on);
    return 0;
}

static int read_usual(const struct loader *loader, const struct option_row *row,
                      const struct dom_node *key, const struct dom_node *value)
{
    if (value->kind == DOM_SCALAR && str_equal(value->text, str_from(row->usual))) {
        return 0;
    }
    return loader_fail(loader, key, "option '%.*s: %.*s' is not supported yet",
                       STR_ARGS(key->text), STR_ARGS(str_slice(value->text, 0, 40)));
}

static int read_row(const struct loader *loader, const struct option_row *row,
                    const struct dom_node *key, const struct dom_node *value,
                    struct match_options *read)
{
    uint32_t limit = 0;
    switch (row->treatment) {
    case FOLLOWED:
        return read_switch(loader, row, value, read);
    case LIMIT:
        if (!read_limit(value, &limit)) {
            return loader_fail(loader, value, "option '%s' is a number above 0",
                               row->name);
        }
        memcpy((char *)read + row->offset, &limit, sizeof limit);
        return 0;
    case ONLY_USUAL:
        return read_usual(loader, row, key, value);
    case ANY_VALUE:
    case TAINT_FOLLOWED:
    case TAINT_ONLY_USUAL:
        break;
    }
    return 0;
}

static const struct option_row *find_row(struct str name)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (str_equal(name, str_from(OPTIONS[i].name))) {
            return &OPTIONS[i];
        }
    }
    return NULL;
}

static int read_option(const struct loader *loader, const struct dom_node *key,
                       const struct dom_node *value, struct match_options *read)
{
    const char *known[OPTION_COUNT + 1] = { NULL };
    const struct option_row *row = find_row(key->text);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        known[i] = OPTIONS[i].name;
    }
    return row ? read_row(loader, row, key, value, read)
               : loader_fail_unknown(loader, key, "option", known);
}

int rule_options_read(const struct loader *loader, const struct dom_node *options,
                      struct match_options *read)
{
    if (options->kind != DOM_MAPPING) {
        return dom_is_null(options)
                   ? 0
                   : loader_fail(loader, options, "'options' must be a mapping");
    }
    int code = 0;
    for (uint32_t i = 0; i < options->count && code == 0; i++) {
        code = read_option(loader, options->keys[i], options->items[i], read);
    }
    return code;
}

int rule_options_read_taint(const struct loader *loader, const struct dom_node *options,
                            struct flow_rule *flow)
{
    int code = 0;
    for (uint32_t i = 0; options->kind == DOM_MAPPING && i < options->count; i++) {
        const struct dom_node *key = options->keys[i];
        const struct option_row *row = find_row(key->text);
        if (row && row->treatment == TAINT_FOLLOWED) {
            code = read_switch(loader, row, options->items[i], flow);
        } else if (row && row->treatment == TAINT_ONLY_USUAL) {
            code = read_usual(loader, row, key, options->items[i]);
        }
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

static int read_globs(const struct loader *loader, const struct dom_node *key,
                      const struct dom_node *value, const struct str **globs,
                      uint32_t *count)
{
    if (value->kind != DOM_SEQUENCE) {
        return loader_fail(loader, value, "'%.*s' must be a list of globs",
                           STR_ARGS(key->text));
    }
    struct str *texts = ARENA_ARRAY(loader->arena, value->count, struct str);
    *globs = texts;
    *count = value->count;
    for (uint32_t i = 0; i < value->count; i++) {
        const struct dom_node *item = value->items[i];
        if (item->kind != DOM_SCALAR || dom_is_null(item) ||
            str_trim(item->text).len == 0) {
            return loader_fail(loader, item, "'%.*s' must be text", STR_ARGS(key->text));
        }
        if (item->text.len > PATHGLOB_MOST_BYTES) {
            return loader_fail(loader, item, "the glob is too long");
        }
        texts[i] = item->text;
    }
    return 0;
}

static int read_tests(const struct loader *loader, const struct dom_node *value,
                      struct rule *rule)
{
    bool tests = true;
    if (!dom_bool(value, &tests)) {
        return loader_fail(loader, value, "'tests' is true or false");
    }
    rule->outside_tests = !tests;
    return 0;
}

static int read_path_key(const struct loader *loader, const struct dom_node *key,
                         const struct dom_node *value, struct rule *rule)
{
    static const char *const known[] = { "include", "exclude", "tests", NULL };
    if (str_equal(key->text, STR("include"))) {
        return read_globs(loader, key, value, &rule->include, &rule->include_count);
    }
    if (str_equal(key->text, STR("exclude"))) {
        return read_globs(loader, key, value, &rule->exclude, &rule->exclude_count);
    }
    if (str_equal(key->text, STR("tests"))) {
        return read_tests(loader, value, rule);
    }
    return loader_fail_unknown(loader, key, "key", known);
}

int rule_options_read_paths(const struct loader *loader, const struct dom_node *paths,
                            struct rule *rule)
{
    if (paths->kind != DOM_MAPPING) {
        return loader_fail(loader, paths, "'paths' must be a mapping");
    }
    int code = 0;
    for (uint32_t i = 0; i < paths->count && code == 0; i++) {
        code = read_path_key(loader, paths->keys[i], paths->items[i], rule);
    }
    return code;
}
