/* SPDX-License-Identifier: MIT
 *
 * Members of classes and modules of the repository. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_MEMBER_H
#define HUNKSCAN_FLOW_MEMBER_H

#include "flow/engine.h"

/* The function, class or value that a class (an object) or its bases have under a name;
 * VALUE_NEVER if none of those that are known has it. `*complete`: all bases are known. */
value member_of_class(struct run *run, uint32_t class, uint32_t name, bool *complete);

/* The same of a module's top level. */
value member_of_module(struct run *run, struct flow_module *module, uint32_t name);

/* The object of a class statement or function in a frame. */
uint32_t member_define(struct run *run, uint32_t node);

/* The class object around a method's definition, 0 if it is none. */
uint32_t member_class_of(struct run *run, uint32_t function);

/* What a variable of a module's top level is, where the code that binds it has not been
 * run; known only if it is bound once. */
value member_unrun(struct run *run, struct flow_module *module, uint32_t variable);

#endif
