/* SPDX-License-Identifier: MIT
 *
 * What tree-sitter is given to read: bytes of the same length as the source, with those
 * replaced that would mislead it. Offsets are those of the source.
 */
#ifndef HUNKSCAN_SYNTAX_VIEW_H
#define HUNKSCAN_SYNTAX_VIEW_H

#include "base/str.h"

struct arena;
struct source;

/* The source's own text where nothing has to be replaced, else a copy in `arena`: a BOM
 * and NUL become blanks, a CR without LF becomes LF, an indentation with a tab behind
 * blanks one that is as wide for tree-sitter as for Python, bytes from 0x80 of a source
 * that is not UTF-8 become '_' (a letter, so that names and strings stay whole). */
struct str view_of(const struct source *source, struct arena *arena);

#endif
