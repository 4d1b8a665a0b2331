/* SPDX-License-Identifier: MIT
 *
 * Bytes as a pattern, a line "#---", and a file to search: whatever matches lies in the
 * file, and so does what it binds. A "!" before the pattern turns every option of
 * matching round.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/notice.h"
#include "match/match_options.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Small, so that the budget's end is reached often. */
enum { STEPS = 300000 };

#define TURN(name, usual) .name = !(usual),
static const struct match_options turned = { MATCH_OPTION_SWITCHES(TURN) };

static void check(const struct unit *unit, const struct matches *found)
{
    const uint32_t size = (uint32_t)unit->source->text.len;
    for (size_t i = 0; i < found->count; i++) {
        const struct match *match = &found->items[i];
        if (match->from > match->to || match->to > size) {
            __builtin_trap();
        }
        for (uint32_t b = 0; b < match->binding_count; b++) {
            const struct binding *binding = &match->bindings[b];
            if (binding->from > binding->to || binding->to > size) {
                __builtin_trap();
            }
            binding_text(unit, binding);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct parse_limits limits = { .max_nodes = 20000, .max_depth = 200 };
    struct arena *arena = arena_new();
    struct parser *parser = parser_new();
    const struct str input = { arena_copy(arena, data, size), size };
    const size_t cut = str_find(input, STR("\n#---\n"), 0);
    const bool turn = str_starts_with(input, STR("!"));
    const struct pattern_maker maker = { .parser = parser,
                                         .words = intern_new(arena, NULL),
                                         .arena = arena,
                                         .options = turn ? &turned : NULL };
    struct pattern *pattern = NULL;
    struct err err = { 0 };
    if (pattern_compile(&maker, str_slice(input, turn, cut), &pattern, &err) == 0) {
        struct notices notices = { 0 };
        struct matches found = { 0 };
        const struct source source =
            source_init(arena, STR("pkg/fuzz.py"), str_slice(input, cut + 6, size));
        struct intern *names = intern_new(arena, maker.words);
        const struct parse_result parsed =
            parser_parse(parser, &source, &limits, names, arena);
        struct unit *unit = unit_new(parsed.tree, NULL, &notices, arena);
        unit->steps_left = STEPS;
        pattern_find(pattern, unit, NULL, &found);
        check(unit, &found);
    }
    parser_free(parser);
    arena_free(arena);
    return 0;
}
