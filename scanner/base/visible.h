/* SPDX-License-Identifier: MIT
 *
 * Text from strangers made safe to look at. What could act on a terminal, hide or reorder
 * text is shown as an escape: control characters and malformed bytes as \x1b, invisible
 * and bidirectional format characters as \u202e. "##[" and "##vso[", which runners of
 * pipelines obey anywhere in a line, lose their second '#' to an escape. Line starts are
 * the caller's: see visible_add_line_start.
 */
#ifndef HUNKSCAN_BASE_VISIBLE_H
#define HUNKSCAN_BASE_VISIBLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct buf;

enum { VISIBLE_TAB = 4, VISIBLE_UNIT_BYTES = 16 };

/* Whether a character shows nothing, or changes how others show. */
bool visible_is_hidden(uint32_t code);

/* One code point (or malformed part) of a line, as it is shown. */
struct visible_unit {
    char text[VISIBLE_UNIT_BYTES]; /* followed by NUL */
    uint32_t columns;              /* it takes on the screen */
    uint32_t utf16_units;          /* it counts in a report's columns */
};

/* The unit at text.ptr[*at] (*at < text.len), and moves *at past it. A tab becomes blanks
 * up to the next multiple of VISIBLE_TAB, `column` (from 0) being where it starts. */
struct visible_unit visible_next(struct str text, size_t *at, uint32_t column);

/* Appends the text in one line, tabs as \t and line feeds as \n. */
void visible_add(struct buf *out, struct str text);

/* The same at the start of a line, where "::" would be a workflow command. */
void visible_add_line_start(struct buf *out, struct str text);

/* Appends "hunkscan: ", the text and a line feed: one line for stderr. */
void visible_add_message(struct buf *messages, struct str text);

/* Appends running text, words wrapped at `width` columns; the first line starts at column
 * `indent` (already written), the others are indented by it. Ends without line feed. */
void visible_add_wrapped(struct buf *out, struct str text, uint32_t indent,
                         uint32_t width);

#endif
