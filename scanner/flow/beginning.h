/* SPDX-License-Identifier: MIT
 *
 * How a value surely begins: a text, or a list of texts. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_BEGINNING_H
#define HUNKSCAN_FLOW_BEGINNING_H

#include <stdbool.h>

#include "flow/engine.h"

struct flow_part;

/* The cell of a container's first item. */
uint32_t beginning_cell(struct run *run, uint32_t container);

/* The first item of a list or tuple, where that is a known text; else VALUE_NEVER. */
value beginning_item(struct run *run, value at);

/* Whether the value begins as the part, a sink, says that it does no harm. */
bool beginning_is_harmless(struct run *run, const struct flow_part *part, value at);

#endif
