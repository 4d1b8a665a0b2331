/* SPDX-License-Identifier: MIT
 *
 * One import statement read from text, for who does not parse the file.
 */
#ifndef HUNKSCAN_NAMES_IMPORT_TEXT_H
#define HUNKSCAN_NAMES_IMPORT_TEXT_H

#include "base/str.h"
#include "base/vec.h"

struct arena;

/* What a statement imports, as it is written. */
struct import_text {
    struct str module; /* "..a.b" */
    struct str name;   /* what is taken from the module, "*" for all; empty for itself */
    struct str as;     /* the name behind `as`; empty without one */
};

VEC_OF(import_texts, struct import_text);

/* Appends what the statement at the beginning of `text` imports; nothing where it is
 * none. Views of `text`. Broken code gives what it reads like. */
void import_text_read(struct str text, struct arena *arena, struct import_texts *found);

#endif
