/* SPDX-License-Identifier: MIT
 *
 * A baseline: findings that were accepted, so that only later ones are reported. One is
 * known again by its fingerprint (hunkscan/v1) in its file; where that file is gone, in
 * any file, as it may have been renamed.
 */
#ifndef HUNKSCAN_REVIEW_BASELINE_H
#define HUNKSCAN_REVIEW_BASELINE_H

#include <stdbool.h>

#include "base/str.h"
#include "base/vec.h"

struct baseline_entry {
    struct str fingerprint;
    struct str path;
    bool gone; /* there is no file at the path any more */
};

VEC_OF(baseline_entries, struct baseline_entry);

/* Plain data: shared by threads once it is prepared. */
struct baseline {
    struct baseline_entries entries;
};

/* Puts the entries into the order in which they are looked up. */
void baseline_prepare(struct baseline *baseline);

/* Whether a finding with this fingerprint in this file was accepted. */
bool baseline_holds(const struct baseline *baseline, struct str path,
                    struct str fingerprint);

#endif
