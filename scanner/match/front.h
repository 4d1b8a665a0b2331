/* SPDX-License-Identifier: MIT
 *
 * The pattern front: what is not Python in a pattern (metavariables, ellipses, deep and
 * typed expressions) is rewritten into identifiers and calls that the target's own parser
 * accepts, and is recognised again in the tree by their names.
 */
#ifndef HUNKSCAN_MATCH_FRONT_H
#define HUNKSCAN_MATCH_FRONT_H

#include "base/str.h"

struct buf;
struct err;

/* What an identifier of a rewritten pattern stands for. */
enum front_word {
    FRONT_PLAIN,    /* itself */
    FRONT_ELLIPSIS, /* ... */
    FRONT_VARIABLE, /* $X */
    FRONT_LIST,     /* $...X */
    FRONT_DEEP,     /* callee of the call that stands for <... e ...> */
    FRONT_TYPED,    /* callee of the call that stands for $X: T; two arguments */
};

/* The identifier that stands for "..."; for wrappings around partial code. */
extern const struct str front_ellipsis;

/* Appends the rewritten pattern to `out`. ERR_RULE where '$' starts no metavariable or
 * brackets are nested beyond reason. */
int front_rewrite(struct str text, struct buf *out, struct err *err);

/* What an identifier of the rewritten text stands for. For FRONT_VARIABLE and FRONT_LIST
 * `*rest` is the name without its marks ("X"); "_" is the variable that never unifies. */
enum front_word front_word_of(struct str identifier, struct str *rest);

/* Whether a string's content is exactly a metavariable ("$X"): `*rest` as above. */
bool front_is_variable(struct str content, struct str *rest);

#endif
