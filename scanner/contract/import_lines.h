/* SPDX-License-Identifier: MIT
 *
 * The import statements at the beginning of lines, read from a text without parsing it:
 * what is imported whenever the module is. What stands in functions, under TYPE_CHECKING
 * or in a try is indented, and left out. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_IMPORT_LINES_H
#define HUNKSCAN_CONTRACT_IMPORT_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;

struct import_line {
    struct str module; /* absolute and dotted, counted from the top of the repository
                          where it was relative */
    struct str name;   /* what is imported from it; empty: itself, or all of it */
    bool is_relative;  /* it had dots in front */
    uint32_t from, to; /* bytes of the statement */
};

VEC_OF(import_lines, struct import_line);

/* Appends those of the text of the file `path`, in text order; names in `arena`. */
void import_lines_read(struct str path, struct str text, struct arena *arena,
                       struct import_lines *found);

#endif
