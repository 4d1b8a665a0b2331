/* SPDX-License-Identifier: MIT
 *
 * Parsing the versions of the file under review: first the new one, then the old ones
 * from what was made of it.
 */
#ifndef HUNKSCAN_REVIEW_PARSING_H
#define HUNKSCAN_REVIEW_PARSING_H

#include "syntax/parse.h"

struct analysis;
struct intern;
struct worker;

/* Parses the analysis' source, or takes its tree from those that are kept; into the
 * worker's scratch arena, with its names in `names`. */
struct parse_result parsing_run(const struct analysis *analysis, struct worker *worker,
                                struct intern *names);

#endif
