/* SPDX-License-Identifier: MIT
 *
 * Files of the repository as modules: their graphs, and what their top-level names are.
 * Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_MODULE_H
#define HUNKSCAN_FLOW_MODULE_H

#include "flow/engine.h"

/* Adds a file; its number is the next. */
struct flow_module *module_add(struct engine *engine, struct unit *unit,
                               struct flow_roles *roles);

/* The graph of a code object, built when first asked for. */
const struct graph *module_graph(struct engine *engine, struct flow_module *module,
                                 uint32_t node);

#endif
