/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"

#include <time.h>

#include "base/buf.h"
#include "base/visible.h"
#include "cli/options.h"
#include "cli/run.h"
#include "cli/scan.h"
#include "finding.h"
#include "rule/rule_check.h"
#include "rule/rule_files.h"
#include "rule/rule_test.h"
#include "rule/rule_text.h"
#include "rule/ruleset.h"
#include "rule/ruleset_profile.h"

int commands_rules(const struct options *options, struct ruleset *ruleset,
                   struct buf *out, struct err *err)
{
    if (options->words.count > 0) {
        return err_set(
            err, ERR_USAGE,
            "'rules' takes no '%.*s'; --select LIST picks, 'explain' says more",
            STR_ARGS(options->words.items[0]));
    }
    size_t count;
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    rule_text_list(rules, count, out);
    return 0;
}

/* What speaks of users' files, line by line, made safe for a terminal. */
static void add_lines(struct buf *out, struct buf *report)
{
    struct str rest = buf_view(report);
    while (rest.len > 0) {
        visible_add_line_start(out, str_split(&rest, '\n'));
        buf_add_char(out, '\n');
    }
    buf_dispose(report);
}

/* Processor time of this process, in nanoseconds. */
static uint64_t process_time(void)
{
    struct timespec at = { 0 };
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (uint64_t)at.tv_sec * 1000000000 + (uint64_t)at.tv_nsec;
}

static void add_incomplete(const struct notices *notices, struct buf *out)
{
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->items[i];
        if (notice->level == NOTICE_INCOMPLETE) {
            buf_add_format(out, "incomplete: %.*s%s%.*s\n", STR_ARGS(notice->path),
                           notice->path.len ? ": " : "", STR_ARGS(notice->text));
        }
    }
}

int commands_profile(const struct options *options, struct ruleset *ruleset,
                     struct arena *arena, struct buf *out, struct err *err)
{
    struct report report = { 0 };
    struct notices notices = { 0 };
    struct buf text = { 0 };
    struct options configured = *options;
    struct scan scan;
    size_t count = 0;
    int code = scan_find(&configured, arena, &scan, err);
    code = code < 0 ? code : scan_load_rules(&configured, ruleset, arena, &notices, err);
    ruleset_profile_start(ruleset);
    const uint64_t start = process_time();
    code = code < 0 ? code : scan_run(&configured, &scan, ruleset, arena, &report, err);
    scan_dispose(&scan);
    if (code < 0) {
        return code;
    }
    const uint64_t taken = process_time() - start;
    struct rule_cost *costs = ruleset_profile_costs(ruleset, arena, &count);
    ruleset_profile_print(costs, count, taken, &text);
    add_incomplete(&notices, &text);
    add_incomplete(&report.notices, &text);
    add_lines(out, &text);
    const bool fine =
        !notices_incomplete(&notices) && !notices_incomplete(&report.notices);
    return code == 0 && (fine || options->exit_zero) ? 0 : EXIT_INCOMPLETE;
}

static int refuse_unknown(struct ruleset *ruleset, struct str word, struct err *err)
{
    const struct str nearest = ruleset_nearest(ruleset, word);
    if (!nearest.ptr) {
        return err_set(err, ERR_USAGE, "unknown rule '%.*s'; 'hunkscan rules' lists them",
                       STR_ARGS(word));
    }
    return err_set(err, ERR_USAGE, "unknown rule '%.*s'; did you mean '%.*s'?",
                   STR_ARGS(word), STR_ARGS(nearest));
}

int commands_explain(const struct options *options, struct ruleset *ruleset,
                     struct buf *out, struct err *err)
{
    if (options->words.count == 0) {
        return err_set(
            err, ERR_USAGE,
            "'explain' needs a rule's id or code; 'hunkscan rules' lists them");
    }
    for (size_t i = 0; i < options->words.count; i++) {
        struct str word = options->words.items[i];
        const struct rule *rule = ruleset_find(ruleset, word);
        if (!rule) {
            return refuse_unknown(ruleset, word, err);
        }
        rule_text_explain(rule, out);
    }
    return 0;
}

int commands_validate(const struct options *options, struct ruleset *ruleset,
                      struct arena *arena, struct buf *out, struct err *err)
{
    struct rule_check_totals totals = { 0 };
    struct rule_files files = { 0 };
    struct buf report = { 0 };
    if (options->words.count == 0) {
        return err_set(err, ERR_USAGE,
                       "'validate' needs rule files or folders: validate PATH…");
    }
    int code =
        rule_files_of(options->words.items, options->words.count, arena, &files, err);
    if (code == 0) {
        ruleset_add_builtin_models(ruleset);
        code = rule_check_run(&files, ruleset, &totals, &report, err);
    }
    if (code == 0) {
        rule_check_summary(&totals, &report);
    }
    add_lines(out, &report);
    return code < 0 ? code : totals.errors > 0;
}

int commands_test(const struct options *options, struct arena *arena, struct buf *out,
                  struct err *err)
{
    struct rule_test_totals totals = { 0 };
    struct rule_files files = { 0 };
    struct buf report = { 0 };
    if (options->words.count == 0) {
        return err_set(err, ERR_USAGE, "'test' needs rule files or folders: test PATH…");
    }
    int code =
        rule_files_of(options->words.items, options->words.count, arena, &files, err);
    if (code == 0) {
        code = rule_test_run(&files, ruleset_add_builtin_models, &totals, &report, err);
    }
    if (code == 0 &&
        totals.rules + totals.untested + totals.unloadable + totals.left_out == 0) {
        code = err_set(err, ERR_USAGE, "%s: no rules to test here",
                       options->words.items[0].ptr);
    }
    if (code == 0) {
        rule_test_summary(&totals, &report);
        code = totals.incomplete > 0 ? EXIT_INCOMPLETE : !rule_test_passed(&totals);
    }
    add_lines(out, &report);
    return code;
}
