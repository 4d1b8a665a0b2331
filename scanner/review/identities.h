/* SPDX-License-Identifier: MIT
 *
 * The identities of a file's findings (fingerprint.h), for reports.
 */
#ifndef HUNKSCAN_REVIEW_IDENTITIES_H
#define HUNKSCAN_REVIEW_IDENTITIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "review/fingerprint.h"

struct analysis;
struct arena;
struct baseline;
struct finding;

struct identities {
    const struct analysis *analysis;
    struct arena *arena;
    struct line_hashes line_hashes;
    const uint32_t *occurrences; /* of each raw finding, among those with its subject */
};

/* Of all raw findings of the analysis, which must outlive it; in `arena`. */
struct identities identities_of(const struct analysis *analysis, struct arena *arena);

/* Whether the baseline has raw finding `index` of the file at `path`. */
bool identities_accepted(const struct identities *identities, size_t index,
                         struct str path, const struct baseline *baseline);

/* Fills in line_hash and fingerprint of the finding, whose region is known, that raw
 * finding `index` became. */
void identities_fill(const struct identities *identities, size_t index,
                     struct finding *finding);

#endif
