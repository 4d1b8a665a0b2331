/* SPDX-License-Identifier: MIT
 *
 * The help, printed from the option table.
 */
#ifndef HUNKSCAN_CLI_OPTION_HELP_H
#define HUNKSCAN_CLI_OPTION_HELP_H

#include "cli/options.h"

struct buf;

/* "--help": all options by group, in 80 columns; after a command, what belongs to that.
 */
void option_help_add(enum command command, struct buf *out);

/* "-h": what is used most; fits a screen of 80 × 24. */
void option_help_add_usage(struct buf *out);

#endif
