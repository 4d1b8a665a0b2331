/* SPDX-License-Identifier: MIT
 *
 * Analysis of one version of one file: text → tree → unit → raw findings. Everything
 * lives in the worker's scratch arena, until the next file.
 */
#ifndef HUNKSCAN_REVIEW_ANALYSIS_H
#define HUNKSCAN_REVIEW_ANALYSIS_H

#include <stdint.h>

#include "base/notice.h"
#include "match/unit.h"
#include "review/frame.h"
#include "review/ripple.h"
#include "review/weight.h"
#include "rule/fix.h"
#include "rule/ruleset.h"
#include "syntax/files.h"
#include "syntax/parse.h"
#include "syntax/source.h"

struct altered_names;
struct arena;
struct finding;
struct hunks;
struct kept_trees;
struct old_version;

/* What an analysis knows of the other versions of the file. */
struct other_versions {
    struct ripple *ripple;         /* NULL: all of the file is asked for */
    const struct old_version *old; /* of a new version: its old ones */
    size_t old_count;
    const struct hunks *hunks;     /* of an old version: to the new one */
    const struct source *new;      /* of an old version: that one */
    struct ripple_request request; /* of an old version */
};

struct analysis {
    struct source source;
    const struct files *files; /* of the same version; NULL: none are looked at */
    const struct altered_names *altered; /* what the change took away; NULL: nothing */
    struct other_versions versions;      /* where only what changed is asked for */
    const struct rule_list *rules;       /* that are asked; NULL: all */
    struct parse_result parsed;
    struct unit *unit;
    struct raw_findings raw;      /* ordered by (from, to, code, id) */
    const uint32_t *anchor_lines; /* for each: the git line that stands for it when
                                     versions are compared (statement_anchor) */
    const uint64_t *sources;      /* for each: the text of what its trace begins with,
                                     hashed; 0 without a trace */
    struct notices notices;       /* of matching */
};

/* What one thread keeps from file to file. */
struct worker {
    struct ruleset *ruleset;
    struct parser *parser;
    struct earlier_parse newest; /* of the new version of the file; its text in scratch */
    struct arena *scratch;       /* reset for each file */
    struct arena *results;       /* kept until the report is made */
    struct files_memory memory;  /* in the same arena */
    struct kept_trees *kept;     /* of files that others import */
    struct fix_maker fixes;      /* its budget is the file's */
    struct parse_limits limits;
    size_t most_findings;          /* a report's limit */
    struct weight_board boards[2]; /* of reported and of suppressed findings */
};

/* Parses the analysis' source, which has to be filled in, and runs the rules. */
void analysis_run(struct analysis *analysis, struct worker *worker);

/* Fills in anchor_lines and sources for the raw findings that are there;
 * analysis_run does it too. */
void analysis_anchor(struct analysis *analysis, struct arena *arena);

/* The range of a raw finding, trimmed. */
struct span analysis_range(const struct analysis *analysis, size_t index);

#endif
