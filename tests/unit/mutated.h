/* SPDX-License-Identifier: MIT
 *
 * For tests of broken and edited files: texts with pieces cut out, doubled and swapped,
 * in every run the same way.
 */
#ifndef HUNKSCAN_TESTS_MUTATED_H
#define HUNKSCAN_TESTS_MUTATED_H

#include <stdint.h>

#include "base/buf.h"
#include "syntax/parse.h"

/* xorshift64: the same numbers in every run; not of state 0. */
static inline size_t mutated_below(uint64_t *state, size_t limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return limit ? (size_t)(*state % limit) : 0;
}

static inline void mutated_add_piece(struct buf *out, struct str text, uint64_t *state)
{
    const size_t from = mutated_below(state, text.len);
    buf_add(out, str_slice(text, from, from + mutated_below(state, 40)));
}

/* The text with one piece gone or replaced by another piece of it or by a word that opens
 * things; in *edit, unless NULL, what was done. */
static inline struct str mutated(struct str text, uint64_t *state, struct arena *arena,
                                 struct text_edit *edit)
{
    static const char *const words[] = {
        "\n",       "(",        "lambda x:", " for x in ", "import ", "\tdef f",
        "class C:", "global x", ":=",        "[",          "*",       "from . import "
    };
    struct buf out = { 0 };
    const size_t from = mutated_below(state, text.len);
    const size_t past = from + mutated_below(state, 12);
    const size_t to = past < text.len ? past : text.len;
    buf_add(&out, str_slice(text, 0, from));
    const size_t choice = mutated_below(state, 3);
    if (choice == 0) {
        mutated_add_piece(&out, text, state);
    } else if (choice == 1) {
        buf_add(&out,
                str_from(words[mutated_below(state, sizeof words / sizeof *words)]));
    }
    if (edit) {
        *edit = (struct text_edit){ (uint32_t)from, (uint32_t)to, (uint32_t)from,
                                    (uint32_t)out.len };
    }
    buf_add(&out, str_slice(text, to, text.len));
    const struct str copy = buf_copy(&out, arena);
    buf_dispose(&out);
    return copy;
}

#endif
