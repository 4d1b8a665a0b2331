/* SPDX-License-Identifier: MIT */
#include "rule/example.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

VEC_OF(lines, struct str);

static struct lines split_lines(struct str text, struct arena *arena)
{
    struct lines lines = { 0 };
    while (text.ptr) {
        struct str line = str_split(&text, '\n');
        if (str_ends_with(line, STR("\r"))) {
            line.len--;
        }
        VEC_PUSH(arena, &lines, line);
    }
    return lines;
}

static bool is_blank(struct str line)
{
    return str_trim(line).len == 0;
}

static size_t indent_of(struct str line)
{
    size_t indent = 0;
    while (indent < line.len && (line.ptr[indent] == ' ' || line.ptr[indent] == '\t')) {
        indent++;
    }
    return indent;
}

static bool starts_with_one(struct str text, const char *const *words)
{
    for (; *words; words++) {
        if (str_starts_with(text, str_from(*words))) {
            return true;
        }
    }
    return false;
}

/* Lines that go on with a statement though they are not indented below its first line. */
static bool continues(struct str line)
{
    static const char *const words[] = {
        ")", "]", "}", "else:", "elif ", "except:", "except ", "except*", "finally:", NULL
    };
    return starts_with_one(str_trim(line), words);
}

/* One past the last line of the statement that has line `at` in it, as indentation shows
 * it. */
static size_t statement_end(const struct lines *lines, size_t at)
{
    size_t indent = indent_of(lines->items[at]);
    size_t end = at + 1;
    for (; end < lines->count; end++) {
        const struct str line = lines->items[end];
        const size_t here = indent_of(line);
        if (is_blank(line) || annotation_is(line) ||
            (here <= indent && !continues(line))) {
            break;
        }
        indent = here < indent ? here : indent;
    }
    return end;
}

/* First line of the paragraph before `at`: after a blank line, or after the statement
 * that another annotation speaks of. */
static size_t find_start(const struct lines *lines, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < EXAMPLE_MOST_LINES - 2) {
        const struct str before = lines->items[start - 1];
        if (is_blank(before)) {
            break;
        }
        if (start >= 2 && annotation_is(lines->items[start - 2]) &&
            !annotation_is(before)) {
            const size_t end = statement_end(lines, start - 1);
            return end < at ? end : at;
        }
        start--;
    }
    return start;
}

static size_t common_indent(const struct lines *picked)
{
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < picked->count; i++) {
        const size_t indent = indent_of(picked->items[i]);
        least = indent < least ? indent : least;
    }
    return least;
}

static struct lines pick_lines(const struct lines *lines, size_t start, size_t end,
                               struct arena *arena)
{
    struct lines picked = { 0 };
    for (size_t i = start; i < end && picked.count < EXAMPLE_MOST_LINES; i++) {
        if (annotation_is(lines->items[i])) {
            continue;
        }
        VEC_PUSH(arena, &picked, lines->items[i]);
    }
    return picked;
}

/* The lines start..end but annotations, at most EXAMPLE_MOST_LINES, without common
 * indentation. */
static struct str cut_lines(const struct lines *lines, size_t start, size_t end,
                            struct arena *arena)
{
    const struct lines picked = pick_lines(lines, start, end, arena);
    const size_t indent = common_indent(&picked);
    struct buf text = { 0 };
    for (size_t i = 0; i < picked.count; i++) {
        buf_add(&text, str_slice(picked.items[i], indent, picked.items[i].len));
        buf_add_char(&text, '\n');
    }
    const struct str result = buf_copy(&text, arena);
    buf_dispose(&text);
    return result;
}

struct str example_cut(struct str text, struct str rule_id, enum annotation_kind kind,
                       struct arena *arena)
{
    struct annotations annotations = { 0 };
    const struct lines lines = split_lines(text, arena);
    annotation_read(text, arena, &annotations);
    for (size_t i = 0; i < annotations.count; i++) {
        const struct annotation *annotation = &annotations.items[i];
        const size_t at = annotation->line - 1;
        if (annotation->kind == kind && annotation_names(annotation->id, rule_id) &&
            at < lines.count && !is_blank(lines.items[at])) {
            return cut_lines(&lines, find_start(&lines, at), statement_end(&lines, at),
                             arena);
        }
    }
    return (struct str){ NULL, 0 };
}
