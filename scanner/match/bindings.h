/* SPDX-License-Identifier: MIT
 *
 * What metavariables are bound to: equality, text, merging. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_BINDINGS_H
#define HUNKSCAN_MATCH_BINDINGS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct binding;
struct match;
struct tree;
struct unit;

/* Whether two pieces of the file are the same code: structure, names (and for locals the
 * variable), literals without regard to quotes. With unit->symbolic also a name and what
 * was assigned to it. */
bool bindings_equal(struct unit *unit, const struct binding *a, const struct binding *b);

/* The byte range between the quotes of a string literal, a piece of an f-string or a
 * concatenation. */
void bindings_content_range(const struct tree *tree, uint32_t node, uint32_t *from,
                            uint32_t *to);

/* Merges the bindings of `other` into those of `into` (which win where both have one).
 * False, and `into` unchanged, if they contradict each other. */
bool bindings_merge(struct unit *unit, struct match *into, const struct match *other);

/* Whether the two could be merged. */
bool bindings_agree(struct unit *unit, const struct match *a, const struct match *b);

/* Order of two lists of bindings, for sorting and for leaving out duplicates: negative,
 * 0, positive. */
int bindings_compare(const struct match *a, const struct match *b);

#endif
