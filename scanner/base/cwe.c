/* SPDX-License-Identifier: MIT */
#include "base/cwe.h"

#include <stddef.h>

static const struct {
    uint32_t number;
    const char *name;
} pillars[] = {
    { 284, "Improper Access Control" },
    { 435, "Improper Interaction Between Multiple Correctly-Behaving Entities" },
    { 664, "Improper Control of a Resource Through its Lifetime" },
    { 682, "Incorrect Calculation" },
    { 691, "Insufficient Control Flow Management" },
    { 693, "Protection Mechanism Failure" },
    { 697, "Incorrect Comparison" },
    { 703, "Improper Check or Handling of Exceptional Conditions" },
    { 707, "Improper Neutralization" },
    { 710, "Improper Adherence to Coding Standards" },
};

const char *cwe_pillar_name(uint32_t number)
{
    for (size_t i = 0; i < sizeof pillars / sizeof *pillars; i++) {
        if (pillars[i].number == number) {
            return pillars[i].name;
        }
    }
    return NULL;
}
