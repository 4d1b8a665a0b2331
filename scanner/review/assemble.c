/* SPDX-License-Identifier: MIT */
#include "review/assemble.h"

#include <stdlib.h>

#include "base/arena.h"
#include "finding.h"
#include "review/copy.h"
#include "review/file_review.h"
#include "rule/ruleset.h"

/* What GitHub and GitLab take of one report. */
enum { DEFAULT_MOST_FINDINGS = 5000 };

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

static bool same_line(const struct finding *a, const struct finding *b)
{
    return a->region.start_line == b->region.start_line && str_equal(a->path, b->path);
}

/* Whether one of the kept findings on the same line (they are the last ones) has the same
 * code. */
static bool is_duplicate(const struct findings *findings, size_t kept,
                         const struct finding *finding)
{
    while (kept > 0 && same_line(&findings->items[kept - 1], finding)) {
        if (str_equal(findings->items[--kept].rule->code, finding->rule->code)) {
            return true;
        }
    }
    return false;
}

static void drop_duplicates(struct findings *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        if (!is_duplicate(findings, kept, &findings->items[i])) {
            findings->items[kept++] = findings->items[i];
        }
    }
    findings->count = kept;
}

/* "8.8" as 88; 0 where there is none. */
static unsigned severity_tenths(struct str text)
{
    unsigned whole = 0, tenths = 0;
    size_t at = 0;
    for (; at < text.len && at < 3 && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++) {
        whole = whole * 10 + (unsigned)(text.ptr[at] - '0');
    }
    if (at + 1 < text.len && text.ptr[at] == '.' && text.ptr[at + 1] >= '0' &&
        text.ptr[at + 1] <= '9') {
        tenths = (unsigned)(text.ptr[at + 1] - '0');
    }
    return whole * 10 + tenths;
}

/* How bad a finding is, for the cut. */
struct weight {
    size_t index;
    unsigned level, severity;
};

static int compare_weights(const void *left, const void *right)
{
    const struct weight *a = left;
    const struct weight *b = right;
    if (a->level != b->level) {
        return a->level > b->level ? -1 : 1;
    }
    if (a->severity != b->severity) {
        return a->severity > b->severity ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

static int compare_indexes(const void *left, const void *right)
{
    const struct weight *a = left;
    const struct weight *b = right;
    return (a->index > b->index) - (a->index < b->index);
}

/* Keeps the `most` worst, in the order in which they are. Returns how many were left out.
 */
static size_t keep_worst(struct findings *findings, size_t most, struct arena *arena)
{
    if (findings->count <= most) {
        return 0;
    }
    struct weight *weights = ARENA_ARRAY(arena, findings->count, struct weight);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        weights[i] = (struct weight){ i, finding->level,
                                      severity_tenths(finding->rule->security_severity) };
    }
    qsort(weights, findings->count, sizeof *weights, compare_weights);
    qsort(weights, most, sizeof *weights, compare_indexes);
    for (size_t i = 0; i < most; i++) {
        findings->items[i] = findings->items[weights[i].index];
    }
    const size_t cut = findings->count - most;
    findings->count = most;
    return cut;
}

static void cut_findings(struct report *report, size_t most, struct arena *arena)
{
    most = most ? most : DEFAULT_MOST_FINDINGS;
    const size_t cut = keep_worst(&report->findings, most, arena);
    keep_worst(&report->suppressed, most, arena);
    if (cut > 0) {
        const struct str text = str_format(
            arena, "%zu of %zu findings were left out: a report holds at most %zu.", cut,
            report->findings.count + cut, most);
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

void assemble_results(struct report *report, const struct file_result *results,
                      size_t count, size_t max_findings, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        const struct file_result *result = &results[i];
        report->files_scanned += result->scanned;
        report->lines_added += result->lines_added;
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
    drop_duplicates(&report->findings);
    drop_duplicates(&report->suppressed);
    cut_findings(report, max_findings, arena);
    notices_sort(&report->notices);
}
