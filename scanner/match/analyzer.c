/* SPDX-License-Identifier: MIT */
#include "match/analyzer.h"

#include "match/entropy.h"
#include "match/redos.h"
#include "match/unit.h"

static bool is_redos(struct unit *unit, struct str text)
{
    const uint64_t steps =
        unit->steps_left < REDOS_STEPS ? unit->steps_left : (uint64_t)REDOS_STEPS;
    const struct redos redos = redos_analyze(text, 0, steps, unit->arena);
    unit->steps_left -= redos.steps;
    return redos.verdict == REDOS_EXPONENTIAL;
}

bool analyzer_holds(enum analyzer analyzer, struct unit *unit, struct str text)
{
    if (unit->steps_left < text.len) {
        unit->steps_left = 0;
        return false;
    }
    unit->steps_left -= text.len;
    switch (analyzer) {
    case ANALYZER_ENTROPY:
        return entropy_is_high(text);
    case ANALYZER_REDOS:
        return is_redos(unit, text);
    default:
        return false;
    }
}
