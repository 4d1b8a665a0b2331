/* SPDX-License-Identifier: MIT */
#include "names/call_types.h"

uint32_t call_types_find(const struct call_types *types, uint32_t callable)
{
    size_t low = 0;
    size_t high = types && callable ? types->count : 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (types->items[middle].callable == callable) {
            return types->items[middle].type;
        }
        if (types->items[middle].callable < callable) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}
