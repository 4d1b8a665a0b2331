/* SPDX-License-Identifier: MIT
 *
 * The functions that a comparison may call, and how numbers are read.
 */
#ifndef HUNKSCAN_MATCH_COMPARISON_CALL_H
#define HUNKSCAN_MATCH_COMPARISON_CALL_H

#include <stdbool.h>
#include <stdint.h>

#include "names/constant.h"

struct arena;
struct regex;

enum { COMPARISON_MOST_ARGUMENTS = 2 };

/* A call with its arguments evaluated. */
struct comparison_call {
    struct constant arguments[COMPARISON_MOST_ARGUMENTS];
    uint32_t count;
    struct str text; /* the first argument as it stands in the file, or absent */
    const struct regex *regex; /* compiled from the first argument; NULL if it has none */
    bool *limit_hit;           /* set where the regex reached its match limit */
    struct arena *arena;
};

struct comparison_function {
    const char *name; /* "int", "re.match" */
    uint32_t least, most;
    int regex_flags; /* of base/regex.h, for the first argument; -1: it is no regex */
    struct constant (*value)(const struct comparison_call *call);
};

/* The function of that name; NULL for others. */
const struct comparison_function *comparison_function_of(struct str name);

/* All names, for messages. */
extern const char comparison_function_names[];

/* The integer that a text denotes in a base from 2 to 36, or, with base 0, as in Python
 * source (0x1F). Blanks around it, a sign and '_' between digits may be there. False if
 * it is none, or does not fit. */
bool comparison_read_int(struct str text, uint32_t base, int64_t *value);

#endif
