/* SPDX-License-Identifier: MIT
 *
 * Constants: the value that an expression is known to have. The one evaluator of the
 * tree: literals, arithmetic, comparisons, string building; what a name stands for is
 * asked from whoever evaluates (reach.h for a file, the bindings of a match for a
 * comparison, the state of an interpreter), so that all agree on what `"a" + b * 2` is.
 */
#ifndef HUNKSCAN_NAMES_CONSTANT_H
#define HUNKSCAN_NAMES_CONSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct tree;

enum constant_kind {
    CONSTANT_UNKNOWN,
    CONSTANT_NONE,
    CONSTANT_BOOL,        /* integer: 0 or 1 */
    CONSTANT_INT,         /* integer; what does not fit is unknown */
    CONSTANT_FLOAT,       /* number */
    CONSTANT_STRING,      /* text: UTF-8, escapes decoded */
    CONSTANT_BYTES,       /* text: the bytes */
    CONSTANT_SOME_STRING, /* a constant string, but not known which */
    CONSTANT_SOME_BYTES,
};

struct constant {
    enum constant_kind kind;
    int64_t integer;
    double number;
    struct str text;
};

/* What an evaluation needs. `lookup` gives the value of what the evaluator does not
 * compute itself (names, attributes, calls, subscripts); NULL: all unknown. Each node
 * costs one of `*steps_left`; at 0 everything is unknown. */
struct constant_maker {
    const struct tree *tree;
    struct arena *arena; /* texts that had to be made */
    struct constant (*lookup)(const struct constant_maker *maker, uint32_t node);
    void *context; /* the lookup's */
    uint64_t *steps_left;
    uint32_t depth; /* evaluations within each other, for the evaluator's own use */
};

/* The value of an expression node. */
struct constant constant_evaluate(const struct constant_maker *maker, uint32_t node);

/* The value of `left op right` (enum node_op: arithmetic, bits, comparisons, `in`), as
 * Python computes it; unknown where Python would raise or a limit is passed. */
struct constant constant_binary(const struct constant_maker *maker, uint32_t op,
                                struct constant left, struct constant right);

/* Whether Python takes the value for true; false in `*known` if that cannot be said. */
bool constant_truth(const struct constant *value, bool *known);

/* Whether both are known and Python's == holds (True == 1, 1 == 1.0; "a" != b"a"). */
bool constant_equal(const struct constant *a, const struct constant *b);

/* What is known where one of two values arrives: the value if both are equal and of one
 * kind, "some string" for two strings, else unknown. */
struct constant constant_join(const struct constant *a, const struct constant *b);

#endif
