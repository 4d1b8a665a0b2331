/* SPDX-License-Identifier: MIT */
#include "match/match_options.h"

#define USUAL(name, usual) .name = (usual),
const struct match_options match_options_default = { MATCH_OPTION_SWITCHES(USUAL) };

#define SAME(name, usual) &&a->name == b->name
bool match_options_equal(const struct match_options *a, const struct match_options *b)
{
    return a->max_match_per_file == b->max_match_per_file MATCH_OPTION_SWITCHES(SAME);
}
