/* SPDX-License-Identifier: MIT
 *
 * What each node of a pattern's tree stands for, and the pattern's metavariables. Inside
 * match/ only.
 */
#ifndef HUNKSCAN_MATCH_MARKS_H
#define HUNKSCAN_MATCH_MARKS_H

struct arena;
struct err;
struct intern;
struct pattern;

/* Fills marks and variables from the pattern's tree. ERR_RULE for a string with a
 * malformed regex. */
int marks_fill(struct pattern *pattern, struct intern *words, struct arena *arena,
               struct err *err);

#endif
