/* SPDX-License-Identifier: MIT
 *
 * Interfaces: what stands at the top of a module, read from its text without parsing it:
 * fast enough for every changed file, and right for code as it is usually laid out. What
 * is made of it is asked again of both versions' trees (names/altered.h).
 */
#ifndef HUNKSCAN_REVIEW_INTERFACE_H
#define HUNKSCAN_REVIEW_INTERFACE_H

#include "base/str.h"

struct altered_names;
struct arena;

/* The two versions of a file. */
struct interface_change {
    struct str old_path, old_text;
    struct str new_path; /* absent: the file is gone */
    struct str new_text;
};

/* Appends the functions, classes and other names that the old version has at its top and
 * the new one has not, or has with another header, or with a body of which callers notice
 * something (traits.h), or may notice something; in `arena`. */
void interface_compare(const struct interface_change *change, struct arena *arena,
                       struct altered_names *names);

#endif
