/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_cwe.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cwe.h"
#include "base/vec.h"
#include "finding.h"
#include "sarif/sarif_text.h"

VEC_OF(numbers, uint32_t);

struct sarif_cwe {
    struct numbers numbers; /* ascending, each once */
};

static void add_numbers(struct numbers *numbers, const struct rule_info *rule,
                        struct arena *arena)
{
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        VEC_PUSH(arena, numbers, rule->cwes[i]);
    }
    if (rule->pillar != 0) {
        VEC_PUSH(arena, numbers, rule->pillar);
    }
}

static int compare(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void sort_unique(struct numbers *numbers)
{
    if (numbers->count == 0) {
        return;
    }
    qsort(numbers->items, numbers->count, sizeof *numbers->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < numbers->count; i++) {
        if (numbers->items[i] != numbers->items[kept - 1]) {
            numbers->items[kept++] = numbers->items[i];
        }
    }
    numbers->count = kept;
}

static json_t *taxon(uint32_t number)
{
    struct buf url = { 0 };
    sarif_cwe_add_url(&url, number);
    const char *name = cwe_pillar_name(number);
    json_t *text =
        name == NULL
            ? json_sprintf("Weakness CWE-%u of the Common Weakness Enumeration.", number)
            : json_sprintf("%s (pillar CWE-%u).", name, number);
    json_t *json =
        json_pack("{s:o,s:{s:O},s:{s:o},s:o}", "id", json_sprintf("CWE-%u", number),
                  "shortDescription", "text", text, "fullDescription", "text", text,
                  "helpUri", sarif_text_json(&url));
    buf_dispose(&url);
    return json;
}

static void add_relationship(json_t *list, const struct sarif_cwe *cwe, uint32_t number)
{
    const struct numbers *numbers = &cwe->numbers;
    if (number == 0 || numbers->count == 0) {
        return;
    }
    const uint32_t *found =
        bsearch(&number, numbers->items, numbers->count, sizeof number, compare);
    if (found == NULL) {
        return;
    }
    json_array_append_new(list,
                          json_pack("{s:{s:o,s:I,s:{s:s,s:i}},s:[s]}", "target", "id",
                                    json_sprintf("CWE-%u", number), "index",
                                    (json_int_t)(found - numbers->items), "toolComponent",
                                    "name", "CWE", "index", 0, "kinds", "superset"));
}

struct sarif_cwe *sarif_cwe_new(const struct report *report, struct arena *arena)
{
    struct sarif_cwe *cwe = ARENA_NEW(arena, struct sarif_cwe);
    for (size_t i = 0; i < report->rule_count; i++) {
        add_numbers(&cwe->numbers, report->rules[i], arena);
    }
    sort_unique(&cwe->numbers);
    return cwe;
}

size_t sarif_cwe_count(const struct sarif_cwe *cwe)
{
    return cwe->numbers.count;
}

json_t *sarif_cwe_taxonomies(const struct sarif_cwe *cwe)
{
    if (cwe->numbers.count == 0) {
        return NULL;
    }
    json_t *taxa = json_array();
    for (size_t i = 0; i < cwe->numbers.count; i++) {
        json_array_append_new(taxa, taxon(cwe->numbers.items[i]));
    }
    return json_pack(
        "[{s:s,s:s,s:s,s:{s:s},s:{s:s},s:b,s:s,s:o}]", "name", "CWE", "organization",
        "MITRE", "informationUri", "https://cwe.mitre.org/", "shortDescription", "text",
        "The Common Weakness Enumeration.", "fullDescription", "text",
        "The Common Weakness Enumeration: the classes and pillars that the rules name.",
        "isComprehensive", 0, "language", "en-US", "taxa", taxa);
}

json_t *sarif_cwe_supported(const struct sarif_cwe *cwe)
{
    return cwe->numbers.count == 0 ? NULL
                                   : json_pack("[{s:s,s:i}]", "name", "CWE", "index", 0);
}

json_t *sarif_cwe_relationships(const struct sarif_cwe *cwe, const struct rule_info *rule)
{
    json_t *list = json_array();
    if (rule->cwe_count > 0) {
        add_relationship(list, cwe, rule->cwes[0]);
    }
    if (rule->cwe_count == 0 || rule->pillar != rule->cwes[0]) {
        add_relationship(list, cwe, rule->pillar);
    }
    for (uint32_t i = 1; i < rule->cwe_count; i++) {
        if (rule->cwes[i] != rule->pillar && rule->cwes[i] != rule->cwes[0]) {
            add_relationship(list, cwe, rule->cwes[i]);
        }
    }
    if (json_array_size(list) == 0) {
        json_decref(list);
        return NULL;
    }
    return list;
}

void sarif_cwe_add_url(struct buf *out, uint32_t number)
{
    buf_add_format(out, "https://cwe.mitre.org/data/definitions/%u.html", number);
}
