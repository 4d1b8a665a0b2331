/* SPDX-License-Identifier: MIT
 *
 * An expression as a program for a backtracking matcher: counted repetitions written out,
 * every instruction naming its successors in the order in which `re` tries them. Only for
 * redos.
 */
#ifndef HUNKSCAN_MATCH_REDOS_PROGRAM_H
#define HUNKSCAN_MATCH_REDOS_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "match/redos_class.h"

struct arena;
struct redos_syntax;

enum redos_op {
    REDOS_OP_FAIL,
    REDOS_OP_ACCEPT,
    REDOS_OP_CLASS,    /* takes a character of class `arg`; then a */
    REDOS_OP_SPLIT,    /* a, and if that fails b */
    REDOS_OP_SAVE,     /* the place goes into slot `arg`; then a */
    REDOS_OP_PROGRESS, /* a if the place is not that of slot `arg`, else b */
    REDOS_OP_ASSERT,   /* a if enum redos_assert `arg` holds */
    REDOS_OP_BACKREF, /* takes the text of group `arg`; then a; b: the group's own code */
    REDOS_OP_IF,      /* a if group `arg` took part, else b */
    REDOS_OP_LOOK,    /* b if the code at a reaches its cut, or does not (negative) */
    REDOS_OP_ATOMIC,  /* a, up to a cut */
    REDOS_OP_CUT,     /* forgets what else could be tried since `arg`; then a */
};

struct redos_insn {
    enum redos_op op;
    bool look;             /* of CUT: it ends a lookaround, not an atomic group */
    bool negative, behind; /* of LOOK and its cut */
    uint32_t a, b, arg;
    uint32_t node;  /* of the syntax: where it comes from */
    uint32_t width; /* of what is behind */
};
VEC_OF(redos_insns, struct redos_insn);

struct redos_program {
    struct redos_insns insns;
    uint32_t start;
    uint32_t slots;
    const char *why; /* not NULL: not written, because ... */
    uint32_t where;  /* the node */
};

/* Writes the program. */
struct redos_program redos_program_new(const struct redos_syntax *syntax,
                                       struct arena *arena);

#endif
