/* SPDX-License-Identifier: MIT
 *
 * Contents: what a finding is made of, wherever it stands, as hashes by which findings of
 * two versions, or of two files, are told to be the same. No line and no path is in them.
 */
#ifndef HUNKSCAN_REVIEW_CONTENT_H
#define HUNKSCAN_REVIEW_CONTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct analysis;
struct arena;

/* The text of a finding is that of its lines without blanks and comments: of a definition
 * those of its header, of another compound statement all of it. With a trace the text of
 * its source belongs to it. All hashes but the last four have the rule in them. */
struct content {
    uint64_t subject; /* its text and the names of the definitions around */
    uint64_t text;    /* its text alone */
    uint64_t own;     /* the very code it is about, without the rest of its lines; of a
                         compound statement that of its header */
    uint64_t named; /* a definition: its name and those around, not its header; else 0 */
    uint64_t function;      /* the name of the innermost definition around; 0 if none */
    uint64_t before, after; /* the lines of code next to it; 0 if none */
    uint64_t message;
    bool strong;     /* its text alone is unlikely to be there twice by chance */
    bool own_strong; /* so is its very code, which is no compound statement */
};

/* Those of all raw findings, in `arena`. */
const struct content *content_of_all(const struct analysis *analysis,
                                     struct arena *arena);

/* A line as it is compared across files: without blanks, up to a '#', all quotes alike; 0
 * where nothing is left. */
uint64_t content_of_line(struct str line);

#endif
