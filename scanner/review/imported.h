/* SPDX-License-Identifier: MIT
 *
 * What a text imports, by the words of its import statements, without parsing it: too
 * much now and then (a comment, a text), never too little.
 */
#ifndef HUNKSCAN_REVIEW_IMPORTED_H
#define HUNKSCAN_REVIEW_IMPORTED_H

#include <stdbool.h>

#include "base/str.h"
#include "names/pairs.h"

struct arena;
struct intern;

struct imported {
    const bool *words;    /* by number: stands in an import statement */
    const bool *relative; /* in one of the form "from .a import b" */
    struct pairs joined;  /* of "import a.b" and "from a import b": a × b → 1 */
};

/* Of the words that `words` has; in `arena`. */
struct imported imported_read(const struct intern *words, struct str text,
                              struct arena *arena);

#endif
