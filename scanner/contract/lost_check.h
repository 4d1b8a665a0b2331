/* SPDX-License-Identifier: MIT
 *
 * Lost checks: what a call that checks or cleans something did with which values, in the
 * version before a change. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_LOST_CHECK_H
#define HUNKSCAN_CONTRACT_LOST_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct tree;

enum check_form {
    CHECK_NONE,    /* something else is done with what it gives */
    CHECK_ALONE,   /* check(x) */
    CHECK_TEST,    /* if not is_valid(x): raise …; assert is_valid(x) */
    CHECK_WRAPPED, /* use(clean(x)) */
    CHECK_ASSIGNED /* y = clean(x) */
};

enum { CHECK_MOST_VALUES = 12 };

struct lost_check {
    uint32_t call;      /* N_CALL */
    uint32_t statement; /* around it */
    enum check_form form;
    uint32_t outer; /* of CHECK_WRAPPED the call whose argument it is in */
    struct str values[CHECK_MOST_VALUES]; /* chains that go in, or are called upon */
    uint32_t count;
    struct str target;   /* of CHECK_ASSIGNED the name assigned to; else empty */
    bool target_is_left; /* and in the new version it is still the value, unchecked */
};

/* Reads the call of the function of the old tree. */
struct lost_check lost_check_read(const struct tree *tree, uint32_t function,
                                  uint32_t call);

/* Adds what a value was made of, if it is a plain name: of `name = args["k"].lower()`
 * args["k"], of `for one in row` row. For a value that is no more. */
void lost_check_add_origins(const struct tree *tree, uint32_t function,
                            struct lost_check *check, struct str value);

#endif
