/* SPDX-License-Identifier: MIT
 *
 * UTF-8 as the report consumers read it: malformed bytes count as U+FFFD, one for each
 * maximal ill-formed part (Unicode 15, section 3.9, "U+FFFD Substitution of Maximal
 * Subparts"; the rule of the WHATWG decoder, Node.js and Python's errors="replace").
 */
#ifndef HUNKSCAN_BASE_UTF8_H
#define HUNKSCAN_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

struct buf;

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Decodes one code point at text.ptr[*at] (*at < text.len) and moves *at past it.
 * Malformed input gives UTF8_REPLACEMENT and moves past the maximal ill-formed part. */
uint32_t utf8_next(struct str text, size_t *at);

/* Whether the whole text is well-formed UTF-8. */
bool utf8_valid(struct str text);

/* Length in UTF-16 code units; the byte at which `units` of them have passed, text.len
 * where there are no more. */
size_t utf8_utf16_length(struct str text);
size_t utf8_at_utf16(struct str text, size_t units);

/* Appends the text with malformed parts replaced by U+FFFD. */
void utf8_add_clean(struct buf *buf, struct str text);

/* Appends one code point (surrogates and values above U+10FFFF as U+FFFD). */
void utf8_add(struct buf *buf, uint32_t code_point);

#endif
