/* SPDX-License-Identifier: MIT
 *
 * pattern-regex: where a regular expression is found in the text. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_REGEX_FIND_H
#define HUNKSCAN_MATCH_REGEX_FIND_H

struct formula;
struct match;
struct matches;
struct unit;

/* Appends the matches of the formula's regex, its groups as metavariables, in the bytes
 * start->from..to of the file, or in all of it for NULL; each with the bindings of
 * `start`, which hold. A step of the unit's budget for each. */
void regex_find(const struct formula *formula, struct unit *unit,
                const struct match *start, struct matches *found);

#endif
