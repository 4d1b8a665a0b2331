/* SPDX-License-Identifier: MIT
 *
 * Compact JSON written straight into a text, value by value: for what a report has
 * hundreds of. The bytes are those of json_out_add. Commas come by themselves: one
 * precedes what follows a value.
 */
#ifndef HUNKSCAN_SARIF_JSON_TEXT_H
#define HUNKSCAN_SARIF_JSON_TEXT_H

#include <stdint.h>

#include "base/str.h"

struct buf;

/* Begins an object or array, `bracket` being `{` or `[`; ends it, with `}` or `]`. */
void json_text_open(struct buf *out, char bracket);
void json_text_close(struct buf *out, char bracket);

/* The key of what is written next: a plain name, nothing in it needs an escape. */
void json_text_key(struct buf *out, const char *key);

/* A string: valid UTF-8 without NUL. */
void json_text_string(struct buf *out, struct str text);

/* A number; the truth value. */
void json_text_number(struct buf *out, uint64_t number);
void json_text_false(struct buf *out);

/* A key with its string; with an object whose only member is a "text". */
void json_text_member(struct buf *out, const char *key, struct str text);
void json_text_message(struct buf *out, const char *key, struct str text);

#endif
