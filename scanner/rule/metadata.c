/* SPDX-License-Identifier: MIT */
#include "rule/metadata.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "rule/dom.h"
#include "rule/message.h"

enum { MOST_TITLE_CHARS = 250, MOST_TEXT_CHARS = 1024, MOST_CODE_BYTES = 100 };

struct severity_row {
    const char *name;
    enum finding_level level;
};

static const struct severity_row SEVERITIES[] = {
    { "ERROR", LEVEL_ERROR },     { "WARNING", LEVEL_WARNING },
    { "INFO", LEVEL_NOTE },       { "CRITICAL", LEVEL_ERROR },
    { "HIGH", LEVEL_ERROR },      { "MEDIUM", LEVEL_WARNING },
    { "LOW", LEVEL_NOTE },        { "INVENTORY", LEVEL_NOTE },
    { "EXPERIMENT", LEVEL_NOTE },
};

enum { SEVERITY_COUNT = sizeof SEVERITIES / sizeof SEVERITIES[0] };

int metadata_read_severity(const struct loader *loader, const struct dom_node *value,
                           struct rule *rule)
{
    if (value->kind != DOM_SCALAR) {
        return loader_fail(loader, value, "'severity' must be text");
    }
    const char *known[SEVERITY_COUNT + 1] = { NULL };
    for (size_t i = 0; i < SEVERITY_COUNT; i++) {
        if (str_equal(value->text, str_from(SEVERITIES[i].name))) {
            rule->info.level = SEVERITIES[i].level;
            return 0;
        }
        known[i] = SEVERITIES[i].name;
    }
    return loader_fail_unknown(loader, value, "severity", known);
}

uint32_t metadata_cwe(struct str text)
{
    text = str_trim(text);
    if (str_equal_nocase(str_slice(text, 0, 4), STR("cwe-"))) {
        text = str_slice(text, 4, text.len);
    }
    uint32_t number = 0;
    size_t at = 0;
    while (at < text.len && at < 6 && text.ptr[at] >= '0' && text.ptr[at] <= '9') {
        number = number * 10 + (uint32_t)(text.ptr[at++] - '0');
    }
    const bool ends = at == text.len || text.ptr[at] == ':' || text.ptr[at] == ' ';
    return ends ? number : 0;
}

/* The text of a scalar that says something; absent otherwise. */
static struct str text_of(const struct dom_node *metadata, const char *key)
{
    const struct dom_node *node = dom_get(metadata, key);
    if (!node || node->kind != DOM_SCALAR || dom_is_null(node)) {
        return (struct str){ NULL, 0 };
    }
    const struct str text = str_trim(node->text);
    return text.len ? text : (struct str){ NULL, 0 };
}

/* The index-th of the texts of a scalar or list; absent past the end or where it is no
 * text. */
static struct str item_text(const struct dom_node *node, uint32_t index)
{
    const struct dom_node *item = node;
    if (node->kind == DOM_SEQUENCE) {
        item = node->items[index];
    }
    return item->kind == DOM_SCALAR ? str_trim(item->text) : (struct str){ NULL, 0 };
}

static uint32_t item_count(const struct dom_node *node)
{
    if (!node || node->kind == DOM_MAPPING) {
        return 0;
    }
    return node->kind == DOM_SEQUENCE ? node->count : 1;
}

static bool holds_number(const uint32_t *numbers, uint32_t count, uint32_t number)
{
    for (uint32_t i = 0; i < count; i++) {
        if (numbers[i] == number) {
            return true;
        }
    }
    return false;
}

static void read_cwes(struct arena *arena, const struct dom_node *metadata,
                      struct rule_info *info)
{
    const struct dom_node *node = dom_get(metadata, "cwe");
    const uint32_t count = item_count(node);
    uint32_t *cwes = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct str text = item_text(node, i);
        const uint32_t cwe = text.ptr ? metadata_cwe(text) : 0;
        if (cwe && !holds_number(cwes, info->cwe_count, cwe)) {
            cwes[info->cwe_count++] = cwe;
        }
    }
    info->cwes = cwes;
}

static bool is_address(struct str text)
{
    return str_starts_with(text, STR("https://")) ||
           str_starts_with(text, STR("http://"));
}

static void read_references(struct arena *arena, const struct dom_node *metadata,
                            struct rule_info *info)
{
    const struct dom_node *node = dom_get(metadata, "references");
    const uint32_t count = item_count(node);
    struct str *references = ARENA_ARRAY(arena, count, struct str);
    for (uint32_t i = 0; i < count; i++) {
        const struct str text = item_text(node, i);
        if (text.ptr && is_address(text)) {
            references[info->reference_count++] = text;
        }
    }
    info->references = references;
}

/* One of the four that reports know, from `precision` or Semgrep's `confidence`. */
static struct str read_precision(const struct dom_node *metadata)
{
    static const char *const known[] = { "very-high", "high", "medium", "low" };
    static const char *const keys[] = { "precision", "confidence" };
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        const struct str text = text_of(metadata, keys[k]);
        for (size_t i = 0; text.ptr && i < sizeof known / sizeof known[0]; i++) {
            if (str_equal_nocase(text, str_from(known[i]))) {
                return str_from(known[i]);
            }
        }
    }
    return STR("medium");
}

static bool is_security_severity(struct str text)
{
    char digits[8] = "";
    if (text.len == 0 || text.len >= sizeof digits ||
        strspn(text.ptr, "0123456789.") < text.len) {
        return false;
    }
    memcpy(digits, text.ptr, text.len);
    char *end = NULL;
    const double value = strtod(digits, &end);
    return *end == '\0' && value > 0 && value <= 10;
}

static struct str read_security_severity(const struct dom_node *metadata,
                                         enum finding_level level)
{
    static const char *const by_level[] = { "3.0", "5.5",
                                            "8.0" }; /* note, warning, error */
    const struct str text = text_of(metadata, "security-severity");
    if (text.ptr && is_security_severity(text)) {
        return text;
    }
    const struct str category = text_of(metadata, "category");
    if (category.ptr && str_equal_nocase(category, STR("security"))) {
        return str_from(by_level[level]);
    }
    return (struct str){ NULL, 0 };
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct str pascal_case(struct str id, struct arena *arena)
{
    struct buf name = { 0 };
    bool start = true;
    if (id.len && !is_letter(id.ptr[0])) {
        buf_add(&name, STR("Rule"));
    }
    for (size_t i = 0; i < id.len; i++) {
        const char c = id.ptr[i];
        if (is_letter(c) || is_digit(c)) {
            buf_add_char(&name,
                         (char)(start && c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c));
            start = is_digit(c);
        } else {
            start = true;
        }
    }
    const struct str result = buf_copy(&name, arena);
    buf_dispose(&name);
    return result;
}

static bool is_code(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (!is_letter(c) && !is_digit(c) && c != '-' && c != '_' && c != '.') {
            return false;
        }
    }
    return text.ptr && text.len <= MOST_CODE_BYTES;
}

static struct str line_of(const struct dom_node *metadata, const char *key,
                          struct arena *arena)
{
    const struct str text = text_of(metadata, key);
    return text.ptr ? message_one_line(text, MOST_TEXT_CHARS, arena) : text;
}

void metadata_read(const struct loader *loader, const struct dom_node *metadata,
                   struct str message, struct rule *rule)
{
    struct arena *arena = loader->arena;
    struct rule_info *info = &rule->info;
    const struct str code = text_of(metadata, "code");
    const struct str title = text_of(metadata, "title");
    const struct str pillar = text_of(metadata, "pillar");
    const struct str line = message_one_line(message, MOST_TEXT_CHARS, arena);
    info->code = is_code(code) ? code : info->id;
    info->name = pascal_case(info->id, arena);
    info->title = message_first_sentence(
        title.ptr ? message_one_line(title, MOST_TEXT_CHARS, arena) : line,
        MOST_TITLE_CHARS, arena);
    info->description = line_of(metadata, "description", arena);
    if (!info->description.ptr) {
        info->description = line;
    }
    info->solution = line_of(metadata, "solution", arena);
    info->precision = read_precision(metadata);
    info->security_severity = read_security_severity(metadata, info->level);
    info->pillar = pillar.ptr ? metadata_cwe(pillar) : 0;
    read_cwes(arena, metadata, info);
    read_references(arena, metadata, info);
    const struct str profile = text_of(metadata, "profile");
    const struct str safety = text_of(metadata, "fix-safety");
    info->fix_needs_review = safety.ptr && !str_equal(safety, STR("safe"));
    rule->review_only = profile.ptr && str_equal(profile, STR("review"));
}
