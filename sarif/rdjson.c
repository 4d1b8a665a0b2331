/* SPDX-License-Identifier: MIT */
#include "sarif/rdjson.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "finding.h"
#include "sarif/json_out.h"
#include "sarif/plain.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_text.h"

static json_t *position(uint32_t line, uint32_t column)
{
    return json_pack("{s:I,s:I}", "line", (json_int_t)line, "column", (json_int_t)column);
}

static json_t *range(const struct region *region, struct byte_columns bytes)
{
    return json_pack("{s:o,s:o}", "start", position(region->start_line, bytes.start),
                     "end", position(region->end_line, bytes.end));
}

static const char *severity(enum finding_level level)
{
    static const char *const names[] = { "INFO", "WARNING", "ERROR" };
    return names[level];
}

/* The rule, with a page that says more: of its weakness, else its first reference. */
static json_t *code(const struct rule_info *rule)
{
    struct buf url = { 0 };
    json_t *json = json_pack("{s:o}", "value", sarif_text_clean(rule->code));
    if (rule->cwe_count > 0) {
        sarif_cwe_add_url(&url, rule->cwes[0]);
    } else if (rule->reference_count > 0) {
        sarif_text_add_url(&url, rule->references[0]);
    }
    if (url.len > 0) {
        json_object_set_new(json, "url", sarif_text_json(&url));
    }
    buf_dispose(&url);
    return json;
}

static bool is_text(struct str text)
{
    return utf8_valid(text) && str_find_char(text, '\0', 0) == text.len;
}

/* The 1-based byte column of a UTF-16 column of the line. */
static uint32_t byte_column(struct str line, uint32_t column)
{
    size_t at = 0;
    for (uint32_t units = 1; at < line.len && units < column;) {
        units += utf8_next(line, &at) > 0xFFFF ? 2 : 1;
    }
    return (uint32_t)at + 1;
}

/* The line after the last line break but one at the end of the text's last line. */
static struct str last_line(struct str lines)
{
    size_t start = lines.len;
    while (start > 0 && lines.ptr[start - 1] != '\n' && lines.ptr[start - 1] != '\r') {
        start--;
    }
    return str_slice(lines, start, lines.len);
}

static json_t *suggestion(const struct fix_edit *edit)
{
    const struct byte_columns bytes = {
        byte_column(edit->lines, edit->region.start_column),
        byte_column(last_line(edit->lines), edit->region.end_column),
    };
    return json_pack("{s:o,s:o}", "range", range(&edit->region, bytes), "text",
                     sarif_text_clean(edit->replacement));
}

static json_t *suggestions(const struct finding *finding)
{
    if (finding->fix_count == 0 || finding->rule->fix_needs_review) {
        return NULL;
    }
    json_t *list = json_array();
    for (uint32_t i = 0; i < finding->fix_count; i++) {
        const struct fix_edit *edit = &finding->fix[i];
        if (!is_text(edit->replacement) || edit->lines.ptr == NULL) {
            json_decref(list); /* a part of a fix is none */
            return NULL;
        }
        json_array_append_new(list, suggestion(edit));
    }
    return list;
}

static json_t *diagnostic(const struct finding *finding)
{
    return json_pack(
        "{s:o,s:{s:o,s:o},s:s,s:o,s:o*}", "message", plain_json_message(finding),
        "location", "path", sarif_text_clean(finding->path), "range",
        range(&finding->region, finding->bytes), "severity", severity(finding->level),
        "code", code(finding->rule), "suggestions", suggestions(finding));
}

static json_t *incomplete(const struct notice *notice)
{
    struct buf text = { 0 };
    buf_add(&text, STR("The scan is incomplete: "));
    plain_add_text(&text, notice->text);
    json_t *json = json_pack("{s:o,s:{s:o,s:{s:{s:I}}},s:s,s:{s:s}}", "message",
                             sarif_text_json(&text), "location", "path",
                             sarif_text_clean(notice->path), "range", "start", "line",
                             (json_int_t)(notice->line > 0 ? notice->line : 1),
                             "severity", "WARNING", "code", "value", notice->id);
    buf_dispose(&text);
    return json;
}

void rdjson_write(const struct report *report, struct buf *out)
{
    json_out_begin();
    json_t *list = json_array();
    for (size_t i = 0; i < report->findings.count; i++) {
        json_array_append_new(list, diagnostic(&report->findings.items[i]));
    }
    for (size_t i = 0; i < report->notices.count; i++) {
        const struct notice *notice = &report->notices.items[i];
        if (notice->level == NOTICE_INCOMPLETE && notice->path.len > 0) {
            json_array_append_new(list, incomplete(notice));
        }
    }
    struct buf home = { 0 };
    sarif_text_add_url(&home, report->home);
    json_t *source =
        json_pack("{s:s,s:o}", "name", "hunkscan", "url", sarif_text_json(&home));
    buf_dispose(&home);
    json_out_add_document(out, json_pack("{s:o,s:s,s:o}", "source", source, "severity",
                                         "WARNING", "diagnostics", list));
}
