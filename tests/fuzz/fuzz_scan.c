/* SPDX-License-Identifier: MIT
 *
 * Bytes as a whole file: text → tree → names → every built-in rule. What is found lies in
 * the file.
 */
#include "base/arena.h"
#include "base/intern.h"
#include "fuzz.h"
#include "match/unit.h"
#include "rule/ruleset.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Rules are compiled once: a fuzzer that does it for every input hardly gets to scan. */
static struct ruleset *all_rules(void)
{
    static struct ruleset *ruleset;
    if (!ruleset) {
        const struct ruleset_selection all = { .review_profile = true };
        ruleset = ruleset_new();
        ruleset_add_builtin(ruleset);
        ruleset_select(ruleset, &all, NULL);
    }
    return ruleset;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct parse_limits limits = { .max_nodes = 50000, .max_depth = 500 };
    struct ruleset *ruleset = all_rules();
    struct arena *arena = arena_new();
    struct parser *parser = parser_new();
    const struct str text = { arena_copy(arena, data, size), size };
    const struct source source = source_init(arena, STR("pkg/fuzz.py"), text);
    struct intern *names = ruleset_file_words(ruleset, arena);
    const struct parse_result result =
        parser_parse(parser, &source, &limits, names, arena);
    struct notices notices = { 0 };
    struct raw_findings found = { 0 };
    ruleset_scan(ruleset, unit_new(result.tree, ruleset_types(ruleset), &notices, arena),
                 &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct match *match = &found.items[i].match;
        if (match->from > match->to || match->to > size) {
            __builtin_trap();
        }
    }
    parser_free(parser);
    arena_free(arena);
    return 0;
}
