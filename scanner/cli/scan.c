/* SPDX-License-Identifier: MIT */
#include "cli/scan.h"

#include "base/arena.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/target.h"
#include "review/review.h"
#include "rule/ruleset.h"

static void add_notice(struct notices *notices, struct arena *arena, const char *id,
                       struct str text)
{
    notices_add(notices, arena,
                (struct notice){ .level = NOTICE_INCOMPLETE, .id = id, .text = text });
}

int scan_load_rules(const struct options *options, struct ruleset *ruleset,
                    struct arena *arena, struct notices *notices, struct err *err)
{
    if (!options->no_builtin_rules) {
        ruleset_add_builtin(ruleset);
    }
    for (size_t i = 0; i < options->rules.count; i++) {
        struct err why = { 0 };
        const int result = ruleset_add_path(ruleset, options->rules.items[i].ptr, &why);
        if (result == ERR_RULE) {
            add_notice(notices, arena, "rule-not-loaded",
                       str_format(arena, "Rules were left out: %s.", why.text));
        } else if (result < 0) {
            return err_set(err, why.code, "%s", why.text);
        }
    }
    const struct ruleset_selection selection = {
        .select = options->select.items,
        .select_count = options->select.count,
        .ignore = options->ignore.items,
        .ignore_count = options->ignore.count,
        .review_profile = options->profile == PROFILE_REVIEW,
        .min_level = (enum finding_level)options->severity,
    };
    return ruleset_select(ruleset, &selection, err);
}

/* A report of nothing but why there is nothing. */
static void report_missing(struct ruleset *ruleset, struct arena *arena, const char *why,
                           struct report *report)
{
    size_t count;
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    const struct rule_info **infos = ARENA_ARRAY(arena, count, const struct rule_info *);
    for (size_t i = 0; i < count; i++) {
        infos[i] = &rules[i]->info;
    }
    *report = (struct report){ .rules = infos, .rule_count = count };
    add_notice(&report->notices, arena, "history-missing",
               str_format(arena, "Nothing was analysed: %s.", why));
}

static int review(const struct target *target, struct ruleset *ruleset,
                  const struct review_options *options, struct arena *arena,
                  struct report *report, struct err *err)
{
    if (target->kind == TARGET_FOLDER) {
        return review_folder(target->folder, ruleset, options, arena, report, err);
    }
    return review_range(target->repository, &target->range, target->kind == TARGET_WHOLE,
                        ruleset, options, arena, report, err);
}

static struct review_options review_options(const struct options *options,
                                            const struct target *target,
                                            struct progress *progress)
{
    return (struct review_options){
        .jobs = options->jobs,
        .max_file_bytes = options->max_file_bytes,
        .file_timeout_ms = options->timeout_ms,
        .include = options->include.items,
        .include_count = options->include.count,
        .exclude = options->exclude.items,
        .exclude_count = options->exclude.count,
        .paths = target->paths.items,
        .path_count = target->paths.count,
        .progress = progress_show,
        .progress_context = progress,
    };
}

int scan_run(const struct options *options, struct ruleset *ruleset, struct arena *arena,
             struct report *report, struct err *err)
{
    struct target target;
    struct err why = { 0 };
    int result = target_find(options, arena, &target, &why);
    if (result >= 0) {
        struct progress progress;
        progress_init(&progress, options->quiet);
        const struct review_options chosen = review_options(options, &target, &progress);
        result = review(&target, ruleset, &chosen, arena, report, &why);
        progress_end(&progress);
    }
    target_dispose(&target);
    if (result == ERR_INCOMPLETE) {
        report_missing(ruleset, arena, why.text, report);
        return 0;
    }
    return result < 0 ? err_set(err, why.code, "%s", why.text) : 0;
}
