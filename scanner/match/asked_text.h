/* SPDX-License-Identifier: MIT
 *
 * The text of a file in which a regular expression's matches may begin: all of it, or,
 * where only what a change can have an effect on is asked for, what is in no function
 * that it has none on. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_ASKED_TEXT_H
#define HUNKSCAN_MATCH_ASKED_TEXT_H

#include <stdint.h>

#include "base/vec.h"

struct unit;

/* Bytes from `from` up to and including `last`. */
struct text_part {
    uint32_t from, last;
};

/* In the order of the text, with something between them. */
VEC_OF(text_parts, struct text_part);

/* Of the unit's file, for the rule being run; found out when first asked for. */
const struct text_parts *asked_text_of(struct unit *unit);

#endif
