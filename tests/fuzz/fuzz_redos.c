/* SPDX-License-Identifier: MIT
 *
 * Bytes → flags and a regular expression → its verdict: it always comes, and what it says
 * fits together. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "match/redos.h"

/* A small budget reaches its end more often. */
enum { STEPS = 200000 };

static void check(const struct redos *redos, struct str pattern)
{
    const bool attack =
        redos->verdict == REDOS_EXPONENTIAL || redos->verdict == REDOS_POLYNOMIAL;
    if (redos->from > redos->to || redos->to > pattern.len ||
        attack != (redos->pump.len > 0) || !utf8_valid(redos->pump) ||
        (redos->verdict == REDOS_UNKNOWN) != (redos->why != NULL)) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct arena *arena = arena_new();
    const struct str pattern = { arena_copy(arena, data + 1, size - 1), size - 1 };
    const struct redos redos = redos_analyze(pattern, data[0], STEPS, arena);
    check(&redos, pattern);
    arena_free(arena);
    return 0;
}
