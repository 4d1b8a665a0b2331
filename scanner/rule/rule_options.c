/* SPDX-License-Identifier: MIT */
#include "rule/rule_options.h"

#include <stddef.h>
#include <string.h>

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
    FOLLOWED,  /* the matcher does as it says */
    LIMIT,     /* likewise; a number */
    ANY_VALUE, /* it cannot change a search in Python */
    ONLY_TRUE, /* it would; any other value than the usual one is refused */
};

struct option_row {
    const char *name;
    enum treatment treatment;
    size_t offset; /* FOLLOWED, LIMIT: in struct match_options */
};

/* clang-format off */
#define FOLLOW(name, usual) { #name, FOLLOWED, offsetof(struct match_options, name) },
static const struct option_row OPTIONS[] = {
    MATCH_OPTION_SWITCHES(FOLLOW)
    { "max_match_per_file", LIMIT, offsetof(struct match_options, max_match_per_file) },
    { "implicit_ellipsis", ONLY_TRUE, 0 },
    { "unify_ids_strictly", ONLY_TRUE, 0 },
    /* of other languages and other engines */
    { "flddef_assign", ANY_VALUE, 0 }, /* in Python an assignment in a class is one */
    { "implicit_return", ANY_VALUE, 0 },
    { "interfile", ANY_VALUE, 0 },
    { "arrow_is_function", ANY_VALUE, 0 },
    { "let_is_var", ANY_VALUE, 0 },
    { "xml_singleton_loose_matching", ANY_VALUE, 0 },
    { "xml_attrs_implicit_ellipsis", ANY_VALUE, 0 },
    { "xml_children_ordered", ANY_VALUE, 0 },
    { "cpp_parsing_pref", ANY_VALUE, 0 },
    { "generic_engine", ANY_VALUE, 0 },
    { "generic_multiline", ANY_VALUE, 0 },
    { "generic_braces", ANY_VALUE, 0 },
    { "generic_extra_braces", ANY_VALUE, 0 },
    { "generic_extra_word_characters", ANY_VALUE, 0 },
    { "generic_caseless", ANY_VALUE, 0 },
    { "generic_ellipsis_max_span", ANY_VALUE, 0 },
    { "generic_comment_style", ANY_VALUE, 0 },
    /* of taint mode only */
    { "taint_intrafile", ANY_VALUE, 0 },
    { "taint_focus_on", ANY_VALUE, 0 },
    { "taint_match_on", ANY_VALUE, 0 },
    { "taint_unify_mvars", ANY_VALUE, 0 },
    { "taint_assume_safe_functions", ANY_VALUE, 0 },
    { "taint_assume_safe_indexes", ANY_VALUE, 0 },
    { "taint_assume_safe_comparisons", ANY_VALUE, 0 },
    { "taint_assume_safe_booleans", ANY_VALUE, 0 },
    { "taint_assume_safe_numbers", ANY_VALUE, 0 },
    { "taint_only_propagate_through_assignments", ANY_VALUE, 0 },
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

static int fail_value(const struct loader *loader, const struct dom_node *key,
                      const struct dom_node *value)
{
    return loader_fail(loader, key, "option '%.*s: %.*s' is not supported yet",
                       STR_ARGS(key->text), STR_ARGS(str_slice(value->text, 0, 40)));
}

static int read_row(const struct loader *loader, const struct option_row *row,
                    const struct dom_node *key, const struct dom_node *value,
                    struct match_options *read)
{
    bool on = false;
    uint32_t limit = 0;
    switch (row->treatment) {
    case FOLLOWED:
        if (!dom_bool(value, &on)) {
            return loader_fail(loader, value, "option '%s' is true or false", row->name);
        }
        memcpy((char *)read + row->offset, &on, sizeof on);
        return 0;
    case LIMIT:
        if (!read_limit(value, &limit)) {
            return loader_fail(loader, value, "option '%s' is a number above 0",
                               row->name);
        }
        memcpy((char *)read + row->offset, &limit, sizeof limit);
        return 0;
    case ONLY_TRUE:
        return dom_bool(value, &on) && on ? 0 : fail_value(loader, key, value);
    case ANY_VALUE:
        break;
    }
    return 0;
}

static int read_option(const struct loader *loader, const struct dom_node *key,
                       const struct dom_node *value, struct match_options *read)
{
    const char *known[OPTION_COUNT + 1] = { NULL };
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        known[i] = OPTIONS[i].name;
        if (str_equal(key->text, str_from(known[i]))) {
            return read_row(loader, &OPTIONS[i], key, value, read);
        }
    }
    return loader_fail_unknown(loader, key, "option", known);
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
