/* SPDX-License-Identifier: MIT
 *
 * Findings of modes as matches: what the metavariables of their messages stand for.
 */
#ifndef HUNKSCAN_RULE_MODE_MATCH_H
#define HUNKSCAN_RULE_MODE_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct match;
struct mode;
struct unit;

/* A metavariable and what is shown for it. */
struct mode_value {
    const char *metavariable; /* "$NAME" */
    struct str text;
};

/* Binds those of the metavariables that some rule's message names; in the unit's arena.
 */
void mode_match_bind(const struct unit *unit, const struct mode_value *values,
                     size_t count, struct match *match);

/* Whether `ignore-names` of the rule names it. */
bool mode_match_is_ignored(const struct mode *mode, struct str name);

#endif
