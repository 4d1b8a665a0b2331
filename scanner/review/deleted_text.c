/* SPDX-License-Identifier: MIT */
#include "review/deleted_text.h"

#include "base/arena.h"
#include "review/skim.h"

uint32_t deleted_margin(struct str line)
{
    const size_t at = skim_past_blanks(line, 0);
    const bool blank = at == line.len || line.ptr[at] == '#' || line.ptr[at] == '\n' ||
                       line.ptr[at] == '\r';
    return blank ? DELETED_NO_MARGIN : (uint32_t)at;
}

/* The next word at or after `*at`, which is then behind it; empty if there is none. */
static struct str next_word(struct str line, size_t *at)
{
    while (*at < line.len && !str_is_word_byte(line.ptr[*at])) {
        (*at)++;
    }
    const size_t from = *at;
    *at = skim_past_word(line, from);
    return str_slice(line, from, *at);
}

static void add_words(const struct deleted_text *text, struct str line,
                      struct deleted_words *words)
{
    size_t at = 0;
    for (struct str word = next_word(line, &at); word.len > 0;
         word = next_word(line, &at)) {
        VEC_PUSH(text->arena, words, word);
    }
}

/* What an import binds, as it goes on after its first words: "a.b, c as d". */
static void add_imported(struct deleted_text *text, struct str rest)
{
    size_t at = 0;
    for (struct str word = next_word(rest, &at); word.len > 0;
         word = next_word(rest, &at)) {
        if (word.ptr == rest.ptr || word.ptr[-1] != '.') {
            VEC_PUSH(text->arena, &text->changed, word);
        }
    }
}

/* Whether an odd number of `quotes` stands in the line: a long string begins or ends. */
static bool is_odd(struct str line, struct str quotes)
{
    bool odd = false;
    for (size_t at = str_find(line, quotes, 0); at < line.len;
         at = str_find(line, quotes, at + quotes.len)) {
        odd = !odd;
    }
    return odd;
}

static bool crosses_string(struct str line)
{
    return is_odd(line, STR("\"\"\"")) != is_odd(line, STR("'''"));
}

/* def NAME, class NAME. */
static void define(struct deleted_text *text, struct str code, size_t at, uint32_t margin,
                   bool is_class)
{
    const struct str name = next_word(code, &at);
    const bool hidden = str_starts_with(name, STR("__"));
    VEC_PUSH(text->arena, hidden ? &text->hidden : &text->changed, name);
    text->margin = is_class ? DELETED_NO_MARGIN : margin;
    text->in_function = !is_class;
    text->decorates = false;
    if (is_class && margin < text->class_margin) {
        text->class_margin = margin;
    }
}

/* Words that begin statements which may do anything, or belong to such. */
static bool is_keyword(struct str word)
{
    static const char *const words[] = { "if",    "elif",   "else",    "try",    "except",
                                         "for",   "with",   "finally", "while",  "raise",
                                         "del",   "assert", "match",   "return", "global",
                                         "print", "exec",   NULL };
    return str_is_among(word, words);
}

/* NAME = …, NAME: …, NAME, … or NAME += …: what stands after a first word. */
static bool binds(struct str rest)
{
    rest = str_trim(rest);
    if (rest.len == 0) {
        return false;
    }
    char next = '\0';
    if (rest.len > 1) {
        next = rest.ptr[1];
    }
    return rest.ptr[0] == ',' || rest.ptr[0] == ':' ||
           (rest.ptr[0] == '=' && next != '=') ||
           (next == '=' && rest.ptr[0] != '=' && rest.ptr[0] != '!' &&
            rest.ptr[0] != '<' && rest.ptr[0] != '>');
}

/* A line outside of functions that begins something new. */
static void read_outside(struct deleted_text *text, struct str code, uint32_t margin)
{
    size_t at = 0;
    const struct str word =
        str_is_word_byte(code.ptr[0]) ? next_word(code, &at) : STR("");
    const struct str rest = str_slice(code, at, code.len);
    size_t behind = 0;
    const bool async = str_equal(word, STR("async"));
    text->margin = margin;
    text->in_function = false;
    if (str_equal(word, STR("def")) || str_equal(word, STR("class"))) {
        define(text, code, at, margin, word.ptr[0] == 'c');
    } else if (async && str_equal(next_word(rest, &behind), STR("def"))) {
        define(text, code, at + behind, margin, false);
    } else if (code.ptr[0] == '@') {
        text->decorates = true;
        text->in_function = true;
    } else if (str_equal(word, STR("import")) || str_equal(word, STR("from"))) {
        const size_t import = str_find(code, STR("import"), 0);
        text->outside = true;
        add_imported(text, str_slice(code, import + 6, code.len));
        text->unclear = text->unclear || str_ends_with(str_trim(code), STR("*"));
    } else if (word.len > 0 && !is_keyword(word) && binds(rest)) {
        text->outside = true;
        add_words(text, code, &text->changed);
    } else if (word.len > 0 ? !str_equal(word, STR("pass"))
                            : code.ptr[0] != '"' && code.ptr[0] != '\'') {
        text->unclear = true;
    }
}

struct deleted_text deleted_text_new(struct arena *arena, uint32_t margin,
                                     bool in_function)
{
    return (struct deleted_text){ .arena = arena,
                                  .margin = margin,
                                  .in_function = in_function,
                                  .class_margin = DELETED_NO_MARGIN };
}

static bool closes(char c)
{
    return c == ')' || c == ']' || c == '}';
}

void deleted_text_line(struct deleted_text *text, struct str line)
{
    const uint32_t margin = deleted_margin(line);
    const bool was_in_string = text->in_string;
    text->in_string = text->in_string != crosses_string(line);
    if (margin == DELETED_NO_MARGIN) {
        return;
    }
    const struct str code = str_slice(line, margin, line.len);
    const bool known = text->margin != DELETED_NO_MARGIN;
    const bool inner =
        was_in_string || (known && (margin > text->margin ||
                                    (margin == text->margin && closes(code.ptr[0]))));
    if (!inner) {
        read_outside(text, code, margin);
        return;
    }
    size_t at = 0;
    if (str_equal(next_word(code, &at), STR("def"))) {
        VEC_PUSH(text->arena, &text->changed, next_word(code, &at));
    }
    text->continues = text->continues || text->changed.count + text->hidden.count == 0;
    if (!text->in_function) {
        text->outside = true;
        add_words(text, code, &text->changed);
    }
}
