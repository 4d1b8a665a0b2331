/* SPDX-License-Identifier: MIT */
#include "rule/fix_key.h"

#include "base/regex.h"
#include "rule/dom.h"
#include "rule/fix.h"

enum { WHY_BYTES = 256, MOST_COUNT = 1000000 };

int fix_key_read(const struct loader *loader, const struct dom_node *value,
                 struct rule *rule)
{
    if (value->kind != DOM_SCALAR) {
        return loader_fail(loader, value, "'fix' must be text");
    }
    rule->fix = value->text; /* may be empty: removes the code */
    return 0;
}

static int check_regex(const struct loader *loader, const struct dom_node *value,
                       const struct dom_node *replacement)
{
    char why[WHY_BYTES] = "";
    size_t offset = 0;
    struct regex *regex = regex_new(value->text, 0, why, sizeof why, &offset);
    if (!regex) {
        return loader_fail(loader, value,
                           "the regular expression is malformed: %s (at byte %zu of it)",
                           why, offset + 1);
    }
    const struct str group = fix_unknown_group(replacement->text, regex);
    regex_free(regex);
    return group.ptr ? loader_fail(loader, replacement,
                                   "the regular expression has no group '%.*s'",
                                   STR_ARGS(group))
                     : 0;
}

/* 0, as in the language, is all matches. */
static int read_count(const struct loader *loader, const struct dom_node *value,
                      struct rule *rule)
{
    uint32_t count = 0;
    for (size_t i = 0; i < value->text.len && count <= MOST_COUNT; i++) {
        const char c = value->text.ptr[i];
        count = c >= '0' && c <= '9' ? count * 10 + (uint32_t)(c - '0') : UINT32_MAX;
    }
    if (value->kind != DOM_SCALAR || value->text.len == 0 || count > MOST_COUNT) {
        return loader_fail(loader, value, "'count' must be a number from 0 to %d",
                           MOST_COUNT);
    }
    rule->fix_count = count;
    return 0;
}

static int check_keys(const struct loader *loader, const struct dom_node *value)
{
    static const char *const known[] = { "regex", "replacement", "count", NULL };
    for (uint32_t i = 0; value->kind == DOM_MAPPING && i < value->count; i++) {
        size_t k = 0;
        while (known[k] && !str_equal(value->keys[i]->text, str_from(known[k]))) {
            k++;
        }
        if (!known[k]) {
            return loader_fail_unknown(loader, value->keys[i], "key", known);
        }
    }
    return 0;
}

int fix_key_read_regex(const struct loader *loader, const struct dom_node *value,
                       struct rule *rule)
{
    const struct dom_node *regex = dom_get(value, "regex");
    const struct dom_node *replacement = dom_get(value, "replacement");
    const struct dom_node *count = dom_get(value, "count");
    int code = check_keys(loader, value);
    if (code < 0) {
        return code;
    }
    if (!regex || !replacement || regex->kind != DOM_SCALAR ||
        replacement->kind != DOM_SCALAR) {
        return loader_fail(loader, value,
                           "'fix-regex' needs the texts 'regex' and 'replacement'");
    }
    code = count ? read_count(loader, count, rule) : 0;
    rule->fix_regex = regex->text;
    rule->fix_replacement = replacement->text;
    return code < 0 ? code : check_regex(loader, regex, replacement);
}

int fix_key_check(const struct loader *loader, const struct loaded_rule *loaded)
{
    const struct rule *rule = &loaded->rule;
    const struct dom_node *fix = dom_get(loaded->node, "fix");
    if (rule->fix.ptr && rule->fix_regex.ptr) {
        return loader_fail(loader, fix, "the rule has both 'fix' and 'fix-regex'");
    }
    const struct str unbound = fix_unbound(rule->fix, &loaded->bound);
    return unbound.ptr
               ? loader_fail(loader, fix,
                             "the fix names %.*s, which no pattern of the rule binds",
                             STR_ARGS(unbound))
               : 0;
}
