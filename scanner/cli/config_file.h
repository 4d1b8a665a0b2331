/* SPDX-License-Identifier: MIT
 *
 * Which configuration counts: of a change that of its base, so that nobody switches off
 * the review of his own change.
 */
#ifndef HUNKSCAN_CLI_CONFIG_FILE_H
#define HUNKSCAN_CLI_CONFIG_FILE_H

#include "cli/target.h"

/* Reads the file of --config, or .hunkscan.yaml as the base (--config-from head: the new
 * side) of the target has it, into `options`; `*used` says what was read, absent for
 * nothing. That the change edits the file is a notice. Errors as of config_read, and for
 * what is there and cannot be read. */
int config_file_load(struct options *options, const struct target *target,
                     struct arena *arena, struct notices *notices, struct str *used,
                     struct err *err);

#endif
