/* SPDX-License-Identifier: MIT
 *
 * How long Python's `re` can be kept busy by a regular expression (CWE-1333). The
 * expression is read as an automaton; a state that one word leads back to itself in two
 * ways makes the time to fail exponential in the length of the input (EDA of Weber and
 * Seidl, "On the degree of ambiguity of finite automata"), two states in a row that share
 * a word make it polynomial (IDA). Each candidate is then proved: a backtracking matcher
 * with the rules of `re` is run on the attack, and its steps must grow that fast, so an
 * expression that cannot be made to fail is safe. Regular expressions of analysed code
 * are hostile input: everything here is bounded by a budget of steps, and what was not
 * finished is REDOS_UNKNOWN, never REDOS_SAFE.
 */
#ifndef HUNKSCAN_MATCH_REDOS_H
#define HUNKSCAN_MATCH_REDOS_H

#include <stdint.h>

#include "base/str.h"

struct arena;

enum redos_verdict {
    REDOS_SAFE,
    REDOS_POLYNOMIAL, /* only with REDOS_WANT_POLYNOMIAL */
    REDOS_EXPONENTIAL,
    REDOS_UNKNOWN, /* see `why` */
};

enum redos_flags {
    REDOS_IGNORECASE = 1,
    REDOS_MULTILINE = 2,
    REDOS_DOTALL = 4,
    REDOS_VERBOSE = 8,
    REDOS_FULLMATCH = 16,       /* as re.fullmatch: must match to the end of the input */
    REDOS_SEARCH = 32,          /* as re.search: every start counts towards polynomial */
    REDOS_WANT_POLYNOMIAL = 64, /* dearer; else safe means "not exponential" */
    REDOS_WANT_CUBIC = 128, /* with it: a square of the length is safe, a cube is not */
};

/* What was found. Texts live in the arena. For REDOS_EXPONENTIAL and REDOS_POLYNOMIAL
 * bytes [from, to) of the expression are the ambiguous part, and the input
 * `prefix`, n times `pump`, `suffix` takes that long. For REDOS_UNKNOWN `why` is the
 * reason, a phrase such as "too large"; `from` is where it was met. */
struct redos {
    enum redos_verdict verdict;
    size_t from, to;
    struct str prefix, pump, suffix;
    const char *why;
    uint64_t steps; /* that were taken */
};

/* A budget that any expression people write is well inside of. */
enum { REDOS_STEPS = 8000000 };

/* Judges an expression: the value of the string as UTF-8, not its source. `flags` are
 * those of the call; flags in the expression itself are obeyed too. At most about `steps`
 * steps of work. Same input, same answer. */
struct redos redos_analyze(struct str pattern, unsigned flags, uint64_t steps,
                           struct arena *arena);

#endif
