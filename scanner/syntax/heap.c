/* SPDX-License-Identifier: MIT */
#include "syntax/heap.h"

#include <assert.h>
#include <pthread.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <tree_sitter/api.h>

#include "base/arena.h"
#include "base/mem.h"

/* Small pieces have sizes in steps of STEP and are taken back by size. */
enum { STEP = 16, SIZES = 65, LARGEST_SMALL = (SIZES - 1) * STEP };

/* What a large file took goes back to the system. */
static const size_t MOST_KEPT = (size_t)8 * 1024 * 1024;

/* What stands before the bytes of a piece. */
struct piece {
    alignas(max_align_t) struct heap *heap;
    size_t bytes; /* that it has room for */
};

/* A small piece that was given back, in the place of its bytes. */
struct hole {
    struct hole *next;
};

/* A large piece is one of the system's: it grows, and its room is wanted back. */
struct large {
    struct large *prev, *next;
    struct piece piece;
};

struct heap {
    struct arena *arena;
    struct hole *holes[SIZES];
    struct large *large;
};

static _Thread_local struct heap *current;

static struct piece *piece_of(void *data)
{
    return (struct piece *)data - 1;
}

static struct large *large_of(struct piece *piece)
{
    return (struct large *)(void *)((unsigned char *)piece -
                                    offsetof(struct large, piece));
}

static bool is_small(size_t bytes)
{
    return !MEM_IS_WATCHED && bytes <= LARGEST_SMALL;
}

static void link_large(struct heap *heap, struct large *large)
{
    large->prev = NULL;
    large->next = heap->large;
    if (heap->large) {
        heap->large->prev = large;
    }
    heap->large = large;
}

static void unlink_large(struct heap *heap, struct large *large)
{
    if (large->prev) {
        large->prev->next = large->next;
    } else {
        heap->large = large->next;
    }
    if (large->next) {
        large->next->prev = large->prev;
    }
}

static void *take_large(struct heap *heap, size_t bytes)
{
    struct large *large = mem_alloc(mem_add(sizeof *large, bytes));
    large->piece.heap = heap;
    large->piece.bytes = bytes;
    link_large(heap, large);
    return &large->piece + 1;
}

static void *take(size_t bytes)
{
    struct heap *heap = current;
    assert(heap);
    if (!is_small(bytes)) {
        return take_large(heap, bytes);
    }
    const size_t size = (bytes + STEP - 1) / STEP;
    struct hole *hole = heap->holes[size];
    if (hole) {
        heap->holes[size] = hole->next;
        return hole;
    }
    struct piece *piece = arena_room(heap->arena, 1, sizeof *piece + size * STEP);
    piece->heap = heap;
    piece->bytes = size * STEP;
    return piece + 1;
}

static void *take_zeroed(size_t count, size_t bytes)
{
    const size_t all = mem_mul(count, bytes);
    return memset(take(all), 0, all);
}

static void give_back(void *data)
{
    if (!data) {
        return;
    }
    struct piece *piece = piece_of(data);
    if (is_small(piece->bytes)) {
        struct hole *hole = data;
        hole->next = piece->heap->holes[piece->bytes / STEP];
        piece->heap->holes[piece->bytes / STEP] = hole;
    } else {
        struct large *large = large_of(piece);
        unlink_large(piece->heap, large);
        mem_free(large);
    }
}

static void *resize_large(struct piece *piece, size_t bytes)
{
    struct heap *heap = piece->heap;
    struct large *large = large_of(piece);
    unlink_large(heap, large);
    large = mem_resize(large, mem_add(sizeof *large, bytes));
    large->piece.bytes = bytes;
    link_large(heap, large);
    return &large->piece + 1;
}

static void *resize(void *data, size_t bytes)
{
    struct piece *piece = data ? piece_of(data) : NULL;
    if (piece && !is_small(piece->bytes) && !is_small(bytes)) {
        return resize_large(piece, bytes);
    }
    if (piece && is_small(piece->bytes) && bytes <= piece->bytes) {
        return data;
    }
    void *moved = take(bytes);
    if (piece) {
        memcpy(moved, data, piece->bytes < bytes ? piece->bytes : bytes);
        give_back(data);
    }
    return moved;
}

static void install(void)
{
    ts_set_allocator(take, take_zeroed, resize, give_back);
}

struct heap *heap_new(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    struct heap *heap = mem_alloc(sizeof *heap);
    *heap = (struct heap){ .arena = arena_new() };
    return heap;
}

static void free_large(struct heap *heap)
{
    while (heap->large) {
        struct large *next = heap->large->next;
        mem_free(heap->large);
        heap->large = next;
    }
}

void heap_free(struct heap *heap)
{
    if (heap) {
        current = current == heap ? NULL : current;
        free_large(heap);
        arena_free(heap->arena);
        mem_free(heap);
    }
}

void heap_use(struct heap *heap)
{
    current = heap;
}

void heap_clear(struct heap *heap)
{
    free_large(heap);
    memset(heap->holes, 0, sizeof heap->holes);
    if (arena_bytes(heap->arena) > MOST_KEPT) {
        arena_free(heap->arena);
        heap->arena = arena_new();
    } else {
        arena_reset(heap->arena);
    }
}
