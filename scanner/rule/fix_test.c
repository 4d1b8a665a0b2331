/* SPDX-License-Identifier: MIT */
#include "rule/fix_test.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "match/unit.h"
#include "rule/edits.h"
#include "rule/fix.h"
#include "rule/rule_files.h"
#include "syntax/source.h"

/* Lines shown of each side of a difference. */
enum { MOST_LINES = 8, MOST_BYTES = 16 << 20 };

/* Lines first..last (exclusive) of a text that differ from the other's. */
struct lines {
    const struct source *source;
    uint32_t first, last;
};

static uint32_t count_lines(const struct source *source)
{
    const uint32_t count = source->line_count;
    return source_line_start(source, count) == source->text.len ? count - 1 : count;
}

/* The line with its break, 1-based. */
static struct str whole_line(const struct source *source, uint32_t line)
{
    return source_slice(source, source_line_start(source, line),
                        source_line_start(source, line + 1));
}

/* Leaves the lines between what is equal at the start and at the end. */
static void narrow(struct lines *a, struct lines *b)
{
    a->last = count_lines(a->source) + 1;
    b->last = count_lines(b->source) + 1;
    a->first = 1;
    while (a->first < a->last && a->first < b->last &&
           str_equal(whole_line(a->source, a->first), whole_line(b->source, a->first))) {
        a->first++;
    }
    b->first = a->first;
    while (a->first < a->last && b->first < b->last &&
           str_equal(whole_line(a->source, a->last - 1),
                     whole_line(b->source, b->last - 1))) {
        a->last--;
        b->last--;
    }
}

static void add_lines(const struct lines *lines, char sign, struct buf *report)
{
    for (uint32_t line = lines->first; line < lines->last; line++) {
        if (line - lines->first == MOST_LINES) {
            buf_add_format(report, "    %c … %u more\n", sign, lines->last - line);
            return;
        }
        buf_add_format(report, "    %c %.*s\n", sign,
                       STR_ARGS(source_line_text(lines->source, line)));
    }
}

static void report_difference(const struct fix_test *test, struct str fixed_path,
                              struct str wanted, struct str got, struct buf *report)
{
    const struct source a = source_init(test->arena, fixed_path, wanted);
    const struct source b = source_init(test->arena, fixed_path, got);
    struct lines left = { &a, 0, 0 };
    struct lines right = { &b, 0, 0 };
    narrow(&left, &right);
    buf_add_format(report, "%s:%u: the fixes give something else (+) than this (-)\n",
                   fixed_path.ptr, left.first);
    add_lines(&left, '-', report);
    add_lines(&right, '+', report);
}

/* All fixes of the example, as far as they do not overlap. */
static void collect(const struct fix_test *test, struct edits *edits, struct buf *notes)
{
    struct fix_maker maker = { .parser = test->parser,
                               .scratch = arena_new(),
                               .bytes_left = FIX_MOST_BYTES };
    for (size_t i = 0; i < test->found->count; i++) {
        const struct raw_finding *found = &test->found->items[i];
        const char *what = NULL;
        struct fix_edit edit;
        if (!found->rule->fix.ptr && !found->rule->fix_regex.ptr) {
            continue;
        }
        if (!fix_make(&maker, test->unit, found->rule, &found->match, &edit)) {
            what = "does not fit here or changes nothing";
        } else if (!edits_add(edits, &edit, 1, test->arena)) {
            what = "overlaps with another one";
        }
        if (what) {
            buf_add_format(notes, "%s:%u: the fix of '%.*s' %s\n", test->path.ptr,
                           source_line(test->unit->source, found->match.from),
                           STR_ARGS(found->rule->info.id), what);
        }
    }
    arena_free(maker.scratch);
}

int fix_test_run(const struct fix_test *test, enum fix_test_result *result,
                 struct buf *report, struct err *err)
{
    const struct str stem = str_slice(test->path, 0, test->path.len - sizeof ".py" + 1);
    const struct str fixed_path =
        str_format(test->arena, "%.*s.fixed.py", STR_ARGS(stem));
    struct str wanted = { NULL, 0 };
    *result = FIX_TEST_NONE;
    if (access(fixed_path.ptr, F_OK) != 0) {
        return 0;
    }
    const int code =
        rule_files_read(fixed_path.ptr, MOST_BYTES, test->arena, &wanted, err);
    if (code < 0) {
        return code;
    }
    struct edits edits = { 0 };
    struct buf got = { 0 };
    struct buf notes = { 0 };
    collect(test, &edits, &notes);
    edits_make(&edits, test->unit->source->text, &got);
    const bool equal = str_equal(wanted, buf_view(&got));
    *result = equal ? FIX_TEST_EQUAL : FIX_TEST_DIFFERENT;
    if (!equal) {
        report_difference(test, fixed_path, wanted, buf_copy(&got, test->arena), report);
        buf_add(report, buf_view(&notes));
    }
    buf_dispose(&got);
    buf_dispose(&notes);
    return 0;
}
