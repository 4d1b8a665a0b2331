/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"

static void reserve(struct buf *buf, size_t more)
{
    const size_t need = mem_add(buf->len, more);
    if (need <= buf->capacity) {
        return;
    }
    size_t capacity = buf->capacity ? mem_mul(buf->capacity, 2) : 256;
    capacity = capacity < need ? need : capacity;
    buf->ptr = mem_resize(buf->ptr, capacity);
    buf->capacity = capacity;
}

void buf_dispose(struct buf *buf)
{
    mem_free(buf->ptr);
    *buf = (struct buf){ 0 };
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
}

void buf_add(struct buf *buf, struct str text)
{
    if (text.len) {
        reserve(buf, text.len);
        memcpy(buf->ptr + buf->len, text.ptr, text.len);
        buf->len += text.len;
    }
}

void buf_add_char(struct buf *buf, char c)
{
    reserve(buf, 1);
    buf->ptr[buf->len++] = c;
}

void buf_add_format(struct buf *buf, const char *format, ...)
{
    enum { USUAL_ROOM = 64 }; /* most texts fit, and are formatted once */
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    reserve(buf, USUAL_ROOM);
    const size_t room = buf->capacity - buf->len;
    const int len = vsnprintf(buf->ptr + buf->len, room, format, args);
    va_end(args);
    assert(len >= 0);
    if ((size_t)len >= room) {
        reserve(buf, (size_t)len + 1);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
    }
    va_end(again);
    buf->len += (size_t)len;
}

struct str buf_view(const struct buf *buf)
{
    return (struct str){ buf->ptr ? buf->ptr : "", buf->len };
}

struct str buf_copy(const struct buf *buf, struct arena *arena)
{
    return str_copy(arena, buf_view(buf));
}
