/* SPDX-License-Identifier: MIT
 *
 * Messages: a rule's text with its metavariables, taken apart once and filled in for
 * every finding.
 */
#ifndef HUNKSCAN_RULE_MESSAGE_H
#define HUNKSCAN_RULE_MESSAGE_H

#include "base/str.h"

struct arena;
struct formula_spec;
struct intern;
struct match;
struct raw_finding;
struct rule;
struct unit;

enum {
    MESSAGE_MOST_ARGUMENTS = 5, /* SARIF consumers show no more */
    MESSAGE_ARGUMENT_CHARS = 80,
    MESSAGE_MOST_CHARS = 1000,
};

/* Text on one line: runs of blanks and control characters are one blank, none at the
 * ends. With malformed UTF-8 replaced, and cut to `most_chars` characters with "…". */
struct str message_one_line(struct str text, size_t most_chars, struct arena *arena);

/* The first sentence of a text on one line, ending with a period; at most `most_chars`
 * characters. */
struct str message_first_sentence(struct str line, size_t most_chars,
                                  struct arena *arena);

/* Takes the message apart: pieces, argument numbers in order of first appearance, and the
 * template. A metavariable that the formula or mode cannot bind, or beyond the fifth,
 * stays as text. Metavariables stand in single quotes, which are added or replace other
 * quotes. Bounded so that no filled-in message is longer than MESSAGE_MOST_CHARS; ends
 * with a period. */
void message_parse(struct str text, const struct formula_spec *spec, struct intern *words,
                   struct arena *arena, struct rule *rule);

/* Fills in message and arguments of a finding whose rule and match are set; in the unit's
 * arena. */
void message_fill(const struct unit *unit, struct raw_finding *finding);

#endif
