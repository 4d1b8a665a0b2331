/* SPDX-License-Identifier: MIT
 *
 * Skimming: Python text as words, strings, comments and logical lines, without parsing
 * it. Broken code gives something, never an endless loop.
 */
#ifndef HUNKSCAN_REVIEW_SKIM_H
#define HUNKSCAN_REVIEW_SKIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Behind the word, or the blanks and tabs, at `at`. */
size_t skim_past_word(struct str text, size_t at);
size_t skim_past_blanks(struct str text, size_t at);

/* Behind a string that starts at the quote, or behind its line if it does not end. */
size_t skim_past_string(struct str text, size_t at);

/* The line break that ends the comment at `at`, or the end of the text. */
size_t skim_past_comment(struct str text, size_t at);

/* Behind the string, comment, word or other byte at `at`. */
size_t skim_past_piece(struct str text, size_t at);

/* Behind the end of the logical line, or, with a hash, behind the colon that ends a
 * header: what is not blank is mixed into it. */
size_t skim_past_line(struct str text, size_t at, uint64_t *hash);

/* Whether the text has the word, standing by itself. */
bool skim_has_word(struct str text, struct str word);

#endif
