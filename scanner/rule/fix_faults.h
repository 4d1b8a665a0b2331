/* SPDX-License-Identifier: MIT
 *
 * Faults: what the grammar takes and Python does not. The parser is lenient, since it
 * reads code in any state; an edit must not be.
 */
#ifndef HUNKSCAN_RULE_FIX_FAULTS_H
#define HUNKSCAN_RULE_FIX_FAULTS_H

#include <stdint.h>

struct tree;

/* How many there are in a tree: a suite with nothing in it, a compound statement behind
 * another one on its line, a keyword twice, a positional argument after a keyword, a call
 * or literal that is assigned to or deleted, a line break in a string of single quotes
 * or in an expression without brackets, a bare conditional expression as a condition. */
uint32_t fix_faults_count(const struct tree *tree);

#endif
