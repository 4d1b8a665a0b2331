/* SPDX-License-Identifier: MIT
 *
 * What metavariable-analysis can find out about a string.
 */
#ifndef HUNKSCAN_MATCH_ANALYZER_H
#define HUNKSCAN_MATCH_ANALYZER_H

#include <stdbool.h>

#include "base/str.h"

struct unit;

enum analyzer {
    ANALYZER_NONE,
    ANALYZER_ENTROPY, /* whether it looks like a random secret (entropy.h) */
    ANALYZER_REDOS,   /* whether it is a regular expression that may take exponential time
                         (redos.h) */
};

/* Whether it is so. Costs steps of the unit's budget. */
bool analyzer_holds(enum analyzer analyzer, struct unit *unit, struct str text);

#endif
