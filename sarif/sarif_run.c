/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_run.h"

#include "base/buf.h"
#include "finding.h"
#include "sarif/sarif_place.h"
#include "sarif/sarif_text.h"

/* A report of a huge tree without objects must stay below the consumers' size: what makes
 * the scan incomplete is listed first, the rest is counted. */
enum { MOST_NOTIFICATIONS = 1000, MOST_NOTICE_UNITS = 1024, SHA1_HEX_DIGITS = 40 };

/* The line where one is meant, else the file. */
static json_t *place_of(const struct notice *notice)
{
    const struct region line = sarif_place_line(notice->line);
    return notice->line > 0
               ? sarif_place_location(notice->path, &line, (struct str){ NULL, 0 })
               : json_pack("{s:{s:o}}", "physicalLocation", "artifactLocation",
                           sarif_place_file(notice->path));
}

static json_t *notification(const struct notice *notice)
{
    struct buf text = { 0 };
    sarif_text_add_message(&text, notice->text);
    sarif_text_cut(&text, 0, MOST_NOTICE_UNITS - 1);
    sarif_text_end_sentence(&text, 0);
    json_t *json =
        json_pack("{s:{s:s},s:s,s:{s:o}}", "descriptor", "id", notice->id, "level",
                  notice->level == NOTICE_INCOMPLETE ? "warning" : "note", "message",
                  "text", sarif_text_json(&text));
    buf_dispose(&text);
    if (notice->path.len > 0) {
        json_object_set_new(json, "locations", json_pack("[o]", place_of(notice)));
    }
    return json;
}

/* A notification of the writer itself; takes the reference to its text. */
static json_t *own_notification(const char *id, json_t *text)
{
    return json_pack("{s:{s:s},s:s,s:{s:o}}", "descriptor", "id", id, "level", "warning",
                     "message", "text", text);
}

static size_t count_incomplete(const struct notices *notices)
{
    size_t count = 0;
    for (size_t i = 0; i < notices->count; i++) {
        count += notices->items[i].level == NOTICE_INCOMPLETE;
    }
    return count;
}

static json_t *notifications(const struct notices *notices, size_t left_out)
{
    json_t *list = json_array();
    if (left_out > 0) {
        json_t *text = json_sprintf(
            "The report holds the worst results only: %zu more did not fit.", left_out);
        json_array_append_new(list, own_notification("results-left-out", text));
    }
    const size_t incomplete = count_incomplete(notices);
    size_t room[] = { [NOTICE_INCOMPLETE] = MOST_NOTIFICATIONS, [NOTICE_NOTE] = 0 };
    room[NOTICE_NOTE] =
        incomplete < MOST_NOTIFICATIONS ? MOST_NOTIFICATIONS - incomplete : 0;
    size_t skipped = 0;
    for (size_t i = 0; i < notices->count; i++) {
        if (room[notices->items[i].level] == 0) {
            skipped++;
            continue;
        }
        room[notices->items[i].level]--;
        json_array_append_new(list, notification(&notices->items[i]));
    }
    if (skipped > 0) {
        json_t *text = json_sprintf("%zu more notices are not listed here.", skipped);
        json_array_append_new(list, own_notification("notices-left-out", text));
    }
    return list;
}

/* Appends where the code comes from, as far as it can be told to everyone: a remote on
 * this machine is a path of this machine. Without a remote the commit itself has a URI,
 * its Software Heritage identifier (swh:1:rev:, ISO/IEC 18670). False for a plain folder.
 */
static bool add_origin(struct buf *uri, const struct report *report)
{
    if (sarif_run_add_remote(uri, report->remote_url)) {
        return true;
    }
    if (report->head_commit.len != SHA1_HEX_DIGITS) {
        return false;
    }
    buf_add(uri, STR("swh:1:rev:"));
    sarif_text_add_path(uri, report->head_commit);
    return true;
}

static json_t *provenance(const struct report *report)
{
    struct buf uri = { 0 };
    json_t *json = NULL;
    if (add_origin(&uri, report)) {
        json_t *revision =
            report->head_commit.len > 0 ? sarif_text_clean(report->head_commit) : NULL;
        json =
            json_pack("[{s:o,s:o*,s:{s:s}}]", "repositoryUri", sarif_text_json(&uri),
                      "revisionId", revision, "mappedTo", "uriBaseId", SARIF_PLACE_ROOT);
    }
    buf_dispose(&uri);
    return json;
}

/* What hunkscan merge needs to know of a part. */
static json_t *shard_facts(const struct report *report)
{
    const struct report_shard *shard = &report->shard;
    return json_pack("{s:I,s:I,s:I,s:o,s:o}", "index", (json_int_t)shard->index, "count",
                     (json_int_t)shard->count, "found", (json_int_t)report->found,
                     "split", sarif_text_clean(shard->split), "request",
                     sarif_text_clean(shard->request));
}

static json_t *facts(const struct report *report)
{
    json_t *json = json_object();
    if (report->head_commit.len > 0) {
        json_object_set_new(json, "hunkscan/headCommit",
                            sarif_text_clean(report->head_commit));
    }
    if (report->base_commit.len > 0) {
        json_object_set_new(json, "hunkscan/baseCommit",
                            sarif_text_clean(report->base_commit));
    }
    if (report->why_base.len > 0) {
        json_object_set_new(json, "hunkscan/whyBase", sarif_text_clean(report->why_base));
    }
    if (report->config.len > 0) {
        json_object_set_new(json, "hunkscan/config", sarif_text_clean(report->config));
    }
    json_object_update_new(
        json, json_pack("{s:I,s:I,s:I}", "hunkscan/filesChanged",
                        (json_int_t)report->files_changed, "hunkscan/filesScanned",
                        (json_int_t)report->files_scanned, "hunkscan/linesAdded",
                        (json_int_t)report->lines_added));
    if (report->shard.count > 0) {
        json_object_set_new(json, SARIF_RUN_SHARD, shard_facts(report));
    }
    return json;
}

/* "hunkscan/<category>/": the part before the last slash is the category for GitHub. */
static json_t *automation_id(struct str category)
{
    struct buf id = { 0 };
    buf_add(&id, STR("hunkscan/"));
    sarif_text_add_clean(&id, category.len > 0 ? category : STR("python"));
    while (id.ptr[id.len - 1] == '/') {
        id.len--;
    }
    buf_add_char(&id, '/');
    json_t *json = sarif_text_json(&id);
    buf_dispose(&id);
    return json;
}

static struct str without_user(struct str host)
{
    for (size_t at = host.len; at > 0; at--) {
        if (host.ptr[at - 1] == '@') {
            return str_slice(host, at, host.len);
        }
    }
    return host;
}

/* Letters, digits, dots and hyphens, at least two (one is a drive letter), and a port.
 * Anything else may be part of a password with a slash in it. */
static bool is_host(struct str text)
{
    const size_t colon = str_find_char(text, ':', 0);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (i != colon && !digit && (i > colon || (!letter && c != '.' && c != '-'))) {
            return false;
        }
    }
    return colon >= 2;
}

json_t *sarif_run_invocations(const struct report *report, size_t left_out)
{
    /* GitHub refuses a run that says false, results and all; incompleteness is in the
     * notifications and the exit code. */
    return json_pack("[{s:b,s:o}]", "executionSuccessful", 1,
                     "toolExecutionNotifications",
                     notifications(&report->notices, left_out));
}

json_t *sarif_run_properties(const struct report *report)
{
    return json_pack("{s:{s:o},s:{s:{s:{s:s}}},s:o*,s:s,s:[s,s,s],s:s,s:s,s:s,s:o}",
                     "automationDetails", "id", automation_id(report->category),
                     "originalUriBaseIds", SARIF_PLACE_ROOT, "description", "text",
                     "The root of the repository or folder that was scanned.",
                     "versionControlProvenance", provenance(report), "columnKind",
                     "utf16CodeUnits", "newlineSequences", "\r\n", "\n", "\r",
                     "defaultEncoding", "utf-8", "defaultSourceLanguage", "python",
                     "language", "en-US", "properties", facts(report));
}

bool sarif_run_add_remote(struct buf *out, struct str remote)
{
    const size_t query = str_find_char(remote, '?', 0);
    struct str rest =
        str_slice(remote, 0, str_find_char(str_slice(remote, 0, query), '#', 0));
    const size_t mark = str_find(rest, STR("://"), 0);
    const bool has_scheme = mark < rest.len;
    const struct str scheme = has_scheme ? str_slice(rest, 0, mark) : STR("ssh");
    rest = has_scheme ? str_slice(rest, mark + 3, rest.len) : rest;
    /* git@host:path has no slash before its colon; a local path has. */
    struct str host = str_slice(rest, 0, str_find_char(rest, '/', 0));
    const size_t end = has_scheme ? host.len : str_find_char(host, ':', 0);
    const bool is_local = !has_scheme && end == host.len;
    host = str_slice(host, 0, end);
    const struct str path = str_slice(rest, end + 1, rest.len);
    host = without_user(host);
    if (is_local || !is_host(host) || path.len == 0 ||
        strchr("/:", path.ptr[0]) != NULL || str_find_char(path, '@', 0) < path.len) {
        return false;
    }
    struct buf url = { 0 };
    buf_add_format(&url, "%.*s://%.*s/%.*s", STR_ARGS(scheme), STR_ARGS(host),
                   STR_ARGS(path));
    const bool known = sarif_text_add_url(out, buf_view(&url));
    buf_dispose(&url);
    return known;
}
