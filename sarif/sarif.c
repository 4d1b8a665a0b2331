/* SPDX-License-Identifier: MIT */
#include "sarif/sarif.h"

#include <jansson.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "finding.h"
#include "sarif/report_order.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_result.h"
#include "sarif/sarif_rule.h"
#include "sarif/sarif_run.h"

/* GitHub shows and GitLab processes 5,000 results; GitLab takes 10 MB. CUT_BYTES is what
 * the notice of a cut and the punctuation between the parts may need. */
enum { MOST_RESULTS = 5000, MOST_BYTES = 10 * 1000 * 1000, CUT_BYTES = 1024 };

/* A result's JSON in the text of results; empty if it is left out. */
struct piece {
    size_t from, to;
};

static int append(const char *text, size_t size, void *out)
{
    buf_add(out, (struct str){ text, size });
    return 0;
}

/* Appends compact JSON and drops the reference. */
static void add_json(struct buf *out, json_t *json, size_t flags)
{
    json_dump_callback(json, append, out, JSON_COMPACT | flags);
    json_decref(json);
}

static size_t rule_index(const struct report *report, const struct rule_info *rule)
{
    for (size_t i = 0; i < report->rule_count; i++) {
        if (report->rules[i] == rule || str_equal(report->rules[i]->code, rule->code)) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Writes as many results as the limits allow into `text`, worst first; `pieces`, by
 * report order, say where each one is. A result that is too long for the room left does
 * not keep out later ones. Returns how many are missing. */
static size_t write_worst(const struct report *report, const struct report_entries *worst,
                          size_t room, const struct sarif_result_options *how,
                          struct piece *pieces, struct buf *text)
{
    size_t left_out = worst->count;
    for (size_t i = 0; i < worst->count && worst->count - left_out < MOST_RESULTS; i++) {
        const struct report_entry *entry = &worst->items[i];
        const struct finding *finding = entry->finding;
        const size_t from = text->len;
        add_json(text, sarif_result_of(finding, rule_index(report, finding->rule), how),
                 0);
        const size_t needed = text->len - from + 2; /* with comma and line feed */
        if (needed > room) {
            text->len = from;
            continue;
        }
        room -= needed;
        pieces[entry->order] = (struct piece){ from, text->len };
        left_out--;
    }
    return left_out;
}

static void add_results(struct buf *out, const struct piece *pieces, size_t count,
                        struct str text)
{
    const char *separator = "\n";
    buf_add(out, STR("\"results\":["));
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].to > pieces[i].from) {
            buf_add(out, str_from(separator));
            buf_add(out, str_slice(text, pieces[i].from, pieces[i].to));
            separator = ",\n";
        }
    }
    buf_add(out, STR("\n]"));
}

static void add_tool(struct buf *out, const struct report *report,
                     const struct sarif_cwe *cwe)
{
    buf_add(out, STR("\"tool\":{\"driver\":{"));
    add_json(out, sarif_rule_driver(report, cwe), JSON_EMBED);
    buf_add(out, STR(",\"rules\":["));
    for (size_t i = 0; i < report->rule_count; i++) {
        buf_add(out, i == 0 ? STR("\n") : STR(",\n"));
        add_json(out, sarif_rule_descriptor(report->rules[i], cwe, report->home), 0);
    }
    buf_add(out, STR("\n]}},\n"));
}

/* Everything between tool and results, but for the invocation. */
static void add_frame(struct buf *out, const struct report *report,
                      const struct sarif_cwe *cwe)
{
    add_json(out, sarif_run_properties(report), JSON_EMBED);
    buf_add(out, STR(",\n"));
    json_t *taxonomies = sarif_cwe_taxonomies(cwe);
    if (taxonomies != NULL) {
        buf_add(out, STR("\"taxonomies\":"));
        add_json(out, taxonomies, 0);
        buf_add(out, STR(",\n"));
    }
}

static void add_invocations(struct buf *out, const struct report *report, size_t left_out)
{
    buf_add(out, STR("\"invocations\":"));
    add_json(out, sarif_run_invocations(report, left_out), 0);
    buf_add(out, STR(",\n"));
}

size_t sarif_write(const struct report *report, const struct sarif_options *options,
                   struct buf *out)
{
    /* So that running out of memory ends the program here as everywhere, and no NULL is
     * checked for. */
    json_set_alloc_funcs(mem_alloc, mem_free);
    struct arena *arena = arena_new();
    const struct sarif_cwe *cwe = sarif_cwe_new(report, arena);
    struct buf head = { 0 };
    struct buf invocations = { 0 };
    struct buf results = { 0 };
    buf_add(&head, STR("{\"$schema\":"
                       "\"https://schemastore.azurewebsites.net/schemas/json/"
                       "sarif-2.1.0.json\",\n\"version\":\"2.1.0\",\n\"runs\":[{\n"));
    add_tool(&head, report, cwe);
    add_frame(&head, report, cwe);
    add_invocations(&invocations, report, 0);
    const struct report_entries worst =
        report_order_worst(report, options->show_suppressed, arena);
    struct piece *pieces = ARENA_ARRAY(arena, worst.count, struct piece);
    const struct sarif_result_options how = { .differential = report->differential,
                                              .with_suppressions =
                                                  options->show_suppressed };
    const size_t fixed = head.len + invocations.len + CUT_BYTES;
    const size_t room = fixed < MOST_BYTES ? MOST_BYTES - fixed : 0;
    const size_t left_out = write_worst(report, &worst, room, &how, pieces, &results);
    if (left_out > 0) {
        buf_clear(&invocations);
        add_invocations(&invocations, report, left_out);
    }
    buf_add(out, buf_view(&head));
    buf_add(out, buf_view(&invocations));
    add_results(out, pieces, worst.count, buf_view(&results));
    buf_add(out, STR("}]}\n"));
    buf_dispose(&head);
    buf_dispose(&invocations);
    buf_dispose(&results);
    arena_free(arena);
    return left_out;
}
