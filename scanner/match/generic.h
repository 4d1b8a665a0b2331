/* SPDX-License-Identifier: MIT
 *
 * Generic patterns: text that is no Python (a piece of SQL or HTML in a string), as words
 * and single punctuation marks with blanks and line breaks left out. `$X` stands for a
 * word, `...` for anything on the next lines, `$...X` for the same with a name; round,
 * square and curly brackets that belong together are skipped together or not at all.
 */
#ifndef HUNKSCAN_MATCH_GENERIC_H
#define HUNKSCAN_MATCH_GENERIC_H

#include "base/str.h"

struct err;
struct generic;
struct match;
struct matches;
struct pattern_maker;
struct unit;

/* Compiles a pattern into the maker's arena. ERR_RULE, without position, if there is
 * nothing in it to look for. */
int generic_compile(const struct pattern_maker *maker, struct str text,
                    struct generic **generic, struct err *err);

/* Appends the matches in the bytes start->from..to of the file, or in all of it for NULL:
 * for each place where one starts the shortest, each with the bindings of `start`, which
 * hold. A step of the unit's budget for each token looked at. */
void generic_find(const struct generic *generic, struct unit *unit,
                  const struct match *start, struct matches *found);

#endif
