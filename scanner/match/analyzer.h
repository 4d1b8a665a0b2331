/* SPDX-License-Identifier: MIT
 *
 * What metavariable-analysis can find out about a string, or a name.
 */
#ifndef HUNKSCAN_MATCH_ANALYZER_H
#define HUNKSCAN_MATCH_ANALYZER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct unit;

enum analyzer {
    ANALYZER_NONE,
    ANALYZER_ENTROPY, /* whether it looks like a random secret (entropy.h) */
    ANALYZER_REDOS,   /* whether it is a regular expression that may take exponential time
                         (redos.h) */
    ANALYZER_REDOS_PART,       /* the same of a part of one: more follows that may fail */
    ANALYZER_REDOS_CUBIC,      /* time that grows with the cube of the text's length, not
                                  faster than any power */
    ANALYZER_CHAR_RANGE,       /* whether a set of it has a range that is hardly meant
                                  (char_range.h) */
    ANALYZER_REDOS_QUADRATIC,  /* time that grows with its square, or faster */
    ANALYZER_REDOS_POLYNOMIAL, /* or, where it is searched for, with its square */
    /* Not of a string: whether a name is read where nothing may be bound to it yet
     * (names/unbound.h). */
    ANALYZER_UNBOUND_IN_HANDLER,
    ANALYZER_UNBOUND_BEHIND_IF,
    ANALYZER_BOUND_BEFORE /* whether a name of a function or module was bound before, by
                             something else than an import */
};

/* Whether it is so. `flags` is the source of the argument with flags such as `re.X |
 * re.I`, empty if there is none. Costs steps of the unit's budget. */
bool analyzer_holds(enum analyzer analyzer, struct unit *unit, struct str text,
                    struct str flags);

/* Whether the analyzer asks about a name in its place instead of a string. */
bool analyzer_is_of_name(enum analyzer analyzer);

/* Whether it is so of a node, which may be no name: then not. Costs steps, too. */
bool analyzer_holds_of_name(enum analyzer analyzer, struct unit *unit, uint32_t node);

#endif
