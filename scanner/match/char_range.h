/* SPDX-License-Identifier: MIT
 *
 * Ranges in the sets of regular expressions ([A-z]) that take other characters than
 * their writer meant. Ranges follow the numbers of characters, people think of letters
 * and digits.
 */
#ifndef HUNKSCAN_MATCH_CHAR_RANGE_H
#define HUNKSCAN_MATCH_CHAR_RANGE_H

#include <stdbool.h>

#include "base/str.h"

/* Whether some set of the expression (the value of the string, as UTF-8) has a range that
 * begins among digits, capitals, small letters or signs and ends among others of these;
 * one from sign to sign across digits or letters; one that ends before it begins; or two
 * ranges that overlap. Ranges whose ends are written as escapes, are no ASCII, or are
 * the columns of the ASCII table (as in ECMA-48: [@-~], [0-?]) are meant so. Linear. */
bool char_range_is_odd(struct str expression);

#endif
