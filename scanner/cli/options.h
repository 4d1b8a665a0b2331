/* SPDX-License-Identifier: MIT
 *
 * What the user asked for: command line and HUNKSCAN_* variables, read through one table
 * (option_table.c). Words live as long as argv, the
 * environment and the arena.
 */
#ifndef HUNKSCAN_CLI_OPTIONS_H
#define HUNKSCAN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "rule/ruleset.h"

struct arena;

enum command {
    COMMAND_SCAN,
    COMMAND_RULES,
    COMMAND_EXPLAIN,
    COMMAND_TEST,
    COMMAND_VALIDATE,
    COMMAND_MERGE,
    COMMAND_INIT
};

/* Choices, in the order of the table's words. Levels are those of enum finding_level. */
enum profile_choice { PROFILE_CI, PROFILE_REVIEW };
enum fail_choice { FAIL_NOTE, FAIL_WARNING, FAIL_ERROR, FAIL_NEVER };
enum anchor_choice { ANCHOR_CHANGE, ANCHOR_SINK };
enum config_choice { CONFIG_BASE, CONFIG_HEAD, CONFIG_NONE };
enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* The formats of reports: each has an option with the files to write, and a writer in
 * formats.c. */
enum report_format {
    REPORT_SARIF,
    REPORT_GITLAB_SAST,
    REPORT_CODEQUALITY,
    REPORT_GITHUB,
    REPORT_JSON_LINES,
    REPORT_JUNIT,
    REPORT_RDJSON,
    REPORT_HTML,
    REPORT_MARKDOWN,
    REPORT_MARKDOWN_COMMENT,
    REPORT_TEXT,
    REPORT_COUNT
};

/* Words; each is followed by a NUL that is not counted. */
VEC_OF(word_list, struct str);
VEC_OF(path_ignores, struct ruleset_path_ignore);

/* The value of an environment variable, NULL if unset: getenv in the program. */
typedef const char *(*options_environment)(const char *name);

struct options {
    enum command command;
    unsigned profile;      /* enum profile_choice */
    unsigned severity;     /* enum finding_level: least level shown */
    unsigned fail_on;      /* enum fail_choice */
    unsigned color;        /* enum color_choice */
    unsigned anchor;       /* enum anchor_choice */
    unsigned jobs;         /* 0: one for each processor */
    const char *directory; /* -C; "." if not given */
    const char *category;
    const char *shard;                      /* as given; NULL if not */
    uint32_t shard_index;                   /* what it means: this part, */
    uint32_t shard_count;                   /* of so many; 0: nothing is split */
    struct word_list reports[REPORT_COUNT]; /* files to write, "-" is stdout */
    struct word_list rules;
    struct word_list select;
    struct word_list ignore;
    struct word_list include;
    struct word_list exclude;
    struct word_list base;   /* revisions; none: what the words or the machine say */
    const char *diff_file;   /* "-" is stdin; NULL */
    struct word_list words;  /* positional: range and paths, or the command's arguments */
    size_t words_before;     /* so many of them stand before "--", if separated */
    uint64_t max_file_bytes; /* 0: no cap */
    uint32_t timeout_ms;     /* 0: the parser's default */
    bool separated;          /* "--" was given */
    bool all;
    bool staged;
    bool worktree;
    bool each_commit;
    bool no_builtin_rules;
    bool profile_run; /* "rules" says what each costs */
    bool apply;
    bool dry_run;
    bool quiet;
    bool exit_zero;
    bool show_suppressed;
    bool show_unused_suppressions;
    bool version;
    bool usage; /* -h */
    bool help;
    struct word_list baseline;  /* files */
    const char *write_baseline; /* a file; NULL */
    const char *config;         /* the file to read instead of .hunkscan.yaml; NULL */
    unsigned config_from;       /* enum config_choice */
    struct path_ignores path_ignores; /* of the configuration */
    bool *given; /* by row of the table: on the command line or in the environment */
    options_environment environment; /* where variables of others are read */
};

/* Reads argv[1…] and then, for every option not given there, its variable. ERR_USAGE with
 * one line that names the word (and the nearest known option) for what makes no sense. */
int options_read(int argc, char **argv, options_environment environment,
                 struct arena *arena, struct options *options, struct err *err);

/* One value for an option; `label` is what the user knows it by. */
struct option_row;
struct option_value {
    const struct option_row *row;
    struct str label;
    struct str text;
};

/* Sets the option, or adds the value to its list. ERR_USAGE for a value that it does not
 * take. */
int options_set(struct options *options, const struct option_value *value,
                struct arena *arena, struct err *err);

/* Whether a report's file is stdout. */
bool options_is_stdout(struct str path);

#endif
