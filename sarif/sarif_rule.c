/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_rule.h"

#include "base/buf.h"
#include "sarif/json_text.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_help.h"
#include "sarif/sarif_text.h"
#include "sarif/words.h"

enum { MOST_TAGS = 10, MOST_DESCRIPTION_UNITS = 1024, MOST_NAME_UNITS = 255 };

/* Raw text as the value of a key. */
static void add_clean(struct buf *out, const char *key, struct str raw)
{
    struct buf clean = { 0 };
    sarif_text_add_clean(&clean, raw);
    json_text_member(out, key, buf_view(&clean));
    buf_dispose(&clean);
}

static void add_tag(struct buf *out, const char *prefix, uint32_t number)
{
    struct buf tag = { 0 };
    buf_add_format(&tag, "%s%u", prefix, number);
    json_text_string(out, buf_view(&tag));
    buf_dispose(&tag);
}

/* GitHub reads three digits at least; GitLab reads `cwe-N`. */
static void add_cwe_tags(struct buf *out, uint32_t number)
{
    const char *const zeros = number < 10 ? "00" : number < 100 ? "0" : "";
    struct buf prefix = { 0 };
    buf_add_format(&prefix, "external/cwe/cwe-%s", zeros);
    buf_add_char(&prefix, '\0');
    add_tag(out, prefix.ptr, number);
    add_tag(out, "cwe-", number);
    buf_dispose(&prefix);
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

/* GitHub makes an alert a security alert by the tag `security`. */
static void add_tags(struct buf *out, const struct rule_info *rule)
{
    const bool security = rule->security_severity.len > 0;
    uint32_t count = rule->pillar != 0 ? 2 : 1;
    json_text_key(out, "tags");
    json_text_open(out, '[');
    json_text_string(out, security ? STR("security") : STR("correctness"));
    if (rule->pillar != 0) {
        add_tag(out, "pillar-", rule->pillar);
    }
    for (uint32_t i = 0; i < rule->cwe_count && count + 2 <= MOST_TAGS; i++) {
        if (!names_cwe_before(rule, i)) {
            add_cwe_tags(out, rule->cwes[i]);
            count += 2;
        }
    }
    json_text_close(out, ']');
}

static const char *problem_severity(enum finding_level level)
{
    static const char *const names[] = { "recommendation", "warning", "error" };
    return names[level];
}

static void add_properties(struct buf *out, const struct rule_info *rule)
{
    json_text_key(out, "properties");
    json_text_open(out, '{');
    add_tags(out, rule);
    add_clean(out, "precision",
              rule->precision.len > 0 ? rule->precision : STR("medium"));
    json_text_member(out, "problem.severity", str_from(problem_severity(rule->level)));
    if (rule->security_severity.len > 0) {
        add_clean(out, "security-severity", rule->security_severity);
    }
    add_clean(out, "hunkscan/slug", rule->id);
    json_text_close(out, '}');
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

static void add_message_string(struct buf *out, const struct rule_info *rule,
                               struct str otherwise)
{
    struct buf clean = { 0 };
    struct buf text = { 0 };
    bool added = false;
    sarif_text_add_message(&clean, first_of(rule->message_template, otherwise));
    add_template(&text, buf_view(&clean));
    sarif_rule_argument_count(rule, &added);
    if (added) {
        buf_add(&text, STR(SARIF_RULE_CODE_BEFORE "{0}" SARIF_RULE_CODE_AFTER));
    }
    json_text_key(out, "messageStrings");
    json_text_open(out, '{');
    json_text_message(out, SARIF_RULE_MESSAGE, buf_view(&text));
    json_text_close(out, '}');
    buf_dispose(&clean);
    buf_dispose(&text);
}

static void add_help_uri(struct buf *out, const struct rule_info *rule, struct str home)
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
    if (url.len > 0) {
        json_text_member(out, "helpUri", buf_view(&url));
    }
    buf_dispose(&url);
}

static void add_name(struct buf *out, struct str raw)
{
    struct buf name = { 0 };
    sarif_text_add_clean(&name, raw);
    sarif_text_cut(&name, 0, MOST_NAME_UNITS);
    json_text_member(out, "name", buf_view(&name));
    buf_dispose(&name);
}

static void add_description(struct buf *out, const char *key, struct str raw)
{
    struct buf text = { 0 };
    sarif_text_add_sentence(&text, raw, MOST_DESCRIPTION_UNITS);
    json_text_message(out, key, buf_view(&text));
    buf_dispose(&text);
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

void sarif_rule_add_descriptor(struct buf *out, const struct rule_info *rule,
                               const struct sarif_cwe *cwe, struct str home)
{
    const struct str title = first_of(rule->title, rule->id);
    json_text_open(out, '{');
    add_clean(out, "id", rule->code);
    add_name(out, rule->name);
    add_description(out, "shortDescription", title);
    add_description(out, "fullDescription", first_of(rule->description, title));
    add_message_string(out, rule, title);
    json_text_key(out, "help");
    sarif_help_add(out, rule);
    add_help_uri(out, rule, home);
    json_text_key(out, "defaultConfiguration");
    json_text_open(out, '{');
    json_text_member(out, "level", str_from(words_level(rule->level)));
    json_text_close(out, '}');
    sarif_cwe_add_relationships(out, cwe, rule);
    add_properties(out, rule);
    json_text_close(out, '}');
}
