/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_result.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "finding.h"
#include "sarif/sarif_flow.h"
#include "sarif/sarif_place.h"
#include "sarif/sarif_rule.h"
#include "sarif/sarif_text.h"
#include "sarif/words.h"

/* MOST_MESSAGE_UNITS is GitLab's cap. Where a message is longer, its arguments are
 * shortened first, so that the sentences around them survive. */
enum { MOST_MESSAGE_UNITS = 1024, MOST_ARGUMENT_UNITS = 256, SHORT_ARGUMENT_UNITS = 80 };

static void add_argument(struct buf *out, struct str raw, size_t most_units)
{
    const size_t from = out->len;
    sarif_text_add_message(out, raw);
    sarif_text_cut(out, from, most_units);
}

/* The message anew from the rule's template, with shortened arguments. */
static void add_shortened(struct buf *out, const struct finding *finding)
{
    struct buf filled = { 0 };
    struct sarif_rule_piece piece;
    for (size_t at = 0;
         sarif_rule_next_piece(finding->rule->message_template, &at, &piece);) {
        if (!piece.is_argument) {
            buf_add(&filled, piece.text);
        } else if (piece.argument < finding->argument_count) {
            const size_t from = filled.len;
            sarif_text_add_clean(&filled, finding->arguments[piece.argument]);
            sarif_text_cut(&filled, from, SHORT_ARGUMENT_UNITS);
        }
    }
    sarif_text_add_message(out, buf_view(&filled));
    buf_dispose(&filled);
}

/* " See [what](1) and [what](2)." for as many related places as fit; all of them are
 * listed anyway. */
static void add_links(struct buf *out, const struct finding *finding)
{
    struct buf links = { 0 };
    size_t room = MOST_MESSAGE_UNITS - utf8_utf16_length(buf_view(out));
    for (uint32_t i = 0; i < finding->related_count; i++) {
        buf_clear(&links);
        buf_add(&links, i == 0 ? STR(" See [") : STR(", ["));
        add_argument(&links, finding->related[i].text, MOST_ARGUMENT_UNITS);
        buf_add_format(&links, "](%u)", i + 1);
        const size_t units = utf8_utf16_length(buf_view(&links));
        if (units + 1 > room) {
            break;
        }
        buf_add(out, buf_view(&links));
        room -= units;
    }
    buf_dispose(&links);
    sarif_text_end_sentence(out, 0);
}

/* " " and what made it new, where that fits. */
static void add_why(struct buf *out, const struct finding *finding)
{
    struct buf why = { 0 };
    sarif_text_add_message(&why, finding->why);
    const size_t units = utf8_utf16_length(buf_view(&why)) + 1;
    if (why.len > 0 && utf8_utf16_length(buf_view(out)) + units <= MOST_MESSAGE_UNITS) {
        buf_add_char(out, ' ');
        buf_add(out, buf_view(&why));
    }
    buf_dispose(&why);
}

/* The offending code, where the rule's message has nothing else of this place. */
static void add_code(struct buf *out, const struct finding *finding)
{
    struct buf code = { 0 };
    add_argument(&code, finding->snippet, SHORT_ARGUMENT_UNITS);
    const size_t units = utf8_utf16_length(buf_view(&code)) +
                         sizeof SARIF_RULE_CODE_BEFORE + sizeof SARIF_RULE_CODE_AFTER;
    if (code.len > 0 && utf8_utf16_length(buf_view(out)) + units <= MOST_MESSAGE_UNITS) {
        buf_add(out, STR(SARIF_RULE_CODE_BEFORE));
        buf_add(out, buf_view(&code));
        buf_add(out, STR(SARIF_RULE_CODE_AFTER));
    }
    buf_dispose(&code);
}

static json_t *argument_of(const struct finding *finding, uint32_t index, bool is_code)
{
    struct buf text = { 0 };
    if (is_code) {
        add_argument(&text, finding->snippet, SHORT_ARGUMENT_UNITS);
    } else if (index < finding->argument_count) {
        add_argument(&text, finding->arguments[index], MOST_ARGUMENT_UNITS);
    }
    json_t *json = sarif_text_json(&text);
    buf_dispose(&text);
    return json;
}

/* As many as the rule's message string needs: consumers fail where one is missing. */
static json_t *arguments_of(const struct finding *finding)
{
    bool is_code = false;
    const unsigned needed = sarif_rule_argument_count(finding->rule, &is_code);
    json_t *list = json_array();
    for (unsigned i = 0; i < needed && i < SARIF_RULE_MOST_ARGUMENTS; i++) {
        json_array_append_new(list, argument_of(finding, i, is_code));
    }
    return list;
}

static json_t *message_of(const struct finding *finding)
{
    struct buf text = { 0 };
    sarif_text_add_message(&text, finding->message);
    if (utf8_utf16_length(buf_view(&text)) >= MOST_MESSAGE_UNITS) {
        buf_clear(&text);
        add_shortened(&text, finding);
    }
    if (text.len == 0) {
        sarif_text_add_message(&text, finding->rule->title);
    }
    sarif_text_cut(&text, 0, MOST_MESSAGE_UNITS - 1);
    sarif_text_end_sentence(&text, 0);
    bool without_arguments = false;
    sarif_rule_argument_count(finding->rule, &without_arguments);
    if (without_arguments) {
        add_code(&text, finding);
    }
    add_why(&text, finding);
    add_links(&text, finding);
    json_t *json = json_pack("{s:o,s:s,s:o}", "text", sarif_text_json(&text), "id",
                             SARIF_RULE_MESSAGE, "arguments", arguments_of(finding));
    buf_dispose(&text);
    return json;
}

static json_t *locations_of(const struct finding *finding)
{
    json_t *location =
        sarif_place_location(finding->path, &finding->region, finding->snippet);
    if (finding->context.start_line != 0) {
        json_object_set_new(
            json_object_get(location, "physicalLocation"), "contextRegion",
            sarif_place_snippet(&finding->context, finding->context_snippet));
    }
    return json_pack("[o]", location);
}

static json_t *related_of(const struct finding *finding)
{
    if (finding->related_count == 0) {
        return NULL;
    }
    json_t *list = json_array();
    for (uint32_t i = 0; i < finding->related_count; i++) {
        const struct related_location *related = &finding->related[i];
        json_t *location = json_pack("{s:I}", "id", (json_int_t)i + 1);
        json_object_update_new(
            location,
            sarif_place_location(related->path, &related->region, related->snippet));
        struct buf text = { 0 };
        add_argument(&text, related->text, MOST_ARGUMENT_UNITS);
        json_object_set_new(location, "message",
                            json_pack("{s:o}", "text", sarif_text_json(&text)));
        buf_dispose(&text);
        json_array_append_new(list, location);
    }
    return list;
}

static json_t *fingerprints_of(const struct finding *finding)
{
    json_t *json = json_object();
    if (finding->line_hash.len > 0) {
        json_object_set_new(json, "primaryLocationLineHash",
                            sarif_text_clean(finding->line_hash));
    }
    if (finding->fingerprint.len > 0) {
        json_object_set_new(json, "hunkscan/v1", sarif_text_clean(finding->fingerprint));
    }
    return json;
}

/* Whether every replacement survives the way through JSON: a fix with other bytes would
 * be wrong. */
static bool fix_is_text(const struct finding *finding)
{
    for (uint32_t i = 0; i < finding->fix_count; i++) {
        const struct str text = finding->fix[i].replacement;
        if (!utf8_valid(text) || str_find_char(text, '\0', 0) < text.len) {
            return false;
        }
    }
    return finding->fix_count > 0;
}

static json_t *fixes_of(const struct finding *finding)
{
    if (!fix_is_text(finding)) {
        return NULL;
    }
    json_t *edits = json_array();
    for (uint32_t i = 0; i < finding->fix_count; i++) {
        const struct fix_edit *edit = &finding->fix[i];
        json_array_append_new(edits, json_pack("{s:o,s:{s:o}}", "deletedRegion",
                                               sarif_place_region(&edit->region),
                                               "insertedContent", "text",
                                               sarif_text_clean(edit->replacement)));
    }
    const struct rule_info *rule = finding->rule;
    struct buf text = { 0 };
    sarif_text_add_sentence(&text, rule->solution.len > 0 ? rule->solution : rule->title,
                            MOST_MESSAGE_UNITS);
    json_t *json =
        json_pack("[{s:{s:o},s:[{s:o,s:o}]}]", "description", "text",
                  sarif_text_json(&text), "artifactChanges", "artifactLocation",
                  sarif_place_file(finding->path), "replacements", edits);
    buf_dispose(&text);
    return json;
}

/* SARIF wants the property on all results of a run or on none (3.27.23). */
static json_t *suppressions_of(const struct finding *finding)
{
    const struct suppression *suppression = &finding->suppression;
    if (suppression->kind == SUPPRESSION_NONE) {
        return json_array();
    }
    struct buf reason = { 0 };
    sarif_text_add_clean(&reason, str_trim(suppression->reason));
    sarif_text_cut(&reason, 0, MOST_MESSAGE_UNITS);
    const bool in_source = suppression->kind == SUPPRESSION_INLINE;
    if (reason.len == 0) {
        buf_add(&reason, in_source ? STR("The source gives no reason.")
                                   : STR("It is in the baseline."));
    }
    json_t *json = json_pack("{s:s,s:o}", "kind", in_source ? "inSource" : "external",
                             "justification", sarif_text_json(&reason));
    buf_dispose(&reason);
    if (suppression->line != 0) {
        const struct region line = sarif_place_line(suppression->line);
        json_object_set_new(
            json, "location",
            sarif_place_location(finding->path, &line, (struct str){ NULL, 0 }));
    }
    json_object_set_new(
        json, "properties",
        json_pack("{s:b}", "hunkscan/addedByChange", suppression->added_by_change));
    return json_pack("[o]", json);
}

static json_t *properties_of(const struct finding *finding)
{
    json_t *json = json_pack("{s:s}", "hunkscan/class", words_class(finding->class));
    if (finding->why.len > 0) {
        json_object_set_new(json, "hunkscan/why", sarif_text_clean(finding->why));
    }
    if (finding->commit) {
        json_object_set_new(json, "hunkscan/commit",
                            sarif_text_clean(finding->commit->id));
    }
    return json;
}

json_t *sarif_result_of(const struct finding *finding, size_t rule_index,
                        const struct sarif_result_options *options)
{
    json_t *json = json_pack("{s:o}", "ruleId", sarif_text_clean(finding->rule->code));
    if (rule_index != SIZE_MAX) {
        json_object_set_new(json, "ruleIndex", json_integer((json_int_t)rule_index));
    }
    json_object_update_new(
        json, json_pack("{s:s,s:o,s:o,s:o*,s:o*,s:o,s:s*,s:o*,s:o*,s:o}", "level",
                        words_level(finding->level), "message", message_of(finding),
                        "locations", locations_of(finding), "relatedLocations",
                        related_of(finding), "codeFlows", sarif_flow_of(finding),
                        "partialFingerprints", fingerprints_of(finding), "baselineState",
                        options->differential ? words_baseline(finding->class) : NULL,
                        "fixes", fixes_of(finding), "suppressions",
                        options->with_suppressions ? suppressions_of(finding) : NULL,
                        "properties", properties_of(finding)));
    return json;
}
