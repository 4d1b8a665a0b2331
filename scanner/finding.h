/* SPDX-License-Identifier: MIT
 *
 * Findings and the report: plain data, the only thing that report writers know of a scan.
 * Everything lives in the run's arena. Lines and columns are the consumers'
 * (syntax/source.h): 1-based, lines end at LF, CRLF or CR, columns are UTF-16 code units,
 * end columns are exclusive. Texts of code and paths are raw bytes: each writer escapes
 * them for where they go.
 */
#ifndef HUNKSCAN_FINDING_H
#define HUNKSCAN_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/notice.h"
#include "base/str.h"
#include "base/vec.h"

enum finding_level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

/* What reports show of a rule. Texts are UTF-8; absent (ptr NULL) where the rule has
 * none. */
struct rule_info {
    struct str id; /* slug, e.g. "shell-true-with-dynamic-command" */
    struct str
        code; /* SARIF ruleId: "HS707-002"; the id itself for users' rules without one */
    struct str name;             /* PascalCase of the id */
    struct str title;            /* shortDescription: one sentence ending with a period */
    struct str description;      /* fullDescription: what, why; at most 1,024 chars */
    struct str solution;         /* how to mend it; plain text */
    struct str message_template; /* with '{0}', '{1}'… for arguments; braces doubled */
    struct str bad_example;  /* a few lines of Python that are reported; absent if none */
    struct str good_example; /* the same done right; absent if none */
    enum finding_level level;
    struct str precision;         /* "very-high", "high", "medium", "low" */
    struct str security_severity; /* "8.8"; absent where it is not a security rule */
    const uint32_t *cwes;         /* most specific first */
    uint32_t cwe_count;
    uint32_t pillar;       /* CWE number of the pillar; 0 for users' rules without one */
    bool fix_needs_review; /* its fixes are for people to look at, not to be applied */
    const struct str *references; /* URLs */
    uint32_t reference_count;
};

struct region {
    uint32_t start_line, start_column, end_line, end_column;
};

/* A region's columns in bytes of their lines, 1-based, the end exclusive: for consumers
 * that do not count as the others do. */
struct byte_columns {
    uint32_t start, end;
};

/* What a change has to do with a finding (DESIGN §6). The first four are reported; of the
 * next three the report only has the numbers (report.class_counts). */
enum finding_class {
    CLASS_ADDED,               /* on a line that the change brought */
    CLASS_EXPOSED_BY_EDIT,     /* an old line is wrong now: another line changed */
    CLASS_EXPOSED_BY_DELETION, /* an old line is wrong now: something was deleted */
    CLASS_CALLER_AFFECTED,     /* unchanged code that relied on what changed elsewhere */
    CLASS_MOVED,               /* old, and now at another place or in another file */
    CLASS_PREEXISTING,         /* old, and where it was */
    CLASS_FIXED,               /* was there, and is no more */
    CLASS_UNBOUNDED,           /* whole-tree scan: no base was compared */
    CLASS_COUNT
};

/* What keeps a finding out of reports: a comment, or a baseline file that holds it. */
enum suppression_kind { SUPPRESSION_NONE, SUPPRESSION_INLINE, SUPPRESSION_BASELINE };

struct suppression {
    enum suppression_kind kind;
    struct str reason; /* text after the marker; may be empty */
    uint32_t line;     /* where the marker stands */
    bool added_by_change;
};

struct related_location {
    struct str path;
    struct region region;
    struct str snippet;
    struct str text; /* what this place is; linked from the message */
};

/* One step of the way by which a finding comes about. */
struct flow_step {
    struct str path;
    struct region region;
    struct str snippet; /* the bytes of region */
    struct str code;    /* for terminals: the line where region starts, without blanks at
                           its ends; of a very long line the start of region only */
    struct str text;    /* what happens here; plain text without a period at the end */
    uint32_t nesting;   /* how many calls deep */
    uint32_t left_out;  /* steps just before this one that are not in the list */
    bool added;         /* on an added line of the change */
};

/* One line of the code frame around a finding. */
struct frame_line {
    uint32_t line;
    struct str text; /* without its line break */
    bool added;      /* an added line of the change */
};

/* One piece of the file and what takes its place, nothing more than what differs. */
struct fix_edit {
    struct region region;
    struct str replacement;
    uint32_t from, to; /* the region in bytes */
    struct str lines;  /* the lines that the region touches, whole, as they are; absent
                          where they are too long to be shown */
};

/* A commit that is blamed alone (--each-commit). */
struct finding_commit {
    struct str id;      /* hex */
    struct str subject; /* the first line of its message, raw bytes */
    uint32_t order;     /* among those of the report, oldest first */
};

struct finding {
    const struct rule_info *rule;
    const struct finding_commit *commit; /* whose files it is in; NULL: the head's */
    enum finding_level level;
    enum finding_class class;
    struct str why;    /* one sentence: what made it new; absent where its own line is */
    struct str path;   /* repository-relative */
    uint32_t from, to; /* byte range in the file */
    struct region region;
    struct byte_columns bytes; /* of region */
    struct str snippet;        /* the bytes of region */
    struct region context; /* a proper superset of region in whole lines; start_line 0 if
                              there is none */
    struct str context_snippet;
    struct str message; /* filled in; plain text */
    const struct str *arguments;
    uint32_t argument_count;
    const struct related_location *related;
    uint32_t related_count;
    const struct flow_step *flow; /* source first, sink last; none: one place alone */
    uint32_t flow_count;
    const struct frame_line *frame; /* a few lines around, for terminals */
    uint32_t frame_count;
    const struct fix_edit *fix; /* edits that mend it, in this file, not overlapping */
    uint32_t fix_count;
    struct str
        content_id; /* where there is a fix: SHA-1 of the file as analysed, in hex */
    struct str line_hash;   /* GitHub's primaryLocationLineHash: "39fa2ee980eb94b0:1" */
    struct str fingerprint; /* hunkscan/v1: 40 hex digits, no line number in it */
    struct suppression suppression;
};

VEC_OF(findings, struct finding);

/* What a report holds at most (GitHub and GitLab); findings left out, found, most. */
enum { REPORT_MOST_FINDINGS = 5000 };
#define REPORT_CUT_FORMAT "%zu of %zu findings were left out: a report holds at most %zu."

/* A report may be of a part of the files only; hunkscan merge joins the parts. */
struct report_shard {
    uint32_t index, count; /* "2 of 3" is 2, 3; count 0 where nothing was split */
    struct str split;      /* how all files were split (review/shard.h) */
    struct str request;    /* what was asked for, as a hash: rules and options */
};

struct report {
    struct str tool_version;
    struct str home;        /* informationUri */
    struct str category;    /* automationDetails.id is hunkscan/<category>/ */
    struct str remote_url;  /* repositoryUri; absent if unknown */
    struct str head_commit; /* hex; absent for a plain folder */
    int64_t head_time;      /* when it was made, seconds since 1970; 0 if unknown */
    struct str base_commit; /* hex; absent where none was compared */
    struct str config;      /* the configuration file that was read; absent if none */
    struct str why_base;    /* one sentence; absent where none was compared */
    const struct rule_info *const *rules; /* all that took part, ordered by code */
    size_t rule_count;
    struct findings findings;   /* report order: path, line, column, code */
    struct findings suppressed; /* not among them; the same order */
    struct notices notices;
    size_t commits; /* looked at one by one; 0: the change was, as a whole */
    struct report_shard shard;
    size_t found;         /* findings before a cut, suppressed ones not counted */
    size_t files_changed; /* files of the change (or of the tree) */
    size_t files_scanned; /* Python files analysed */
    size_t lines_added;   /* added lines in the Python files */
    bool differential;    /* a base was compared */
    size_t class_counts[CLASS_COUNT]; /* all findings by class, reported or not; zero
                                         for classes that were not looked for */
};

#endif
