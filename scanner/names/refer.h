/* SPDX-License-Identifier: MIT
 *
 * The second walk: what each name that binds nothing refers to.
 */
#ifndef HUNKSCAN_NAMES_REFER_H
#define HUNKSCAN_NAMES_REFER_H

#include <stdint.h>

struct names;

/* Fills variable and qualified name of all loads and of the attribute chains that start
 * with them. Needs all bindings. */
void refer_loads(struct names *names);

/* What `variable` is imported as where code runs that is written at `node` in `scope`:
 * the newest import that can reach it, or 0; `also` is another one (try: import a as c;
 * except: import b as c), or 0. */
uint32_t refer_import(struct names *names, uint32_t variable, uint32_t node,
                      uint32_t *also);

#endif
