/* SPDX-License-Identifier: MIT */
#include "match/answers.h"

#include "base/arena.h"
#include "match/unit.h"
#include "names/pairs.h"

enum { FIRST_ANSWERS = 256, ANSWER_NO = 1, ANSWER_YES = 2 };

bool answers_find(const struct unit *unit, uint32_t number, uint32_t name, bool *answer)
{
    const uint32_t kept = unit->answers ? pairs_find(unit->answers, number, name) : 0;
    *answer = kept == ANSWER_YES;
    return kept != 0;
}

void answers_keep(struct unit *unit, uint32_t number, uint32_t name, bool answer)
{
    if (!unit->answers) {
        unit->answers = ARENA_NEW(unit->arena, struct pairs);
        *unit->answers = pairs_init(unit->arena, FIRST_ANSWERS);
    }
    pairs_set(unit->answers, number, name, answer ? ANSWER_YES : ANSWER_NO);
}
