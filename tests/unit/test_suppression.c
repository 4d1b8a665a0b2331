/* SPDX-License-Identifier: MIT */
#include "review/suppression.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/intern.h"
#include "syntax/parse.h"
#include "syntax/source.h"

static const struct rule_info security_rule = { .id = { "shell-true", 10 },
                                                .code = { "HS707-002", 9 },
                                                .security_severity = { "8.8", 3 } };
static const struct rule_info plain_rule = { .id = { "unused-variable", 15 },
                                             .code = { "HS710-001", 9 } };

struct comment_case {
    const char *comment;
    bool security, plain;
    const char *reason; /* where it silences the security rule */
};

static const struct comment_case comment_cases[] = {
    { "# hunkscan: ignore", true, true, "" },
    { "# hunkscan: ignore constant input", true, true, "constant input" },
    { "#hunkscan:ignore[shell-true] see #12", true, false, "see #12" },
    { "# hunkscan: ignore[HS707-002, HS710-001] both", true, true, "both" },
    { "# hunkscan: ignore[hs710-001]", false, true, NULL },
    { "# hunkscan: ignore[]", false, false, NULL },
    { "# hunkscan: ignored", false, false, NULL },
    { "# hunkscan: something", false, false, NULL },
    { "# nosec", true, false, "" },
    { "#nosec B602, B607 - input is ours", true, false, "input is ours" },
    { "# nosec: B602", true, false, "" },
    { "# nosec because it is ours", true, false, "because it is ours" },
    { "# NOSEC", true, false, "" },
    { "# nosec: HS710-001", false, true, NULL },
    { "# nosec HS707-002", true, false, "" },
    { "# nosecurity here", false, false, NULL },
    { "# read the nosec docs", false, false, NULL },
    { "# noqa", false, false, NULL },
    { "# noqa: E501", false, false, NULL },
    { "# noqa: E501, HS707-002", true, false, "" },
    { "# noqa: E501 HS707-002 really", true, false, "really" },
    { "# noqa:HS710-001", false, true, NULL },
    { "# nosemgrep", true, true, "" },
    { "# nosemgrep: python.lang.security.shell-true", true, false, "" },
    { "# nosemgrep: python.lang.not-shell-true", false, false, NULL },
    { "# nosemgrep: a.b, shell-true: why", true, false, "why" },
    { "# nosem", true, true, "" },
    { "# type: ignore  # nosec B1 # pragma", true, false, "pragma" },
    { "# noqa: E501  # hunkscan: ignore[shell-true] long # noqa: E1", true, false,
      "long" },
    { "#", false, false, NULL },
};

static void test_comments(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof comment_cases / sizeof comment_cases[0]; i++) {
        const struct comment_case *row = &comment_cases[i];
        struct str reason = { 0 };
        const bool security =
            suppression_reads(str_from(row->comment), &security_rule, &reason);
        if (security != row->security) {
            fail_msg("%s: security rule", row->comment);
        }
        if (security && !str_equal(reason, str_from(row->reason))) {
            fail_msg("%s: reason '%.*s'", row->comment, STR_ARGS(reason));
        }
        if (suppression_reads(str_from(row->comment), &plain_rule, &reason) !=
            row->plain) {
            fail_msg("%s: plain rule", row->comment);
        }
    }
}

struct line_case {
    const char *text;
    uint32_t first, last;
    uint32_t marker; /* line of the marker found; 0 for none */
};

static const struct line_case line_cases[] = {
    { "run(x)  # nosec\n", 1, 1, 1 },
    { "# nosec\nrun(x)\n", 2, 2, 1 },
    { "# nosec\n# hunkscan: ignore[other]\nrun(x)\n", 3, 3, 1 },
    { "# nosec\n# prose\nrun(x)\n", 3, 3, 0 },
    { "# nosec\n\nrun(x)\n", 3, 3, 0 },
    { "y = 1  # nosec\nrun(x)\n", 2, 2, 0 },
    { "run(\n  x,  # nosec\n)\n", 1, 3, 2 },
    { "run(\n  x,\n)  # nosec\n", 1, 3, 3 },
    { "run(x)\n# nosec\n", 1, 1, 0 },
    { "run('# nosec')\n", 1, 1, 0 },
    { "s = '''\n# nosec\n'''\n", 2, 2, 0 },
    { "run(x)  # nosec\r\nrun(y)\r\n", 2, 2, 0 },
};

static void test_lines(void **state)
{
    (void)state;
    struct parser *parser = parser_new();
    for (size_t i = 0; i < sizeof line_cases / sizeof line_cases[0]; i++) {
        const struct line_case *row = &line_cases[i];
        struct arena *arena = arena_new();
        const struct source source = source_init(arena, STR("a.py"), str_from(row->text));
        const struct parse_result parsed = parser_parse(
            parser, &source, &parse_untimed_limits, intern_new(arena, NULL), arena);
        struct suppression found = { 0 };
        suppression_find(parsed.tree, &security_rule, row->first, row->last, &found);
        if (found.line != row->marker) {
            fail_msg("case %zu: line %u, not %u", i, found.line, row->marker);
        }
        arena_free(arena);
    }
    parser_free(parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
