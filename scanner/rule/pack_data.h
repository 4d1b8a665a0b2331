/* SPDX-License-Identifier: MIT
 *
 * Plain data as C text, for the writers of packs (pack_writer.c, pack_flow.c).
 */
#ifndef HUNKSCAN_RULE_PACK_DATA_H
#define HUNKSCAN_RULE_PACK_DATA_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct buf;
struct word_filter;

/* A struct str as an initialiser. */
void pack_data_add_str(struct buf *out, struct str text);

/* A designated member with its initialiser; nothing if the text is absent. */
void pack_data_add_member(struct buf *out, const char *name, struct str text);

/* A static array of struct str; nothing if there are none. */
void pack_data_add_texts(struct buf *out, struct str name, const struct str *texts,
                         uint32_t count);

/* Numbers with commas between them. */
void pack_data_add_numbers(struct buf *out, const uint32_t *numbers, size_t count);

/* A static table of numbers, or of bytes; one more at its end, so that none is empty. */
void pack_data_add_table(struct buf *out, const char *name, const uint32_t *numbers,
                         size_t count);
void pack_data_add_chars(struct buf *out, const char *name, const char *chars,
                         size_t count);

/* The static arrays NAME_words and NAME_lengths of a filter; nothing if it is empty. */
void pack_data_add_words(struct buf *out, struct str name,
                         const struct word_filter *words);

#endif
