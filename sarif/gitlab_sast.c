/* SPDX-License-Identifier: MIT */
#include "sarif/gitlab_sast.h"

#include <stdio.h>

#include "base/buf.h"
#include "finding.h"
#include "sarif/band.h"
#include "sarif/identity.h"
#include "sarif/json_out.h"
#include "sarif/plain.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_text.h"
#include "sarif/words.h"

#define SCHEMA_VERSION "15.2.2"
#define SCHEMA_URL                                                                       \
    "https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/"     \
    "v" SCHEMA_VERSION "/dist/sast-report-format.json"

/* Markup of CommonMark and what GitLab's Markdown makes references of (#1, @name, ~label,
 * %milestone, :emoji:). */
#define SPECIAL "\\`*_{}[]<>#!|~&$@:%"

/* What the schema takes of a text; of a report of a huge tree without objects. */
enum { MOST_SOLUTION_UNITS = 7000, MOST_MESSAGES = 1000 };

static json_t *take(struct buf *text)
{
    json_t *json = sarif_text_json(text);
    buf_dispose(text);
    return json;
}

/* Descriptions are rendered as Markdown: every character that could mean something there
 * is escaped (CommonMark, 2.4). */
static void add_markdown(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const char *special = i == 0 ? "+-=" SPECIAL : SPECIAL;
        if (c != '\0' && strchr(special, c) != NULL) {
            buf_add_char(out, '\\');
        }
        buf_add_char(out, c);
    }
}

static json_t *markdown(struct buf *plain)
{
    struct buf text = { 0 };
    add_markdown(&text, buf_view(plain));
    buf_dispose(plain);
    return take(&text);
}

static json_t *description(const struct finding *finding)
{
    struct buf text = { 0 };
    plain_add_message(&text, finding);
    return markdown(&text);
}

static json_t *solution(const struct finding *finding)
{
    struct buf text = { 0 };
    plain_add_text(&text, finding->rule->solution);
    sarif_text_cut(&text, 0, MOST_SOLUTION_UNITS / 2); /* an escape doubles a character */
    return text.len > 0 ? markdown(&text) : NULL;
}

/* "2023-11-14T22:13:20" of seconds since 1970, by Howard Hinnant's days-to-civil. */
static json_t *time_of(int64_t seconds)
{
    if (seconds < 0 || seconds > INT64_C(253402300799)) {
        seconds = 0; /* the schema has four digits for the year */
    }
    const int64_t days = seconds / 86400 + 719468;
    const int64_t era = days / 146097;
    const int64_t day = days - era * 146097;
    const int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    const int64_t in_year = day - (365 * year + year / 4 - year / 100);
    const int64_t month = (5 * in_year + 2) / 153; /* from March */
    const int in_month = (int)(in_year - (153 * month + 2) / 5 + 1);
    const int civil = (int)(month < 10 ? month + 3 : month - 9);
    const int in_day = (int)(seconds % 86400);
    return json_sprintf("%04d-%02d-%02dT%02d:%02d:%02d",
                        (int)(year + era * 400 + (civil <= 2)), civil, in_month,
                        in_day / 3600, in_day / 60 % 60, in_day % 60);
}

static json_t *program(const struct report *report)
{
    struct buf url = { 0 };
    if (!sarif_text_add_url(&url, report->home) ||
        !str_starts_with(report->home, STR("http"))) {
        buf_dispose(&url);
    }
    return json_pack("{s:s,s:s,s:o*,s:o,s:{s:s}}", "id", "hunkscan", "name", "hunkscan",
                     "url", url.ptr != NULL ? take(&url) : NULL, "version",
                     sarif_text_clean(report->tool_version), "vendor", "name",
                     "hunkscan");
}

static json_t *messages(const struct report *report)
{
    const struct notices *notices = &report->notices;
    json_t *list = json_array();
    for (size_t i = 0; i < notices->count && i < MOST_MESSAGES; i++) {
        const struct notice *notice = &notices->items[i];
        const char *level = notice->level == NOTICE_INCOMPLETE ? "warn" : "info";
        json_array_append_new(list, json_pack("{s:s,s:o}", "level", level, "value",
                                              plain_json_notice(notice)));
    }
    if (notices->count > MOST_MESSAGES) {
        json_t *text = json_sprintf("%zu more notices are not listed here.",
                                    notices->count - MOST_MESSAGES);
        json_array_append_new(list,
                              json_pack("{s:s,s:o}", "level", "warn", "value", text));
    }
    return list;
}

static json_t *scan(const struct report *report)
{
    json_t *partial =
        report->differential ? json_pack("{s:s}", "mode", "differential") : NULL;
    return json_pack("{s:o,s:o,s:s,s:o,s:o,s:s,s:o,s:o*}", "analyzer", program(report),
                     "scanner", program(report), "type", "sast", "start_time",
                     time_of(report->head_time), "end_time", time_of(report->head_time),
                     "status", "success", "messages", messages(report), "partial_scan",
                     partial);
}

static json_t *cwe_identifier(uint32_t number)
{
    struct buf url = { 0 };
    sarif_cwe_add_url(&url, number);
    return json_pack("{s:s,s:o,s:o,s:o}", "type", "cwe", "name",
                     json_sprintf("CWE-%u", number), "value", json_sprintf("%u", number),
                     "url", take(&url));
}

/* The first one is what GitLab knows the finding by. */
static json_t *identifiers(const struct rule_info *rule)
{
    struct buf name = { 0 };
    buf_add(&name, STR("hunkscan "));
    sarif_text_add_clean(&name, rule->code);
    json_t *list = json_pack("[{s:s,s:o,s:o}]", "type", "hunkscan_rule_id", "name",
                             take(&name), "value", sarif_text_clean(rule->code));
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        json_array_append_new(list, cwe_identifier(rule->cwes[i]));
    }
    return list;
}

static json_t *links(const struct rule_info *rule)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < rule->reference_count; i++) {
        struct buf url = { 0 };
        if (str_starts_with(rule->references[i], STR("http")) &&
            sarif_text_add_url(&url, rule->references[i])) {
            json_array_append_new(list, json_pack("{s:o}", "url", take(&url)));
        }
    }
    return list;
}

static json_t *location(const struct finding *finding)
{
    return json_pack("{s:o,s:I,s:I}", "file", sarif_text_clean(finding->path),
                     "start_line", (json_int_t)finding->region.start_line, "end_line",
                     (json_int_t)finding->region.end_line);
}

/* What follows a finding when lines move: our fingerprint, which has no line in it. */
static json_t *tracking(const struct finding *finding)
{
    struct buf value = { 0 };
    sarif_text_add_clean(&value, finding->path);
    buf_add_char(&value, '|');
    sarif_text_add_clean(&value, finding->fingerprint);
    json_t *item = location(finding);
    json_object_set_new(
        item, "signatures",
        json_pack("[{s:s,s:o}]", "algorithm", "scope_offset", "value", take(&value)));
    return json_pack("{s:s,s:[o]}", "type", "source", "items", item);
}

static json_t *flow_node(const struct finding *finding, uint32_t index)
{
    const struct flow_step *step = &finding->flow[index];
    const char *type = index == 0                         ? "source"
                       : index + 1 == finding->flow_count ? "sink"
                                                          : "propagation";
    return json_pack("{s:s,s:s,s:{s:s,s:o,s:I,s:I}}", "type", "code-flow-node",
                     "node_type", type, "file_location", "type", "file-location",
                     "file_name", sarif_text_clean(step->path), "line_start",
                     (json_int_t)step->region.start_line, "line_end",
                     (json_int_t)step->region.end_line);
}

static json_t *flow(const struct finding *finding)
{
    json_t *nodes = json_array();
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        json_array_append_new(nodes, flow_node(finding, i));
    }
    return json_pack("{s:s,s:s,s:[o]}", "name", "Way of the value", "type", "code-flows",
                     "items", nodes);
}

static json_t *details(const struct finding *finding)
{
    json_t *json = json_pack("{s:{s:s,s:s,s:s}}", "class", "name", "What the change did",
                             "type", "text", "value", words_class(finding->class));
    if (finding->why.len > 0) {
        json_object_set_new(json, "why",
                            json_pack("{s:s,s:s,s:o}", "name", "Why it is new", "type",
                                      "text", "value", plain_json_text(finding->why)));
    }
    if (finding->commit != NULL) {
        json_object_set_new(json, "commit",
                            json_pack("{s:s,s:s,s:o}", "name", "Commit", "type", "commit",
                                      "value", sarif_text_clean(finding->commit->id)));
    }
    if (finding->flow_count > 0) {
        json_object_set_new(json, "flow", flow(finding));
    }
    return json;
}

static json_t *vulnerability(const struct finding *finding, struct identity_book *book)
{
    static const char *const severities[] = { [BAND_INFO] = "Info",
                                              [BAND_LOW] = "Low",
                                              [BAND_MEDIUM] = "Medium",
                                              [BAND_HIGH] = "High",
                                              [BAND_CRITICAL] = "Critical" };
    char hex[SHA1_HEX_BYTES];
    char uuid[IDENTITY_UUID_BYTES];
    identity_hex(book, finding, hex);
    identity_uuid(hex, uuid);
    return json_pack("{s:s,s:o,s:o,s:s,s:o*,s:o,s:o,s:o,s:o,s:o}", "id", uuid, "name",
                     plain_json_title(finding), "description", description(finding),
                     "severity", severities[band_of(finding)], "solution",
                     solution(finding), "identifiers", identifiers(finding->rule),
                     "links", links(finding->rule), "location", location(finding),
                     "tracking", tracking(finding), "details", details(finding));
}

void gitlab_sast_write(const struct report *report, struct buf *out)
{
    json_out_begin();
    struct identity_book book = identity_open();
    json_t *list = json_array();
    for (size_t i = 0; i < report->findings.count; i++) {
        json_array_append_new(list, vulnerability(&report->findings.items[i], &book));
    }
    identity_close(&book);
    json_out_add_document(out, json_pack("{s:s,s:s,s:o,s:o}", "version", SCHEMA_VERSION,
                                         "schema", SCHEMA_URL, "scan", scan(report),
                                         "vulnerabilities", list));
}
