/* SPDX-License-Identifier: MIT
 *
 * The commands beside scanning: rules, explain, test, validate.
 */
#ifndef HUNKSCAN_CLI_COMMANDS_H
#define HUNKSCAN_CLI_COMMANDS_H

#include "base/err.h"

struct arena;
struct buf;
struct options;
struct ruleset;

/* "rules": lists the rules that take part, one a line. */
int commands_rules(const struct options *options, struct ruleset *ruleset,
                   struct buf *out, struct err *err);

/* "rules --profile-run [RANGE] [PATH…]": scans, and prints what each rule cost instead of
 * what it found. Loads the rules itself; 3 if the scan was incomplete. */
int commands_profile(const struct options *options, struct ruleset *ruleset,
                     struct arena *arena, struct buf *out, struct err *err);

/* "explain RULE…": everything about the rules with these ids or codes. ERR_USAGE names an
 * unknown one and the nearest known. */
int commands_explain(const struct options *options, struct ruleset *ruleset,
                     struct buf *out, struct err *err);

/* "validate PATH…": checks rule files without a scan and prints all that is wrong. 0 when
 * nothing is, 1 when something is. The set must be empty. */
int commands_validate(const struct options *options, struct ruleset *ruleset,
                      struct arena *arena, struct buf *out, struct err *err);

/* "test PATH…": runs the annotated examples of rule files. 0 when all came out as
 * annotated, 1 when not, 3 when an example could not be analysed to its end. */
int commands_test(const struct options *options, struct arena *arena, struct buf *out,
                  struct err *err);

#endif
