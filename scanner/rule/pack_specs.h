/* SPDX-License-Identifier: MIT
 *
 * The specifications of a pack while it is written: tables as in rule/spec_pack.h. Used
 * by the build tool only.
 */
#ifndef HUNKSCAN_RULE_PACK_SPECS_H
#define HUNKSCAN_RULE_PACK_SPECS_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "rule/spec_pack.h"

struct arena;
struct buf;
struct formula_spec;
struct intern;
struct pack_patterns;

struct pack_specs {
    struct arena *arena;
    struct pack_patterns *patterns; /* filled in with those of the specifications */
    struct intern *kind_ids;        /* 1 + number of each kind */
    VEC(uint32_t) kinds;
    VEC(struct packed_spec) specs;
    VEC(struct packed_text) names;
    VEC(char) texts;
};

/* None yet. */
struct pack_specs pack_specs_new(struct pack_patterns *patterns, struct arena *arena);

/* Adds one, after the kinds that it names; returns its index. */
uint32_t pack_specs_add(struct pack_specs *specs, const struct formula_spec *spec);

/* Adds that of the next kind. */
void pack_specs_add_kind(struct pack_specs *specs, struct str id,
                         const struct formula_spec *spec);

/* Appends the tables and `specs`, a struct spec_pack. */
void pack_specs_write(const struct pack_specs *specs, struct buf *out);

#endif
