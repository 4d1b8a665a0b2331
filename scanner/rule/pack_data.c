/* SPDX-License-Identifier: MIT */
#include "rule/pack_data.h"

#include "base/buf.h"
#include "match/formula.h"

/* Bytes of text on one line of a literal. */
enum { LITERAL_LINE = 72 };

/* Numbers on one line of a table. */
enum { NUMBERS_LINE = 24 };

static void add_byte(struct buf *out, unsigned char c)
{
    if (c == '\n') {
        buf_add(out, STR("\\n"));
    } else if (c == '"' || c == '\\' || c == '?') { /* "??" could begin a trigraph */
        buf_add_char(out, '\\');
        buf_add_char(out, (char)c);
    } else if (c < ' ' || c >= 0x7F) {
        buf_add_format(out, "\\%03o", c);
    } else {
        buf_add_char(out, (char)c);
    }
}

void pack_data_add_str(struct buf *out, struct str text)
{
    if (!text.ptr) {
        buf_add(out, STR("{ 0, 0 }"));
        return;
    }
    buf_add(out, STR("{ \""));
    for (size_t i = 0; i < text.len; i++) {
        if (i > 0 && i % LITERAL_LINE == 0) {
            buf_add(out, STR("\"\n    \""));
        }
        add_byte(out, (unsigned char)text.ptr[i]);
    }
    buf_add_format(out, "\", %zu }", text.len);
}

void pack_data_add_member(struct buf *out, const char *name, struct str text)
{
    if (text.ptr) {
        buf_add_format(out, "        .%s = ", name);
        pack_data_add_str(out, text);
        buf_add(out, STR(",\n"));
    }
}

void pack_data_add_texts(struct buf *out, struct str name, const struct str *texts,
                         uint32_t count)
{
    if (count == 0) {
        return;
    }
    buf_add_format(out, "static const struct str %.*s[] = {\n", STR_ARGS(name));
    for (uint32_t i = 0; i < count; i++) {
        buf_add(out, STR("    "));
        pack_data_add_str(out, texts[i]);
        buf_add(out, STR(",\n"));
    }
    buf_add(out, STR("};\n"));
}

void pack_data_add_numbers(struct buf *out, const uint32_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "%s%u", i ? ", " : "", numbers[i]);
    }
}

void pack_data_add_words(struct buf *out, struct str name,
                         const struct word_filter *words)
{
    if (words->count == 0) {
        return;
    }
    for (size_t i = 0; i < words->count; i++) {
        buf_add_format(out, "static const uint32_t %.*s_w%zu[] = { ", STR_ARGS(name), i);
        /* An empty alternative still needs an array. */
        pack_data_add_numbers(
            out, words->lengths[i] ? words->alternatives[i] : (const uint32_t[]){ 0 },
            words->lengths[i] ? words->lengths[i] : 1);
        buf_add(out, STR(" };\n"));
    }
    buf_add_format(out, "static const uint32_t *const %.*s_words[] = { ", STR_ARGS(name));
    for (size_t i = 0; i < words->count; i++) {
        buf_add_format(out, "%s%.*s_w%zu", i ? ", " : "", STR_ARGS(name), i);
    }
    buf_add_format(out, " };\nstatic const size_t %.*s_lengths[] = { ", STR_ARGS(name));
    for (size_t i = 0; i < words->count; i++) {
        buf_add_format(out, "%s%zu", i ? ", " : "", words->lengths[i]);
    }
    buf_add(out, STR(" };\n"));
}

void pack_data_add_table(struct buf *out, const char *name, const uint32_t *numbers,
                         size_t count)
{
    buf_add_format(out, "static const uint32_t %s[] = {", name);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "%s%u,", i % NUMBERS_LINE ? " " : "\n    ", numbers[i]);
    }
    buf_add(out, STR(" 0 };\n"));
}

void pack_data_add_chars(struct buf *out, const char *name, const char *chars,
                         size_t count)
{
    buf_add_format(out, "static const char %s[] = {", name);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "%s%d,", i % NUMBERS_LINE ? " " : "\n    ", chars[i]);
    }
    buf_add(out, STR(" 0 };\n"));
}
