/* SPDX-License-Identifier: MIT */
#include "sarif/words.h"

#include "base/buf.h"
#include "base/cwe.h"
#include "sarif/band.h"
#include "sarif/report_order.h"

const char *words_level(enum finding_level level)
{
    static const char *const names[] = {
        [LEVEL_NOTE] = "note",
        [LEVEL_WARNING] = "warning",
        [LEVEL_ERROR] = "error",
    };
    return names[level];
}

const char *words_class(enum finding_class class)
{
    static const char *const names[CLASS_COUNT] = {
        [CLASS_ADDED] = "added",
        [CLASS_EXPOSED_BY_EDIT] = "exposed-by-edit",
        [CLASS_EXPOSED_BY_DELETION] = "exposed-by-deletion",
        [CLASS_CALLER_AFFECTED] = "caller-affected",
        [CLASS_MOVED] = "moved",
        [CLASS_PREEXISTING] = "preexisting",
        [CLASS_FIXED] = "fixed",
        [CLASS_UNBOUNDED] = "whole-tree",
    };
    return names[class];
}

const char *words_baseline(enum finding_class class)
{
    static const char *const names[CLASS_COUNT] = {
        [CLASS_ADDED] = "new",
        [CLASS_EXPOSED_BY_EDIT] = "new",
        [CLASS_EXPOSED_BY_DELETION] = "new",
        [CLASS_CALLER_AFFECTED] = "new",
        [CLASS_MOVED] = "updated",
        [CLASS_PREEXISTING] = "unchanged",
        [CLASS_FIXED] = "absent",
        [CLASS_UNBOUNDED] = NULL,
    };
    return names[class];
}

const char *words_class_label(enum finding_class class)
{
    static const char *const labels[CLASS_COUNT] = {
        [CLASS_ADDED] = "added",
        [CLASS_EXPOSED_BY_EDIT] = "exposed by an edit",
        [CLASS_EXPOSED_BY_DELETION] = "exposed by a deletion",
        [CLASS_CALLER_AFFECTED] = "caller affected",
        [CLASS_MOVED] = "moved",
        [CLASS_PREEXISTING] = "there before",
        [CLASS_FIXED] = "fixed",
        [CLASS_UNBOUNDED] = "whole tree",
    };
    return labels[class];
}

const char *words_class_reason(enum finding_class class)
{
    static const char *const reasons[CLASS_COUNT] = {
        [CLASS_EXPOSED_BY_EDIT] = "The line is old; an edit elsewhere made it wrong.",
        [CLASS_EXPOSED_BY_DELETION] = "The line is old; what protected it was deleted.",
        [CLASS_CALLER_AFFECTED] =
            "The code is unchanged; what it relies on was changed elsewhere.",
    };
    return reasons[class];
}

void words_add_severity(struct buf *out, const char *before,
                        const struct finding *finding)
{
    static const char *const names[] = {
        [BAND_INFO] = "low",  [BAND_LOW] = "low",           [BAND_MEDIUM] = "medium",
        [BAND_HIGH] = "high", [BAND_CRITICAL] = "critical",
    };
    const unsigned weight = report_order_weight(finding->rule->security_severity);
    if (weight > 0) {
        buf_add_format(out, "%ssecurity severity %u.%u (%s)", before, weight / 100,
                       weight / 10 % 10, names[band_of(finding)]);
    }
}

void words_add_pillar(struct buf *out, uint32_t number)
{
    const char *name = cwe_pillar_name(number);
    if (name) {
        buf_add_format(out, "CWE-%u %s", (unsigned)number, name);
    } else {
        buf_add(out, STR("Other rules"));
    }
}

void words_add_count(struct buf *out, size_t count, const char *singular,
                     const char *plural)
{
    buf_add_format(out, "%zu %s", count, count == 1 ? singular : plural);
}

void words_add_suppression(struct buf *out, const struct suppression *suppression)
{
    if (suppression->kind == SUPPRESSION_BASELINE) {
        buf_add(out, STR("in the baseline"));
        return;
    }
    buf_add_format(out, "suppressed on line %u%s", (unsigned)suppression->line,
                   suppression->added_by_change ? ", by this very change" : "");
}
