/* SPDX-License-Identifier: MIT
 *
 * Bytes as a configuration file: it is read, or refused with one line.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cli/config.h"

static const char *nothing(const char *name)
{
    (void)name;
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char program[] = "hunkscan";
    char *argv[] = { program, NULL };
    struct arena *arena = arena_new();
    const struct str text = { arena_copy(arena, data, size), size };
    struct options options;
    struct err err = { 0 };
    if (options_read(1, argv, nothing, arena, &options, &err) < 0) {
        abort();
    }
    const int code = config_read(STR("c.yaml"), text, arena, &options, &err);
    if ((code < 0) != (err.code != ERR_OK) || strchr(err.text, '\n')) {
        abort();
    }
    arena_free(arena);
    return 0;
}
