/* SPDX-License-Identifier: MIT */
#include "match/guard.h"

#include "match/compiled.h"
#include "match/filter.h"
#include "match/formula.h"
#include "match/unit.h"

static bool is_among(const uint32_t *numbers, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] == number) {
            return true;
        }
    }
    return false;
}

/* Whether a match of the formula may bind the metavariable. As deep as rules nest. */
static bool binds(const struct formula *formula, uint32_t metavariable)
{
    switch (formula->op) {
    case FORMULA_PATTERN:
        return is_among(formula->pattern->variables, formula->pattern->variable_count,
                        metavariable);
    case FORMULA_REGEX:
        return is_among(formula->group_metavariables, formula->group_count, metavariable);
    case FORMULA_KIND:
    case FORMULA_AS:
        return is_among(formula->metavariables, formula->metavariable_count,
                        metavariable);
    case FORMULA_ALL:
    case FORMULA_ANY:
    case FORMULA_INSIDE:
    case FORMULA_WHERE_PATTERN:
        for (uint32_t i = 0; i < formula->child_count; i++) {
            if (binds(formula->children[i], metavariable)) {
                return true;
            }
        }
        return false;
    case FORMULA_GENERIC:
        return true; /* may be */
    default:
        return false;
    }
}

static bool is_bound_once(const struct formula *all, uint32_t metavariable)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->child_count; i++) {
        count += binds(all->children[i], metavariable);
    }
    return count == 1;
}

void guards_find(struct guards *guards, const struct formula *all)
{
    guards->count = 0;
    for (uint32_t i = 0; i < all->child_count && guards->count < MOST_GUARDS; i++) {
        const struct formula *filter = all->children[i];
        if (filter->op == FORMULA_WHERE_REGEX &&
            is_bound_once(all, filter->metavariables[0])) {
            guards->filters[guards->count++] = filter;
        }
    }
}

bool guards_concern(const struct guards *guards, const struct formula *formula)
{
    for (; guards; guards = guards->outer) {
        for (uint32_t i = 0; i < guards->count; i++) {
            if (binds(formula, guards->filters[i]->metavariables[0])) {
                return true;
            }
        }
    }
    return false;
}

bool guards_admit(struct unit *unit, const struct binding *binding)
{
    for (const struct guards *guards = unit->guards; guards; guards = guards->outer) {
        for (uint32_t i = 0; i < guards->count; i++) {
            const struct formula *filter = guards->filters[i];
            if (filter->metavariables[0] == binding->metavariable &&
                !filter_admits(filter, unit, binding)) {
                return false;
            }
        }
    }
    return true;
}
