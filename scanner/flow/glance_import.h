/* SPDX-License-Identifier: MIT
 *
 * The import statements of a glance, read from the text. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_GLANCE_IMPORT_H
#define HUNKSCAN_FLOW_GLANCE_IMPORT_H

#include "base/str.h"

struct arena;
struct glance;

/* Adds what the statement at the beginning of `text` imports. Names are copied into
 * `arena`. */
void glance_import_read(struct glance *glance, struct str text, struct arena *arena);

#endif
