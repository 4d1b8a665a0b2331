/* SPDX-License-Identifier: MIT
 *
 * Bytes as a rule file: YAML, keys, operators, patterns, regexes, messages, and their
 * texts.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "base/err.h"
#include "rule/rule_text.h"
#include "rule/ruleset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    struct buf text = { 0 };
    const struct str yaml = { (const char *)data, size };
    const struct ruleset_selection all = { .review_profile = true };
    if (ruleset_add_text(ruleset, STR("fuzz.yaml"), yaml, &err) == 0 &&
        ruleset_select(ruleset, &all, &err) == 0) {
        size_t count = 0;
        const struct rule *const *rules = ruleset_rules(ruleset, &count);
        rule_text_list(rules, count, &text);
        for (size_t i = 0; i < count; i++) {
            rule_text_explain(rules[i], &text);
        }
    }
    buf_dispose(&text);
    ruleset_free(ruleset);
    return 0;
}
