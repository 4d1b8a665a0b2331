/* SPDX-License-Identifier: MIT */
#include "sarif/plain.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "finding.h"
#include "sarif/sarif_text.h"
#include "sarif/words.h"

/* What GitLab takes of a name. */
enum { MOST_TITLE_UNITS = 255 };

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void plain_add_text(struct buf *out, struct str raw)
{
    bool first = true;
    for (size_t at = 0; at < raw.len;) {
        const size_t from = at;
        while (at < raw.len && !is_blank(raw.ptr[at])) {
            at++;
        }
        if (at > from) {
            buf_add(out, first ? STR("") : STR(" "));
            visible_add(out, str_slice(raw, from, at));
            first = false;
        }
        at++;
    }
}

void plain_add_path(struct buf *out, struct str path)
{
    for (size_t at = 0; at < path.len;) {
        const size_t from = at;
        const uint32_t c = utf8_next(path, &at);
        const struct str bytes = str_slice(path, from, at);
        if (c == UTF8_REPLACEMENT) {
            utf8_add(out, c);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            buf_add(out, bytes);
        } else {
            visible_add(out, bytes);
        }
    }
}

static void add_sentence(struct buf *out, struct str raw, size_t most_units)
{
    const size_t from = out->len;
    plain_add_text(out, raw);
    sarif_text_cut(out, from, most_units - 1);
    sarif_text_end_sentence(out, from);
}

static struct str title_of(const struct finding *finding)
{
    const struct rule_info *rule = finding->rule;
    return str_trim(rule->title).len > 0 ? rule->title : rule->id;
}

void plain_add_message(struct buf *out, const struct finding *finding)
{
    const bool has_message = str_trim(finding->message).len > 0;
    add_sentence(out, has_message ? finding->message : title_of(finding),
                 PLAIN_MOST_UNITS);
    const struct str reason = finding->why.len > 0
                                  ? finding->why
                                  : str_from(words_class_reason(finding->class));
    if (reason.len > 0) {
        buf_add_char(out, ' ');
        add_sentence(out, reason, PLAIN_MOST_UNITS);
    }
}

void plain_add_notice(struct buf *out, const struct notice *notice)
{
    if (notice->path.len > 0) {
        visible_add(out, notice->path);
        buf_add(out, STR(":"));
    }
    if (notice->path.len > 0 && notice->line > 0) {
        buf_add_format(out, "%u:", (unsigned)notice->line);
    }
    buf_add(out, notice->path.len > 0 ? STR(" ") : STR(""));
    add_sentence(out, notice->text, PLAIN_MOST_UNITS);
}

void plain_add_title(struct buf *out, const struct finding *finding)
{
    const size_t from = out->len;
    plain_add_text(out, title_of(finding));
    sarif_text_cut(out, from, MOST_TITLE_UNITS);
    out->len -= out->len > from && out->ptr[out->len - 1] == '.';
}

/* The buffer's text as JSON; frees the buffer. */
static json_t *take(struct buf *text)
{
    json_t *json = sarif_text_json(text);
    buf_dispose(text);
    return json;
}

json_t *plain_json_text(struct str raw)
{
    struct buf text = { 0 };
    plain_add_text(&text, raw);
    return take(&text);
}

json_t *plain_json_message(const struct finding *finding)
{
    struct buf text = { 0 };
    plain_add_message(&text, finding);
    return take(&text);
}

json_t *plain_json_notice(const struct notice *notice)
{
    struct buf text = { 0 };
    plain_add_notice(&text, notice);
    return take(&text);
}

json_t *plain_json_title(const struct finding *finding)
{
    struct buf text = { 0 };
    plain_add_title(&text, finding);
    return take(&text);
}
