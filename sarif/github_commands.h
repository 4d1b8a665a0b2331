/* SPDX-License-Identifier: MIT
 *
 * GitHub's workflow commands: a step that prints them annotates the change, also where
 * nothing may be uploaded (pull requests from forks).
 */
#ifndef HUNKSCAN_SARIF_GITHUB_COMMANDS_H
#define HUNKSCAN_SARIF_GITHUB_COMMANDS_H

struct buf;
struct report;

/* What GitHub shows of one step: more is dropped there without a word. */
enum { GITHUB_COMMANDS_EACH_LEVEL = 10, GITHUB_COMMANDS_ALL = 50 };

/* Appends one command a line, worst first. An incomplete scan is a warning before all
 * others; what there is no room for is counted in a notice at the end. Nothing that a
 * repository holds can end a command or begin one: `%`, CR and LF are encoded, in
 * properties also `:` and `,`; other control and invisible characters are shown as
 * escapes. Suppressed findings are left out. */
void github_commands_write(const struct report *report, struct buf *out);

#endif
