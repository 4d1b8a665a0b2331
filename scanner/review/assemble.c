/* SPDX-License-Identifier: MIT */
#include "review/assemble.h"

#include <stdlib.h>

#include "base/arena.h"
#include "finding.h"
#include "review/copy.h"
#include "review/file_review.h"
#include "review/weight.h"
#include "rule/ruleset.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Path, line, column, code, id, message, then the end: a total order, but for equal
 * findings. */
static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left;
    const struct finding *b = right;
    const int orders[] = {
        str_compare(a->path, b->path),
        compare_numbers(a->region.start_line, b->region.start_line),
        compare_numbers(a->region.start_column, b->region.start_column),
        str_compare(a->rule->code, b->rule->code),
        str_compare(a->rule->id, b->rule->id),
        str_compare(a->message, b->message),
        compare_numbers(a->to, b->to),
        str_compare(a->fingerprint, b->fingerprint),
    };
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        if (orders[i] != 0) {
            return orders[i];
        }
    }
    return 0;
}

static void sort_findings(struct findings *findings)
{
    if (findings->count > 0) {
        qsort(findings->items, findings->count, sizeof *findings->items,
              compare_findings);
    }
}

/* A finding's place in the report and how bad it is, for the cut. */
struct candidate {
    size_t index;
    struct weight weight;
};

static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    const int order = weight_compare(a->weight, b->weight);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int compare_indexes(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    return (a->index > b->index) - (a->index < b->index);
}

/* Keeps the `most` worst, in the order in which they are. */
static void keep_worst(struct findings *findings, size_t most, struct arena *arena)
{
    if (findings->count <= most) {
        return;
    }
    struct candidate *candidates = ARENA_ARRAY(arena, findings->count, struct candidate);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        candidates[i] = (struct candidate){ i, weight_of(finding->rule, finding->level) };
    }
    qsort(candidates, findings->count, sizeof *candidates, compare_candidates);
    qsort(candidates, most, sizeof *candidates, compare_indexes);
    for (size_t i = 0; i < most; i++) {
        findings->items[i] = findings->items[candidates[i].index];
    }
    findings->count = most;
}

static void cut_findings(struct report *report, size_t most, struct arena *arena)
{
    const size_t found = report->found;
    keep_worst(&report->findings, most, arena);
    keep_worst(&report->suppressed, most, arena);
    if (found > report->findings.count) {
        const struct str text = str_format(arena, REPORT_CUT_FORMAT,
                                           found - report->findings.count, found, most);
        notices_add(&report->notices, arena,
                    (struct notice){ .level = NOTICE_INCOMPLETE,
                                     .id = "too-many-findings",
                                     .text = text });
    }
}

void assemble_rules(struct report *report, struct ruleset *ruleset, struct arena *arena)
{
    size_t count = 0;
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    const struct rule_info **infos = ARENA_ARRAY(arena, count, const struct rule_info *);
    for (size_t i = 0; i < count; i++) {
        infos[i] = &rules[i]->info;
    }
    report->rules = infos;
    report->rule_count = count;
}

/* What a change silences itself is to be seen by whoever reviews it. */
static void note_own_suppressions(struct report *report, struct arena *arena)
{
    for (size_t i = 0; i < report->suppressed.count; i++) {
        const struct finding *finding = &report->suppressed.items[i];
        const struct suppression *why = &finding->suppression;
        if (why->kind != SUPPRESSION_INLINE || !why->added_by_change) {
            continue;
        }
        const struct str text = str_format(
            arena, "A comment that this change adds silences %.*s (%.*s), %s%.*s.",
            STR_ARGS(finding->rule->code), STR_ARGS(finding->rule->id),
            why->reason.len ? "saying: " : "without a reason", STR_ARGS(why->reason));
        notices_add(&report->notices, arena,
                    (struct notice){ .level = NOTICE_NOTE,
                                     .id = "suppressed-by-change",
                                     .path = finding->path,
                                     .line = why->line,
                                     .text = text });
    }
}

void assemble_results(struct report *report, const struct file_result *results,
                      size_t count, size_t max_findings, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        const struct file_result *result = &results[i];
        report->found += result->found;
        report->files_scanned += result->scanned;
        report->lines_added += result->lines_added;
        for (int class = 0; class < CLASS_COUNT; class ++) {
            report->class_counts[class] += result->class_counts[class];
        }
        for (size_t k = 0; k < result->findings.count; k++) {
            const struct finding *finding = &result->findings.items[k];
            struct findings *list = finding->suppression.kind == SUPPRESSION_NONE
                                        ? &report->findings
                                        : &report->suppressed;
            VEC_PUSH(arena, list, copy_finding(finding, arena));
        }
        for (size_t k = 0; k < result->notices.count; k++) {
            notices_add(&report->notices, arena, result->notices.items[k]);
        }
    }
    sort_findings(&report->findings);
    sort_findings(&report->suppressed);
    note_own_suppressions(report, arena);
    cut_findings(report, max_findings, arena);
    notices_sort(&report->notices);
}
