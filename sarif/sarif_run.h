/* SPDX-License-Identifier: MIT
 *
 * What a SARIF run says about itself besides tool and results: how it went and what was
 * not analysed, where the code comes from, how positions are counted.
 */
#ifndef HUNKSCAN_SARIF_SARIF_RUN_H
#define HUNKSCAN_SARIF_SARIF_RUN_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct buf;
struct report;

/* The property of the run in which a shard says which part it is. */
#define SARIF_RUN_SHARD "hunkscan/shard"

/* run.invocations: one, its notifications the report's notices. `left_out` results that
 * did not fit are one more. New reference. */
json_t *sarif_run_invocations(const struct report *report, size_t left_out);

/* The other properties of the run, as an object to be embedded in it. New reference. */
json_t *sarif_run_properties(const struct report *report);

/* Appends a repository's address as git knows it as a URI: without user, password, query
 * or fragment; `host:path` as ssh://host/path. False, appending nothing, for a local path
 * or an unknown scheme. */
bool sarif_run_add_remote(struct buf *out, struct str remote);

#endif
