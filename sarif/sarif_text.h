/* SPDX-License-Identifier: MIT
 *
 * Raw bytes of a scan (code, paths, names, texts of rules) as texts a SARIF consumer
 * takes: valid UTF-8 without NUL everywhere; in messages one paragraph in which nothing
 * echoed can be a link or speak to a terminal; in URIs only characters that RFC 3986
 * leaves alone.
 */
#ifndef HUNKSCAN_SARIF_SARIF_TEXT_H
#define HUNKSCAN_SARIF_SARIF_TEXT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct buf;

/* Appends the text with malformed UTF-8 and NUL as U+FFFD. */
void sarif_text_add_clean(struct buf *out, struct str raw);

/* Appends the text as part of a message (SARIF 2.1.0, 3.11.6): runs of blanks and line
 * breaks become one space, none at either end; `[`, `]` and `\` are escaped; control,
 * invisible and bidirectional format characters are shown as `\x1b` or `\u202e` (their
 * backslash escaped, too). */
void sarif_text_add_message(struct buf *out, struct str raw);

/* Makes what stands in the buffer from byte `from` on end with a period; nothing for an
 * empty text. */
void sarif_text_end_sentence(struct buf *out, size_t from);

/* Cuts what stands from byte `from` on to at most `most_units` UTF-16 code units (>= 2),
 * the last one an ellipsis where something was cut; never inside a character or an
 * escape. The text is valid UTF-8. */
void sarif_text_cut(struct buf *out, size_t from, size_t most_units);

/* Appends raw text as a sentence: cleaned, at most `most_units` long, ending with a
 * period. For descriptions, where links mean nothing. */
void sarif_text_add_sentence(struct buf *out, struct str raw, size_t most_units);

/* Appends a path as a relative reference: each segment percent-encoded from its bytes;
 * only letters, digits, `-._~` and the separating slashes stay. */
void sarif_text_add_path(struct buf *out, struct str path);

/* Appends a URL with what a URI may not hold percent-encoded; false, appending nothing,
 * unless it starts with https://, http://, ssh:// or git://. */
bool sarif_text_add_url(struct buf *out, struct str url);

/* New JSON strings (the caller's reference): of the buffer's text, which must be valid
 * UTF-8; of raw text, cleaned; of a path as URI. */
json_t *sarif_text_json(const struct buf *text);
json_t *sarif_text_clean(struct str raw);
json_t *sarif_text_path(struct str path);

#endif
