/* SPDX-License-Identifier: MIT
 *
 * --shard: which part of the files this run looks at, and what its report must say so
 * that only parts of one scan are joined.
 */
#ifndef HUNKSCAN_CLI_SHARDING_H
#define HUNKSCAN_CLI_SHARDING_H

#include "cli/options.h"

struct report;
struct target;

/* Reads options->shard into shard_index and shard_count: "2/3", or "auto" for what
 * GitLab's `parallel` says in CI_NODE_INDEX and CI_NODE_TOTAL (without these, or with a
 * total of 1, nothing is split). Never without being asked: those variables are also set
 * where jobs are parallel for another reason, and files would be left out unseen.
 * ERR_USAGE for anything else. */
int sharding_read(struct options *options, options_environment environment,
                  struct err *err);

/* Where the run is a shard: adds to the report a notice of it and the hash of what was
 * asked for. That is every option but those that say where reports go, what the exit code
 * is and how the machine is used; the paths; and the texts of the user's rules. */
void sharding_describe(const struct options *options, const struct target *target,
                       struct arena *arena, struct report *report);

#endif
