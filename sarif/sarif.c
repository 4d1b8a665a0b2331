/* SPDX-License-Identifier: MIT */
#include "sarif/sarif.h"

#include <jansson.h>
#include <stdint.h>

#include "base/arena.h"
#include "finding.h"
#include "sarif/json_out.h"
#include "sarif/report_order.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_document.h"
#include "sarif/sarif_result.h"
#include "sarif/sarif_rule.h"
#include "sarif/sarif_run.h"

/* What the parts of the document are made from. */
struct writing {
    const struct report *report;
    struct sarif_result_options how;
};

static size_t rule_index(const struct report *report, const struct rule_info *rule)
{
    for (size_t i = 0; i < report->rule_count; i++) {
        if (report->rules[i] == rule || str_equal(report->rules[i]->code, rule->code)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static json_t *result(const void *context, const struct report_entry *entry)
{
    const struct writing *writing = context;
    return sarif_result_of(
        entry->finding, rule_index(writing->report, entry->finding->rule), &writing->how);
}

static json_t *invocations(const void *context, size_t left_out)
{
    const struct writing *writing = context;
    return sarif_run_invocations(writing->report, left_out);
}

static json_t *rules(const struct report *report, const struct sarif_cwe *cwe)
{
    json_t *list = json_array();
    for (size_t i = 0; i < report->rule_count; i++) {
        json_array_append_new(list,
                              sarif_rule_descriptor(report->rules[i], cwe, report->home));
    }
    return list;
}

static json_t *run_properties(const struct report *report, const struct sarif_cwe *cwe)
{
    json_t *run = sarif_run_properties(report);
    json_t *taxonomies = sarif_cwe_taxonomies(cwe);
    if (taxonomies != NULL) {
        json_object_set_new(run, "taxonomies", taxonomies);
    }
    return run;
}

size_t sarif_write(const struct report *report, const struct sarif_options *options,
                   struct buf *out)
{
    json_out_begin();
    struct arena *arena = arena_new();
    const struct sarif_cwe *cwe = sarif_cwe_new(report, arena);
    const struct writing writing = {
        .report = report,
        .how = { .differential = report->differential,
                 .with_suppressions = options->show_suppressed },
    };
    const struct report_entries worst =
        report_order_worst(report, options->show_suppressed, arena);
    const struct sarif_document document = {
        .driver = sarif_rule_driver(report, cwe),
        .rules = rules(report, cwe),
        .run = run_properties(report, cwe),
        .worst = &worst,
        .result = result,
        .invocations = invocations,
        .context = &writing,
        .unlimited = options->unlimited,
    };
    const size_t left_out = sarif_document_write(&document, out);
    json_decref(document.driver);
    json_decref(document.rules);
    json_decref(document.run);
    arena_free(arena);
    return left_out;
}
