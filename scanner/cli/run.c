/* SPDX-License-Identifier: MIT */
#include "cli/run.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/visible.h"
#include "cli/apply.h"
#include "cli/baseline_file.h"
#include "cli/commands.h"
#include "cli/init.h"
#include "cli/merging.h"
#include "cli/option_help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/reports.h"
#include "cli/scan.h"
#include "finding.h"
#include "rule/ruleset.h"

static bool reaches(const struct report *report, unsigned fail_on)
{
    for (size_t i = 0; i < report->findings.count; i++) {
        if ((unsigned)report->findings.items[i].level >= fail_on) {
            return true;
        }
    }
    return false;
}

/* --exit-zero stands for "the report says it all"; where nothing at all was analysed it
 * does not. */
static enum exit_code code_of(const struct options *options, const struct report *report,
                              bool nothing_done, struct reports_result written)
{
    if (written.failed) {
        return EXIT_ERROR;
    }
    if (nothing_done) {
        return EXIT_INCOMPLETE;
    }
    if (options->exit_zero) {
        return EXIT_CLEAN;
    }
    if (written.cut || notices_incomplete(&report->notices)) {
        return EXIT_INCOMPLETE;
    }
    if (options->write_baseline) {
        return EXIT_CLEAN; /* all that was found is accepted */
    }
    return reaches(report, options->fail_on) ? EXIT_FINDINGS : EXIT_CLEAN;
}

static enum exit_code fail(struct buf *messages, const struct err *err)
{
    visible_add_message(messages, str_from(err->text));
    return EXIT_ERROR;
}

/* Writes the fixes, or prints what they would change. */
static int apply(const struct options *options, const struct report *report,
                 const char *root, struct buf *messages, struct err *err)
{
    const struct apply_request request = { report, root, options->dry_run };
    struct buf diff = { 0 };
    apply_fixes(&request, &diff, messages, err);
    if (diff.len > 0) {
        output_write("-", buf_view(&diff), err);
    }
    buf_dispose(&diff);
    return err->code;
}

/* The time that reports which must have one show: not the clock's, or the same scan would
 * not give the same bytes. SOURCE_DATE_EPOCH is what build systems set for that. */
static int64_t time_of(const struct report *report)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    const long long seconds = text ? strtoll(text, &end, 10) : 0;
    return seconds > 0 && *end == '\0' ? (int64_t)seconds : report->head_time;
}

/* Everything before the reports. */
static int find_and_run(struct options *options, struct scan *found,
                        struct ruleset *ruleset, struct arena *arena,
                        struct report *report, struct err *err)
{
    struct notices notices = { 0 };
    int result = scan_find(options, arena, found, err);
    result =
        result < 0 ? result : scan_load_rules(options, ruleset, arena, &notices, err);
    result = result < 0 ? result : scan_run(options, found, ruleset, arena, report, err);
    for (size_t i = 0; i < notices.count; i++) {
        notices_add(&report->notices, arena, notices.items[i]);
    }
    notices_sort(&report->notices);
    return result;
}

static enum exit_code finish(const struct options *options, const struct scan *found,
                             const struct report *report, bool nothing_done,
                             struct buf *messages)
{
    struct err err = { 0 };
    const struct reports_result written = reports_write(options, report, messages);
    if (options->write_baseline && !nothing_done &&
        baseline_file_write(options, report, &err) < 0) {
        return fail(messages, &err);
    }
    if (options->apply && !nothing_done &&
        apply(options, report, found->root, messages, &err) < 0) {
        return fail(messages, &err);
    }
    return code_of(options, report, nothing_done, written);
}

static enum exit_code scan(const struct options *given, struct ruleset *ruleset,
                           struct arena *arena, struct buf *messages)
{
    mem_prepare_heap();
    struct options configured = *given;
    struct options *options = &configured;
    struct err err = { 0 };
    struct report report = { 0 };
    struct scan found;
    enum exit_code code;
    const int result = find_and_run(options, &found, ruleset, arena, &report, &err);
    if (result < 0) {
        for (size_t i = 0; i < report.notices.count; i++) {
            visible_add_message(messages, report.notices.items[i].text);
        }
        code = fail(messages, &err);
    } else {
        report.tool_version = STR(HUNKSCAN_VERSION);
        report.home = STR(HUNKSCAN_HOME);
        report.category = str_from(options->category);
        report.head_time = time_of(&report);
        code = finish(options, &found, &report, result == 1, messages);
    }
    scan_dispose(&found);
    return code;
}

/* "rules", "explain" and "test" take no half answers: a rule that does not load is an
 * error. */
static int run_command(const struct options *options, struct ruleset *ruleset,
                       struct arena *arena, struct buf *out, struct err *err)
{
    if (options->command == COMMAND_TEST) {
        return commands_test(options, arena, out, err);
    }
    if (options->command == COMMAND_VALIDATE) {
        return commands_validate(options, ruleset, arena, out, err);
    }
    if (options->command == COMMAND_INIT) {
        return init_run(options, arena, out, err);
    }
    if (options->profile_run) {
        return commands_profile(options, ruleset, arena, out, err);
    }
    struct notices notices = { 0 };
    const int result = scan_load_rules(options, ruleset, arena, &notices, err);
    if (result < 0) {
        return result;
    }
    for (size_t i = 0; i < notices.count; i++) {
        if (notices.items[i].level == NOTICE_INCOMPLETE) {
            return err_set(err, ERR_RULE, "%.*s", STR_ARGS(notices.items[i].text));
        }
    }
    return options->command == COMMAND_RULES
               ? commands_rules(options, ruleset, out, err)
               : commands_explain(options, ruleset, out, err);
}

static enum exit_code command(const struct options *options, struct ruleset *ruleset,
                              struct arena *arena, struct buf *messages)
{
    struct buf out = { 0 };
    struct err err = { 0 };
    const int result = run_command(options, ruleset, arena, &out, &err);
    enum exit_code code = result > 0 ? (enum exit_code)result : EXIT_CLEAN;
    if (out.len > 0 && output_write("-", buf_view(&out), &err) < 0) {
        code = EXIT_ERROR;
    }
    buf_dispose(&out);
    return err.code != ERR_OK ? fail(messages, &err) : code;
}

static enum exit_code merge(const struct options *options, struct arena *arena,
                            struct buf *messages)
{
    struct report merged = { 0 };
    struct reports_result written = { false, false };
    struct err err = { 0 };
    return merging_run(options, arena, &merged, &written, messages, &err) < 0
               ? fail(messages, &err)
               : code_of(options, &merged, false, written);
}

static enum exit_code print(struct buf *text, struct buf *messages)
{
    struct err err = { 0 };
    output_write("-", buf_view(text), &err);
    buf_dispose(text);
    return err.code != ERR_OK ? fail(messages, &err) : EXIT_CLEAN;
}

enum exit_code run_options(const struct options *options, struct arena *arena,
                           struct buf *messages)
{
    struct buf text = { 0 };
    if (options->help) {
        option_help_add(options->command, &text);
        return print(&text, messages);
    }
    if (options->usage) {
        option_help_add_usage(&text);
        return print(&text, messages);
    }
    if (options->version) {
        buf_add(&text, STR("hunkscan " HUNKSCAN_VERSION "\n"
                           "type stubs: " HUNKSCAN_STUBS "\n"));
        return print(&text, messages);
    }
    if (options->command == COMMAND_MERGE) {
        return merge(options, arena, messages);
    }
    struct ruleset *ruleset = ruleset_new();
    const enum exit_code code = options->command == COMMAND_SCAN
                                    ? scan(options, ruleset, arena, messages)
                                    : command(options, ruleset, arena, messages);
    ruleset_free(ruleset);
    return code;
}
