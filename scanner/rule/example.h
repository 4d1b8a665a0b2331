/* SPDX-License-Identifier: MIT
 *
 * Examples for help texts, cut out of a rule's annotated example file.
 */
#ifndef HUNKSCAN_RULE_EXAMPLE_H
#define HUNKSCAN_RULE_EXAMPLE_H

#include "base/str.h"
#include "rule/annotation.h"

struct arena;

enum { EXAMPLE_MOST_LINES = 8 };

/* The lines around the first annotation of this kind that names the rule, without
 * indentation: the paragraph it stands in, up to the neighbouring annotated lines, at
 * most EXAMPLE_MOST_LINES. Ends with a line feed; absent where there is no such
 * annotation. */
struct str example_cut(struct str text, struct str rule_id, enum annotation_kind kind,
                       struct arena *arena);

#endif
