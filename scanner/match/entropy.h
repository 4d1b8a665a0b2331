/* SPDX-License-Identifier: MIT
 *
 * Whether a text looks like a random secret, such as a key or a token, rather than like
 * something people wrote.
 */
#ifndef HUNKSCAN_MATCH_ENTROPY_H
#define HUNKSCAN_MATCH_ENTROPY_H

#include "base/str.h"

/* True for texts without blanks, of at least 12 bytes, whose characters are spread evenly
 * (the chance that two of them are equal is at most 1/8: 3 bits of collision entropy) and
 * follow each other neither as in words, names and paths nor as in counting. False for
 * UUIDs, numbers and texts with fields of a format. */
bool entropy_is_high(struct str text);

#endif
