/* SPDX-License-Identifier: MIT */
#include "sarif/headline.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cwe.h"
#include "sarif/words.h"

/* " (1 error, 2 warnings)". */
static void add_levels(struct buf *out, const struct findings *findings)
{
    size_t counts[LEVEL_ERROR + 1] = { 0 };
    for (size_t i = 0; i < findings->count; i++) {
        counts[findings->items[i].level]++;
    }
    const char *before = " (";
    for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
        if (counts[level] > 0) {
            const char *name = words_level((enum finding_level)level);
            buf_add_format(out, "%s%zu %s%s", before, counts[level], name,
                           counts[level] == 1 ? "" : "s");
            before = ", ";
        }
    }
    buf_add_char(out, ')');
}

static size_t count_failing(const struct findings *findings, unsigned fail_on)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++) {
        count += (unsigned)findings->items[i].level >= fail_on;
    }
    return count;
}

/* What is no pillar comes after all that are. */
static uint32_t pillar_rank(uint32_t pillar)
{
    return cwe_pillar_name(pillar) ? pillar : UINT32_MAX;
}

static struct headline_pillar *pillar_of(struct headline_pillars *pillars,
                                         uint32_t number, struct arena *arena)
{
    for (size_t i = 0; i < pillars->count; i++) {
        if (pillars->items[i].pillar == number) {
            return &pillars->items[i];
        }
    }
    VEC_PUSH(arena, pillars, ((struct headline_pillar){ .pillar = number }));
    return &pillars->items[pillars->count - 1];
}

static int compare_pillars(const void *left, const void *right)
{
    const uint32_t a = pillar_rank(((const struct headline_pillar *)left)->pillar);
    const uint32_t b = pillar_rank(((const struct headline_pillar *)right)->pillar);
    return (a > b) - (a < b);
}

void headline_add_findings(struct buf *out, const struct report *report)
{
    if (report->findings.count == 0) {
        buf_add(out, STR("No findings"));
        return;
    }
    words_add_count(out, report->findings.count, "finding", "findings");
    add_levels(out, &report->findings);
}

void headline_add_files(struct buf *out, const struct report *report)
{
    if (report->findings.count > 0) {
        buf_add_format(out, "%zu of ", headline_count_files(&report->findings));
    }
    if (report->differential) {
        words_add_count(out, report->files_changed, "changed file", "changed files");
        buf_add_format(out, " (%zu Python) · ", report->files_scanned);
        words_add_count(out, report->lines_added, "added line", "added lines");
    } else {
        words_add_count(out, report->files_scanned, "Python file", "Python files");
    }
}

void headline_add_verdict(struct buf *out, const struct report *report, unsigned fail_on)
{
    const size_t failing = count_failing(&report->findings, fail_on);
    if (notices_incomplete(&report->notices)) {
        buf_add(out, STR("The check is incomplete: not everything could be analysed."));
    } else if (fail_on >= HEADLINE_FAIL_NEVER) {
        buf_add(out, STR("The check is set to pass whatever is found."));
    } else if (failing == 0) {
        buf_add_format(out, "The check passes: nothing at level %s%s.",
                       words_level((enum finding_level)fail_on),
                       fail_on < LEVEL_ERROR ? " or above" : "");
    } else {
        buf_add(out, STR("The check fails: "));
        words_add_count(out, failing, "finding", "findings");
        buf_add_format(out, " at level %s%s.", words_level((enum finding_level)fail_on),
                       fail_on < LEVEL_ERROR ? " or above" : "");
    }
}

void headline_add_old(struct buf *out, const struct report *report)
{
    static const enum finding_class old[] = { CLASS_PREEXISTING, CLASS_MOVED,
                                              CLASS_FIXED };
    const char *before = " · ";
    for (size_t i = 0; i < sizeof old / sizeof old[0]; i++) {
        const size_t count = report->class_counts[old[i]];
        if (count > 0) {
            buf_add_format(out, "%s%zu %s", before, count, words_class_label(old[i]));
            before = ", ";
        }
    }
}

size_t headline_count_files(const struct findings *findings)
{
    size_t files = 0; /* findings are ordered by path: each file is one stretch */
    for (size_t i = 0; i < findings->count; i++) {
        files +=
            i == 0 || !str_equal(findings->items[i - 1].path, findings->items[i].path);
    }
    return files;
}

struct headline_pillars headline_count_pillars(const struct findings *findings,
                                               struct arena *arena)
{
    struct headline_pillars pillars = { 0 };
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        const uint32_t number =
            cwe_pillar_name(finding->rule->pillar) ? finding->rule->pillar : 0;
        pillar_of(&pillars, number, arena)->levels[finding->level]++;
    }
    if (pillars.count > 1) {
        qsort(pillars.items, pillars.count, sizeof *pillars.items, compare_pillars);
    }
    return pillars;
}
