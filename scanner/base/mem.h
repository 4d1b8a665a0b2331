/* SPDX-License-Identifier: MIT
 *
 * Memory from the system. Running out, or a size that overflows, ends the program with
 * one line on stderr: a scanner that cannot hold its input has no better answer, and
 * callers stay simple.
 */
#ifndef HUNKSCAN_BASE_MEM_H
#define HUNKSCAN_BASE_MEM_H

#include <stddef.h>

/* Whether AddressSanitizer watches the memory: then each piece is best a block of its
 * own, or an overrun from one into the next, and the use of what was given back, stay
 * unseen. */
#if defined(__SANITIZE_ADDRESS__)
#define MEM_IS_WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEM_IS_WATCHED 1
#endif
#endif
#ifndef MEM_IS_WATCHED
#define MEM_IS_WATCHED 0
#endif

/* Uninitialised memory of `bytes` bytes; the caller frees it with mem_free. */
void *mem_alloc(size_t bytes);

/* `old` (NULL allowed) moved to a piece of `bytes` bytes. */
void *mem_resize(void *old, size_t bytes);

/* Frees what mem_alloc or mem_resize gave. NULL is allowed. */
void mem_free(void *piece);

/* Has the system back `bytes` bytes at `from`, a piece of memory of the caller's, in one
 * go, where it would do so page by page as they are first written. Changes nothing else.
 */
void mem_prepare(void *from, size_t bytes);

/* The same for as much of the heap as a small scan needs, which the heap then keeps.
 * Once, at the start. */
void mem_prepare_heap(void);

/* a + b and a * b; abort on overflow. */
size_t mem_add(size_t a, size_t b);
size_t mem_mul(size_t a, size_t b);

#endif
