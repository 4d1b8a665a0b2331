/* SPDX-License-Identifier: MIT
 *
 * The rules of a report as reportingDescriptors (SARIF 2.1.0, 3.49), and the driver that
 * holds them.
 */
#ifndef HUNKSCAN_SARIF_SARIF_RULE_H
#define HUNKSCAN_SARIF_SARIF_RULE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "finding.h"

struct buf;
struct sarif_cwe;

/* Consumers take no more (DefectDojo), so later arguments are only in the message's text.
 */
enum { SARIF_RULE_MOST_ARGUMENTS = 5 };

/* The id of the one message string that each rule has. */
#define SARIF_RULE_MESSAGE "default"

/* A piece of a message template (rule_info.message_template). */
struct sarif_rule_piece {
    struct str text;   /* literal text, a doubled brace as one */
    bool is_argument;  /* a placeholder instead, */
    unsigned argument; /* for this argument */
};

/* The piece of the template at byte `*at`, which moves past it; false at the end. A brace
 * that is neither doubled nor part of a placeholder is literal. */
bool sarif_rule_next_piece(struct str text, size_t *at, struct sarif_rule_piece *piece);

/* How many arguments a rule's message needs: one more than its highest placeholder. A
 * rule without any gets the offending code as its only one, because a message that is
 * always the same says too little where it is listed alone; `*added` then is true. */
unsigned sarif_rule_argument_count(const struct rule_info *rule, bool *added);

/* What precedes and follows that code. */
#define SARIF_RULE_CODE_BEFORE " The code is '"
#define SARIF_RULE_CODE_AFTER "'."

/* tool.driver without its rules. New reference. */
json_t *sarif_rule_driver(const struct report *report, const struct sarif_cwe *cwe);

/* Appends one rule; `home` is its help where it names neither a CWE nor a reference. */
void sarif_rule_add_descriptor(struct buf *out, const struct rule_info *rule,
                               const struct sarif_cwe *cwe, struct str home);

#endif
