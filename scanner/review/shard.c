/* SPDX-License-Identifier: MIT */
#include "review/shard.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"

static int compare_files(const void *left, const void *right)
{
    const struct shard_file *a = *(const struct shard_file *const *)left;
    const struct shard_file *b = *(const struct shard_file *const *)right;
    if (a->bytes != b->bytes) {
        return a->bytes > b->bytes ? -1 : 1;
    }
    return str_compare(a->path, b->path);
}

/* The first of the shards that have least. */
static unsigned least_loaded(const uint64_t *loads, unsigned shards)
{
    unsigned least = 0;
    for (unsigned i = 1; i < shards; i++) {
        least = loads[i] < loads[least] ? i : least;
    }
    return least;
}

void shard_split(struct shard_file *files, size_t count, unsigned shards,
                 struct arena *arena)
{
    struct shard_file **largest = ARENA_ARRAY(arena, count, struct shard_file *);
    uint64_t *loads = ARENA_ARRAY(arena, shards, uint64_t);
    for (size_t i = 0; i < count; i++) {
        largest[i] = &files[i];
    }
    if (count > 1) {
        qsort(largest, count, sizeof *largest, compare_files);
    }
    for (size_t i = 0; i < count; i++) {
        const unsigned shard = least_loaded(loads, shards);
        largest[i]->shard = shard + 1;
        loads[shard] += largest[i]->bytes + 1; /* empty files are shared out, too */
    }
}

void shard_digest(const struct shard_file *files, size_t count, char hex[SHA1_HEX_BYTES])
{
    struct buf text = { 0 };
    for (size_t i = 0; i < count; i++) {
        buf_add_format(&text, "%u %" PRIu64 " ", files[i].shard, files[i].bytes);
        buf_add(&text, files[i].path);
        buf_add_char(&text, '\0');
    }
    sha1_hex(buf_view(&text), hex);
    buf_dispose(&text);
}
