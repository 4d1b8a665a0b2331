/* SPDX-License-Identifier: MIT */
#include "review/imported.h"

#include "base/arena.h"
#include "base/intern.h"
#include "review/skim.h"

struct reader {
    const struct intern *words;
    bool *seen, *relative;
    struct pairs *joined;
};

/* Where the line begins that the place is on, with those before that it goes on from. */
static size_t start_of(struct str text, size_t at)
{
    while (at > 0 && (text.ptr[at - 1] != '\n' || (at > 1 && text.ptr[at - 2] == '\\') ||
                      (at > 2 && text.ptr[at - 2] == '\r' && text.ptr[at - 3] == '\\'))) {
        at--;
    }
    return at;
}

/* Whether the statement is of the form "from .a import b". */
static bool is_relative(struct str statement)
{
    const size_t from = str_find(statement, STR("from"), 0);
    const size_t at = skim_past_blanks(statement, from + 4);
    return at < statement.len && statement.ptr[at] == '.';
}

static void read_statement(const struct reader *reader, struct str statement)
{
    const bool relative = is_relative(statement);
    uint32_t last = 0;    /* the word before */
    uint32_t package = 0; /* the last one before "import" */
    bool is_behind = false;
    for (size_t at = 0; at < statement.len;) {
        const size_t end = skim_past_word(statement, at);
        if (end == at) {
            at++;
            continue;
        }
        const struct str word = str_slice(statement, at, end);
        const bool is_part = at > 0 && statement.ptr[at - 1] == '.';
        if (str_equal(word, STR("import"))) {
            package = last;
            is_behind = true;
        }
        const uint32_t number = intern_find(reader->words, word);
        reader->seen[number] = true;
        reader->relative[number] |= relative;
        if (number && is_part && last) {
            pairs_set(reader->joined, last, number, 1);
        } else if (number && is_behind && package) {
            pairs_set(reader->joined, package, number, 1);
        }
        last = number;
        at = end;
    }
}

struct imported imported_read(const struct intern *words, struct str text,
                              struct arena *arena)
{
    static const struct str import = { "import", 6 };
    struct imported imported = { .joined = pairs_init(arena, 16) };
    const struct reader reader = { words, ARENA_ARRAY(arena, intern_count(words), bool),
                                   ARENA_ARRAY(arena, intern_count(words), bool),
                                   &imported.joined };
    for (size_t at = str_find(text, import, 0); at < text.len;
         at = str_find(text, import, at + import.len)) {
        const size_t start = start_of(text, at);
        const size_t end = skim_past_line(text, start, NULL);
        read_statement(&reader, str_slice(text, start, end > at ? end : text.len));
    }
    imported.words = reader.seen;
    imported.relative = reader.relative;
    return imported;
}
