/* SPDX-License-Identifier: MIT
 *
 * What filters said of the names of a file: names are few and come often. Inside match/
 * only.
 */
#ifndef HUNKSCAN_MATCH_ANSWERS_H
#define HUNKSCAN_MATCH_ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

struct unit;

/* Whether the answer of the formula with this number about a name is kept; then it is in
 * `*answer`. */
bool answers_find(const struct unit *unit, uint32_t number, uint32_t name, bool *answer);

/* Keeps it until the file is done. */
void answers_keep(struct unit *unit, uint32_t number, uint32_t name, bool answer);

#endif
