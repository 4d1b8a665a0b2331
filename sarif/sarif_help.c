/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_help.h"

#include <stdbool.h>

#include "base/buf.h"
#include "finding.h"
#include "sarif/markdown_text.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_text.h"

/* Examples are a few lines; a user's rule must not blow up every report with its own. */
enum { MOST_EXAMPLE_BYTES = 4096, MOST_PROSE_BYTES = 4096, MOST_REFERENCES = 20 };

struct page {
    struct buf out;
    bool markdown;
};

/* Prose for Markdown: code between backticks stays, everything else that Markdown would
 * read as markup is escaped. An odd backtick is an ordinary character. */
static void add_markdown(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const size_t close = c == '`' ? str_find_char(text, '`', i + 1) : text.len;
        if (close < text.len) {
            buf_add(out, str_slice(text, i, close + 1));
            i = close;
            continue;
        }
        if (c == '<') {
            buf_add(out, STR("&lt;"));
            continue;
        }
        if (c != '\0' && strchr("\\`*_[]#|~&", c) != NULL) {
            buf_add_char(out, '\\');
        }
        buf_add_char(out, c);
    }
}

static void add_prose(struct page *page, struct str raw)
{
    struct buf clean = { 0 };
    sarif_text_add_clean(&clean, str_trim(raw));
    sarif_text_cut(&clean, 0, MOST_PROSE_BYTES);
    sarif_text_end_sentence(&clean, 0);
    if (page->markdown) {
        add_markdown(&page->out, buf_view(&clean));
    } else {
        buf_add(&page->out, buf_view(&clean));
    }
    buf_dispose(&clean);
}

static void add_heading(struct page *page, const char *title)
{
    const bool first = page->out.len == 0;
    buf_add_format(&page->out, page->markdown ? "%s## %s\n\n" : "%s%s\n\n",
                   first ? "" : "\n\n", title);
}

static void add_indented(struct buf *out, struct str code)
{
    while (code.ptr != NULL) {
        const struct str line = str_split(&code, '\n');
        buf_add(out, line.len > 0 ? STR("    ") : STR(""));
        buf_add(out, line);
        buf_add(out, code.ptr != NULL ? STR("\n") : STR(""));
    }
}

static void add_code(struct page *page, struct str raw)
{
    while (raw.len > 0 && strchr("\r\n \t", raw.ptr[raw.len - 1]) != NULL) {
        raw.len--; /* the first line keeps its indent */
    }
    struct buf clean = { 0 };
    sarif_text_add_clean(&clean, str_slice(raw, 0, MOST_EXAMPLE_BYTES));
    const struct str code = buf_view(&clean);
    if (page->markdown) {
        markdown_text_add_fenced(&page->out, "python", code);
        page->out.len--; /* headings bring their own distance */
    } else {
        add_indented(&page->out, code);
    }
    buf_dispose(&clean);
}

static void add_example(struct page *page, const char *title, struct str code)
{
    if (str_trim(code).len > 0) {
        add_heading(page, title);
        add_code(page, code);
    }
}

static void add_reference(struct page *page, struct str url)
{
    struct buf address = { 0 };
    if (sarif_text_add_url(&address, url)) {
        buf_add_format(&page->out, page->markdown ? "- <%.*s>\n" : "- %.*s\n",
                       STR_ARGS(buf_view(&address)));
    }
    buf_dispose(&address);
}

static void add_references(struct page *page, const struct rule_info *rule)
{
    if (rule->cwe_count == 0 && rule->reference_count == 0) {
        return;
    }
    add_heading(page, "References");
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        struct buf url = { 0 };
        sarif_cwe_add_url(&url, rule->cwes[i]);
        add_reference(page, buf_view(&url));
        buf_dispose(&url);
    }
    for (uint32_t i = 0; i < rule->reference_count && i < MOST_REFERENCES; i++) {
        add_reference(page, rule->references[i]);
    }
    page->out.len -= page->out.ptr[page->out.len - 1] == '\n';
}

static void add_suppression(struct page *page, const struct rule_info *rule)
{
    add_heading(page, "How to suppress");
    buf_add(&page->out,
            STR("Where the code is right as it is, say so at the end of the line: "));
    buf_add(&page->out, page->markdown ? STR("`") : STR(""));
    buf_add(&page->out, STR("# hunkscan: ignore["));
    sarif_text_add_clean(&page->out, rule->id);
    buf_add(&page->out, STR("] the reason"));
    buf_add(&page->out, page->markdown ? STR("`.") : STR("."));
}

static json_t *page_of(const struct rule_info *rule, bool markdown)
{
    struct page page = { .markdown = markdown };
    add_heading(&page, "Issue");
    add_prose(&page, rule->title);
    if (rule->description.len > 0 && !str_equal(rule->description, rule->title)) {
        buf_add(&page.out, STR("\n\n"));
        add_prose(&page, rule->description);
    }
    add_example(&page, "Example", rule->bad_example);
    add_example(&page, "Done right", rule->good_example);
    if (rule->solution.len > 0) {
        add_heading(&page, "Solution");
        add_prose(&page, rule->solution);
    }
    add_references(&page, rule);
    add_suppression(&page, rule);
    json_t *json = sarif_text_json(&page.out);
    buf_dispose(&page.out);
    return json;
}

json_t *sarif_help_of(const struct rule_info *rule)
{
    return json_pack("{s:o,s:o}", "text", page_of(rule, false), "markdown",
                     page_of(rule, true));
}
