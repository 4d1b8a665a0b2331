/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

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
