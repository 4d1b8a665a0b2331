/* SPDX-License-Identifier: MIT
 *
 * Signatures: whether the arguments of a call fit the parameters of a function, as Python
 * binds them (language reference, "Calls").
 */
#ifndef HUNKSCAN_CONTRACT_SIGNATURE_H
#define HUNKSCAN_CONTRACT_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

struct tree;

/* A function and how many of its first parameters are filled already (1 for `self`). Its
 * tree need not be that of the call, but both share one interner. */
struct signature {
    const struct tree *tree;
    uint32_t function; /* N_FUNCTION or N_LAMBDA */
    uint32_t filled;
};

enum misfit_kind {
    MISFIT_NONE,
    MISFIT_TOO_MANY, /* positional arguments */
    MISFIT_MISSING,  /* nothing is given for a parameter without default */
    MISFIT_UNKNOWN,  /* a keyword that is no parameter */
    MISFIT_TWICE     /* a parameter that is given by position and by keyword */
};

struct misfit {
    enum misfit_kind kind;
    uint32_t name;         /* intern number: of the parameter or keyword; MISSING: the
                              first one */
    uint32_t given, taken; /* TOO_MANY: positional arguments, and how many fit */
};

/* The first thing in which the call does not fit. What `*args` and `**kwargs` of the
 * call hold is not known and counts as fitting. */
struct misfit signature_check(const struct signature *signature, const struct tree *tree,
                              uint32_t call);

/* Whether every call that gives `base` just what it must have also fits `other`: then
 * MISFIT_NONE, else in what it does not. Parameters go by position where both have them
 * so. */
struct misfit signature_compare(const struct signature *base,
                                const struct signature *other);

#endif
