/* SPDX-License-Identifier: MIT
 *
 * Classes as objects: where they were defined, which their bases are, what they are
 * decorated with. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CLASS_H
#define HUNKSCAN_FLOW_CLASS_H

#include "flow/engine.h"

/* Bases of bases that are looked at. */
enum { CLASS_MOST_BASES = 8 };

/* A run in the frame in which a class (an object) was defined. */
struct run class_run(struct run *run, uint32_t class);

/* The class that a base in a run of its frame is; of another file's only where a live
 * rule may have to do with its method `name`, 0: with anything of it. 0 if that is not
 * known.
 */
uint32_t class_of_base(struct run *at, uint32_t base, uint32_t name);

/* The one object of a value, of that kind; 0 if it is none or several. */
uint32_t class_only_object(const struct run *run, value at, enum object_kind kind);

/* What "C.m" is below a module's top level; the module itself for an empty path. */
value class_path(struct run *run, struct flow_module *module, struct str path);

/* Whether a function or class has the decorator, written so. */
bool class_has_decorator(const struct tree *tree, uint32_t node, struct str name);

#endif
