/* SPDX-License-Identifier: MIT */
#include "rule/loader.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "rule/dom.h"
#include "rule/fix_key.h"
#include "rule/flow_key.h"
#include "rule/message.h"
#include "rule/metadata.h"
#include "rule/rule_options.h"
#include "rule/suggest.h"

enum { REASON_BYTES = 512, MOST_ID_BYTES = 200 };

/* The state of the language this program follows, for min-version and max-version. */
static const unsigned VERSION_FOLLOWED[3] = { 1, 100, 0 };

int loader_fail(const struct loader *loader, const struct dom_node *at,
                const char *format, ...)
{
    char reason[REASON_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    return err_set(loader->err, ERR_RULE, "%.*s:%u:%u: %s", STR_ARGS(loader->file),
                   at->line, at->column, reason);
}

int loader_fail_unknown(const struct loader *loader, const struct dom_node *at,
                        const char *what, const char *const *known)
{
    const struct str word = str_slice(at->text, 0, 80);
    struct suggestion suggestion = { .wanted = word };
    for (; *known; known++) {
        suggest_consider(&suggestion, str_from(*known));
    }
    if (!suggestion.best.ptr) {
        return loader_fail(loader, at, "unknown %s '%.*s'", what, STR_ARGS(word));
    }
    return loader_fail(loader, at, "unknown %s '%.*s', did you mean '%.*s'?", what,
                       STR_ARGS(word), STR_ARGS(suggestion.best));
}

int loader_fail_missing(const struct loader *loader, const struct dom_node *node,
                        const char *what, const char *key)
{
    const char *const known[] = { key, NULL };
    for (uint32_t i = 0; node->kind == DOM_MAPPING && i < node->count; i++) {
        struct suggestion suggestion = { .wanted = node->keys[i]->text };
        suggest_consider(&suggestion, str_from(key));
        if (suggestion.best.ptr) {
            return loader_fail_unknown(loader, node->keys[i], "key", known);
        }
    }
    return loader_fail(loader, node, "the %s has no '%s'", what, key);
}

/* A rule while it is read. */
struct draft {
    struct loader *loader;
    struct loaded_rule loaded;
    struct flow_draft flow;              /* of a flow mode */
    const struct dom_node *operator_key; /* pattern, patterns… */
    const struct dom_node *metadata;
    struct str message;
};

typedef int (*key_reader)(struct draft *draft, const struct dom_node *key,
                          const struct dom_node *value);

static int read_text(const struct draft *draft, const struct dom_node *key,
                     const struct dom_node *value, struct str *text)
{
    if (value->kind != DOM_SCALAR || dom_is_null(value) ||
        str_trim(value->text).len == 0) {
        return loader_fail(draft->loader, value, "'%.*s' must be text",
                           STR_ARGS(key->text));
    }
    *text = value->text;
    return 0;
}

static bool is_id(struct str id)
{
    for (size_t i = 0; i < id.len; i++) {
        const char c = id.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && !strchr("._-", c)) {
            return false;
        }
    }
    return id.len <= MOST_ID_BYTES;
}

static int read_id(struct draft *draft, const struct dom_node *key,
                   const struct dom_node *value)
{
    struct str *id = &draft->loaded.rule.info.id;
    const int code = read_text(draft, key, value, id);
    if (code == 0 && !is_id(*id)) {
        return loader_fail(
            draft->loader, value,
            "an id holds letters, digits, '.', '_' and '-' only, at most %d",
            MOST_ID_BYTES);
    }
    return code;
}

static int read_message(struct draft *draft, const struct dom_node *key,
                        const struct dom_node *value)
{
    return read_text(draft, key, value, &draft->message);
}

static int read_severity(struct draft *draft, const struct dom_node *key,
                         const struct dom_node *value)
{
    (void)key;
    return metadata_read_severity(draft->loader, value, &draft->loaded.rule);
}

static int read_nothing(struct draft *draft, const struct dom_node *key,
                        const struct dom_node *value)
{
    (void)draft;
    (void)key;
    (void)value;
    return 0; /* `languages` and `mode` were read before the rule's other keys */
}

static int read_metadata(struct draft *draft, const struct dom_node *key,
                         const struct dom_node *value)
{
    (void)key;
    if (value->kind != DOM_MAPPING && !dom_is_null(value)) {
        return loader_fail(draft->loader, value, "'metadata' must be a mapping");
    }
    draft->metadata = value;
    return 0;
}

static int read_options(struct draft *draft, const struct dom_node *key,
                        const struct dom_node *value)
{
    (void)key;
    return rule_options_read(draft->loader, value, &draft->loaded.rule.options);
}

static int read_paths(struct draft *draft, const struct dom_node *key,
                      const struct dom_node *value)
{
    (void)key;
    if (draft->loaded.rule.mode.kind == MODE_ORDER && value->kind == DOM_SEQUENCE) {
        return 0; /* the ways that order is required on (flow_key.c) */
    }
    return rule_options_read_paths(draft->loader, value, &draft->loaded.rule);
}

/* A version's numbers; false where the text is none. */
static bool parse_version(struct str text, unsigned version[3])
{
    for (size_t part = 0; part < 3; part++) {
        const struct str digits = str_split(&text, '.');
        version[part] = 0;
        for (size_t i = 0; i < digits.len; i++) {
            if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || i == 6) {
                return false;
            }
            version[part] = version[part] * 10 + (unsigned)(digits.ptr[i] - '0');
        }
        if (!text.ptr) {
            return digits.len > 0;
        }
    }
    return false;
}

/* <0, 0, >0 as the version is below, at or above the one followed. */
static int compare_version(const unsigned version[3])
{
    for (size_t i = 0; i < 3; i++) {
        if (version[i] != VERSION_FOLLOWED[i]) {
            return version[i] < VERSION_FOLLOWED[i] ? -1 : 1;
        }
    }
    return 0;
}

static struct str left_out_text(const struct loader *loader, const struct dom_node *rule,
                                const struct dom_node *version)
{
    const struct dom_node *id = dom_get(rule, "id");
    return str_format(loader->arena,
                      "%.*s:%u:%u: the rule '%.*s' is not for version %u.%u.%u of the "
                      "rule language, which hunkscan follows",
                      STR_ARGS(loader->file), version->line, version->column,
                      STR_ARGS(str_slice(id ? id->text : STR(""), 0, MOST_ID_BYTES)),
                      VERSION_FOLLOWED[0], VERSION_FOLLOWED[1], VERSION_FOLLOWED[2]);
}

/* Whether the rule's min-version and max-version admit the version followed; they are
 * read before its other keys, which may be newer than what is known here. */
static int read_versions(struct loader *loader, const struct dom_node *node, bool *fits)
{
    static const char *const names[] = { "min-version", "max-version" };
    for (size_t i = 0; i < 2; i++) {
        const struct dom_node *value = dom_get(node, names[i]);
        unsigned version[3] = { 0 };
        if (!value) {
            continue;
        }
        if (value->kind != DOM_SCALAR || !parse_version(value->text, version)) {
            return loader_fail(loader, value, "'%.*s' is no version",
                               STR_ARGS(str_slice(value->text, 0, 80)));
        }
        const int order = compare_version(version);
        if (*fits && (i == 0 ? order > 0 : order < 0)) {
            *fits = false;
            const struct left_out_rule rule = { left_out_text(loader, node, value),
                                                i == 0 };
            VEC_PUSH(loader->arena, &loader->left_out, rule);
        }
    }
    return 0;
}

static int read_fix(struct draft *draft, const struct dom_node *key,
                    const struct dom_node *value)
{
    (void)key;
    return fix_key_read(draft->loader, value, &draft->loaded.rule);
}

static int read_fix_regex(struct draft *draft, const struct dom_node *key,
                          const struct dom_node *value)
{
    (void)key;
    return fix_key_read_regex(draft->loader, value, &draft->loaded.rule);
}

struct key_row {
    const char *name;
    key_reader read;
};

static const struct key_row KEYS[] = {
    { "id", read_id },
    { "message", read_message },
    { "severity", read_severity },
    { "languages", read_nothing },
    { "metadata", read_metadata },
    { "mode", read_nothing },
    { "options", read_options },
    { "paths", read_paths },
    { "min-version", read_nothing },
    { "max-version", read_nothing },
    { "fix", read_fix },
    { "fix-regex", read_fix_regex },
};

enum { KEY_COUNT = sizeof KEYS / sizeof KEYS[0] };

/* Keys of a mode beside those of all rules. */
enum { MOST_MODE_KEYS = 8 };

static int fail_key(const struct draft *draft, const struct dom_node *key)
{
    static const char *const operators[] = { "pattern", "patterns", "pattern-either",
                                             "pattern-regex", NULL };
    const struct loader *loader = draft->loader;
    const enum mode_kind mode = draft->loaded.rule.mode.kind;
    const char *const *more = mode == MODE_SEARCH ? operators : mode_keys(mode);
    const char *known[KEY_COUNT + MOST_MODE_KEYS + 1] = { NULL };
    for (size_t i = 0; i < KEY_COUNT; i++) {
        known[i] = KEYS[i].name;
    }
    for (size_t i = 0; i < MOST_MODE_KEYS && more[i]; i++) {
        known[KEY_COUNT + i] = more[i];
    }
    if (spec_is_later(key->text)) {
        return loader_fail(loader, key, "'%.*s' is not supported yet",
                           STR_ARGS(key->text));
    }
    const enum mode_kind other = mode_of_key(key->text);
    return other == MODE_COUNT
               ? loader_fail_unknown(loader, key, "key", known)
               : loader_fail(loader, key, "'%.*s' belongs to rules of 'mode: %s'",
                             STR_ARGS(key->text), mode_name(other));
}

static int read_operator(struct draft *draft, const struct dom_node *key,
                         const struct dom_node *value)
{
    struct loader *loader = draft->loader;
    if (draft->loaded.rule.mode.kind != MODE_SEARCH) {
        return loader_fail(loader, key, "'%.*s' does not belong to a rule of this mode",
                           STR_ARGS(key->text));
    }
    if (draft->operator_key) {
        return loader_fail(loader, key,
                           "'%.*s' stands beside '%.*s'; combine them in 'patterns'",
                           STR_ARGS(key->text), STR_ARGS(draft->operator_key->text));
    }
    draft->operator_key = key;
    const struct spec_reader reader = loader_spec_reader(loader);
    return spec_read(&reader, key, value, &draft->loaded.spec);
}

/* Those were read with the mode. */
static bool is_mode_key(const struct draft *draft, struct str key)
{
    const char *const *keys = mode_keys(draft->loaded.rule.mode.kind);
    while (*keys && !str_equal(key, str_from(*keys))) {
        keys++;
    }
    return *keys != NULL;
}

static int read_key(struct draft *draft, const struct dom_node *key,
                    const struct dom_node *value)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (str_equal(key->text, str_from(KEYS[i].name))) {
            return KEYS[i].read(draft, key, value);
        }
    }
    if (spec_is_operator(key->text)) {
        return read_operator(draft, key, value);
    }
    return is_mode_key(draft, key->text) ? 0 : fail_key(draft, key);
}

static int check_needed(const struct draft *draft, const struct dom_node *node)
{
    static const char *const needed[] = { "id", "message", "severity" };
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (!dom_get(node, needed[i])) {
            return loader_fail(draft->loader, node, "the rule has no '%s'", needed[i]);
        }
    }
    if (!draft->operator_key && draft->loaded.rule.mode.kind == MODE_SEARCH) {
        return loader_fail(
            draft->loader, node,
            "the rule has none of 'pattern', 'patterns', 'pattern-either' and "
            "'pattern-regex'");
    }
    return 0;
}

int loader_keep_error(struct loader *loader, int code)
{
    if (code == 0 || !loader->errors) {
        return code;
    }
    const struct str text = str_copy(loader->arena, str_from(loader->err->text));
    VEC_PUSH(loader->arena, loader->errors, text);
    *loader->err = (struct err){ 0 };
    return 0;
}

static size_t error_count(const struct loader *loader)
{
    return loader->errors ? loader->errors->count : 0;
}

/* What a rule says as a whole, when each of its keys is right. */
static int finish_rule(struct loader *loader, struct draft *draft,
                       const struct dom_node *node)
{
    struct rule *rule = &draft->loaded.rule;
    draft->loaded.node = node;
    draft->loaded.bound = draft->loaded.spec;
    int code = check_needed(draft, node);
    if (code == 0 && mode_is_flow(rule->mode.kind)) {
        code = flow_key_finish(loader, &draft->flow, &draft->loaded);
    }
    code = code < 0 ? code : fix_key_check(loader, &draft->loaded);
    if (code < 0) {
        return code;
    }
    rule->file = loader->file;
    rule->line = node->line;
    metadata_read(loader, draft->metadata, draft->message, rule);
    message_parse(draft->message, &draft->loaded.bound, loader->words, loader->arena,
                  rule);
    VEC_PUSH(loader->arena, &loader->rules, draft->loaded);
    return 0;
}

static int read_rule(struct loader *loader, const struct dom_node *node)
{
    struct draft draft = { .loader = loader };
    const size_t errors = error_count(loader);
    bool fits = true;
    draft.loaded.rule.options = match_options_default;
    int code = read_versions(loader, node, &fits);
    if (code < 0 || !fits) {
        return code;
    }
    const int mode = mode_read(loader, node, &draft.loaded.rule.mode);
    /* Without a mode it is unknown which keys there may be. */
    const bool knows_keys = mode == 0 || draft.loaded.rule.mode.kind != MODE_SEARCH;
    code = loader_keep_error(loader, mode);
    for (uint32_t i = 0; i < node->count && code == 0 && knows_keys; i++) {
        code = loader_keep_error(loader, read_key(&draft, node->keys[i], node->items[i]));
    }
    const enum mode_kind kind = draft.loaded.rule.mode.kind;
    if (code == 0 && mode == 0 && mode_is_flow(kind)) {
        code = loader_keep_error(loader, flow_key_read(loader, node, kind, &draft.flow));
    }
    if (code < 0 || error_count(loader) > errors) {
        return code;
    }
    return finish_rule(loader, &draft, node);
}

static int read_any_rule(struct loader *loader, const struct dom_node *node)
{
    bool for_python = false;
    const int code = rule_options_read_languages(loader, node, &for_python);
    if (code < 0) {
        return code;
    }
    loader->skipped += !for_python;
    return for_python ? read_rule(loader, node) : 0;
}

struct spec_reader loader_spec_reader(const struct loader *loader)
{
    return (struct spec_reader){ .file = loader->file,
                                 .arena = loader->arena,
                                 .err = loader->err,
                                 .models = loader->models };
}

static int read_document(struct loader *loader, struct str yaml)
{
    static const char *const known[] = { "rules", NULL };
    const struct dom_node *root =
        dom_read(loader->file, yaml, loader->arena, loader->err);
    if (!root) {
        return loader->err->code;
    }
    if (models_is_file(root)) {
        return models_read(loader, root);
    }
    const struct dom_node *rules = dom_get(root, "rules");
    if (!rules && root->kind == DOM_MAPPING) {
        return loader_fail_missing(loader, root, "file", "rules");
    }
    if (!rules || rules->kind != DOM_SEQUENCE) {
        return loader_fail(loader, rules ? rules : root,
                           "no rule file: 'rules' must be a list");
    }
    int code = 0;
    for (uint32_t i = 0; i < root->count && code == 0; i++) {
        if (root->items[i] != rules) {
            code = loader_fail_unknown(loader, root->keys[i], "key", known);
            code = loader_keep_error(loader, code);
        }
    }
    for (uint32_t i = 0; i < rules->count && code == 0; i++) {
        code = loader_keep_error(loader, read_any_rule(loader, rules->items[i]));
    }
    return code;
}

int loader_read(struct loader *loader, struct str yaml)
{
    return loader_keep_error(loader, read_document(loader, yaml));
}
