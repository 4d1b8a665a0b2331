/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_help.h"

#include <stdbool.h>

#include "base/buf.h"
#include "finding.h"
#include "sarif/json_text.h"
#include "sarif/markdown_text.h"
#include "sarif/sarif_cwe.h"
#include "sarif/sarif_text.h"

/* Examples are a few lines; a user's rule must not blow up every report with its own. */
enum { MOST_EXAMPLE_BYTES = 4096, MOST_PROSE_BYTES = 4096, MOST_REFERENCES = 20 };

struct page {
    struct buf out;
    bool markdown;
};

static bool is_markup(char c)
{
    switch (c) {
    case '<':
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '#':
    case '|':
    case '~':
    case '&':
        return true;
    default:
        return false;
    }
}

/* Prose for Markdown: code between backticks stays, everything else that Markdown would
 * read as markup is escaped. An odd backtick is an ordinary character. */
static void add_markdown(struct buf *out, struct str text)
{
    size_t from = 0; /* what is not written yet */
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const size_t close = c == '`' ? str_find_char(text, '`', i + 1) : text.len;
        if (close < text.len) {
            i = close;
        } else if (is_markup(c)) {
            buf_add(out, str_slice(text, from, i));
            buf_add(out, c == '<' ? STR("&lt;") : STR("\\"));
            from = c == '<' ? i + 1 : i;
        }
    }
    buf_add(out, str_slice(text, from, text.len));
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
    buf_add(&page->out, page->out.len == 0 ? STR("") : STR("\n\n"));
    buf_add(&page->out, page->markdown ? STR("## ") : STR(""));
    buf_add(&page->out, str_from(title));
    buf_add(&page->out, STR("\n\n"));
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
    const size_t before = page->out.len;
    buf_add(&page->out, page->markdown ? STR("- <") : STR("- "));
    if (sarif_text_add_url(&page->out, url)) {
        buf_add(&page->out, page->markdown ? STR(">\n") : STR("\n"));
    } else {
        page->out.len = before;
    }
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

static void add_page(struct page *page, const struct rule_info *rule)
{
    add_heading(page, "Issue");
    add_prose(page, rule->title);
    if (rule->description.len > 0 && !str_equal(rule->description, rule->title)) {
        buf_add(&page->out, STR("\n\n"));
        add_prose(page, rule->description);
    }
    add_example(page, "Example", rule->bad_example);
    add_example(page, "Done right", rule->good_example);
    if (rule->solution.len > 0) {
        add_heading(page, "Solution");
        add_prose(page, rule->solution);
    }
    add_references(page, rule);
    add_suppression(page, rule);
}

void sarif_help_add(struct buf *out, const struct rule_info *rule)
{
    struct page page = { .markdown = false };
    json_text_open(out, '{');
    add_page(&page, rule);
    json_text_member(out, "text", buf_view(&page.out));
    buf_clear(&page.out);
    page.markdown = true;
    add_page(&page, rule);
    json_text_member(out, "markdown", buf_view(&page.out));
    json_text_close(out, '}');
    buf_dispose(&page.out);
}
