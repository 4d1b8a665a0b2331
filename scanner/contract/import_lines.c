/* SPDX-License-Identifier: MIT */
#include "contract/import_lines.h"

#include "base/arena.h"
#include "names/dotted.h"

/* A statement being read. */
struct reader {
    struct str rest;
    struct str path;
    struct arena *arena;
    struct import_line form; /* with the bytes of the statement */
    struct import_lines *found;
};

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* Behind the string whose quote is at `at`; of one line, behind that at most. */
static size_t past_string(struct str text, size_t at)
{
    const char quote = text.ptr[at];
    const bool is_long =
        at + 2 < text.len && text.ptr[at + 1] == quote && text.ptr[at + 2] == quote;
    const size_t marks = is_long ? 3 : 1;
    size_t met = 0;
    for (at += marks; at < text.len && met < marks; at++) {
        if (text.ptr[at] == '\n' && !is_long) {
            return at;
        }
        met = text.ptr[at] == quote ? met + 1 : 0;
        at += text.ptr[at] == '\\';
    }
    return at < text.len ? at : text.len;
}

/* Behind the line break that ends the statement at `at`. */
static size_t past_statement(struct str text, size_t at)
{
    int depth = 0;
    while (at < text.len) {
        const char c = text.ptr[at];
        if (c == '#') {
            at = str_find_char(text, '\n', at);
        } else if (is_quote(c)) {
            at = past_string(text, at);
        } else if (c == '\n' && depth <= 0) {
            return at + 1;
        } else {
            depth += c == '(' || c == '[' || c == '{';
            depth -= c == ')' || c == ']' || c == '}';
            at += c == '\\' ? 2 : 1;
        }
    }
    return text.len;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\\';
}

static bool ends_word(char c)
{
    return is_blank(c) || c == ',' || c == '(' || c == ')' || c == '#' || c == ';';
}

/* The next dotted name; commas and brackets are words, too. A semicolon ends it all. */
static struct str next_word(struct reader *reader)
{
    const struct str text = reader->rest;
    size_t from = 0;
    while (from < text.len && (is_blank(text.ptr[from]) || text.ptr[from] == '#')) {
        from = text.ptr[from] == '#' ? str_find_char(text, '\n', from) : from + 1;
    }
    size_t to = from;
    while (to < text.len && !ends_word(text.ptr[to])) {
        to++;
    }
    to += to == from && to < text.len && text.ptr[to] != ';';
    reader->rest = str_slice(text, to, text.len);
    return str_slice(text, from, to);
}

static void add(struct reader *reader, struct str module, struct str name)
{
    struct import_line line = reader->form;
    line.module = module;
    line.name = name;
    VEC_PUSH(reader->arena, reader->found, line);
}

/* Behind a name that something is imported as: the comma after it, if there is one. */
static struct str past_as(struct reader *reader)
{
    struct str word = next_word(reader);
    if (str_equal(word, STR("as"))) {
        next_word(reader);
        word = next_word(reader);
    }
    return word;
}

/* "import a.b, c as d" behind the first word. */
static void read_modules(struct reader *reader)
{
    struct str comma = STR(",");
    while (str_equal(comma, STR(","))) {
        const struct str module = next_word(reader);
        if (module.len > 0) {
            add(reader, str_copy(reader->arena, module), STR(""));
        }
        comma = past_as(reader);
    }
}

/* "from .a import (b as c, d)" behind the first word. */
static void read_names(struct reader *reader)
{
    const struct str written = next_word(reader);
    const struct str module =
        str_copy(reader->arena, dotted_from_top(reader->path, written, reader->arena));
    reader->form.is_relative = str_starts_with(written, STR("."));
    struct str word = next_word(reader);
    if (!str_equal(word, STR("import"))) {
        return;
    }
    word = next_word(reader);
    word = str_equal(word, STR("(")) ? next_word(reader) : word;
    while (word.len > 0 && !str_equal(word, STR(")"))) {
        const bool is_star = str_equal(word, STR("*"));
        add(reader, module, is_star ? STR("") : str_copy(reader->arena, word));
        word = past_as(reader);
        word = str_equal(word, STR(",")) ? next_word(reader) : STR("");
    }
}

void import_lines_read(struct str path, struct str text, struct arena *arena,
                       struct import_lines *found)
{
    size_t next = 0;
    for (size_t at = 0; at < text.len; at = next) {
        next = past_statement(text, at);
        struct reader reader = { .rest = str_slice(text, at, next),
                                 .path = path,
                                 .arena = arena,
                                 .form = { .from = (uint32_t)at, .to = (uint32_t)next },
                                 .found = found };
        if (is_blank(text.ptr[at]) || text.ptr[at] == '#') {
            continue;
        }
        const struct str first = next_word(&reader);
        if (str_equal(first, STR("import"))) {
            read_modules(&reader);
        } else if (str_equal(first, STR("from"))) {
            read_names(&reader);
        }
    }
}
