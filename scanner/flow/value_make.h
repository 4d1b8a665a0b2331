/* SPDX-License-Identifier: MIT
 *
 * Values made from what is known, and constants read back from them.
 */
#ifndef HUNKSCAN_FLOW_VALUE_MAKE_H
#define HUNKSCAN_FLOW_VALUE_MAKE_H

#include "flow/values.h"

/* Anything, without taint. */
value values_any(struct values *values);
/* Something of these types. */
value values_of_types(struct values *values, uint32_t types);
value values_constant(struct values *values, struct constant constant);
value values_string(struct values *values, struct str text);
/* A thing that is one of these objects. */
value values_object(struct values *values, uint32_t types, uint32_t object);

/* The constant a value is; kind CONSTANT_UNKNOWN if it may be several. */
struct constant values_literal(const struct values *values, value at);

/* The value with this taint too; with this taint alone; what it has. */
value values_with_taint(struct values *values, value at, uint32_t taint);
value values_set_taint(struct values *values, value at, uint32_t taint);
uint32_t values_taint(const struct values *values, value at);

#endif
