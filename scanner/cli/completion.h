/* SPDX-License-Identifier: MIT
 *
 * Completions of the shells, written from the option table at build time. Ids of rules
 * come from `hunkscan rules` and revisions from git when they are asked for.
 */
#ifndef HUNKSCAN_CLI_COMPLETION_H
#define HUNKSCAN_CLI_COMPLETION_H

struct buf;

/* A file for bash-completion's folder (which works without that package too). */
void completion_add_bash(struct buf *out);

/* A file _hunkscan for a folder in zsh's $fpath. */
void completion_add_zsh(struct buf *out);

/* A file for fish's vendor_completions.d. */
void completion_add_fish(struct buf *out);

#endif
