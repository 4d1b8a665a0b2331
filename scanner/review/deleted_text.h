/* SPDX-License-Identifier: MIT
 *
 * Deleted text: what deleted lines defined and used, told from the lines alone, so that
 * the old version need not be parsed. Where that is not clear, it says so.
 */
#ifndef HUNKSCAN_REVIEW_DELETED_TEXT_H
#define HUNKSCAN_REVIEW_DELETED_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;

VEC_OF(deleted_words, struct str);

#define DELETED_NO_MARGIN UINT32_MAX

/* Bytes before the code of a line; DELETED_NO_MARGIN where there is no code. */
uint32_t deleted_margin(struct str line);

/* The lines of a hunk, one after the other. Words are views of them. */
struct deleted_text {
    struct arena *arena;
    /* Of the function or statement that further lines belong to; DELETED_NO_MARGIN: none
     */
    uint32_t margin;
    bool in_function;
    bool in_string;
    struct deleted_words changed; /* what stood outside of functions had to do with; names
                                     of definitions */
    struct deleted_words hidden;  /* definitions that Python calls by itself: __init__ */
    uint32_t class_margin;        /* of a class among them; DELETED_NO_MARGIN: none */
    bool decorates;               /* the last definition lost a decorator */
    bool continues;               /* a line belongs to what stood before the first one */
    bool outside;                 /* one bound names, and was no definition */
    bool unclear;                 /* anything may have been done there */
};

/* `margin` and `in_function` are those of what the first line continues. */
struct deleted_text deleted_text_new(struct arena *arena, uint32_t margin,
                                     bool in_function);

/* Reads the next line, with or without its break. */
void deleted_text_line(struct deleted_text *text, struct str line);

#endif
