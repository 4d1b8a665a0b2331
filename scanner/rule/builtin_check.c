/* SPDX-License-Identifier: MIT */
#include "rule/builtin_check.h"

#include "base/err.h"
#include "rule/dom.h"
#include "rule/metadata.h"

/* The last folder and the name without its ending of
 * "…/cwe-707-neutralization/NAME.yaml". */
struct place {
    struct str folder;
    struct str stem;
};

static struct place place_of(struct str file)
{
    struct place place = { { "", 0 }, file };
    struct str rest = file;
    while (rest.ptr) {
        const struct str part = str_split(&rest, '/');
        if (rest.ptr) {
            place.folder = part;
        } else {
            place.stem = part;
        }
    }
    place.stem = str_slice(place.stem, 0, str_find_char(place.stem, '.', 0));
    return place;
}

static int check_place(const struct loader *loader, const struct loaded_rule *rule)
{
    const struct place place = place_of(loader->file);
    const struct rule_info *info = &rule->rule.info;
    const struct str folder = place.folder;
    const struct str number = str_slice(folder, 4, str_find_char(folder, '-', 4));
    const struct dom_node *id = dom_get(rule->node, "id");
    const struct dom_node *metadata = dom_get(rule->node, "metadata");
    if (!str_equal(place.stem, info->id)) {
        return loader_fail(loader, id, "the id '%.*s' is not the file's name",
                           STR_ARGS(info->id));
    }
    if (!str_starts_with(folder, STR("cwe-")) || metadata_cwe(number) != info->pillar) {
        return loader_fail(loader, dom_get(metadata, "pillar"),
                           "pillar %u, but the rule lies in folder '%.*s'", info->pillar,
                           STR_ARGS(folder));
    }
    return 0;
}

static int check_present(const struct loader *loader, const struct loaded_rule *rule)
{
    static const char *const needed[] = { "code", "title",  "description", "solution",
                                          "cwe",  "pillar", "precision" };
    const struct dom_node *metadata = dom_get(rule->node, "metadata");
    if (!metadata) {
        return loader_fail(loader, rule->node, "a built-in rule needs 'metadata'");
    }
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        const struct dom_node *node = dom_get(metadata, needed[i]);
        if (!node || (node->kind == DOM_SCALAR && str_trim(node->text).len == 0)) {
            return loader_fail(loader, node ? node : metadata,
                               "a built-in rule needs 'metadata.%s'", needed[i]);
        }
    }
    return 0;
}

static int check_known_keys(const struct loader *loader, const struct dom_node *metadata)
{
    static const char *const known[] = {
        "code",       "title",   "description", "solution",
        "cwe",        "pillar",  "precision",   "security-severity",
        "references", "profile", "fix-safety",  NULL
    };
    for (uint32_t i = 0; i < metadata->count; i++) {
        bool found = false;
        for (size_t k = 0; known[k]; k++) {
            found = found || str_equal(metadata->keys[i]->text, str_from(known[k]));
        }
        if (!found) {
            return loader_fail_unknown(loader, metadata->keys[i], "metadata key", known);
        }
    }
    return 0;
}

static bool is_digits(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return false;
        }
    }
    return true;
}

/* "HS707-001" for pillar 707. */
static bool is_code(struct str code, uint32_t pillar)
{
    const struct str number = str_slice(code, 2, str_find_char(code, '-', 0));
    const struct str serial = str_slice(code, str_find_char(code, '-', 0) + 1, code.len);
    return str_starts_with(code, STR("HS")) && metadata_cwe(number) == pillar &&
           is_digits(number) && serial.len == 3 && is_digits(serial);
}

static int check_values(const struct loader *loader, const struct loaded_rule *rule)
{
    static const char *const precisions[] = { "very-high", "high", "medium", "low",
                                              NULL };
    static const char *const profiles[] = { "ci", "review", NULL };
    static const char *const safeties[] = { "safe", "review", NULL };
    const struct rule_info *info = &rule->rule.info;
    const struct dom_node *metadata = dom_get(rule->node, "metadata");
    const struct dom_node *profile = dom_get(metadata, "profile");
    const struct dom_node *safety = dom_get(metadata, "fix-safety");
    const struct dom_node *precision = dom_get(metadata, "precision");
    const struct dom_node *severity = dom_get(metadata, "security-severity");
    const struct dom_node *cwe = dom_get(metadata, "cwe");
    if (!is_code(info->code, info->pillar)) {
        return loader_fail(loader, dom_get(metadata, "code"),
                           "a code looks like HS%u-001", info->pillar);
    }
    if (!str_is_among(precision->text, precisions)) {
        return loader_fail_unknown(loader, precision, "precision", precisions);
    }
    if (profile && !str_is_among(profile->text, profiles)) {
        return loader_fail_unknown(loader, profile, "profile", profiles);
    }
    if (safety && !str_is_among(safety->text, safeties)) {
        return loader_fail_unknown(loader, safety, "fix-safety", safeties);
    }
    if (rule->rule.review_only && info->level != LEVEL_NOTE) {
        return loader_fail(loader, profile,
                           "rules of profile 'review' have 'severity: INFO'");
    }
    if (severity && (!info->security_severity.ptr ||
                     !str_equal(str_trim(severity->text), info->security_severity))) {
        return loader_fail(loader, severity,
                           "security-severity must be above 0, at most 10");
    }
    const uint32_t wanted = cwe->kind == DOM_SEQUENCE ? cwe->count : 1;
    if (info->cwe_count != wanted || wanted == 0) {
        return loader_fail(loader, cwe, "each cwe must be a number, and stand once");
    }
    return 0;
}

int builtin_check_rule(const struct loader *loader, const struct loaded_rule *rule)
{
    int code = check_present(loader, rule);
    code = code < 0 ? code : check_known_keys(loader, dom_get(rule->node, "metadata"));
    code = code < 0 ? code : check_values(loader, rule);
    return code < 0 ? code : check_place(loader, rule);
}

/* Compares with the rules before it. */
static int check_unique(const struct loaded_rule *rules, size_t index, struct err *err)
{
    const struct rule *rule = &rules[index].rule;
    for (size_t i = 0; i < index; i++) {
        const struct rule_info *other = &rules[i].rule.info;
        const bool id = str_equal(other->id, rule->info.id);
        if (id || str_equal(other->code, rule->info.code)) {
            const struct str name = id ? other->id : other->code;
            return err_set(err, ERR_RULE, "%.*s:%u: the %s '%.*s' is also that of %.*s",
                           STR_ARGS(rule->file), rule->line, id ? "id" : "code",
                           STR_ARGS(name), STR_ARGS(rules[i].rule.file));
        }
    }
    return 0;
}

int builtin_check_unique(const struct loaded_rule *rules, size_t count, struct err *err)
{
    int code = 0;
    for (size_t i = 0; i < count && code == 0; i++) {
        code = check_unique(rules, i, err);
    }
    return code;
}
