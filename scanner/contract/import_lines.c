/* SPDX-License-Identifier: MIT */
#include "contract/import_lines.h"

#include "base/arena.h"
#include "names/dotted.h"
#include "names/import_text.h"

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

/* The rows of the statement of bytes from..to. */
static void add_statement(struct str path, struct str text, struct import_line form,
                          struct arena *arena, struct import_lines *found)
{
    struct import_texts imports = { 0 };
    import_text_read(str_slice(text, form.from, form.to), arena, &imports);
    for (size_t i = 0; i < imports.count; i++) {
        const struct import_text *import = &imports.items[i];
        const bool is_from = import->name.len > 0;
        if (!is_from) {
            form.module = str_copy(arena, import->module);
        } else if (i == 0) {
            form.module = str_copy(arena, dotted_from_top(path, import->module, arena));
        }
        form.name =
            str_equal(import->name, STR("*")) ? STR("") : str_copy(arena, import->name);
        form.is_relative = is_from && str_starts_with(import->module, STR("."));
        VEC_PUSH(arena, found, form);
    }
}

void import_lines_read(struct str path, struct str text, struct arena *arena,
                       struct import_lines *found)
{
    size_t next = 0;
    for (size_t at = 0; at < text.len; at = next) {
        next = past_statement(text, at);
        const struct import_line form = { .from = (uint32_t)at, .to = (uint32_t)next };
        if (!is_blank(text.ptr[at]) && text.ptr[at] != '#') {
            add_statement(path, text, form, arena, found);
        }
    }
}
