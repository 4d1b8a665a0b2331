/* SPDX-License-Identifier: MIT */
#include "match/leaf.h"

#include "match/formula.h"
#include "match/generic.h"
#include "match/ranges.h"
#include "match/regex_find.h"
#include "match/unit.h"

void leaf_find(const struct formula *formula, struct unit *unit,
               const struct match *start, const struct guards *guards,
               struct range_list *out)
{
    struct matches found = { 0 };
    switch (formula->op) {
    case FORMULA_PATTERN:
        unit->guards = guards;
        pattern_find(formula->pattern, unit, start, &found);
        unit->guards = NULL;
        break;
    case FORMULA_GENERIC:
        generic_find(formula->generic, unit, start, &found);
        break;
    default:
        regex_find(formula, unit, start, &found);
        break;
    }
    for (size_t i = 0; i < found.count; i++) {
        ranges_add(unit, out, found.items[i], false);
    }
}
