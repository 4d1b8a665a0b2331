/* SPDX-License-Identifier: MIT
 *
 * The configuration file, .hunkscan.yaml: a mapping of names of options to values, read
 * into the options that nobody gave on the command line or in the environment.
 */
#ifndef HUNKSCAN_CLI_CONFIG_H
#define HUNKSCAN_CLI_CONFIG_H

#include "cli/options.h"

#define CONFIG_FILE ".hunkscan.yaml"
/* The one key that is no option. */
#define CONFIG_PATH_IGNORES "per-path-ignores"

enum { CONFIG_MOST_BYTES = 1 << 20 };

/* Reads the text of the file called `name`. ERR_RULE or ERR_USAGE with "name:line:column:
 * what" for malformed YAML, unknown keys (naming the nearest known one) and values that
 * an option does not take. */
int config_read(struct str name, struct str text, struct arena *arena,
                struct options *options, struct err *err);

#endif
