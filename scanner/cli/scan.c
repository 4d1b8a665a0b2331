/* SPDX-License-Identifier: MIT */
#include "cli/scan.h"

#include "base/arena.h"
#include "cli/baseline_file.h"
#include "cli/config_file.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/sharding.h"
#include "gitdiff/history.h"
#include "review/review.h"
#include "rule/rule_files.h"
#include "rule/ruleset.h"

/* The text with a period, unless it ends a sentence already. */
static struct str sentence(struct arena *arena, const char *text)
{
    const bool ended = str_ends_with(str_from(text), STR("?"));
    return str_format(arena, "%s%s", text, ended ? "" : ".");
}

static void add_notice(struct notices *notices, struct arena *arena, const char *id,
                       struct str text)
{
    notices_add(notices, arena,
                (struct notice){ .level = NOTICE_INCOMPLETE, .id = id, .text = text });
}

/* File by file, so that a malformed one leaves out no other. */
static int add_rules(struct ruleset *ruleset, const struct paths *files,
                     struct arena *arena, struct notices *notices, struct err *err)
{
    int result = 0;
    for (size_t i = 0; i < files->count && result >= 0; i++) {
        struct err why = { 0 };
        result = ruleset_add_path(ruleset, files->items[i].ptr, &why);
        if (result == ERR_RULE) {
            add_notice(notices, arena, "rule-not-loaded",
                       str_format(arena, "Rules were left out: %s",
                                  sentence(arena, why.text).ptr));
            result = 0;
        } else if (result < 0) {
            result = err_set(err, why.code, "%s", why.text);
        }
    }
    return result;
}

static void note_skipped(const struct ruleset *ruleset, struct arena *arena,
                         struct notices *notices)
{
    const size_t count = ruleset_skipped_count(ruleset);
    if (count > 0) {
        struct str text =
            str_format(arena, "%zu rules that are not for Python were left out.", count);
        notices_add(notices, arena,
                    (struct notice){
                        .level = NOTICE_NOTE, .id = "other-language", .text = text });
    }
}

/* A rule for older versions has one for newer ones beside it; but where a rule asks for a
 * newer version than is followed, something is not looked for. */
static void note_left_out(const struct ruleset *ruleset, struct arena *arena,
                          struct notices *notices)
{
    size_t count = 0;
    const struct left_out_rule *rules = ruleset_left_out(ruleset, &count);
    for (size_t i = 0; i < count; i++) {
        const struct notice notice = {
            .level = rules[i].newer ? NOTICE_INCOMPLETE : NOTICE_NOTE,
            .id = "rule-left-out",
            .text =
                str_format(arena, "A rule was left out: %.*s.", STR_ARGS(rules[i].text)),
        };
        notices_add(notices, arena, notice);
    }
}

int scan_load_rules(const struct options *options, struct ruleset *ruleset,
                    struct arena *arena, struct notices *notices, struct err *err)
{
    if (!options->no_builtin_rules) {
        ruleset_add_builtin(ruleset);
    } else {
        ruleset_add_builtin_models(ruleset);
    }
    struct rule_files files = { 0 };
    int result =
        rule_files_of(options->rules.items, options->rules.count, arena, &files, err);
    result = result < 0 ? result : add_rules(ruleset, &files.paths, arena, notices, err);
    note_skipped(ruleset, arena, notices);
    note_left_out(ruleset, arena, notices);
    const struct ruleset_selection selection = {
        .select = options->select.items,
        .select_count = options->select.count,
        .ignore = options->ignore.items,
        .ignore_count = options->ignore.count,
        .review_profile = options->profile == PROFILE_REVIEW,
        .min_level = (enum finding_level)options->severity,
        .path_ignores = options->path_ignores.items,
        .path_ignore_count = options->path_ignores.count,
    };
    result = result < 0 ? result : ruleset_select(ruleset, &selection, err);
    size_t count = 0;
    ruleset_rules(ruleset, &count);
    if (result >= 0 && count == 0) {
        add_notice(notices, arena, "no-rules",
                   STR("No rule took part, so nothing was looked for."));
    }
    return result;
}

static void report_rules(struct ruleset *ruleset, struct arena *arena,
                         struct report *report)
{
    size_t count;
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    const struct rule_info **infos = ARENA_ARRAY(arena, count, const struct rule_info *);
    for (size_t i = 0; i < count; i++) {
        infos[i] = &rules[i]->info;
    }
    report->rules = infos;
    report->rule_count = count;
}

/* A report of nothing but why there is nothing. */
static void report_missing(struct ruleset *ruleset, struct arena *arena, const char *why,
                           struct report *report)
{
    *report = (struct report){ 0 };
    report_rules(ruleset, arena, report);
    add_notice(&report->notices, arena, "history-missing",
               str_format(arena, "Nothing was analysed: %s.", why));
}

/* Takes over what one commit's review found. */
static void add_commit(struct report *all, const struct report *one,
                       const struct finding_commit *commit, struct arena *arena)
{
    const struct findings *from[] = { &one->findings, &one->suppressed };
    struct findings *to[] = { &all->findings, &all->suppressed };
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < from[k]->count; i++) {
            struct finding finding = from[k]->items[i];
            finding.commit = commit;
            VEC_PUSH(arena, to[k], finding);
        }
    }
    for (size_t i = 0; i < one->notices.count; i++) {
        notices_add(&all->notices, arena, one->notices.items[i]);
    }
    for (size_t i = 0; i < CLASS_COUNT; i++) {
        all->class_counts[i] += one->class_counts[i];
    }
    all->files_changed += one->files_changed;
    all->files_scanned += one->files_scanned;
    all->lines_added += one->lines_added;
    all->rules = one->rules;
    all->rule_count = one->rule_count;
    all->remote_url = one->remote_url;
    all->head_commit = one->head_commit; /* at the end the newest one */
    all->head_time = one->head_time;
}

static const struct finding_commit *commit_of(const struct target *target, size_t index,
                                              struct arena *arena)
{
    const struct range *range = &target->commits[index];
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(&range->head_commit, hex);
    struct finding_commit *commit = ARENA_NEW(arena, struct finding_commit);
    *commit = (struct finding_commit){
        .id = str_copy(arena, str_from(hex)),
        .subject = history_subject(target->repository, &range->head_commit, arena),
        .order = (uint32_t)index,
    };
    return commit;
}

/* --each-commit: one report of all commits, oldest first. */
static int review_commits(const struct target *target, struct ruleset *ruleset,
                          const struct review_options *options, struct arena *arena,
                          struct report *report, struct err *err)
{
    int result = 0;
    for (size_t i = 0; result == 0 && i < target->commit_count; i++) {
        const struct review_change change = { .repository = target->repository,
                                              .range = &target->commits[i] };
        struct report one = { 0 };
        result = review_range(&change, ruleset, options, arena, &one, err);
        add_commit(report, &one, commit_of(target, i, arena), arena);
    }
    if (target->commit_count == 0) {
        report_rules(ruleset, arena, report);
    }
    report->differential = true;
    report->commits = target->commit_count;
    report->why_base =
        str_format(arena, "%.*s Each commit since was compared with its own parents.",
                   STR_ARGS(target->range.why_base));
    if (target->range.base_count > 0) {
        char hex[OBJECT_ID_HEX_BYTES];
        object_id_hex(&target->range.bases[0].commit, hex);
        report->base_commit = str_copy(arena, str_from(hex));
    }
    return result;
}

static int review(const struct target *target, struct ruleset *ruleset,
                  const struct review_options *options, struct arena *arena,
                  struct report *report, struct err *err)
{
    if (target->kind == TARGET_FOLDER) {
        return review_folder(target->folder, ruleset, options, arena, report, err);
    }
    if (target->kind == TARGET_COMMITS) {
        return review_commits(target, ruleset, options, arena, report, err);
    }
    const struct review_change change = { .repository = target->repository,
                                          .range = &target->range,
                                          .whole = target->kind == TARGET_WHOLE };
    return review_range(&change, ruleset, options, arena, report, err);
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
        .shard_index = options->shard_index,
        .shard_count = options->shard_count,
        .at_sink = options->anchor == ANCHOR_SINK,
        .unused_suppressions = options->show_unused_suppressions,
        .max_findings = options->write_baseline ? SIZE_MAX : 0,
        .progress = progress_show,
        .progress_context = progress,
    };
}

/* Where on disk the report's paths are; ERR_USAGE where --apply has nothing to write to.
 */
static int find_root(const struct options *options, const struct target *target,
                     struct arena *arena, const char **root, struct err *err)
{
    *root = target->folder;
    if (target->kind != TARGET_FOLDER) {
        const struct str folder = repository_workdir(target->repository);
        *root = folder.ptr ? str_copy(arena, folder).ptr : NULL;
    }
    return options->apply && !*root
               ? err_set(err, ERR_USAGE,
                         "--apply needs a working tree; this repository is bare")
               : 0;
}

int scan_find(struct options *options, struct arena *arena, struct scan *scan,
              struct err *err)
{
    *scan = (struct scan){ 0 };
    struct err why = { 0 };
    int result = target_find(options, arena, &scan->target, &why);
    result =
        result < 0 ? result : find_root(options, &scan->target, arena, &scan->root, &why);
    if (result == ERR_INCOMPLETE) {
        scan->missing = why;
        return 0;
    }
    result = result < 0 ? result
                        : config_file_load(options, &scan->target, arena,
                                           &scan->target.notices, &scan->config, &why);
    result = result < 0 ? result
                        : baseline_file_read(options, &scan->target, arena,
                                             &scan->baseline, &why);
    return result < 0 ? err_set(err, why.code, "%s", why.text) : 0;
}

void scan_dispose(struct scan *scan)
{
    target_dispose(&scan->target);
}

int scan_run(const struct options *options, struct scan *scan, struct ruleset *ruleset,
             struct arena *arena, struct report *report, struct err *err)
{
    struct err why = scan->missing;
    int result = (int)why.code;
    if (result == 0) {
        struct progress progress;
        progress_init(&progress, options->quiet);
        struct review_options chosen = review_options(options, &scan->target, &progress);
        chosen.baseline = options->baseline.count > 0 ? &scan->baseline : NULL;
        result = review(&scan->target, ruleset, &chosen, arena, report, &why);
        progress_end(&progress);
    }
    if (result >= 0) {
        sharding_describe(options, &scan->target, arena, report);
    }
    if (result == ERR_INCOMPLETE) {
        report_missing(ruleset, arena, why.text, report);
        return 1;
    }
    report->config = scan->config;
    for (size_t i = 0; i < scan->target.notices.count; i++) {
        notices_add(&report->notices, arena, scan->target.notices.items[i]);
    }
    return result < 0 ? err_set(err, why.code, "%s", why.text) : 0;
}
