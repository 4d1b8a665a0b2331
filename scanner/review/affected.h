/* SPDX-License-Identifier: MIT
 *
 * Affected: which of the names that the change altered a finding of another file is
 * about.
 */
#ifndef HUNKSCAN_REVIEW_AFFECTED_H
#define HUNKSCAN_REVIEW_AFFECTED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct altered_name;
struct altered_names;
struct unit;

/* Where a finding may show which altered name it is about. */
struct affected_question {
    const struct unit *unit; /* of its file */
    uint32_t from, end;      /* nodes that may refer to the name */
    struct str code;         /* or code that mentions it; absent: none */
    bool called;             /* it counts only where it is called */
    bool body; /* it is about what functions do rather than how they are called */
};

/* The first altered name of another file that the nodes refer to, or, if there is none,
 * that the code mentions; NULL if there is none, either. */
const struct altered_name *affected_name(const struct altered_names *names,
                                         const struct affected_question *question);

/* What the change did to the first altered name of another file that the nodes refer to,
 * or, if there is none, that the code mentions; absent if there is none, either. */
struct str affected_why(const struct altered_names *names,
                        const struct affected_question *question);

#endif
