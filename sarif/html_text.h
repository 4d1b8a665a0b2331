/* SPDX-License-Identifier: MIT
 *
 * Raw text in HTML. Nothing in it can be markup or end an attribute; characters that hide
 * or reorder, and malformed bytes, are shown as escapes (base/visible.h), in a
 * <span class="esc"> so that they are not taken for text. "##[", which runners of
 * pipelines obey anywhere in a line, does not occur: '#' is written as a reference.
 */
#ifndef HUNKSCAN_SARIF_HTML_TEXT_H
#define HUNKSCAN_SARIF_HTML_TEXT_H

#include <stdbool.h>

#include "base/str.h"

struct buf;

/* A name or path: tabs and line breaks are shown as escapes too. */
void html_text_add(struct buf *out, struct str text);

/* The same within an attribute in double quotes, without the span. */
void html_text_add_attribute(struct buf *out, struct str text);

/* Running text: tabs and line breaks are blanks. */
void html_text_add_prose(struct buf *out, struct str text);

/* The same, what stands between backticks as code. */
void html_text_add_rich(struct buf *out, struct str text);

/* A piece of a line of code: tabs stay. */
void html_text_add_code(struct buf *out, struct str text);

/* Appends the start of a link to an outside address, `<a href="…"…>`; false, appending
 * nothing, unless it is https:// or http://. */
bool html_text_open_link(struct buf *out, struct str url);

#endif
