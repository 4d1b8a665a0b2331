/* SPDX-License-Identifier: MIT
 *
 * Where the words of the command line lie: paths made relative to the folder that reports
 * speak of, by text alone, so that files deleted by a change can be named too.
 */
#ifndef HUNKSCAN_CLI_PLACE_H
#define HUNKSCAN_CLI_PLACE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct arena;

struct place {
    struct str start; /* absolute folder that relative words start from */
    struct str top;   /* absolute folder that paths are made relative to; absent in a bare
                         repository, where words are relative to the tree */
};

/* Fills `start` from an existing folder; ERR_USAGE if there is none. `top` becomes the
 * real path of `top`, or absent for an absent one. Texts in `arena`. */
int place_init(struct place *place, const char *start, struct str top,
               struct arena *arena, struct err *err);

/* The word as a path below `top`, "" for `top` itself; absent if it lies outside. */
struct str place_below(const struct place *place, struct str word, struct arena *arena);

/* Whether there is anything on disk at the word. False in a bare repository. */
bool place_exists(const struct place *place, struct str word, struct arena *arena);

#endif
