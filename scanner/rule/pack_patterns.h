/* SPDX-License-Identifier: MIT
 *
 * The patterns of a pack, compiled, as C text. Used by the build tool only.
 */
#ifndef HUNKSCAN_RULE_PACK_PATTERNS_H
#define HUNKSCAN_RULE_PACK_PATTERNS_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "match/pattern_pack.h"

struct arena;
struct buf;
struct intern;
struct parser;

/* All patterns so far; each text once. */
struct pack_patterns {
    struct parser *parser;
    struct intern *words; /* which has the words of all patterns already */
    struct pattern_tables tables;
    struct intern *texts; /* patterns' texts as numbers… */
    VEC(uint32_t) found;  /* …by which: 1 + index of the pattern, or 0 */
};

/* No pattern yet. */
struct pack_patterns pack_patterns_new(struct parser *parser, struct intern *words,
                                       struct arena *arena);

/* 1 + the index of the pattern with that text, which compiles; 0 if it cannot be packed.
 */
uint32_t pack_patterns_number(struct pack_patterns *patterns, struct str text);

/* Appends the tables and `patterns`, a struct pattern_pack. */
void pack_patterns_write(const struct pack_patterns *patterns, struct buf *out);

#endif
