/* SPDX-License-Identifier: MIT
 *
 * Roots: the code that a file is analysed from, its top level and then its functions.
 * Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_ROOTS_H
#define HUNKSCAN_FLOW_ROOTS_H

#include "flow/engine.h"

/* Runs all roots of the first module that are worth it. */
void roots_run(struct engine *engine);

#endif
