/* SPDX-License-Identifier: MIT
 *
 * Definitions of the repository: functions and classes as objects, and the members of
 * classes and modules. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_MEMBER_H
#define HUNKSCAN_FLOW_MEMBER_H

#include "flow/engine.h"

/* The object of an N_FUNCTION, N_LAMBDA or N_CLASS, defined in the run's frame. */
uint32_t member_define(struct run *run, uint32_t node);

/* Runs a definition statement: decorators, the body of a class; binds its name. */
void member_run_definition(struct run *run, uint32_t node);

/* The variable of a name in the body of an N_CLASS, 0 if it binds none. */
uint32_t member_in_body(const struct flow_module *module, uint32_t node, uint32_t name);

/* What a class (an object) or its bases have under a name; VALUE_NEVER if none of those
 * that are known has it. `*complete`: all bases are known. */
value member_of_class(struct run *run, uint32_t class, uint32_t name, bool *complete);

/* The same of an instance or of super(), where functions are bound to it; with
 * VALUE_NEVER of the class itself, where only its class methods are bound. */
value member_bound(struct run *run, uint32_t class, uint32_t name, value self);

/* The same of a module's top level. */
value member_of_module(struct run *run, struct flow_module *module, uint32_t name);

/* The function object that a value is, 0 if it is none or several. */
uint32_t member_function(const struct run *run, value at);

/* What is known of a parameter that nothing was given to. */
value member_parameter(struct run *run, uint32_t param);

/* What a variable of the module's top level is, where the code that binds it has not been
 * run; known only if it is bound once. */
value member_unrun(struct run *run, uint32_t variable);

/* A run in the frame of a module, to evaluate what stands at its top level. */
struct run member_module_run(struct run *run, struct flow_module *module);

#endif
