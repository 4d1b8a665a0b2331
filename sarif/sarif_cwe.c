/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_cwe.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cwe.h"
#include "base/vec.h"
#include "finding.h"
#include "sarif/json_text.h"

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

static void add_id(struct buf *out, uint32_t number)
{
    struct buf id = { 0 };
    buf_add_format(&id, "CWE-%u", number);
    json_text_member(out, "id", buf_view(&id));
    buf_dispose(&id);
}

static void add_taxon(struct buf *out, uint32_t number)
{
    struct buf text = { 0 };
    const char *name = cwe_pillar_name(number);
    if (name == NULL) {
        buf_add_format(&text, "Weakness CWE-%u of the Common Weakness Enumeration.",
                       number);
    } else {
        buf_add_format(&text, "%s (pillar CWE-%u).", name, number);
    }
    json_text_open(out, '{');
    add_id(out, number);
    json_text_message(out, "shortDescription", buf_view(&text));
    json_text_message(out, "fullDescription", buf_view(&text));
    buf_clear(&text);
    sarif_cwe_add_url(&text, number);
    json_text_member(out, "helpUri", buf_view(&text));
    json_text_close(out, '}');
    buf_dispose(&text);
}

static void add_relationship(struct buf *out, size_t index, uint32_t number)
{
    json_text_open(out, '{');
    json_text_key(out, "target");
    json_text_open(out, '{');
    add_id(out, number);
    json_text_key(out, "index");
    json_text_number(out, index);
    json_text_key(out, "toolComponent");
    json_text_open(out, '{');
    json_text_member(out, "name", STR("CWE"));
    json_text_key(out, "index");
    json_text_number(out, 0);
    json_text_close(out, '}');
    json_text_close(out, '}');
    json_text_key(out, "kinds");
    json_text_open(out, '[');
    json_text_string(out, STR("superset"));
    json_text_close(out, ']');
    json_text_close(out, '}');
}

/* The same of a number that is among the taxa; the first one begins the array. */
static void relate(struct buf *out, const struct sarif_cwe *cwe, uint32_t number,
                   bool *begun)
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
    if (!*begun) {
        json_text_key(out, "relationships");
        json_text_open(out, '[');
        *begun = true;
    }
    add_relationship(out, (size_t)(found - numbers->items), number);
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

void sarif_cwe_add_taxonomies(struct buf *out, const struct sarif_cwe *cwe)
{
    if (cwe->numbers.count == 0) {
        return;
    }
    json_text_key(out, "taxonomies");
    json_text_open(out, '[');
    json_text_open(out, '{');
    json_text_member(out, "name", STR("CWE"));
    json_text_member(out, "organization", STR("MITRE"));
    json_text_member(out, "informationUri", STR("https://cwe.mitre.org/"));
    json_text_message(out, "shortDescription", STR("The Common Weakness Enumeration."));
    json_text_message(
        out, "fullDescription",
        STR("The Common Weakness Enumeration: the classes and pillars that the rules "
            "name."));
    json_text_key(out, "isComprehensive");
    json_text_false(out);
    json_text_member(out, "language", STR("en-US"));
    json_text_key(out, "taxa");
    json_text_open(out, '[');
    for (size_t i = 0; i < cwe->numbers.count; i++) {
        add_taxon(out, cwe->numbers.items[i]);
    }
    json_text_close(out, ']');
    json_text_close(out, '}');
    json_text_close(out, ']');
    buf_add(out, STR(",\n"));
}

json_t *sarif_cwe_supported(const struct sarif_cwe *cwe)
{
    return cwe->numbers.count == 0 ? NULL
                                   : json_pack("[{s:s,s:i}]", "name", "CWE", "index", 0);
}

void sarif_cwe_add_relationships(struct buf *out, const struct sarif_cwe *cwe,
                                 const struct rule_info *rule)
{
    bool begun = false;
    if (rule->cwe_count > 0) {
        relate(out, cwe, rule->cwes[0], &begun);
    }
    if (rule->cwe_count == 0 || rule->pillar != rule->cwes[0]) {
        relate(out, cwe, rule->pillar, &begun);
    }
    for (uint32_t i = 1; i < rule->cwe_count; i++) {
        if (rule->cwes[i] != rule->pillar && rule->cwes[i] != rule->cwes[0]) {
            relate(out, cwe, rule->cwes[i], &begun);
        }
    }
    if (begun) {
        json_text_close(out, ']');
    }
}

void sarif_cwe_add_url(struct buf *out, uint32_t number)
{
    buf_add_format(out, "https://cwe.mitre.org/data/definitions/%u.html", number);
}
