/* SPDX-License-Identifier: MIT
 *
 * Placement: how a finding that no base has belongs to the change, and which part of it a
 * report points at. It is `added` where a line of it is: of a simple statement any, of a
 * compound one any but of a definition one of its header. Else it is exposed, and what is
 * pointed at is the changed line that is to blame, if there is one (cause.h).
 */
#ifndef HUNKSCAN_REVIEW_PLACEMENT_H
#define HUNKSCAN_REVIEW_PLACEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding.h"
#include "gitdiff/change_set.h"
#include "review/added.h"
#include "review/analysis.h"
#include "review/frame.h"

struct altered_names;
struct arena;

/* One base's version of the file under review. */
struct old_version {
    struct str path;
    struct str text;
    struct hunks hunks;        /* from it to the new version */
    const bool *same_code;     /* by hunk: it changed no code (code_lines.h) */
    bool absent;               /* there was no file: every line is added */
    const struct files *files; /* of the same version */
    struct analysis *analysis; /* once it was needed */
};

struct placement {
    struct span whole;   /* the range; of a long compound statement, its header */
    struct span primary; /* what to point at; within added lines if `narrowed` */
    bool narrowed;       /* primary is a part of whole, or of the suite below it */
    bool by_step;        /* narrowed to a step of its trace, which is no part of it */
    bool by_cause;       /* narrowed to what is to blame, which is no part of it */
    enum finding_class class;
    struct str why; /* absent where its own line says it */
    struct span
        cause; /* the added code that is to blame, where it is another; or empty */
};

/* A file under review. */
struct placing {
    struct worker *worker;
    struct analysis *analysis; /* of the new version */
    struct added_lines *added;
    struct old_version *old;
    size_t old_count;
    const struct altered_names *edited; /* functions of changed files; NULL: none */
    bool caller;                        /* the file did not change */
    bool counts_fixed; /* the first base is analysed if only for what was fixed */
    bool at_sink;      /* point at the finding itself, whatever is to blame */
};

/* The part of a raw finding that stands for it whatever the change is: the header where
 * it is a compound statement, else its range. */
struct span placement_key(const struct analysis *analysis, size_t index);

/* Whether a line of raw finding `index`, or of a step of its trace in this file, is an
 * added one. */
bool placement_touches_added(const struct placing *placing, size_t index);

/* Where raw finding `index`, which no base has, belongs; texts in `arena`. */
struct placement placement_find(struct placing *placing, size_t index,
                                struct arena *arena);

#endif
