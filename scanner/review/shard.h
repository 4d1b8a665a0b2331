/* SPDX-License-Identifier: MIT
 *
 * Shards: the files of a run split among several machines, by size, the same way on each
 * of them.
 */
#ifndef HUNKSCAN_REVIEW_SHARD_H
#define HUNKSCAN_REVIEW_SHARD_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/str.h"

struct arena;

/* A file to be given to a shard. */
struct shard_file {
    struct str path;
    uint64_t bytes;
    unsigned shard; /* from 1 on; what shard_split fills in */
};

/* Gives each file to one of `shards` (>= 1): the largest first, each to the shard that
 * has least so far. Depends on paths and sizes only, not on the order of the files. */
void shard_split(struct shard_file *files, size_t count, unsigned shards,
                 struct arena *arena);

/* What tells one split from another: SHA-1 of all files with size and shard. Reports of
 * shards that were split differently (an object that one clone lacks) must not be joined:
 * a file could be in none of them. */
void shard_digest(const struct shard_file *files, size_t count, char hex[SHA1_HEX_BYTES]);

#endif
