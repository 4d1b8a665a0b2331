/* SPDX-License-Identifier: MIT
 *
 * Bytes as GitHub's event file: it is read, or refused with one line.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cli/ci_event.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    const struct str text = { arena_copy(arena, data, size), size };
    struct ci_event event;
    struct err err = { 0 };
    const int code = ci_event_read("event.json", text, arena, &event, &err);
    if ((code < 0) != (err.code != ERR_OK) || strchr(err.text, '\n')) {
        abort();
    }
    arena_free(arena);
    return 0;
}
