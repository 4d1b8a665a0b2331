/* SPDX-License-Identifier: MIT */
#include "gitdiff/similarity.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "gitdiff/store.h"

/* A piece ends after this many bytes where no line end came before. */
enum { PIECE_BYTES = 64 };

/* Pieces are counted under their hash modulo this number (git's own, or scores would
 * differ). */
enum { HASH_BASE = 107927 };

/* Larger blobs are not read for the sake of a rename. */
enum { LARGEST_BYTES = 256 * 1024 * 1024 };

struct span {
    uint32_t hash;
    uint32_t bytes;
};

VEC_OF(spans, struct span);

/* The running hash of a piece: two words that are turned by seven bits as one, a byte
 * added. */
struct piece {
    uint32_t low;
    uint32_t high;
    uint32_t bytes;
};

static void piece_add(struct piece *piece, unsigned char c)
{
    uint32_t low = (piece->low << 7) ^ (piece->high >> 25);
    piece->high = (piece->high << 7) ^ (piece->low >> 25);
    piece->low = low + c;
    piece->bytes++;
}

static struct span piece_end(struct piece *piece)
{
    struct span span = { (piece->low + piece->high * 0x61) % HASH_BASE, piece->bytes };
    *piece = (struct piece){ 0 };
    return span;
}

/* A last piece without a line end is left out, as git did up to 2.43. */
static void cut_up(struct str text, struct arena *arena, struct spans *spans)
{
    const bool is_text = !content_is_binary(text);
    struct piece piece = { 0 };
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        /* The two ways to end a line count as equal. */
        if (is_text && c == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n') {
            continue;
        }
        piece_add(&piece, c);
        if (c == '\n' || piece.bytes == PIECE_BYTES) {
            VEC_PUSH(arena, spans, piece_end(&piece));
        }
    }
}

static int span_order(const void *left, const void *right)
{
    const struct span *a = left;
    const struct span *b = right;
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

/* Sorts by hash and makes one of equal ones. */
static void merge_spans(struct spans *spans)
{
    size_t kept = 0;
    if (spans->count == 0) {
        return;
    }
    qsort(spans->items, spans->count, sizeof *spans->items, span_order);
    for (size_t i = 1; i < spans->count; i++) {
        if (spans->items[i].hash == spans->items[kept].hash) {
            spans->items[kept].bytes += spans->items[i].bytes;
        } else {
            spans->items[++kept] = spans->items[i];
        }
    }
    spans->count = kept + 1;
}

static void give_up(struct similarity_text *text, bool is_missing)
{
    text->state = SIMILARITY_UNREADABLE;
    text->is_missing = is_missing;
}

static void find_size(const struct repository *repository, struct similarity_text *text)
{
    git_object_t type;
    size_t bytes = 0;
    if (text->state != SIMILARITY_UNKNOWN) {
        return;
    }
    enum store_result result = store_header(repository, &text->id, &type, &bytes);
    if (result != STORE_OK || type != GIT_OBJECT_BLOB) {
        give_up(text, result == STORE_MISSING);
        return;
    }
    text->bytes = bytes;
    text->state = SIMILARITY_SIZED;
}

static void find_spans(struct repository *repository, struct similarity_text *text,
                       struct arena *scratch)
{
    struct str content;
    struct spans spans = { 0 };
    if (text->state != SIMILARITY_SIZED) {
        return;
    }
    arena_reset(scratch);
    enum blob_result result =
        repository_read_blob(repository, &text->id, LARGEST_BYTES, scratch, &content);
    if (result != BLOB_OK) {
        give_up(text, result == BLOB_MISSING);
        return;
    }
    cut_up(content, scratch, &spans);
    merge_spans(&spans);
    size_t bytes = mem_mul(spans.count, sizeof *spans.items);
    text->spans = mem_alloc(bytes ? bytes : 1);
    if (spans.items) {
        memcpy(text->spans, spans.items, bytes);
    }
    text->span_count = spans.count;
    text->state = SIMILARITY_CUT;
}

/* Bytes that lie under the same hashes on both sides. */
static uint64_t common_bytes(const struct similarity_text *a,
                             const struct similarity_text *b)
{
    uint64_t common = 0;
    size_t j = 0;
    for (size_t i = 0; i < a->span_count; i++) {
        const struct span *span = &a->spans[i];
        while (j < b->span_count && b->spans[j].hash < span->hash) {
            j++;
        }
        if (j < b->span_count && b->spans[j].hash == span->hash) {
            common += span->bytes < b->spans[j].bytes ? span->bytes : b->spans[j].bytes;
        }
    }
    return common;
}

/* Whether the sizes alone leave room for the least score. */
static bool sizes_allow(uint64_t a, uint64_t b)
{
    uint64_t larger = a > b ? a : b;
    uint64_t difference = a > b ? a - b : b - a;
    return larger * (SIMILARITY_WHOLE - SIMILARITY_LEAST) >=
           difference * SIMILARITY_WHOLE;
}

uint32_t similarity_score(struct repository *repository, struct similarity_text *a,
                          struct similarity_text *b, struct arena *scratch)
{
    find_size(repository, a);
    find_size(repository, b);
    if (a->state == SIMILARITY_UNREADABLE || b->state == SIMILARITY_UNREADABLE ||
        !sizes_allow(a->bytes, b->bytes) || (a->bytes == 0 && b->bytes == 0)) {
        return 0;
    }
    find_spans(repository, a, scratch);
    find_spans(repository, b, scratch);
    if (a->state != SIMILARITY_CUT || b->state != SIMILARITY_CUT) {
        return 0;
    }
    uint64_t larger = a->bytes > b->bytes ? a->bytes : b->bytes;
    return (uint32_t)(common_bytes(a, b) * SIMILARITY_WHOLE / larger);
}

void similarity_forget(struct similarity_text *text)
{
    mem_free(text->spans);
    text->spans = NULL;
    text->span_count = 0;
    if (text->state == SIMILARITY_CUT) {
        text->state = SIMILARITY_SIZED;
    }
}
