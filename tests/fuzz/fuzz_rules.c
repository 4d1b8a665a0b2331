/* SPDX-License-Identifier: MIT
 *
 * Bytes as a rule file: YAML, keys, operators, patterns, regexes, messages, and their
 * texts. After a line "#---" a file, on which the rules are run: what they find lies in
 * it.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "match/unit.h"
#include "rule/rule_text.h"
#include "rule/ruleset.h"
#include "syntax/parse.h"
#include "syntax/source.h"

static void print(struct ruleset *ruleset)
{
    struct buf text = { 0 };
    size_t count = 0;
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    rule_text_list(rules, count, &text);
    for (size_t i = 0; i < count; i++) {
        rule_text_explain(rules[i], &text);
    }
    buf_dispose(&text);
}

static void scan(struct ruleset *ruleset, struct str code)
{
    const struct parse_limits limits = { .max_nodes = 20000, .max_depth = 200 };
    struct arena *arena = arena_new();
    struct parser *parser = parser_new();
    const struct source source = source_init(arena, STR("pkg/fuzz.py"), code);
    struct intern *names = ruleset_file_words(ruleset, arena);
    const struct parse_result parsed =
        parser_parse(parser, &source, &limits, names, arena);
    struct notices notices = { 0 };
    struct raw_findings found = { 0 };
    ruleset_scan(ruleset, unit_new(parsed.tree, ruleset_types(ruleset), &notices, arena),
                 &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct match *match = &found.items[i].match;
        if (match->from > match->to || match->to > code.len) {
            __builtin_trap();
        }
    }
    parser_free(parser);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ruleset *ruleset = ruleset_new();
    struct err err = { 0 };
    const struct str input = { (const char *)data, size };
    const size_t cut = str_find(input, STR("\n#---\n"), 0);
    const struct ruleset_selection all = { .review_profile = true };
    if (ruleset_add_text(ruleset, STR("fuzz.yaml"), str_slice(input, 0, cut), &err) ==
            0 &&
        ruleset_select(ruleset, &all, &err) == 0) {
        print(ruleset);
        if (cut < size) {
            scan(ruleset, str_slice(input, cut + 6, size));
        }
    }
    ruleset_free(ruleset);
    return 0;
}
