/* SPDX-License-Identifier: MIT
 *
 * The program: the only place that prints errors and exits.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/visible.h"
#include "cli/options.h"
#include "cli/run.h"

/* A closed standard stream would give its number to the next file opened, and a report
 * would be written into that. Opened for reading, so that writing to it still fails. */
static void hold_standard_streams(void)
{
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0) {
            exit(EXIT_ERROR);
        }
    }
}

static const char *environment(const char *name)
{
    return getenv(name);
}

int main(int argc, char **argv)
{
    hold_standard_streams();
    signal(SIGPIPE, SIG_IGN);
    struct arena *arena = arena_new();
    struct buf messages = { 0 };
    struct options options;
    struct err err = { 0 };
    enum exit_code code = EXIT_ERROR;
    if (options_read(argc, argv, environment, arena, &options, &err) < 0) {
        visible_add_message(&messages, str_from(err.text));
    } else {
        code = run_options(&options, arena, &messages);
    }
    if (messages.len > 0) {
        fwrite(messages.ptr, 1, messages.len, stderr);
    }
    buf_dispose(&messages);
    arena_free(arena);
    return (int)code;
}
