/* SPDX-License-Identifier: MIT
 *
 * What the variables of a CI machine, or of a hook, say about the change to look at. Only
 * variables and GitHub's event file are read here; ci_range.h looks into the repository.
 */
#ifndef HUNKSCAN_CLI_CI_ENVIRONMENT_H
#define HUNKSCAN_CLI_CI_ENVIRONMENT_H

#include "cli/options.h"

enum ci_kind {
    CI_NONE,     /* nobody says anything */
    CI_REFS,     /* `base` and `head` are revisions: pre-commit */
    CI_STAGED,   /* a commit is about to be made: pre-commit */
    CI_PROPOSED, /* a change proposed for `target` (pull request, merge request) */
    CI_PUSHED,   /* commits since `base`, if there is one */
    CI_BRANCH,   /* a branch as it is: started by hand, by the clock */
};

struct ci_plan {
    enum ci_kind kind;
    struct str name; /* for messages: "GitHub pull_request" */
    struct str head; /* the revision to look at; absent: HEAD */
    struct str
        base; /* commit, 7 to 40 hex digits, or a revision of CI_REFS; may be absent */
    struct str source; /* CI_PROPOSED: the change's own last commit; may be absent */
    struct str target; /* CI_PROPOSED: the branch it is for, without "refs/heads/" */
    struct str default_branch; /* may be absent */
    struct str workspace;      /* where the machine put the repository; may be absent */
    const char *advice;        /* what to set where a shallow clone lacks history */
    bool merged; /* HEAD should be the trial merge; its first parent is what it is for */
    bool only_base; /* HEAD is what it is for: the change must be looked up by `source` */
};

/* Reads the environment. ERR_USAGE for an event file that is none and for values that are
 * no commit ids; ERR_IO for a file that cannot be read. */
int ci_environment_read(options_environment environment, struct arena *arena,
                        struct ci_plan *plan, struct err *err);

#endif
