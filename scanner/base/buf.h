/* SPDX-License-Identifier: MIT
 *
 * A text that is being written. Owns heap memory; buf_dispose frees it. Starts as all
 * zero.
 */
#ifndef HUNKSCAN_BASE_BUF_H
#define HUNKSCAN_BASE_BUF_H

#include <stddef.h>

#include "base/str.h"

struct arena;

struct buf {
    char *ptr;
    size_t len; /* bytes written */
    size_t capacity;
};

/* Frees the memory and leaves an empty buffer. */
void buf_dispose(struct buf *buf);

/* Forgets the text and keeps the memory. */
void buf_clear(struct buf *buf);

/* Appends a view; one byte; printf. */
void buf_add(struct buf *buf, struct str text);
void buf_add_char(struct buf *buf, char c);
void buf_add_format(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far; valid until the next change of the buffer. */
struct str buf_view(const struct buf *buf);

/* A copy of the text in the arena; the buffer stays as it is. */
struct str buf_copy(const struct buf *buf, struct arena *arena);

#endif
