/* SPDX-License-Identifier: MIT */
#include "sarif/codequality.h"

#include "base/buf.h"
#include "finding.h"
#include "sarif/band.h"
#include "sarif/identity.h"
#include "sarif/json_out.h"
#include "sarif/plain.h"
#include "sarif/sarif_text.h"

enum { MOST_NOTICES = 50 };

/* Where a notice that is about no file is shown; a location is mandatory. */
static const struct str no_path = { ".", 1 };

static json_t *location(struct str path, uint32_t first, uint32_t last)
{
    return json_pack("{s:o,s:{s:I,s:I}}", "path", sarif_text_clean(path), "lines",
                     "begin", (json_int_t)first, "end", (json_int_t)last);
}

static json_t *degradation(const struct finding *finding, struct identity_book *book)
{
    static const char *const severities[] = { [BAND_INFO] = "info",
                                              [BAND_LOW] = "minor",
                                              [BAND_MEDIUM] = "major",
                                              [BAND_HIGH] = "critical",
                                              [BAND_CRITICAL] = "blocker" };
    char hex[SHA1_HEX_BYTES];
    identity_hex(book, finding, hex);
    return json_pack(
        "{s:s,s:o,s:o,s:s,s:s,s:o}", "type", "issue", "description",
        plain_json_message(finding), "check_name", sarif_text_clean(finding->rule->code),
        "fingerprint", hex, "severity", severities[band_of(finding)], "location",
        location(finding->path, finding->region.start_line, finding->region.end_line));
}

/* Its fingerprint is that of a finding of the notice's kind. */
static json_t *incomplete(const struct notice *notice, struct identity_book *book)
{
    const struct rule_info kind = { .code = str_from(notice->id) };
    const struct finding as_finding = { .rule = &kind,
                                        .path = notice->path,
                                        .fingerprint = notice->text };
    const uint32_t line = notice->line > 0 ? notice->line : 1;
    char hex[SHA1_HEX_BYTES];
    struct buf text = { 0 };
    identity_hex(book, &as_finding, hex);
    buf_add(&text, STR("The scan is incomplete: "));
    plain_add_notice(&text, notice);
    json_t *description = sarif_text_json(&text);
    buf_dispose(&text);
    return json_pack("{s:s,s:o,s:s,s:s,s:s,s:o}", "type", "issue", "description",
                     description, "check_name", "hunkscan/incomplete", "fingerprint", hex,
                     "severity", "info", "location",
                     location(notice->path.len > 0 ? notice->path : no_path, line, line));
}

static size_t count_incomplete(const struct notices *notices)
{
    size_t count = 0;
    for (size_t i = 0; i < notices->count; i++) {
        count += notices->items[i].level == NOTICE_INCOMPLETE;
    }
    return count;
}

static void add_notices(json_t *list, const struct notices *notices,
                        struct identity_book *book)
{
    const size_t count = count_incomplete(notices);
    size_t told = 0;
    for (size_t i = 0; i < notices->count && told < MOST_NOTICES; i++) {
        if (notices->items[i].level == NOTICE_INCOMPLETE) {
            json_array_append_new(list, incomplete(&notices->items[i], book));
            told++;
        }
    }
    if (count > told) {
        struct buf text = { 0 };
        buf_add_format(&text, "%zu more notices say so.", count - told);
        const struct notice rest = { .id = "more", .text = buf_view(&text) };
        json_array_append_new(list, incomplete(&rest, book));
        buf_dispose(&text);
    }
}

void codequality_write(const struct report *report, struct buf *out)
{
    json_out_begin();
    struct identity_book book = identity_open();
    json_t *list = json_array();
    for (size_t i = 0; i < report->findings.count; i++) {
        json_array_append_new(list, degradation(&report->findings.items[i], &book));
    }
    add_notices(list, &report->notices, &book);
    identity_close(&book);
    json_out_add_document(out, list);
}
