/* SPDX-License-Identifier: MIT */
#include "sarif/sarif.h"

#include <jansson.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
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
    const struct sarif_cwe *cwe;
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

static void add_rule(const void *context, size_t index, struct buf *out)
{
    const struct writing *writing = context;
    const struct report *report = writing->report;
    sarif_rule_add_descriptor(out, report->rules[index], writing->cwe, report->home);
}

static void add_run(struct buf *out, const struct writing *writing)
{
    json_t *run = sarif_run_properties(writing->report);
    const char *key;
    json_t *value;
    json_object_foreach(run, key, value)
    {
        sarif_document_add_property(out, key, json_incref(value));
    }
    json_decref(run);
    sarif_cwe_add_taxonomies(out, writing->cwe);
}

size_t sarif_write(const struct report *report, const struct sarif_options *options,
                   struct buf *out)
{
    json_out_begin();
    struct arena *arena = arena_new();
    const struct sarif_cwe *cwe = sarif_cwe_new(report, arena);
    const struct writing writing = {
        .report = report,
        .cwe = cwe,
        .how = { .differential = report->differential,
                 .with_suppressions = options->show_suppressed },
    };
    const struct report_entries worst =
        report_order_worst(report, options->show_suppressed, arena);
    struct buf run = { 0 };
    add_run(&run, &writing);
    json_t *driver = sarif_rule_driver(report, cwe);
    const struct sarif_document document = {
        .driver = driver,
        .add_rule = add_rule,
        .rule_count = report->rule_count,
        .run = buf_view(&run),
        .worst = &worst,
        .result = result,
        .invocations = invocations,
        .context = &writing,
        .unlimited = options->unlimited,
    };
    const size_t left_out = sarif_document_write(&document, out);
    json_decref(driver);
    buf_dispose(&run);
    arena_free(arena);
    return left_out;
}
