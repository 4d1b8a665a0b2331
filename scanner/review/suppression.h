/* SPDX-License-Identifier: MIT
 *
 * Inline suppressions: comments by which an author says "I know". They are read from the
 * tree's comments, never from text that merely looks like one. Known markers, wherever a
 * '#' starts them:
 *
 *     # hunkscan: ignore[rule, HS707-002] reason    these rules; without brackets all
 *     # nosec  # nosec B602, B607                   all rules about security (Bandit's
 * ids do not map to ours: the author has looked at this line); with codes of ours only
 * those rules # noqa: HS707-002                             only these rules; a bare noqa
 * or foreign codes say nothing, it is mostly about style # nosemgrep  # nosemgrep:
 * a.b.rule            all rules, or those whose id is the last part
 */
#ifndef HUNKSCAN_REVIEW_SUPPRESSION_H
#define HUNKSCAN_REVIEW_SUPPRESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "finding.h"

struct tree;

/* The marker that silences `rule` for a finding on lines first..last (consumers' lines):
 * one on any of these lines, or one alone on the line above `first` (or above that one,
 * if it is alone too). The first in text order is taken; its reason is a view of the
 * source; added_by_change is left false. */
bool suppression_find(const struct tree *tree, const struct rule_info *rule,
                      uint32_t first, uint32_t last, struct suppression *found);

/* Whether a comment is a marker that can only be meant for rules of ours: hunkscan's own,
 * or one with a list in which a code of ours stands. */
bool suppression_is_ours(struct str comment);

/* Whether a comment's text ("# …") silences the rule; `reason` is then what is said after
 * the marker. */
bool suppression_reads(struct str comment, const struct rule_info *rule,
                       struct str *reason);

#endif
