/* SPDX-License-Identifier: MIT */
#include "sarif/junit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "finding.h"
#include "sarif/plain.h"
#include "sarif/report_order.h"
#include "sarif/words.h"

enum { MOST_NOTICES = 1000, COMMIT_DIGITS = 12 };

/* The findings of one file. */
struct suite {
    const struct report_entry *entries;
    size_t count;
};

struct totals {
    size_t tests, failures, errors, skipped;
};

/* Markup, and (but for line breaks in the text of an element) the blanks that would be
 * lost, as references; what XML 1.0 cannot hold at all (2.2: U+FFFE, U+FFFF) as an
 * escape. The rest of the control characters are escapes already. */
static void add_xml(struct buf *out, struct str text, bool element)
{
    for (size_t at = 0; at < text.len;) {
        const size_t from = at;
        const uint32_t c = utf8_next(text, &at);
        if (c == '\n' && element) {
            buf_add_char(out, '\n');
        } else if (c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' ||
                   (c >= '\t' && c <= '\r')) {
            buf_add_format(out, "&#%u;", (unsigned)c);
        } else if (c == 0xFFFE || c == 0xFFFF) {
            buf_add_format(out, "\\u%04x", (unsigned)c);
        } else {
            buf_add(out, str_slice(text, from, at));
        }
    }
}

/* Appends the buffer's text in an attribute, or in an element, and frees it. */
static void add_attribute(struct buf *out, struct buf *text)
{
    add_xml(out, buf_view(text), false);
    buf_dispose(text);
}

static void add_element(struct buf *out, struct buf *text)
{
    add_xml(out, buf_view(text), true);
    buf_dispose(text);
}

static void add_path(struct buf *out, struct str path)
{
    struct buf clean = { 0 };
    plain_add_path(&clean, path);
    add_attribute(out, &clean);
}

static bool fails(const struct report_entry *entry)
{
    return !entry->suppressed && entry->finding->level != LEVEL_NOTE;
}

/* Which one of the file's findings of its rule this is. */
static size_t number_of(const struct suite *suite, size_t index)
{
    size_t number = 1;
    for (size_t i = 0; i < index; i++) {
        number += str_equal(suite->entries[i].finding->rule->code,
                            suite->entries[index].finding->rule->code);
    }
    return number;
}

static void add_message(struct buf *out, const struct finding *finding)
{
    struct buf text = { 0 };
    plain_add_message(&text, finding);
    add_attribute(out, &text);
}

/* What is read when the case is opened. */
static void add_body(struct buf *out, const struct finding *finding)
{
    struct buf text = { 0 };
    visible_add(&text, finding->path);
    buf_add_format(&text, ":%u:%u: ", (unsigned)finding->region.start_line,
                   (unsigned)finding->region.start_column);
    plain_add_message(&text, finding);
    buf_add_format(&text, "\nLevel: %s. Class: %s.", words_level(finding->level),
                   words_class(finding->class));
    for (uint32_t i = 0; i < finding->frame_count; i++) {
        const struct frame_line *line = &finding->frame[i];
        buf_add_format(&text, "\n%6u %c ", (unsigned)line->line, line->added ? '+' : ' ');
        visible_add(&text, line->text);
    }
    if (finding->rule->solution.len > 0) {
        buf_add(&text, STR("\nFix: "));
        plain_add_text(&text, finding->rule->solution);
    }
    add_element(out, &text);
}

static void add_outcome(struct buf *out, const struct report_entry *entry)
{
    const struct finding *finding = entry->finding;
    if (!fails(entry)) {
        buf_add(out, entry->suppressed ? STR("<skipped message=\"Suppressed: ")
                                       : STR("<skipped message=\"Note: "));
        add_message(out, finding);
        buf_add(out, STR("\"/>"));
        return;
    }
    buf_add_format(out, "<failure type=\"%s\" message=\"", words_level(finding->level));
    add_message(out, finding);
    buf_add(out, STR("\">"));
    add_body(out, finding);
    buf_add(out, STR("</failure>"));
}

static void add_case(struct buf *out, const struct suite *suite, size_t index)
{
    const struct report_entry *entry = &suite->entries[index];
    struct buf name = { 0 };
    plain_add_text(&name, entry->finding->rule->code);
    buf_add_char(&name, ' ');
    plain_add_title(&name, entry->finding);
    buf_add_format(&name, " #%zu", number_of(suite, index));
    if (entry->finding->commit != NULL) {
        buf_add(&name, STR(" in "));
        plain_add_text(&name, str_slice(entry->finding->commit->id, 0, COMMIT_DIGITS));
    }
    buf_add(out, STR("    <testcase name=\""));
    add_attribute(out, &name);
    buf_add(out, STR("\" classname=\""));
    add_path(out, entry->finding->path);
    buf_add(out, STR("\" file=\""));
    add_path(out, entry->finding->path);
    buf_add_format(out, "\" line=\"%u\">", (unsigned)entry->finding->region.start_line);
    add_outcome(out, entry);
    buf_add(out, STR("</testcase>\n"));
}

static struct totals totals_of(const struct report_entry *entries, size_t count)
{
    struct totals totals = { .tests = count };
    for (size_t i = 0; i < count; i++) {
        const bool failed = fails(&entries[i]);
        totals.failures += failed;
        totals.skipped += !failed;
    }
    return totals;
}

static void add_totals(struct buf *out, const struct totals *totals)
{
    buf_add_format(out,
                   " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n",
                   totals->tests, totals->failures, totals->errors, totals->skipped);
}

static void add_suite(struct buf *out, const struct suite *suite)
{
    const struct totals totals = totals_of(suite->entries, suite->count);
    buf_add(out, STR("  <testsuite name=\""));
    add_path(out, suite->entries[0].finding->path);
    buf_add_char(out, '"');
    add_totals(out, &totals);
    for (size_t i = 0; i < suite->count; i++) {
        add_case(out, suite, i);
    }
    buf_add(out, STR("  </testsuite>\n"));
}

static void add_suites(struct buf *out, const struct report_entries *all)
{
    for (size_t from = 0; from < all->count;) {
        size_t to = from + 1;
        while (to < all->count &&
               str_equal(all->items[to].finding->path, all->items[from].finding->path)) {
            to++;
        }
        add_suite(out,
                  &(struct suite){ .entries = &all->items[from], .count = to - from });
        from = to;
    }
}

/* The notices of one level, one a line. */
static void add_notices(struct buf *out, const struct notices *notices,
                        enum notice_level level)
{
    struct buf text = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < notices->count; i++) {
        if (notices->items[i].level == level && count++ < MOST_NOTICES) {
            buf_add_char(&text, '\n');
            plain_add_notice(&text, &notices->items[i]);
        }
    }
    if (count > MOST_NOTICES) {
        buf_add_format(&text, "\n%zu more notices.", count - MOST_NOTICES);
    }
    add_element(out, &text);
}

/* How the scan went: one case, which also says on a clean scan that there was one. */
static void add_scan(struct buf *out, const struct report *report)
{
    const bool incomplete = notices_incomplete(&report->notices);
    const struct totals totals = { .tests = 1, .errors = incomplete };
    buf_add(out, STR("  <testsuite name=\"hunkscan\""));
    add_totals(out, &totals);
    buf_add(out, STR("    <testcase name=\"The scan is complete\" "
                     "classname=\"hunkscan\">"));
    if (incomplete) {
        buf_add(out, STR("<error type=\"incomplete\" "
                         "message=\"Not everything was analysed.\">"
                         "Not everything was analysed:"));
        add_notices(out, &report->notices, NOTICE_INCOMPLETE);
        buf_add(out, STR("</error>"));
    }
    buf_add_format(out, "<system-out>%zu Python files scanned, %zu files in all.",
                   report->files_scanned, report->files_changed);
    add_notices(out, &report->notices, NOTICE_NOTE);
    buf_add(out, STR("</system-out></testcase>\n  </testsuite>\n"));
}

void junit_write(const struct report *report, bool show_suppressed, struct buf *out)
{
    struct arena *arena = arena_new();
    const struct report_entries all = report_order_listed(report, show_suppressed, arena);
    struct totals totals = totals_of(all.items, all.count);
    totals.tests++;
    totals.errors = notices_incomplete(&report->notices);
    buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<testsuites name=\"hunkscan\""));
    add_totals(out, &totals);
    add_scan(out, report);
    add_suites(out, &all);
    buf_add(out, STR("</testsuites>\n"));
    arena_free(arena);
}
