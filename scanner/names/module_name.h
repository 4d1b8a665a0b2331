/* SPDX-License-Identifier: MIT
 *
 * Module names: whether a name that a module has is something else in this file.
 */
#ifndef HUNKSCAN_NAMES_MODULE_NAME_H
#define HUNKSCAN_NAMES_MODULE_NAME_H

#include <stdbool.h>
#include <stdint.h>

struct names;

/* Whether the N_NAME is surely not the module of that name: some scope binds it, no
 * import does, and none of its values may be the module, as those of `os =
 * import_module("os")` and `os = compat.os` may. False for names that this file does not
 * bind. */
bool module_name_is_other(const struct names *names, uint32_t node);

#endif
