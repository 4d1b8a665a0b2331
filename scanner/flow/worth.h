/* SPDX-License-Identifier: MIT
 *
 * Which calls of functions of the repository are worth running the function. Inside flow/
 * only.
 */
#ifndef HUNKSCAN_FLOW_WORTH_H
#define HUNKSCAN_FLOW_WORTH_H

#include "flow/call.h"

/* Whether the function is run at this call: it is not too deep, the function not running
 * already, and rules have to do with it or with what it is given. */
bool worth_running(const struct run *run, const struct object *function,
                   const struct arguments *arguments);

/* Whether it is given something that has to be released. */
bool worth_resource(const struct run *run, const struct arguments *arguments);

/* Whether it is given functions or classes of the repository. */
bool worth_code(const struct run *run, const struct arguments *arguments);

#endif
