/* SPDX-License-Identifier: MIT */
#include "review/identities.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/intern.h"
#include "finding.h"
#include "match/trace.h"
#include "review/analysis.h"

static const char TEXT[] = "a = get(1)\nb = get(2)\nc = a\nrun(c)\n";

/* The text of the source and of a step; NULL: no trace. All end at the same sink. */
struct row {
    const char *source, *step;
    size_t same_as; /* the row whose subject it has */
};

static const struct row rows[] = {
    { NULL, NULL, 0 },        { "get(1)", NULL, 1 }, { "get(2)", NULL, 2 },
    { "get(1)", "c = a", 1 }, { "1", NULL, 1 },
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static struct trace_step step_on(const char *needle)
{
    const uint32_t from = (uint32_t)str_find(str_from(TEXT), str_from(needle), 0);
    return (struct trace_step){ .from = from, .to = from + (uint32_t)strlen(needle) };
}

static const struct trace *trace_of(const struct row *row, struct arena *arena)
{
    if (!row->source) {
        return NULL;
    }
    struct trace_step *steps = ARENA_ARRAY(arena, 3, struct trace_step);
    struct trace *trace = ARENA_NEW(arena, struct trace);
    steps[trace->count++] = step_on(row->source);
    if (row->step) {
        steps[trace->count++] = step_on(row->step);
    }
    steps[trace->count++] = step_on("run(c)");
    trace->steps = steps;
    return trace;
}

static void parse(struct analysis *analysis, struct parser *parser, struct arena *arena)
{
    analysis->source = source_init(arena, STR("a.py"), str_from(TEXT));
    analysis->parsed = parser_parse(parser, &analysis->source, &parse_untimed_limits,
                                    intern_new(arena, NULL), arena);
    analysis->unit = ARENA_NEW(arena, struct unit);
    analysis->unit->tree = analysis->parsed.tree;
    analysis->unit->source = &analysis->source;
}

/* The source is part of what a finding is, the way from it is not; equals are numbered.
 */
static void the_source_is_in_the_fingerprint(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct parser *parser = parser_new();
    struct analysis analysis = { 0 };
    parse(&analysis, parser, arena);
    const struct rule rule = { .info = { .code = STR("HS-1") } };
    for (size_t i = 0; i < ROWS; i++) {
        const struct trace_step sink = step_on("run(c)");
        const struct raw_finding raw = { .rule = &rule,
                                         .match = { .from = sink.from,
                                                    .to = sink.to,
                                                    .node = TREE_NONE,
                                                    .trace =
                                                        trace_of(&rows[i], arena) } };
        VEC_PUSH(arena, &analysis.raw, raw);
    }
    analysis_anchor(&analysis, arena);
    const struct identities identities = identities_of(&analysis, arena);
    uint32_t seen[ROWS] = { 0 };
    struct finding findings[ROWS] = { 0 };
    for (size_t i = 0; i < ROWS; i++) {
        assert_int_equal(identities.occurrences[i], ++seen[rows[i].same_as]);
        findings[i].region = (struct region){ 4, 1, 4, 7 };
        identities_fill(&identities, i, &findings[i]);
        assert_int_equal(findings[i].fingerprint.len, 40);
        assert_true(str_equal(findings[i].line_hash, findings[0].line_hash));
        for (size_t k = 0; k < i; k++) {
            assert_false(str_equal(findings[i].fingerprint, findings[k].fingerprint));
        }
    }
    arena_free(arena);
    parser_free(parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_source_is_in_the_fingerprint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
