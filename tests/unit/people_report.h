/* SPDX-License-Identifier: MIT
 *
 * A report built by hand, for tests of the writers for people: a rule with all there can
 * be, findings by the handful, hostile texts wherever a text comes from outside.
 */
#ifndef HUNKSCAN_TESTS_PEOPLE_REPORT_H
#define HUNKSCAN_TESTS_PEOPLE_REPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/headline.h"

#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal, sizeof(literal) - 1                                                  \
    }
/* What must not act in any of the formats, and what it looks like. */
#define HOSTILE                                                                          \
    "</script><img src=x onerror=alert(1)> [a](javascript:b) `c` |d| *e* @f #1"

static const uint32_t PEOPLE_CWES[] = { 89, 943 };
static const struct str PEOPLE_REFERENCES[] = { TEXT("https://docs.example/a b\"><c>"),
                                                TEXT("javascript:alert(1)") };
static const struct rule_info PEOPLE_RULE = {
    .id = TEXT("sql-by-hand"),
    .code = TEXT("HS707-002"),
    .name = TEXT("SqlByHand"),
    .title = TEXT("A query is built by hand."),
    .description = TEXT("Use `?` and <b>*not*</b> [x](y)."),
    .solution = TEXT("Pass `parameters` instead."),
    .bad_example = TEXT("    q(\"```\" + x)\n"),
    .good_example = TEXT("q('?', x)"),
    .level = LEVEL_ERROR,
    .security_severity = TEXT("8.8"),
    .cwes = PEOPLE_CWES,
    .cwe_count = 2,
    .pillar = 707,
    .references = PEOPLE_REFERENCES,
    .reference_count = 2,
};
static const struct rule_info HOSTILE_RULE = {
    .id = TEXT(HOSTILE),
    .code = TEXT(HOSTILE),
    .title = TEXT(HOSTILE),
    .description = TEXT(HOSTILE),
    .solution = TEXT(HOSTILE),
    .level = LEVEL_WARNING,
};
static const struct rule_info *const PEOPLE_RULES[] = { &PEOPLE_RULE, &HOSTILE_RULE };

static const struct frame_line PEOPLE_FRAME[] = {
    { 7, TEXT("def f(order):"), false },
    { 8, TEXT("\treturn q(order)  # " HOSTILE "\x1b\xff\xe2\x80\xae"), true },
};
static const struct flow_step PEOPLE_FLOW[] = {
    { .path = TEXT("a.py"),
      .region = { 2, 1, 2, 6 },
      .code = TEXT("order = input()"),
      .text = TEXT("comes from 'input'") },
    { .path = TEXT(HOSTILE),
      .region = { 8, 11, 8, 16 },
      .code = TEXT(HOSTILE),
      .text = TEXT(HOSTILE),
      .nesting = 1,
      .left_out = 3,
      .added = true },
};
static const struct related_location PEOPLE_RELATED[] = {
    { .path = TEXT("b.py"), .region = { 3, 1, 3, 2 }, .text = TEXT(HOSTILE) },
};
static const struct fix_edit PEOPLE_FIX[] = {
    { .region = { 8, 9, 8, 17 }, .replacement = TEXT("q(" HOSTILE ")") },
};

static inline struct report people_report(void)
{
    return (struct report){ .tool_version = STR("1.2.3"),
                            .home = STR("https://home.example"),
                            .category = STR("python"),
                            .rules = PEOPLE_RULES,
                            .rule_count = 2,
                            .files_changed = 3,
                            .files_scanned = 2,
                            .lines_added = 40,
                            .differential = true };
}

static inline struct finding people_finding(const struct rule_info *rule,
                                            const char *path, uint32_t line)
{
    return (struct finding){
        .rule = rule,
        .level = rule->level,
        .class = CLASS_ADDED,
        .path = str_from(path),
        .region = { line, 9, line, 17 },
        .message = STR("The query holds 'order'."),
        .frame = PEOPLE_FRAME,
        .frame_count = 2,
        .fingerprint = STR("0123456789abcdef0123456789abcdef01234567"),
    };
}

/* One with everything in it, all of it hostile. */
static inline struct finding people_hostile(void)
{
    struct finding finding = people_finding(&HOSTILE_RULE, HOSTILE "\n::error::.py", 8);
    finding.class = CLASS_EXPOSED_BY_EDIT;
    finding.why = STR(HOSTILE);
    finding.message = STR(HOSTILE);
    finding.flow = PEOPLE_FLOW;
    finding.flow_count = 2;
    finding.related = PEOPLE_RELATED;
    finding.related_count = 1;
    finding.fix = PEOPLE_FIX;
    finding.fix_count = 1;
    return finding;
}

#endif
