/* SPDX-License-Identifier: MIT
 *
 * Lines of source shown under what is said of them. Text is copied as it is, but for tabs
 * and its length: who shows it makes it safe for where it goes.
 */
#ifndef HUNKSCAN_RULE_EXCERPT_H
#define HUNKSCAN_RULE_EXCERPT_H

#include <stdint.h>

#include "base/str.h"

struct buf;

/* Line `line` (1-based) of a text, without its end; absent if the text has no such line.
 */
struct str excerpt_line(struct str text, uint32_t line);

/* Appends "  SIGN LINE | TEXT", the number right-aligned. */
void excerpt_add(struct buf *out, char sign, uint32_t line, struct str text);

/* Appends a line with a caret under the character `column` (1-based) of the line above.
 */
void excerpt_add_caret(struct buf *out, uint32_t column);

#endif
