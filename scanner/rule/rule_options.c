/* SPDX-License-Identifier: MIT */
#include "rule/rule_options.h"

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
        return loader_fail(loader, rule, "the rule has no 'languages'");
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

/* What may be said of an option: anything where it cannot matter to a search in Python,
 * else only what is so anyway. */
enum allowed { ALLOW_ANY, ALLOW_TRUE, ALLOW_FALSE };

struct option_row {
    const char *name;
    enum allowed allowed;
};

static const struct option_row OPTIONS[] = {
    { "constant_propagation", ALLOW_TRUE },
    { "symbolic_propagation", ALLOW_FALSE },
    { "ac_matching", ALLOW_TRUE },
    { "commutative_boolop", ALLOW_FALSE },
    { "commutative_compop", ALLOW_FALSE },
    { "symmetric_eq", ALLOW_FALSE },
    { "vardef_assign", ALLOW_TRUE },
    { "flddef_assign", ALLOW_FALSE },
    { "attr_expr", ALLOW_TRUE },
    { "go_deeper_expr", ALLOW_TRUE },
    { "go_deeper_stmt", ALLOW_TRUE },
    { "implicit_deep_exprstmt", ALLOW_TRUE },
    { "implicit_ellipsis", ALLOW_TRUE },
    { "decorators_order_matters", ALLOW_FALSE },
    { "unify_ids_strictly", ALLOW_TRUE },
    { "max_match_per_file", ALLOW_FALSE },
    /* of other languages and other engines */
    { "interfile", ALLOW_ANY },
    { "arrow_is_function", ALLOW_ANY },
    { "let_is_var", ALLOW_ANY },
    { "xml_singleton_loose_matching", ALLOW_ANY },
    { "xml_attrs_implicit_ellipsis", ALLOW_ANY },
    { "xml_children_ordered", ALLOW_ANY },
    { "cpp_parsing_pref", ALLOW_ANY },
    { "generic_engine", ALLOW_ANY },
    { "generic_multiline", ALLOW_ANY },
    { "generic_braces", ALLOW_ANY },
    { "generic_extra_braces", ALLOW_ANY },
    { "generic_extra_word_characters", ALLOW_ANY },
    { "generic_caseless", ALLOW_ANY },
    { "generic_ellipsis_max_span", ALLOW_ANY },
    { "generic_comment_style", ALLOW_ANY },
    /* of taint mode only */
    { "taint_intrafile", ALLOW_ANY },
    { "taint_focus_on", ALLOW_ANY },
    { "taint_match_on", ALLOW_ANY },
    { "taint_unify_mvars", ALLOW_ANY },
    { "taint_assume_safe_functions", ALLOW_ANY },
    { "taint_assume_safe_indexes", ALLOW_ANY },
    { "taint_assume_safe_comparisons", ALLOW_ANY },
    { "taint_assume_safe_booleans", ALLOW_ANY },
    { "taint_assume_safe_numbers", ALLOW_ANY },
    { "taint_only_propagate_through_assignments", ALLOW_ANY },
};

enum { OPTION_COUNT = sizeof OPTIONS / sizeof OPTIONS[0] };

static int check_option(const struct loader *loader, const struct dom_node *key,
                        const struct dom_node *value)
{
    const char *known[OPTION_COUNT + 1] = { NULL };
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        known[i] = OPTIONS[i].name;
        if (!str_equal(key->text, str_from(known[i]))) {
            continue;
        }
        bool on = false;
        if (OPTIONS[i].allowed == ALLOW_ANY ||
            (dom_bool(value, &on) && on == (OPTIONS[i].allowed == ALLOW_TRUE))) {
            return 0;
        }
        return loader_fail(loader, key, "option '%s: %.*s' is not supported yet",
                           known[i], STR_ARGS(str_slice(value->text, 0, 40)));
    }
    return loader_fail_unknown(loader, key, "option", known);
}

int rule_options_check(const struct loader *loader, const struct dom_node *options)
{
    if (options->kind != DOM_MAPPING) {
        return dom_is_null(options)
                   ? 0
                   : loader_fail(loader, options, "'options' must be a mapping");
    }
    int code = 0;
    for (uint32_t i = 0; i < options->count && code == 0; i++) {
        code = check_option(loader, options->keys[i], options->items[i]);
    }
    return code;
}
