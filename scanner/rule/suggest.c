/* SPDX-License-Identifier: MIT */
#include "rule/suggest.h"

#include <stdint.h>

/* Longer words are no slips of the finger. */
enum { MOST_BYTES = 64 };

static char fold(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t least(size_t a, size_t b, size_t c)
{
    const size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* The distance of optimal string alignment: three rows of the usual table. */
static size_t distance(struct str a, struct str b)
{
    size_t rows[3][MOST_BYTES + 1] = { { 0 } };
    for (size_t j = 0; j <= b.len; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a.len; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            const char x = fold(a.ptr[i - 1]);
            const char y = fold(b.ptr[j - 1]);
            row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == fold(b.ptr[j - 2]) && y == fold(a.ptr[i - 2])) {
                row[j] = least(row[j], two_above[j - 2] + 1, SIZE_MAX);
            }
        }
    }
    return rows[a.len % 3][b.len];
}

void suggest_consider(struct suggestion *suggestion, struct str candidate)
{
    const struct str wanted = suggestion->wanted;
    if (wanted.len > MOST_BYTES || candidate.len > MOST_BYTES || candidate.len == 0) {
        return;
    }
    const size_t edits = distance(wanted, candidate);
    const bool better = !suggestion->best.ptr || edits < suggestion->distance;
    if (better && edits <= (wanted.len + 2) / 3) {
        suggestion->best = candidate;
        suggestion->distance = edits;
    }
}
