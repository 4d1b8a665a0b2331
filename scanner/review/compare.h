/* SPDX-License-Identifier: MIT
 *
 * Comparison of the versions of a file: which raw findings of the new one are old. A base
 * is analysed only if it could have one of them: if there is a finding on a line that the
 * base has too, or the change deleted lines that a finding may come from.
 */
#ifndef HUNKSCAN_REVIEW_COMPARE_H
#define HUNKSCAN_REVIEW_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct content;
struct old_version;
struct placing;
struct worker;

struct comparison {
    /* Of each raw finding: CLASS_PREEXISTING, CLASS_MOVED, or CLASS_COUNT where no base
     * has it. */
    const uint8_t *classes;
    const struct content *contents; /* of each raw finding; NULL: no base was looked at */
    size_t fixed;                   /* findings that only the first base has */
    bool unclear; /* a base could not be analysed in full: it may have had more */
};

/* Analyses what is needed of the old versions, which placing->old then has; in `arena`.
 */
struct comparison compare_versions(struct placing *placing, struct arena *arena);

#endif
