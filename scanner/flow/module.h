/* SPDX-License-Identifier: MIT
 *
 * Files of the repository as modules: their graphs and frames, and what qualified names
 * stand for among them. Inside flow/ only.
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

/* The frame object of a module's top level. */
uint32_t module_frame(struct engine *engine, const struct flow_module *module);

/* What a qualified name stands for in the repository; VALUE_NEVER if that is not known.
 */
value module_value(struct run *run, uint32_t qualified);

/* The number of "qualified.name"; 0 where it would be too long. */
uint32_t module_dotted(struct engine *engine, uint32_t qualified, uint32_t name);

/* Whether the change under review altered the definition at the top of the module in
 * which the function stands. */
bool module_is_altered(const struct flow_module *module, uint32_t node);

#endif
