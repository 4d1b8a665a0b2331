/* SPDX-License-Identifier: MIT
 *
 * What every match of a regular expression must contain, read off its text: so most
 * searches in which there is no match are decided without one. Inside base/ only.
 */
#ifndef HUNKSCAN_BASE_REGEX_LITERAL_H
#define HUNKSCAN_BASE_REGEX_LITERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { REGEX_LITERALS = 12, REGEX_LITERAL_BYTES = 23 };

/* Each match contains at least one of them; nothing is known where there are none. */
struct regex_literals {
    size_t count;
    struct regex_literal {
        unsigned char len;
        char bytes[REGEX_LITERAL_BYTES];
    } items[REGEX_LITERALS];
};

/* Of a pattern that PCRE2 accepts. What is not understood is taken as anything. */
struct regex_literals regex_literals_of(struct str pattern);

/* Whether a match is possible in the text from byte `from` on, as far as they tell. */
bool regex_literals_admit(const struct regex_literals *literals, struct str text,
                          size_t from);

#endif
