/* SPDX-License-Identifier: MIT */
#include "rule/rule_text.h"

#include "base/buf.h"
#include "base/cwe.h"
#include "base/utf8.h"
#include "rule/rule.h"

enum { WIDTH = 80, INDENT = 2, MOST_COLUMN = 40 };

static const char *level_name(enum finding_level level)
{
    static const char *const names[] = { "note", "warning", "error" };
    return names[level];
}

/* Bidirectional controls could make a line read as another. */
static bool is_visible(uint32_t c)
{
    const bool control = c < ' ' || (c >= 0x7F && c < 0xA0);
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                      c == 0x200E || c == 0x200F || c == 0x061C;
    return !control && !bidi && c != 0x2028 && c != 0x2029;
}

static void add_visible(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        const uint32_t c = utf8_next(text, &at);
        utf8_add(out, is_visible(c) ? c : '?');
    }
}

static size_t chars_of(struct str text)
{
    size_t chars = 0;
    for (size_t at = 0; at < text.len; chars++) {
        utf8_next(text, &at);
    }
    return chars;
}

static void add_blanks(struct buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_add_char(out, ' ');
    }
}

/* Words of a text, filled into lines of WIDTH columns. */
static void add_wrapped(struct buf *out, struct str text)
{
    size_t column = 0;
    while (text.ptr) {
        const struct str word = str_split(&text, ' ');
        const size_t chars = chars_of(word);
        if (chars == 0) {
            continue;
        }
        if (column && column + 1 + chars > WIDTH) {
            buf_add_char(out, '\n');
            column = 0;
        }
        if (column) {
            buf_add_char(out, ' ');
        } else {
            add_blanks(out, INDENT);
        }
        column += chars + (column ? 1 : INDENT);
        add_visible(out, word);
    }
    buf_add_char(out, '\n');
}

static void add_padded(struct buf *out, struct str text, size_t width)
{
    const size_t chars = chars_of(text);
    add_visible(out, text);
    add_blanks(out, (chars < width ? width - chars : 0) + 2);
}

static void add_cwe_column(struct buf *out, const struct rule *rule)
{
    struct buf cwe = { 0 };
    if (rule->info.cwe_count) {
        buf_add_format(&cwe, "CWE-%u", rule->info.cwes[0]);
    }
    add_padded(out, buf_view(&cwe), sizeof "CWE-1234" - 1);
    buf_dispose(&cwe);
}

static size_t widest(size_t width, struct str text)
{
    const size_t chars = chars_of(text);
    return chars > width && chars <= MOST_COLUMN ? chars : width;
}

void rule_text_list(const struct rule *const *rules, size_t count, struct buf *out)
{
    size_t code_width = sizeof "CODE" - 1;
    size_t id_width = sizeof "RULE" - 1;
    for (size_t i = 0; i < count; i++) {
        code_width = widest(code_width, rules[i]->info.code);
        id_width = widest(id_width, rules[i]->info.id);
    }
    add_padded(out, STR("CODE"), code_width);
    add_padded(out, STR("RULE"), id_width);
    buf_add(out, STR("LEVEL    CWE       PROFILE  TITLE\n"));
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = rules[i];
        add_padded(out, rule->info.code, code_width);
        add_padded(out, rule->info.id, id_width);
        add_padded(out, str_from(level_name(rule->info.level)), sizeof "warning" - 1);
        add_cwe_column(out, rule);
        add_padded(out, rule->review_only ? STR("review") : STR("ci"),
                   sizeof "profile" - 1);
        add_visible(out, rule->info.title);
        buf_add_char(out, '\n');
    }
}

static void add_head(struct buf *out, const char *text)
{
    buf_add_format(out, "\n%s\n", text);
}

static void add_section(struct buf *out, const char *head, struct str text)
{
    if (text.len) {
        add_head(out, head);
        add_wrapped(out, text);
    }
}

static void add_code(struct buf *out, const char *head, struct str code)
{
    if (code.len == 0) {
        return;
    }
    add_head(out, head);
    while (code.len) {
        add_blanks(out, INDENT + 2);
        add_visible(out, str_split(&code, '\n'));
        buf_add_char(out, '\n');
    }
}

static void add_classes(struct buf *out, const struct rule_info *info)
{
    for (uint32_t i = 0; i < info->cwe_count; i++) {
        buf_add_format(out, "%s CWE-%u  https://cwe.mitre.org/data/definitions/%u.html\n",
                       i ? "           " : "CWE:       ", info->cwes[i], info->cwes[i]);
    }
    const char *pillar = cwe_pillar_name(info->pillar);
    if (pillar) {
        buf_add_format(out, "Pillar:     CWE-%u %s\n", info->pillar, pillar);
    }
}

static void add_facts(struct buf *out, const struct rule *rule)
{
    const struct rule_info *info = &rule->info;
    add_classes(out, info);
    buf_add_format(out, "Level:      %s\n", level_name(info->level));
    if (info->security_severity.ptr) {
        buf_add(out, STR("Severity:   "));
        add_visible(out, info->security_severity);
        buf_add(out, STR(" of 10\n"));
    }
    buf_add_format(out, "Precision:  %.*s\n", STR_ARGS(info->precision));
    buf_add_format(out, "Profile:    %s\n", rule->review_only ? "review" : "ci");
    buf_add(out, STR("From:       "));
    if (rule->builtin) {
        buf_add(out, STR("built in, "));
    }
    add_visible(out, rule->file);
    buf_add_char(out, '\n');
}

void rule_text_explain(const struct rule *rule, struct buf *out)
{
    const struct rule_info *info = &rule->info;
    add_visible(out, info->code);
    if (!str_equal(info->code, info->id)) {
        buf_add_char(out, ' ');
        add_visible(out, info->id);
    }
    buf_add_char(out, '\n');
    add_visible(out, info->title);
    buf_add(out, STR("\n\n"));
    add_facts(out, rule);
    add_section(out, "What is wrong", info->description);
    add_code(out, "Reported", info->bad_example);
    add_code(out, "Not reported", info->good_example);
    add_section(out, "What to do", info->solution);
    if (info->reference_count) {
        add_head(out, "References");
    }
    for (uint32_t i = 0; i < info->reference_count; i++) {
        add_blanks(out, INDENT);
        add_visible(out, info->references[i]);
        buf_add_char(out, '\n');
    }
    add_head(out, "To accept one place, say why on its line");
    buf_add(out, STR("    # hunkscan: ignore["));
    add_visible(out, info->id);
    buf_add(out, STR("] reason\n"));
    buf_add(out, STR("\nTo leave the rule out of a run: --ignore "));
    add_visible(out, info->code);
    buf_add_char(out, '\n');
}
