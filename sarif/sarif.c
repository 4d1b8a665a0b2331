/* SPDX-License-Identifier: MIT */
#include "sarif/sarif.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "finding.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_result.h"
#include "sarif/sarif_rule.h"
#include "sarif/sarif_run.h"

/* GitHub shows and GitLab processes 5,000 results; GitLab takes 10 MB. CUT_BYTES is what
 * the notice of a cut and the punctuation between the parts may need. */
enum { MOST_RESULTS = 5000, MOST_BYTES = 10 * 1000 * 1000, CUT_BYTES = 1024 };

/* One finding on its way into the report. */
struct entry {
    const struct finding *finding;
    size_t order;    /* place in report order */
    unsigned weight; /* security-severity in hundredths */
    bool suppressed;
    size_t from, to; /* its JSON in the text of results; empty if left out */
};

struct entries {
    struct entry *items;
    size_t count;
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

/* "8.8" is 880; malformed or absent is 0. */
static unsigned severity_weight(struct str text)
{
    unsigned value = 0;
    unsigned decimals = 0;
    bool in_fraction = false;
    for (size_t i = 0; i < text.len && decimals < 2 && value < 10000; i++) {
        if (text.ptr[i] == '.' && !in_fraction) {
            in_fraction = true;
        } else if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            value = value * 10 + (unsigned)(text.ptr[i] - '0');
            decimals += in_fraction;
        } else {
            return 0;
        }
    }
    return decimals == 2 ? value : decimals == 1 ? value * 10 : value * 100;
}

static int compare_report_order(const struct finding *a, const struct finding *b)
{
    const int path = str_compare(a->path, b->path);
    if (path != 0) {
        return path;
    }
    if (a->region.start_line != b->region.start_line) {
        return a->region.start_line < b->region.start_line ? -1 : 1;
    }
    if (a->region.start_column != b->region.start_column) {
        return a->region.start_column < b->region.start_column ? -1 : 1;
    }
    return str_compare(a->rule->code, b->rule->code);
}

/* Worst first: what is not suppressed, level, security-severity; then report order. */
static int compare_worst(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    if (a->suppressed != b->suppressed) {
        return a->suppressed ? 1 : -1;
    }
    if (a->finding->level != b->finding->level) {
        return a->finding->level > b->finding->level ? -1 : 1;
    }
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return a->order < b->order ? -1 : 1;
}

static int compare_order(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    return a->order < b->order ? -1 : 1;
}

/* Findings and, if wanted, suppressed ones, merged in report order. */
static struct entries collect(const struct report *report, bool with_suppressed,
                              struct arena *arena)
{
    const struct findings *open = &report->findings;
    const struct findings *hidden = &report->suppressed;
    const size_t hidden_count = with_suppressed ? hidden->count : 0;
    struct entries all = { .count = open->count + hidden_count };
    all.items = ARENA_ARRAY(arena, all.count, struct entry);
    size_t i = 0;
    size_t k = 0;
    for (size_t n = 0; n < all.count; n++) {
        const bool from_open =
            k == hidden_count ||
            (i < open->count &&
             compare_report_order(&open->items[i], &hidden->items[k]) <= 0);
        const struct finding *finding =
            from_open ? &open->items[i++] : &hidden->items[k++];
        all.items[n] = (struct entry){
            .finding = finding,
            .order = n,
            .weight = severity_weight(finding->rule->security_severity),
            .suppressed = !from_open,
        };
    }
    return all;
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

/* Writes as many results as the limits allow into `text`, worst first, and marks where
 * each one is. A result that is too long for the room left does not keep out later ones.
 * Returns how many are missing. */
static size_t write_worst(const struct report *report,
                          const struct sarif_options *options, struct entries *entries,
                          size_t room, struct buf *text)
{
    const struct sarif_result_options how = { .differential = report->differential,
                                              .with_suppressions =
                                                  options->show_suppressed };
    size_t left_out = entries->count;
    if (entries->count > 1) {
        qsort(entries->items, entries->count, sizeof *entries->items, compare_worst);
    }
    for (size_t i = 0; i < entries->count && entries->count - left_out < MOST_RESULTS;
         i++) {
        struct entry *entry = &entries->items[i];
        const size_t from = text->len;
        add_json(text,
                 sarif_result_of(entry->finding, rule_index(report, entry->finding->rule),
                                 &how),
                 0);
        const size_t needed = text->len - from + 2; /* with comma and line feed */
        if (needed > room) {
            text->len = from;
            continue;
        }
        room -= needed;
        entry->from = from;
        entry->to = text->len;
        left_out--;
    }
    if (entries->count > 1) {
        qsort(entries->items, entries->count, sizeof *entries->items, compare_order);
    }
    return left_out;
}

static void add_results(struct buf *out, const struct entries *entries, struct str text)
{
    const char *separator = "\n";
    buf_add(out, STR("\"results\":["));
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        if (entry->to > entry->from) {
            buf_add(out, str_from(separator));
            buf_add(out, str_slice(text, entry->from, entry->to));
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
    struct entries entries = collect(report, options->show_suppressed, arena);
    const size_t fixed = head.len + invocations.len + CUT_BYTES;
    const size_t left_out = write_worst(
        report, options, &entries, fixed < MOST_BYTES ? MOST_BYTES - fixed : 0, &results);
    if (left_out > 0) {
        buf_clear(&invocations);
        add_invocations(&invocations, report, left_out);
    }
    buf_add(out, buf_view(&head));
    buf_add(out, buf_view(&invocations));
    add_results(out, &entries, buf_view(&results));
    buf_add(out, STR("}]}\n"));
    buf_dispose(&head);
    buf_dispose(&invocations);
    buf_dispose(&results);
    arena_free(arena);
    return left_out;
}
