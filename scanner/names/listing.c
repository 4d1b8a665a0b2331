/* SPDX-License-Identifier: MIT */
#include "names/listing.h"

#include "names/facts.h"

uint32_t listing_variable_count(const struct names *names)
{
    return (uint32_t)names->variables.count;
}

uint32_t listing_in_module(const struct names *names, uint32_t name)
{
    return pairs_find(&names->bound, 0, name);
}

uint32_t listing_in_class(const struct names *names, uint32_t block, uint32_t name)
{
    return pairs_find(&names->bound, names->places[block].scope, name);
}

const uint32_t *listing_loads(const struct names *names, size_t *count)
{
    *count = names->loads.count;
    return names->loads.items;
}
