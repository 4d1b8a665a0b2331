/* SPDX-License-Identifier: MIT
 *
 * One run of the program: options in; reports written, lines for stderr and an exit code
 * out.
 */
#ifndef HUNKSCAN_CLI_RUN_H
#define HUNKSCAN_CLI_RUN_H

struct arena;
struct buf;
struct options;

enum exit_code {
    EXIT_CLEAN = 0,
    EXIT_FINDINGS = 1,   /* at or above --fail-on */
    EXIT_ERROR = 2,      /* usage, or something that could not be read or written */
    EXIT_INCOMPLETE = 3, /* something was not analysed; goes before EXIT_FINDINGS */
};

/* Does what `options` says. `messages` gets one line, without line feeds inside, for each
 * thing that went wrong, for main to print. */
enum exit_code run_options(const struct options *options, struct arena *arena,
                           struct buf *messages);

#endif
