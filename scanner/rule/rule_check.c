/* SPDX-License-Identifier: MIT */
#include "rule/rule_check.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "rule/dom.h"
#include "rule/excerpt.h"
#include "rule/rule_files.h"
#include "rule/ruleset.h"

/* The number that a text starts with, up to a colon; 0 if it does not. */
static uint32_t take_number(struct str *text)
{
    uint32_t number = 0;
    size_t at = 0;
    while (at < text->len && at < 9 && text->ptr[at] >= '0' && text->ptr[at] <= '9') {
        number = number * 10 + (uint32_t)(text->ptr[at++] - '0');
    }
    if (at == text->len || text->ptr[at] != ':') {
        return 0;
    }
    *text = str_slice(*text, at + 1, text->len);
    return number;
}

/* An error with where it stands. */
struct located {
    struct str text; /* "file:line:column: reason" */
    uint32_t line, column;
};

static struct located locate(struct str file, struct str text)
{
    struct located error = { .text = text };
    if (str_starts_with(text, file) && text.len > file.len) {
        struct str rest = str_slice(text, file.len + 1, text.len);
        error.line = take_number(&rest);
        error.column = take_number(&rest);
    }
    return error;
}

static int compare_errors(const void *left, const void *right)
{
    const struct located *a = left;
    const struct located *b = right;
    const int lines = (a->line > b->line) - (a->line < b->line);
    const int columns = (a->column > b->column) - (a->column < b->column);
    return lines ? lines : columns ? columns : str_compare(a->text, b->text);
}

/* The error and, below it, its line. */
static void add_error(struct buf *report, struct str yaml, const struct located *error)
{
    const struct str line = excerpt_line(yaml, error->line);
    buf_add(report, error->text);
    buf_add_char(report, '\n');
    if (line.ptr) {
        excerpt_add(report, ' ', error->line, line);
        excerpt_add_caret(report, error->column);
    }
}

/* In the order of the file. */
static void add_errors(struct buf *report, struct str yaml, struct located *errors,
                       size_t count)
{
    if (count > 0) {
        qsort(errors, count, sizeof *errors, compare_errors);
    }
    for (size_t i = 0; i < count; i++) {
        add_error(report, yaml, &errors[i]);
    }
}

struct check {
    struct ruleset *ruleset;
    struct rule_check_totals *totals;
    struct buf *report;
    struct arena *arena;
    struct err *err;
};

static int check_file(const struct check *check, struct str path)
{
    struct str yaml = { NULL, 0 };
    size_t count = 0;
    const int code =
        rule_files_read(path.ptr, DOM_MOST_BYTES, check->arena, &yaml, check->err);
    if (code < 0) {
        return code;
    }
    const struct str *errors = ruleset_check_text(check->ruleset, path, yaml, &count);
    struct located *located = ARENA_ARRAY(check->arena, count, struct located);
    for (size_t i = 0; i < count; i++) {
        located[i] = locate(path, errors[i]);
    }
    add_errors(check->report, yaml, located, count);
    check->totals->files++;
    check->totals->wrong += count > 0;
    check->totals->errors += count;
    return 0;
}

static void add_left_out(const struct ruleset *ruleset, struct buf *report)
{
    size_t count = 0;
    const struct left_out_rule *rules = ruleset_left_out(ruleset, &count);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(report, "%.*s; left out\n", STR_ARGS(rules[i].text));
    }
}

int rule_check_run(const struct rule_files *files, struct ruleset *ruleset,
                   struct rule_check_totals *totals, struct buf *report, struct err *err)
{
    struct arena *arena = arena_new();
    const struct check check = { ruleset, totals, report, arena, err };
    int code = 0;
    for (size_t i = 0; i < files->paths.count && code == 0; i++) {
        code = check_file(&check, files->paths.items[i]);
    }
    add_left_out(ruleset, report);
    ruleset_all(ruleset, &totals->rules);
    ruleset_left_out(ruleset, &totals->left_out);
    totals->skipped = ruleset_skipped_count(ruleset);
    arena_free(arena);
    return code;
}

void rule_check_summary(const struct rule_check_totals *totals, struct buf *out)
{
    buf_add_format(out, "%zu of %zu rule files are right, %zu rules; %zu errors",
                   totals->files - totals->wrong, totals->files, totals->rules,
                   totals->errors);
    buf_add_format(out,
                   "; left out: %zu rules for other languages, %zu for other versions\n",
                   totals->skipped, totals->left_out);
}
