/* SPDX-License-Identifier: MIT
 *
 * The memory of tree-sitter: many small pieces that die young or all together. A heap
 * hands them out of an arena, takes them back by size, and gives everything up at once.
 * Belongs to one thread.
 */
#ifndef HUNKSCAN_SYNTAX_HEAP_H
#define HUNKSCAN_SYNTAX_HEAP_H

struct heap;

/* An empty heap; the caller frees it, and with it all that was taken, by heap_free. */
struct heap *heap_new(void);
void heap_free(struct heap *heap);

/* What tree-sitter asks for on this thread comes from `heap` from here on; NULL: it may
 * not ask. What it gives back goes where it came from. */
void heap_use(struct heap *heap);

/* Gives up all that was taken: nothing of tree-sitter's that came from here is touched
 * again. */
void heap_clear(struct heap *heap);

#endif
