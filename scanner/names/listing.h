/* SPDX-License-Identifier: MIT
 *
 * Listing: all variables and all reads of a file, for who looks at each of them.
 */
#ifndef HUNKSCAN_NAMES_LISTING_H
#define HUNKSCAN_NAMES_LISTING_H

#include <stddef.h>
#include <stdint.h>

struct names;

/* One more than the highest number of a variable. */
uint32_t listing_variable_count(const struct names *names);

/* The variable of that name in the module's own scope, 0 if it has none. */
uint32_t listing_in_module(const struct names *names, uint32_t name);

/* The variable of that name in the body of a class, 0 if it has none; `block` is the
 * class's N_BLOCK. */
uint32_t listing_in_class(const struct names *names, uint32_t block, uint32_t name);

/* The N_NAME nodes that bind nothing, in text order: all that read, and those that
 * `global` and `nonlocal` list. */
const uint32_t *listing_loads(const struct names *names, size_t *count);

#endif
