/* SPDX-License-Identifier: MIT */
#include "flow/glance_import.h"

#include "base/arena.h"
#include "flow/glance.h"
#include "names/dotted.h"

/* A statement being read. */
struct reader {
    struct str rest;
    struct glance *glance;
    struct arena *arena;
};

/* The next word, dotted name or mark; blanks, comments and line breaks within brackets
 * are left out. A line break outside is an empty word. */
static struct str next_word(struct reader *reader, bool in_brackets)
{
    struct str text = reader->rest;
    size_t at = 0;
    while (at < text.len) {
        const char c = text.ptr[at];
        if (c == '#') {
            at = str_find_char(text, '\n', at);
        } else if (c == '\\' || c == ' ' || c == '\t' || c == '\r') {
            at += c == '\\' ? 2 : 1;
        } else if (c == '\n' && in_brackets) {
            at++;
        } else {
            break;
        }
    }
    const size_t from = at < text.len ? at : text.len;
    size_t to = from;
    while (to < text.len &&
           str_find_char(STR(" \t\r\n,()*#\\;"), text.ptr[to], 0) == 11) {
        to++;
    }
    const bool is_mark =
        to == from && to < text.len && text.ptr[to] != '\n' && text.ptr[to] != ';';
    to += is_mark;
    reader->rest = str_slice(text, to, text.len);
    return str_slice(text, from, to);
}

static void add(struct reader *reader, struct str name, struct str dotted)
{
    const struct glance_import import = { str_copy(reader->arena, name),
                                          str_copy(reader->arena, dotted) };
    VEC_PUSH(reader->arena, &reader->glance->imports, import);
}

/* "import a.b, c as d" behind the first word. */
static void read_modules(struct reader *reader)
{
    struct str word = next_word(reader, false);
    while (word.len > 0) {
        const struct str dotted = word;
        word = next_word(reader, false);
        if (str_equal(word, STR("as"))) {
            add(reader, next_word(reader, false), dotted);
            word = next_word(reader, false);
        } else {
            const struct str first = str_slice(dotted, 0, str_find_char(dotted, '.', 0));
            add(reader, first, first);
        }
        if (!str_equal(word, STR(","))) {
            return;
        }
        word = next_word(reader, false);
    }
}

/* "from .a import (b as c, d)" behind the first word. */
static void read_names(struct reader *reader)
{
    const struct str module =
        dotted_from_top(reader->glance->path, next_word(reader, false), reader->arena);
    next_word(reader, false); /* import */
    struct str word = next_word(reader, false);
    const bool in_brackets = str_equal(word, STR("("));
    word = in_brackets ? next_word(reader, true) : word;
    while (word.len > 0 && !str_equal(word, STR(")"))) {
        const struct str name = word;
        struct str bound = name;
        word = next_word(reader, in_brackets);
        if (str_equal(word, STR("as"))) {
            bound = next_word(reader, in_brackets);
            word = next_word(reader, in_brackets);
        }
        add(reader, bound,
            str_equal(name, STR("*"))
                ? module
                : str_format(reader->arena, "%.*s%s%.*s", STR_ARGS(module),
                             module.len ? "." : "", STR_ARGS(name)));
        if (!str_equal(word, STR(","))) {
            return;
        }
        word = next_word(reader, in_brackets);
    }
}

void glance_import_read(struct glance *glance, struct str text, struct arena *arena)
{
    struct reader reader = { .rest = text, .glance = glance, .arena = arena };
    const struct str first = next_word(&reader, false);
    if (str_equal(first, STR("import"))) {
        read_modules(&reader);
    } else {
        read_names(&reader);
    }
}
