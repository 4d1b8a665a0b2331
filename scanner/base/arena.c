/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

/* First block: most changed files fit their facts in a few of them. Later ones double up
 * to the cap. */
enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 8 * 1024 * 1024 };

/* Blocks of the largest size that a reset keeps: the system takes its time to give them
 * anew. */
enum { MOST_SPARE = 6 };

/* So much of a block is asked of the system at a time, before it is written. */
enum { READY_STEP = 256 * 1024 };

struct block {
    struct block *next;
    size_t size; /* usable bytes */
    size_t used;
    size_t ready; /* bytes that the system has been asked to back */
    alignas(max_align_t) unsigned char data[];
};

struct arena {
    struct block *head;  /* the block being filled */
    struct block *spare; /* kept by a reset, all of LARGEST_BLOCK */
    size_t spare_count;
    size_t bytes;
};

static size_t round_up(size_t bytes)
{
    const size_t unit = alignof(max_align_t);
    return mem_add(bytes, unit - 1) / unit * unit;
}

static struct block *add_block(struct arena *arena, size_t at_least)
{
    size_t size = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) {
        size = LARGEST_BLOCK;
    }
    if (MEM_IS_WATCHED || size < at_least) {
        size = at_least;
    }
    struct block *block = arena->spare;
    if (block && size == LARGEST_BLOCK) {
        arena->spare = block->next;
        arena->spare_count--;
    } else {
        block = mem_alloc(mem_add(sizeof *block, size));
        block->ready = 0;
    }
    *block = (struct block){ .next = arena->head, .size = size, .ready = block->ready };
    arena->head = block;
    arena->bytes += size;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = mem_alloc(sizeof *arena);
    *arena = (struct arena){ 0 };
    return arena;
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        mem_free(block);
        block = next;
    }
}

void arena_free(struct arena *arena)
{
    if (arena) {
        free_blocks(arena->head);
        free_blocks(arena->spare);
        mem_free(arena);
    }
}

void arena_reset(struct arena *arena)
{
    struct block *block = arena->head;
    struct block *keep = MEM_IS_WATCHED ? NULL : block;
    block = keep ? keep->next : block;
    while (block) {
        struct block *next = block->next;
        if (keep && block->size == LARGEST_BLOCK && arena->spare_count < MOST_SPARE) {
            block->next = arena->spare;
            arena->spare = block;
            arena->spare_count++;
        } else {
            mem_free(block);
        }
        block = next;
    }
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
    }
    arena->head = keep;
    arena->bytes = keep ? keep->size : 0;
}

/* Before more of a block is written than is backed. */
static void make_ready(struct block *block)
{
    if (MEM_IS_WATCHED || block->used <= block->ready) {
        return;
    }
    size_t end = mem_add(block->used, READY_STEP);
    end = end < block->size ? end : block->size;
    mem_prepare(block->data + block->ready, end - block->ready);
    block->ready = end;
}

/* A piece that is not zeroed. */
static void *take(struct arena *arena, size_t bytes)
{
    const size_t need = round_up(bytes ? bytes : 1);
    struct block *block = arena->head;
    if (MEM_IS_WATCHED || !block || block->size - block->used < need) {
        block = add_block(arena, MEM_IS_WATCHED ? bytes : need);
    }
    void *piece = block->data + block->used;
    block->used += MEM_IS_WATCHED ? bytes : need;
    make_ready(block);
    return piece;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    return memset(take(arena, bytes), 0, bytes);
}

void *arena_room(struct arena *arena, size_t count, size_t item_bytes)
{
    return take(arena, mem_mul(count, item_bytes));
}

void *arena_array(struct arena *arena, size_t count, size_t item_bytes)
{
    return arena_alloc(arena, mem_mul(count, item_bytes));
}

void *arena_grow(struct arena *arena, void *old, size_t old_bytes, size_t new_bytes)
{
    assert(new_bytes >= old_bytes);
    struct block *block = arena->head;
    unsigned char *piece = old;
    if (!MEM_IS_WATCHED && old && block &&
        piece + round_up(old_bytes) == block->data + block->used &&
        block->size - block->used >= round_up(new_bytes) - round_up(old_bytes)) {
        block->used += round_up(new_bytes) - round_up(old_bytes);
        make_ready(block);
        return old;
    }
    unsigned char *grown = take(arena, new_bytes);
    if (old) {
        memcpy(grown, old, old_bytes);
    }
    return grown;
}

void *arena_copy(struct arena *arena, const void *from, size_t bytes)
{
    void *copy = take(arena, bytes);
    if (bytes) {
        memcpy(copy, from, bytes);
    }
    return copy;
}

size_t arena_bytes(const struct arena *arena)
{
    return arena->bytes;
}
