/* SPDX-License-Identifier: MIT
 *
 * Partly known texts: how a string begins and ends where the middle is unknown. A known
 * constant begins and ends with all of itself.
 */
#ifndef HUNKSCAN_FLOW_TEXT_H
#define HUNKSCAN_FLOW_TEXT_H

#include "base/str.h"
#include "flow/values.h"

/* What a value that is a text surely begins with, ends with; "" if nothing is known. */
struct str text_prefix(const struct values *values, value at);
struct str text_suffix(const struct values *values, value at);

/* The field `text` of what is either of two. */
uint32_t text_join(struct values *values, const struct value_facts *a,
                   const struct value_facts *b);

/* The value with a known beginning and end. */
value text_with(struct values *values, value at, struct str prefix, struct str suffix);

/* Two texts one after the other: their taint, types of either, what is known of the
 * result. */
value text_concat(struct values *values, value a, value b);

/* The text that is made by filling a template, whose first hole begins with `hole`: it
 * begins as the template does. */
value text_filled(struct values *values, value made, value template, char hole);

#endif
