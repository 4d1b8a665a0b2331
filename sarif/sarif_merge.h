/* SPDX-License-Identifier: MIT
 *
 * Joining the SARIF reports of the shards of one scan into the report that the scan would
 * have given in one piece, byte for byte.
 */
#ifndef HUNKSCAN_SARIF_SARIF_MERGE_H
#define HUNKSCAN_SARIF_SARIF_MERGE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "finding.h"

struct arena;
struct buf;

/* One report's text, and how it is called in errors. */
struct sarif_merge_input {
    const char *name;
    struct str text;
};

struct sarif_merge_inputs {
    const struct sarif_merge_input *items;
    size_t count;
};

/* What comes of them. */
struct sarif_merged {
    struct report report; /* what it holds, as sarif_read would tell, with all notices */
    size_t left_out;      /* results that did not fit */
};

/* Appends the joined report to `out`. A shard that is missing is a notice that makes the
 * report incomplete; the same report twice counts once. Refused with ERR_RULE, in one
 * line that names two of the inputs: reports of different versions, commits, options,
 * rules or splits, and different reports of the same part. A report that is not of a
 * shard is the only part of its scan. Everything else in `arena`. */
int sarif_merge(const struct sarif_merge_inputs *inputs, struct arena *arena,
                struct buf *out, struct sarif_merged *merged, struct err *err);

#endif
