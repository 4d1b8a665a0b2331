/* SPDX-License-Identifier: MIT
 *
 * What each node of a pattern's tree stands for, and the pattern's metavariables. Inside
 * match/ only.
 */
#ifndef HUNKSCAN_MATCH_MARKS_H
#define HUNKSCAN_MATCH_MARKS_H

struct err;
struct pattern;
struct pattern_maker;

/* Fills marks and variables from the pattern's tree. ERR_RULE for a string with a
 * malformed regex. */
int marks_fill(struct pattern *pattern, const struct pattern_maker *maker,
               struct err *err);

#endif
