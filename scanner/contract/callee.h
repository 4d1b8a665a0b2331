/* SPDX-License-Identifier: MIT
 *
 * Callees: which function of the file a call runs, where the text leaves no doubt.
 */
#ifndef HUNKSCAN_CONTRACT_CALLEE_H
#define HUNKSCAN_CONTRACT_CALLEE_H

#include <stdbool.h>
#include <stdint.h>

#include "contract/signature.h"

struct outline;

/* What the call runs: function TREE_NONE if that is not certain. A class without
 * `__init__` whose bases are all known gives the class as the function: it takes no
 * arguments. */
struct signature callee_of(const struct outline *outline, uint32_t call);

/* The same of a definition that is known to be called: of an N_FUNCTION or N_CLASS of the
 * outline's file. */
struct signature callee_of_definition(const struct outline *outline, uint32_t definition);

/* Whether the N_NAME is the first parameter of a method, and that of its class:
 * `self`. Then the class, else TREE_NONE. */
uint32_t callee_class_of_self(const struct outline *outline, uint32_t node);

/* Whether the body is nothing but a text, pass, … or raise: what is really taken is for
 * subclasses to say. */
bool callee_is_empty(const struct outline *outline, uint32_t function);

/* Whether a function is bound to what it is called on: 1, or 0 for static ones and those
 * outside of classes; UINT32_MAX where a decorator may make anything of it. */
uint32_t callee_filled(const struct outline *outline, uint32_t function);

#endif
