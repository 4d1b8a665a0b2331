/* SPDX-License-Identifier: MIT
 *
 * Trees that are kept from file to file: many files import the same ones. A tree is kept
 * with names of its own and handed out as a copy with the names of who asks, the same in
 * every byte as if the text had been parsed anew, so that no result depends on what is
 * kept. When there are too many bytes those that were not asked for lately are forgotten.
 * Belongs to one thread.
 */
#ifndef HUNKSCAN_SYNTAX_KEPT_TREES_H
#define HUNKSCAN_SYNTAX_KEPT_TREES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct intern;
struct kept_trees;
struct parse_result;
struct source;

/* Nothing yet; the caller frees it with kept_trees_free (NULL allowed). */
struct kept_trees *kept_trees_new(size_t most_bytes);
void kept_trees_free(struct kept_trees *kept);

/* Keeps what parsing gave, for its path and text, unless it hung on the clock or is very
 * large. Its names must be of no other file, on the base of `names`. Returns what parsing
 * with `names` would give, in `arena`. */
struct parse_result kept_trees_add(struct kept_trees *kept,
                                   const struct parse_result *parsed,
                                   struct intern *names, struct arena *arena);

/* What parsing the source would give, with `names`, in `arena`; false if it is not kept.
 */
bool kept_trees_find(struct kept_trees *kept, const struct source *source,
                     struct intern *names, struct arena *arena,
                     struct parse_result *parsed);

#endif
