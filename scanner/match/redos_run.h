/* SPDX-License-Identifier: MIT
 *
 * A backtracking matcher that tries things in the order in which Python's `re` does, and
 * counts its steps: the proof of what redos suspects. Only for redos.
 */
#ifndef HUNKSCAN_MATCH_REDOS_RUN_H
#define HUNKSCAN_MATCH_REDOS_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "match/redos_class.h"
#include "match/redos_program.h"

struct arena;

/* What to match, and the memory kept from run to run. Starts as zero but for the first
 * four. */
struct redos_runner {
    const struct redos_program *program;
    const struct redos_alphabet *alphabet;
    bool full;   /* the match must reach the end */
    bool search; /* and may start anywhere */
    struct redos_frames *frames;
    size_t *slots;
};

/* Steps to match a word of atoms, or to find that it does not; `limit` if that many were
 * not enough. */
uint64_t redos_run(struct redos_runner *runner, const uint8_t *word, size_t length,
                   uint64_t limit, struct arena *arena);

#endif
