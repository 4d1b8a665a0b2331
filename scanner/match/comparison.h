/* SPDX-License-Identifier: MIT
 *
 * Comparisons: a Python expression over metavariables (metavariable-comparison), checked
 * when the rule is loaded and evaluated for each match. A metavariable has the constant
 * value of what it is bound to; where it has none, what depends on it is unknown, and
 * what is unknown does not hold. There is no today(): the same code gives the same
 * findings on any day.
 */
#ifndef HUNKSCAN_MATCH_COMPARISON_H
#define HUNKSCAN_MATCH_COMPARISON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct comparison;
struct err;
struct match;
struct pattern_maker;
struct unit;

/* One metavariable whose text is read as a number or string, whatever it is in Python. */
struct comparison_reading {
    uint32_t metavariable; /* intern number; 0: none is */
    bool strip;            /* without quotes at its ends */
    uint8_t base;          /* of numbers, 2 to 36; 0: as Python writes them */
};

/* Compiles an expression into the maker's arena. ERR_RULE, without position, for what is
 * no expression, or has names and functions that are not known. */
int comparison_compile(const struct pattern_maker *maker, struct str text,
                       const struct comparison_reading *reading,
                       struct comparison **comparison, struct err *err);

/* Whether it holds for the metavariables of a match. */
bool comparison_holds(const struct comparison *comparison, struct unit *unit,
                      const struct match *match);

#endif
