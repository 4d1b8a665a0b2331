/* SPDX-License-Identifier: MIT
 *
 * Valid Python that the grammar does not take, written in as many bytes so that it does.
 * Inside syntax/ only.
 */
#ifndef HUNKSCAN_SYNTAX_REWORD_H
#define HUNKSCAN_SYNTAX_REWORD_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* What stands for the star of `*[1]`: the lowering looks at the source, and finds one. */
#define REWORDED_STAR '-'

/* Writes the view differently, into `arena`; false where there is nothing to write
 * differently. Offsets stay, and so does the meaning:
 *   a, *[1]         a star before what is no name becomes REWORDED_STAR
 *   class A[T = B]  a default of a type parameter becomes its bound, T : B; or a part of
 *                   it, of which nothing asks
 *   f(              a line in brackets that begins left of the statement is joined to the
 *   a)              one before; a comment there is lost
 *   f"{a:\N{DASH}}" the brackets of a character's name become round ones
 *   f"{a:=^20}"     "=" at the beginning of a format becomes another mark */
bool reword(struct str view, struct arena *arena, struct str *reworded);

#endif
