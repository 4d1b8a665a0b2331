/* SPDX-License-Identifier: MIT
 *
 * Dotted names: "os.path.join" as one intern number, made from parts. Their length and
 * their sum are limited, because `import long.path as x` makes each later `x.a` as long
 * as one likes.
 */
#ifndef HUNKSCAN_NAMES_DOTTED_H
#define HUNKSCAN_NAMES_DOTTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct names;

/* The longest qualified name that is kept; longer ones are unknown. */
enum { DOTTED_MAX_BYTES = 256 };

/* The limit for all qualified names of a file whose text has `bytes` bytes. */
uint64_t dotted_budget(size_t bytes);

/* The number of "prefix.name"; of `name` alone if `prefix` is 0. 0 if a part is missing
 * or a limit is hit. */
uint32_t dotted_join(struct names *names, uint32_t prefix, uint32_t name);

/* The number of the text without blanks and line continuations ("os . path" is os.path);
 * 0 if nothing remains or it is too long. Its parts are interned too, so that the
 * prefilter sees them. */
uint32_t dotted_intern(struct names *names, struct str text);

/* The package of the file at `path`, dotted: "x-y/a/b/c.py" and "x-y/a/b/__init__.py"
 * give "a.b". */
struct str dotted_package(struct str path, struct arena *arena);

/* "..x" as it is written in the file at `path`, counted from the top of the repository:
 * in "a/b/c.py" ".x" is a.b.x. What has no dots in front is given back as it is. */
struct str dotted_from_top(struct str path, struct str module, struct arena *arena);

/* The module that `from <dots><module>` names in this file, as a number (`module` 0 for
 * none; the top package, which has no name, is 0). False if it is unknown: more dots than
 * the file's path has folders, or too long a name. */
bool dotted_module(struct names *names, uint32_t dots, uint32_t module, uint32_t *number);

#endif
