/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_rule.h"

#include "base/buf.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_help.h"
#include "sarif/sarif_text.h"
#include "sarif/words.h"

enum { MOST_TAGS = 10, MOST_DESCRIPTION_UNITS = 1024, MOST_NAME_UNITS = 255 };

static void add_cwe_tags(json_t *tags, uint32_t number)
{
    if (json_array_size(tags) + 2 <= MOST_TAGS) {
        json_array_append_new(tags, json_sprintf("external/cwe/cwe-%03u", number));
        json_array_append_new(tags, json_sprintf("cwe-%u", number));
    }
}

static bool names_cwe_before(const struct rule_info *rule, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        if (rule->cwes[i] == rule->cwes[index]) {
            return true;
        }
    }
    return false;
}

/* GitHub makes an alert a security alert by the tag `security`; GitLab reads `cwe-N`. */
static json_t *tags_of(const struct rule_info *rule)
{
    json_t *tags = json_array();
    const bool security = rule->security_severity.len > 0;
    json_array_append_new(tags, json_string(security ? "security" : "correctness"));
    if (rule->pillar != 0) {
        json_array_append_new(tags, json_sprintf("pillar-%u", rule->pillar));
    }
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        if (!names_cwe_before(rule, i)) {
            add_cwe_tags(tags, rule->cwes[i]);
        }
    }
    return tags;
}

static const char *problem_severity(enum finding_level level)
{
    static const char *const names[] = { "recommendation", "warning", "error" };
    return names[level];
}

static json_t *properties_of(const struct rule_info *rule)
{
    const struct str precision =
        rule->precision.len > 0 ? rule->precision : STR("medium");
    json_t *json = json_pack("{s:o,s:o,s:s}", "tags", tags_of(rule), "precision",
                             sarif_text_clean(precision), "problem.severity",
                             problem_severity(rule->level));
    if (rule->security_severity.len > 0) {
        json_object_set_new(json, "security-severity",
                            sarif_text_clean(rule->security_severity));
    }
    json_object_set_new(json, "hunkscan/slug", sarif_text_clean(rule->id));
    return json;
}

static struct str first_of(struct str wanted, struct str otherwise)
{
    return str_trim(wanted).len > 0 ? wanted : otherwise;
}

/* The template for consumers that fill in messages themselves: literal braces doubled
 * (SARIF 2.1.0, 3.11.5), arguments past the limit as an ellipsis. */
static void add_template(struct buf *out, struct str text)
{
    struct sarif_rule_piece piece;
    for (size_t at = 0; sarif_rule_next_piece(text, &at, &piece);) {
        if (!piece.is_argument) {
            const bool is_brace = piece.text.ptr[0] == '{' || piece.text.ptr[0] == '}';
            buf_add(out, piece.text);
            buf_add(out, is_brace ? piece.text : STR(""));
        } else if (piece.argument < SARIF_RULE_MOST_ARGUMENTS) {
            buf_add_format(out, "{%u}", piece.argument);
        } else {
            buf_add(out, STR("\xE2\x80\xA6"));
        }
    }
    sarif_text_end_sentence(out, 0);
}

static json_t *message_string(const struct rule_info *rule, struct str otherwise)
{
    struct buf clean = { 0 };
    struct buf out = { 0 };
    bool added = false;
    sarif_text_add_message(&clean, first_of(rule->message_template, otherwise));
    add_template(&out, buf_view(&clean));
    sarif_rule_argument_count(rule, &added);
    if (added) {
        buf_add(&out, STR(SARIF_RULE_CODE_BEFORE "{0}" SARIF_RULE_CODE_AFTER));
    }
    json_t *json =
        json_pack("{s:{s:o}}", SARIF_RULE_MESSAGE, "text", sarif_text_json(&out));
    buf_dispose(&clean);
    buf_dispose(&out);
    return json;
}

static json_t *help_uri(const struct rule_info *rule, struct str home)
{
    struct buf url = { 0 };
    if (rule->cwe_count > 0) {
        sarif_cwe_add_url(&url, rule->cwes[0]);
    }
    for (uint32_t i = 0; i < rule->reference_count && url.len == 0; i++) {
        sarif_text_add_url(&url, rule->references[i]);
    }
    if (url.len == 0) {
        sarif_text_add_url(&url, home);
    }
    json_t *json = url.len > 0 ? sarif_text_json(&url) : NULL;
    buf_dispose(&url);
    return json;
}

static json_t *name_of(struct str raw)
{
    struct buf name = { 0 };
    sarif_text_add_clean(&name, raw);
    sarif_text_cut(&name, 0, MOST_NAME_UNITS);
    json_t *json = sarif_text_json(&name);
    buf_dispose(&name);
    return json;
}

/* Length of the placeholder `{N}` whose brace is at `at`, with N in `*number`; 0 if it is
 * none. */
static size_t placeholder_length(struct str text, size_t at, unsigned *number)
{
    size_t i = at + 1;
    *number = 0;
    while (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && i < at + 4) {
        *number = *number * 10 + (unsigned)(text.ptr[i++] - '0');
    }
    return i > at + 1 && i < text.len && text.ptr[i] == '}' ? i + 1 - at : 0;
}

bool sarif_rule_next_piece(struct str text, size_t *at, struct sarif_rule_piece *piece)
{
    const size_t from = *at;
    if (from >= text.len) {
        return false;
    }
    *piece = (struct sarif_rule_piece){ .is_argument = false };
    const char c = text.ptr[from];
    if (c == '{' || c == '}') {
        const size_t length =
            c == '{' ? placeholder_length(text, from, &piece->argument) : 0;
        const bool doubled = from + 1 < text.len && text.ptr[from + 1] == c;
        piece->is_argument = length > 0;
        piece->text = str_slice(text, from, from + 1);
        *at += length > 0 ? length : doubled ? 2 : 1;
        return true;
    }
    while (*at < text.len && text.ptr[*at] != '{' && text.ptr[*at] != '}') {
        ++*at;
    }
    piece->text = str_slice(text, from, *at);
    return true;
}

unsigned sarif_rule_argument_count(const struct rule_info *rule, bool *added)
{
    unsigned count = 0;
    struct sarif_rule_piece piece;
    for (size_t at = 0; sarif_rule_next_piece(rule->message_template, &at, &piece);) {
        if (piece.is_argument && piece.argument >= count) {
            count = piece.argument + 1;
        }
    }
    *added = count == 0;
    return *added ? 1 : count;
}

json_t *sarif_rule_driver(const struct report *report, const struct sarif_cwe *cwe)
{
    struct buf home = { 0 };
    const bool has_home = sarif_text_add_url(&home, report->home);
    json_t *json =
        json_pack("{s:s,s:o,s:o,s:o*,s:{s:s},s:s,s:o*}", "name", "hunkscan", "version",
                  sarif_text_clean(report->tool_version), "semanticVersion",
                  sarif_text_clean(report->tool_version), "informationUri",
                  has_home ? sarif_text_json(&home) : NULL, "shortDescription", "text",
                  "Says what a change to Python code broke.", "language", "en-US",
                  "supportedTaxonomies", sarif_cwe_supported(cwe));
    buf_dispose(&home);
    return json;
}

json_t *sarif_rule_descriptor(const struct rule_info *rule, const struct sarif_cwe *cwe,
                              struct str home)
{
    const struct str title = first_of(rule->title, rule->id);
    return json_pack(
        "{s:o,s:o,s:o,s:o,s:o,s:o,s:o*,s:{s:s},s:o*,s:o}", "id",
        sarif_text_clean(rule->code), "name", name_of(rule->name), "shortDescription",
        sarif_text_sentence(title, MOST_DESCRIPTION_UNITS), "fullDescription",
        sarif_text_sentence(first_of(rule->description, title), MOST_DESCRIPTION_UNITS),
        "messageStrings", message_string(rule, title), "help", sarif_help_of(rule),
        "helpUri", help_uri(rule, home), "defaultConfiguration", "level",
        words_level(rule->level), "relationships", sarif_cwe_relationships(cwe, rule),
        "properties", properties_of(rule));
}
