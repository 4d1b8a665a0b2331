/* SPDX-License-Identifier: MIT */
#include "review/weight.h"

/* "8.8" as 88; 0 where there is none. */
static unsigned tenths_of(struct str text)
{
    unsigned whole = 0;
    unsigned tenths = 0;
    size_t at = 0;
    for (; at < text.len && at < 3 && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++) {
        whole = whole * 10 + (unsigned)(text.ptr[at] - '0');
    }
    if (at + 1 < text.len && text.ptr[at] == '.' && text.ptr[at + 1] >= '0' &&
        text.ptr[at + 1] <= '9') {
        tenths = (unsigned)(text.ptr[at + 1] - '0');
    }
    const unsigned all = whole * 10 + tenths;
    return all < WEIGHT_SEVERITIES ? all : WEIGHT_SEVERITIES - 1;
}

struct weight weight_of(const struct rule_info *rule, enum finding_level level)
{
    return (struct weight){ level, tenths_of(rule->security_severity) };
}

int weight_compare(struct weight a, struct weight b)
{
    if (a.level != b.level) {
        return a.level > b.level ? -1 : 1;
    }
    return (a.severity < b.severity) - (a.severity > b.severity);
}

bool weight_board_admit(struct weight_board *board, struct weight weight, size_t most)
{
    size_t as_bad = 0;
    for (unsigned level = weight.level; level < WEIGHT_LEVELS; level++) {
        const unsigned least = level == weight.level ? weight.severity : 0;
        for (unsigned severity = least; severity < WEIGHT_SEVERITIES; severity++) {
            as_bad += board->admitted[level][severity];
        }
    }
    if (as_bad >= most) {
        return false;
    }
    board->admitted[weight.level][weight.severity]++;
    return true;
}
