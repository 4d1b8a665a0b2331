/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_merge.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/json_out.h"
#include "sarif/merge_results.h"
#include "sarif/sarif_document.h"
#include "sarif/sarif_load.h"
#include "sarif/sarif_run.h"

/* What --shard takes at most; no counter of a report is larger than that by itself. */
enum { MOST_SHARDS = 1000 };
static const json_int_t most_counted = INT64_C(1) << 50;

/* One report of a part. */
struct part {
    const char *name;
    json_t *run;
    json_t *shard; /* borrowed; NULL for a report that is no part */
    json_int_t index, count;
    struct report report;
};

/* All of them: by shard, each shard once. */
struct parts {
    struct part *items;
    size_t count;
    struct arena *arena;
    struct err *err;
};

/* Notices of the writer about one document, to be made anew for the joined one. */
static const char *const OWN_NOTICES[] = { "shard", "too-many-findings",
                                           "results-left-out" };

static int refuse(const struct parts *parts, const struct part *a, const struct part *b,
                  const char *what)
{
    return err_set(parts->err, ERR_RULE, "%s and %s are %s", a->name, b->name, what);
}

static int read_part(const struct parts *parts, const struct sarif_merge_input *input,
                     struct part *part)
{
    const struct sarif_load load = { input->name, parts->arena, parts->err };
    *part = (struct part){ .name = input->name, .index = 1, .count = 1 };
    part->run = sarif_load_run(&load, input->text);
    if (part->run == NULL) {
        return parts->err->code;
    }
    sarif_load_facts(&load, part->run, &part->report);
    part->shard =
        json_object_get(json_object_get(part->run, "properties"), SARIF_RUN_SHARD);
    if (part->shard != NULL) {
        part->index = json_integer_value(json_object_get(part->shard, "index"));
        part->count = json_integer_value(json_object_get(part->shard, "count"));
    }
    if (part->index < 1 || part->index > part->count || part->count > MOST_SHARDS) {
        return err_set(parts->err, ERR_RULE, "%s: its %s makes no sense", part->name,
                       SARIF_RUN_SHARD);
    }
    return sarif_load_rules(&load, part->run, &part->report);
}

static bool same_below(const struct part *a, const struct part *b, const char *key)
{
    json_t *of_a = json_object_get(a->shard, key);
    json_t *of_b = json_object_get(b->shard, key);
    return of_a == NULL ? of_b == NULL : json_equal(of_a, of_b) == 1;
}

/* Everything of the run that says what was scanned and how, but for what was found. */
static bool same_frame(const struct part *a, const struct part *b)
{
    const char *key;
    json_t *value;
    json_object_foreach(a->run, key, value)
    {
        const bool differs = strcmp(key, "results") == 0 ||
                             strcmp(key, "invocations") == 0 ||
                             strcmp(key, "properties") == 0;
        if (!differs && !json_equal(value, json_object_get(b->run, key))) {
            return false;
        }
    }
    return json_object_size(a->run) == json_object_size(b->run);
}

static int check_pair(const struct parts *parts, const struct part *a,
                      const struct part *b)
{
    const struct report *left = &a->report;
    const struct report *right = &b->report;
    if (!str_equal(left->tool_version, right->tool_version)) {
        return refuse(parts, a, b, "of different versions of hunkscan");
    }
    if (!str_equal(left->head_commit, right->head_commit)) {
        return refuse(parts, a, b, "of different commits");
    }
    if (!str_equal(left->base_commit, right->base_commit)) {
        return refuse(parts, a, b, "compared with different commits");
    }
    if (!str_equal(left->category, right->category)) {
        return refuse(parts, a, b, "of different categories");
    }
    if (!same_below(a, b, "request") || !same_frame(a, b)) {
        return refuse(parts, a, b, "of scans with different options or rules");
    }
    if (a->count != b->count || !same_below(a, b, "split")) {
        return refuse(parts, a, b,
                      "not shards of the same split: a file could be in neither");
    }
    return 0;
}

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left;
    const struct part *b = right;
    return (a->index > b->index) - (a->index < b->index);
}

/* Each shard once; two different reports of the same one are an error. */
static int drop_copies(struct parts *parts)
{
    size_t kept = 1;
    for (size_t i = 1; i < parts->count; i++) {
        struct part *last = &parts->items[kept - 1];
        struct part *next = &parts->items[i];
        if (last->index != next->index) {
            const struct part moved = *next;
            *next = parts->items[kept];
            parts->items[kept++] = moved;
        } else if (!json_equal(last->run, next->run)) {
            return refuse(parts, last, next, "different reports of the same part");
        }
    }
    parts->count = kept;
    return 0;
}

static int read_parts(struct parts *parts, const struct sarif_merge_inputs *inputs)
{
    const size_t count = inputs->count;
    for (; parts->count < count; parts->count++) {
        struct part *part = &parts->items[parts->count];
        const int code = read_part(parts, &inputs->items[parts->count], part);
        if (code < 0) {
            parts->count += part->run != NULL;
            return code;
        }
    }
    for (size_t i = 1; i < count; i++) {
        const int code = check_pair(parts, &parts->items[0], &parts->items[i]);
        if (code < 0) {
            return code;
        }
    }
    qsort(parts->items, count, sizeof *parts->items, compare_parts);
    return 0;
}

/* ---- notices ---- */

static bool is_own(const char *id)
{
    for (size_t i = 0; i < sizeof OWN_NOTICES / sizeof OWN_NOTICES[0]; i++) {
        if (strcmp(id, OWN_NOTICES[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void add_notice(const struct parts *parts, struct report *merged, const char *id,
                       struct str text)
{
    const struct notice notice = { .level = NOTICE_INCOMPLETE, .id = id, .text = text };
    notices_add(&merged->notices, parts->arena, notice);
}

static void add_notices(const struct parts *parts, struct report *merged)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        const struct sarif_load load = { part->name, parts->arena, parts->err };
        const size_t count = json_array_size(sarif_load_notifications(part->run));
        for (size_t k = 0; k < count; k++) {
            const struct notice notice = sarif_load_notice(&load, part->run, k);
            if (!is_own(notice.id)) {
                VEC_PUSH(parts->arena, &merged->notices, notice);
            }
        }
    }
}

static void note_missing(const struct parts *parts, struct report *merged)
{
    struct buf list = { 0 };
    size_t missing = 0;
    size_t next = 0;
    for (json_int_t i = 1; i <= parts->items[0].count; i++) {
        if (next < parts->count && parts->items[next].index == i) {
            next++;
        } else {
            buf_add_format(&list, "%s%" JSON_INTEGER_FORMAT, missing++ ? ", " : "", i);
        }
    }
    if (missing > 0) {
        add_notice(parts, merged, "shard-missing",
                   str_format(parts->arena,
                              "Of %" JSON_INTEGER_FORMAT
                              " shards %s missing: %.*s. Their files were not looked at.",
                              parts->items[0].count, missing > 1 ? "some are" : "one is",
                              STR_ARGS(buf_view(&list))));
    }
    buf_dispose(&list);
}

static void note_cut(const struct parts *parts, struct report *merged)
{
    if (merged->found > merged->findings.count) {
        add_notice(parts, merged, "too-many-findings",
                   str_format(parts->arena, REPORT_CUT_FORMAT,
                              merged->found - merged->findings.count, merged->found,
                              (size_t)REPORT_MOST_FINDINGS));
    }
}

/* ---- counters and the rest of the run ---- */

/* A counter; 0 for what cannot be one. */
static json_int_t counted(const json_t *number)
{
    const json_int_t value = json_integer_value(number);
    return value > 0 && value < most_counted ? value : 0;
}

/* Adds the numbers of `from` to those of `to`, also in objects below. */
static void add_numbers(json_t *to, json_t *from)
{
    const char *key;
    json_t *value;
    json_object_foreach(from, key, value)
    {
        json_t *mine = json_object_get(to, key);
        if (json_is_object(mine)) {
            add_numbers(mine, value);
        } else if (json_is_integer(mine)) {
            json_integer_set(mine, counted(mine) + counted(value));
        }
    }
}

/* The properties of the whole: numbers summed up, but for the files of the change, which
 * each shard counts in full. */
static json_t *properties_of(const struct parts *parts)
{
    json_t *all = json_deep_copy(json_object_get(parts->items[0].run, "properties"));
    json_object_del(all, SARIF_RUN_SHARD);
    const json_int_t changed =
        json_integer_value(json_object_get(all, "hunkscan/filesChanged"));
    for (size_t i = 1; i < parts->count; i++) {
        add_numbers(all, json_object_get(parts->items[i].run, "properties"));
    }
    json_integer_set(json_object_get(all, "hunkscan/filesChanged"), changed);
    return all;
}

/* Every property of the run in its order, but for those that the document makes. */
static void add_frame(struct buf *out, const struct parts *parts)
{
    const char *key;
    json_t *value;
    json_object_foreach(parts->items[0].run, key, value)
    {
        if (strcmp(key, "properties") == 0) {
            sarif_document_add_property(out, key, properties_of(parts));
        } else if (strcmp(key, "tool") != 0 && strcmp(key, "invocations") != 0 &&
                   strcmp(key, "results") != 0) {
            sarif_document_add_property(out, key, json_incref(value));
        }
    }
}

static size_t found_by(const struct part *part, size_t open_results)
{
    const json_t *found = json_object_get(part->shard, "found");
    return found != NULL ? (size_t)counted(found) : open_results;
}

static int gather(const struct parts *parts, struct merge_results *results,
                  struct report *merged)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        const struct sarif_load load = { part->name, parts->arena, parts->err };
        const size_t before = results->open_count;
        const int code = merge_results_add(results, &load, part->run, &part->report);
        if (code < 0) {
            return code;
        }
        merged->found += found_by(part, results->open_count - before);
    }
    return 0;
}

/* What the parts of the document are made from. */
struct writing {
    const struct merge_results *results;
    const struct report *merged;
    const json_t *rules;
};

static json_t *result(const void *context, const struct report_entry *entry)
{
    const struct writing *writing = context;
    return json_incref(merge_results_json(writing->results, entry));
}

static json_t *invocations(const void *context, size_t left_out)
{
    const struct writing *writing = context;
    return sarif_run_invocations(writing->merged, left_out);
}

static void add_rule(const void *context, size_t index, struct buf *out)
{
    const struct writing *writing = context;
    json_out_add(out, json_incref(json_array_get(writing->rules, index)));
}

static size_t write(const struct parts *parts, const struct merge_results *results,
                    const struct report *merged, struct buf *out)
{
    const json_t *tool = json_object_get(parts->items[0].run, "tool");
    json_t *driver = json_object_get(tool, "driver");
    const json_t *rules = json_object_get(driver, "rules");
    const struct writing writing = { results, merged, rules };
    struct buf run = { 0 };
    add_frame(&run, parts);
    const struct report_entries worst = merge_results_worst(results, parts->arena);
    const struct sarif_document document = {
        .driver = driver,
        .add_rule = add_rule,
        .rule_count = json_array_size(rules),
        .run = buf_view(&run),
        .worst = &worst,
        .result = result,
        .invocations = invocations,
        .context = &writing,
    };
    const size_t left_out = sarif_document_write(&document, out);
    buf_dispose(&run);
    return left_out;
}

static int merge(struct parts *parts, struct buf *out, struct sarif_merged *merged)
{
    struct merge_results results = { .arena = parts->arena };
    struct report *report = &merged->report;
    *report = parts->items[0].report;
    const int code = gather(parts, &results, report);
    if (code < 0) {
        return code;
    }
    merge_results_settle(&results, report);
    add_notices(parts, report);
    note_missing(parts, report);
    note_cut(parts, report);
    notices_sort(&report->notices);
    merged->left_out = write(parts, &results, report, out);
    return 0;
}

int sarif_merge(const struct sarif_merge_inputs *inputs, struct arena *arena,
                struct buf *out, struct sarif_merged *merged, struct err *err)
{
    struct parts parts = { .items = ARENA_ARRAY(arena, inputs->count, struct part),
                           .arena = arena,
                           .err = err };
    const struct part *all = parts.items;
    int code = read_parts(&parts, inputs);
    const size_t opened = parts.count;
    code = code < 0 ? code : drop_copies(&parts);
    code = code < 0 ? code : merge(&parts, out, merged);
    for (size_t i = 0; i < opened; i++) {
        json_decref(all[i].run);
    }
    return code;
}
