/* SPDX-License-Identifier: MIT
 *
 * Forms: what a call of a function gives, as far as its text says so. Inside contract/
 * only.
 */
#ifndef HUNKSCAN_CONTRACT_FORM_H
#define HUNKSCAN_CONTRACT_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct outline;

/* Bits of what the function's own returns give. */
enum {
    FORM_NONE = 1 << 0,   /* None, and where the end of the body is reached */
    FORM_TUPLE = 1 << 1,  /* a tuple whose length shows */
    FORM_NUMBER = 1 << 2, /* a number or a truth value */
    FORM_OTHER = 1 << 3
};

enum { FORM_MOST_RAISED = 16 };

struct form {
    bool is_async;
    bool is_generator;
    unsigned gives;             /* bits; of a generator of no interest */
    uint32_t shortest, longest; /* of the tuples */
    bool says_none;             /* some return gives None, or nothing */
    /* Names of what its raise statements raise that no try of it may catch, as intern
     * numbers, each once. */
    uint32_t raised[FORM_MOST_RAISED];
    uint32_t raised_count;
    bool raises_unknown; /* there is more that it raises */
};

/* Of an N_FUNCTION. */
struct form form_of(const struct outline *outline, uint32_t function);

#endif
