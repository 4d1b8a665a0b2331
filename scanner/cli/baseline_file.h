/* SPDX-License-Identifier: MIT
 *
 * Baseline files: SARIF reports of hunkscan, whose findings are accepted.
 */
#ifndef HUNKSCAN_CLI_BASELINE_FILE_H
#define HUNKSCAN_CLI_BASELINE_FILE_H

#include "cli/target.h"
#include "review/baseline.h"

/* Reads the files of --baseline; what lies in the target is looked up, to know renamed
 * files. ERR_RULE, ERR_IO; a result without a fingerprint is ERR_RULE too, since it could
 * not be known again. */
int baseline_file_read(const struct options *options, const struct target *target,
                       struct arena *arena, struct baseline *baseline, struct err *err);

/* Writes all findings of the report, those of an earlier baseline among them, to the file
 * of --write-baseline. ERR_IO. */
int baseline_file_write(const struct options *options, const struct report *report,
                        struct err *err);

#endif
