/* SPDX-License-Identifier: MIT
 *
 * "Did you mean": the known word that is most like a mistyped one.
 */
#ifndef HUNKSCAN_RULE_SUGGEST_H
#define HUNKSCAN_RULE_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Keeps the best candidate so far. Start with the wanted word and all else zero. */
struct suggestion {
    struct str wanted;
    struct str best; /* absent: none is near enough */
    size_t distance;
};

/* Considers a candidate: fewer edits (insert, delete, replace, swap of neighbours;
 * letters folded) win, the first among equals; about a third of the word may differ. */
void suggest_consider(struct suggestion *suggestion, struct str candidate);

#endif
