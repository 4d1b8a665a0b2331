/* SPDX-License-Identifier: MIT */
#include "names/import_text.h"

#include "base/arena.h"

/* A statement being read. */
struct reader {
    struct str rest;
    bool in_brackets;
    struct arena *arena;
    struct import_texts *found;
};

static bool ends_word(char c)
{
    return str_find_char(STR(" \t\r\n,()*#\\;"), c, 0) < 11;
}

/* Behind blanks, comments, continued lines and, within brackets, line breaks. */
static size_t past_blanks(const struct reader *reader)
{
    const struct str text = reader->rest;
    size_t at = 0;
    while (at < text.len) {
        const char c = text.ptr[at];
        if (c == '#') {
            at = str_find_char(text, '\n', at);
        } else if (c == '\\') {
            at = str_find_char(text, '\n', at) + 1;
        } else if (c == ' ' || c == '\t' || c == '\r' ||
                   (c == '\n' && reader->in_brackets)) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

/* The next dotted name; commas, brackets and the star are words, too. Empty at the end of
 * the statement. */
static struct str next_word(struct reader *reader)
{
    const struct str text = reader->rest;
    const size_t from = past_blanks(reader);
    size_t to = from;
    while (to < text.len && !ends_word(text.ptr[to])) {
        to++;
    }
    to += to == from && to < text.len && text.ptr[to] != '\n' && text.ptr[to] != ';';
    reader->rest = str_slice(text, to, text.len);
    return str_slice(text, from, to);
}

/* Adds what is imported, with the name behind `as`. Whether a comma follows. */
static bool add(struct reader *reader, struct str module, struct str name)
{
    struct import_text import = { module, name, STR("") };
    struct str word = next_word(reader);
    if (str_equal(word, STR("as"))) {
        import.as = next_word(reader);
        word = next_word(reader);
    }
    VEC_PUSH(reader->arena, reader->found, import);
    return str_equal(word, STR(","));
}

/* "import a.b, c as d" behind the first word. */
static void read_modules(struct reader *reader)
{
    struct str module = next_word(reader);
    while (module.len > 0 && add(reader, module, STR(""))) {
        module = next_word(reader);
    }
}

/* "from .a import (b as c, d)" behind the first word. */
static void read_names(struct reader *reader)
{
    const struct str module = next_word(reader);
    if (!str_equal(next_word(reader), STR("import"))) {
        return;
    }
    struct str name = next_word(reader);
    if (str_equal(name, STR("("))) {
        reader->in_brackets = true;
        name = next_word(reader);
    }
    while (name.len > 0 && !str_equal(name, STR(")")) && add(reader, module, name)) {
        name = next_word(reader);
    }
}

void import_text_read(struct str text, struct arena *arena, struct import_texts *found)
{
    struct reader reader = { .rest = text, .arena = arena, .found = found };
    const struct str first = next_word(&reader);
    if (str_equal(first, STR("import"))) {
        read_modules(&reader);
    } else if (str_equal(first, STR("from"))) {
        read_names(&reader);
    }
}
