/* SPDX-License-Identifier: MIT */
#include "cli/option_table.h"

#include <string.h>

#define FIELD(field) .offset = offsetof(struct options, field)

/* clang-format off */
static const struct option_row ROWS[] = {
    /* What is scanned. */
    { .name = "directory", .letter = 'C', .group = GROUP_RANGE, .shape = SHAPE_TEXT, FIELD(directory),
      .argument = "DIR", .common = true,
      .help = "the repository or folder to work on [.]",
      .more = "Words of the command line are looked up there; files of reports and rules are not." },
    { .name = "all", .group = GROUP_RANGE, .shape = SHAPE_FLAG, FIELD(all), .common = true,
      .help = "the whole tree of REV, or plain files: PATH…",
      .more = "Plain files need no git. Without a word: the files of the folder." },
    { .name = "staged", .group = GROUP_RANGE, .shape = SHAPE_FLAG, FIELD(staged), .common = true,
      .help = "what the next commit would bring: the index",
      .more = "Against HEAD, or --base." },
    { .name = "worktree", .group = GROUP_RANGE, .shape = SHAPE_FLAG, FIELD(worktree), .common = true,
      .help = "what is not committed: the working tree",
      .more = "Against HEAD, or --base; with untracked files, unless they are ignored." },
    { .name = "diff-file", .group = GROUP_RANGE, .shape = SHAPE_TEXT, FIELD(diff_file), .argument = "FILE",
      .help = "a unified diff, put onto HEAD or --base; or -" },
    { .name = "base", .group = GROUP_RANGE, .shape = SHAPE_REPEAT, FIELD(base), .argument = "REV",
      .help = "compare with where REV was left; repeatable",
      .more = "Given several times, as for stacked branches, only what is new against each is reported. "
              "The head is REV of the command line, else HEAD." },
    { .name = "each-commit", .group = GROUP_RANGE, .shape = SHAPE_FLAG, FIELD(each_commit),
      .help = "each commit of the range for its own",
      .more = "Each is compared with its parents, and its findings carry its id." },
    { .name = "include", .config = true, .group = GROUP_RANGE, .shape = SHAPE_REPEAT, FIELD(include), .argument = "GLOB",
      .help = "only files like GLOB; repeatable" },
    { .name = "exclude", .config = true, .group = GROUP_RANGE, .shape = SHAPE_REPEAT, FIELD(exclude), .argument = "GLOB",
      .help = "no files like GLOB; repeatable" },

    /* Where the result goes. */
    { .name = "text", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_TEXT]), .argument = "FILE",
      .help = "the text that is printed without any of these" },
    { .name = "sarif", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_SARIF]), .argument = "FILE",
      .common = true,
      .help = "SARIF 2.1.0 for code scanning; - is stdout" },
    { .name = "html", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_HTML]), .argument = "FILE",
      .common = true,
      .help = "one page to look at in a browser" },
    { .name = "markdown", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_MARKDOWN]), .argument = "FILE",
      .help = "Markdown for a job summary, under 1 MiB" },
    { .name = "markdown-comment", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_MARKDOWN_COMMENT]), .argument = "FILE",
      .help = "the same for a comment, under 65,536 bytes" },
    { .name = "gitlab-sast", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_GITLAB_SAST]),
      .argument = "FILE",
      .help = "GitLab's security report, artifacts:reports:sast" },
    { .name = "codequality", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_CODEQUALITY]),
      .argument = "FILE",
      .help = "GitLab's code quality report" },
    { .name = "github", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_GITHUB]),
      .argument = "FILE",
      .help = "workflow commands: annotations without an upload",
      .more = "At most 10 of a level, worst first; the rest is counted." },
    { .name = "junit", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_JUNIT]),
      .argument = "FILE",
      .help = "JUnit XML: findings as failed tests" },
    { .name = "rdjson", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_RDJSON]),
      .argument = "FILE",
      .help = "reviewdog's format, with suggestions" },
    { .name = "json-lines", .group = GROUP_REPORTS, .shape = SHAPE_REPEAT, FIELD(reports[REPORT_JSON_LINES]),
      .argument = "FILE",
      .help = "one JSON object a line, for scripts" },
    { .name = "category", .config = true, .group = GROUP_REPORTS, .shape = SHAPE_TEXT, FIELD(category), .argument = "NAME",
      .help = "names this run among several uploads [python]",
      .more = "Keep it the same on every upload: the platform closes alerts of a category "
              "that its next report no longer has." },

    /* What is looked for. */
    { .name = "rules", .group = GROUP_RULES, .shape = SHAPE_REPEAT, FIELD(rules), .argument = "PATH",
      .common = true,
      .help = "more rules, in Semgrep's syntax; repeatable" },
    { .name = "no-builtin-rules", .config = true, .group = GROUP_RULES, .shape = SHAPE_FLAG, FIELD(no_builtin_rules),
      .help = "none of the built-in rules" },
    { .name = "select", .config = true, .group = GROUP_RULES, .shape = SHAPE_LIST, FIELD(select), .argument = "RULES",
      .common = true,
      .help = "only rules of id, code, CWE, pillar: a,b" },
    { .name = "ignore", .config = true, .group = GROUP_RULES, .shape = SHAPE_LIST, FIELD(ignore), .argument = "RULES",
      .common = true,
      .help = "no rules of id, code, CWE, pillar: a,b" },
    { .name = "profile", .config = true, .group = GROUP_RULES, .shape = SHAPE_CHOICE, FIELD(profile), .argument = "ci|review",
      .choices = "ci|review", .common = true,
      .help = "review adds advice, level note [ci]" },
    { .name = "profile-run", .group = GROUP_RULES, .shape = SHAPE_FLAG, FIELD(profile_run),
      .help = "with rules: scan, say what each rule costs" },

    { .name = "config", .group = GROUP_RULES, .shape = SHAPE_TEXT, FIELD(config), .argument = "FILE",
      .help = "read this instead of .hunkscan.yaml" },
    { .name = "config-from", .group = GROUP_RULES, .shape = SHAPE_CHOICE, FIELD(config_from),
      .argument = "SIDE", .choices = "base|head|none",
      .help = "whose .hunkscan.yaml: base, head, none [base]",
      .more = "The base's, so that a change cannot switch off its own review." },

    /* What is shown, and what it means for the exit code. */
    { .name = "severity", .config = true, .group = GROUP_SHOWN, .shape = SHAPE_CHOICE, FIELD(severity), .argument = "LEVEL",
      .choices = "note|warning|error", .common = true,
      .help = "least level shown: note, warning, error [note]" },
    { .name = "fail-on", .config = true, .group = GROUP_SHOWN, .shape = SHAPE_CHOICE, FIELD(fail_on), .argument = "LEVEL",
      .choices = "note|warning|error|never", .common = true,
      .help = "least level for exit 1, or never [warning]" },
    { .name = "exit-zero", .group = GROUP_SHOWN, .shape = SHAPE_FLAG, FIELD(exit_zero), .common = true,
      .help = "exit 0 where it would be 1 or 3",
      .more = "Not where nothing was compared because the base is missing from a shallow clone." },
    { .name = "show-suppressed", .config = true, .group = GROUP_SHOWN, .shape = SHAPE_FLAG, FIELD(show_suppressed),
      .help = "report suppressed findings too, marked" },
    { .name = "show-unused-suppressions", .config = true, .group = GROUP_SHOWN, .shape = SHAPE_FLAG,
      FIELD(show_unused_suppressions),
      .help = "a notice of each that silences nothing" },
    { .name = "baseline", .group = GROUP_SHOWN, .shape = SHAPE_REPEAT, FIELD(baseline), .argument = "FILE",
      .help = "not what is in this SARIF report; repeatable",
      .more = "A finding is known again by its fingerprint in its file, or anywhere once that file is gone." },
    { .name = "write-baseline", .group = GROUP_SHOWN, .shape = SHAPE_TEXT, FIELD(write_baseline), .argument = "FILE",
      .help = "accept all that is found: write it for --baseline",
      .more = "What is accepted does not count for the exit code." },
    { .name = "anchor", .config = true, .group = GROUP_SHOWN, .shape = SHAPE_CHOICE, FIELD(anchor),
      .argument = "change|sink", .choices = "change|sink",
      .help = "where: the changed line to blame, or the fault",
      .more = "GitHub shows an alert on a pull request only where the change has lines." },
    { .name = "quiet", .group = GROUP_SHOWN, .shape = SHAPE_FLAG, FIELD(quiet), .common = true,
      .help = "no text unless --text says where; no progress" },
    { .name = "color", .group = GROUP_SHOWN, .shape = SHAPE_CHOICE, FIELD(color),
      .argument = "auto|always|never", .choices = "auto|always|never",
      .help = "colours in the text report [auto]",
      .more = "Automatic heeds NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM." },

    /* What is done about it. */
    { .name = "apply", .group = GROUP_FIXES, .shape = SHAPE_FLAG, FIELD(apply), .common = true,
      .help = "write the safe fixes to the files",
      .more = "Only to files that are the ones that were analysed." },
    { .name = "dry-run", .group = GROUP_FIXES, .shape = SHAPE_FLAG, FIELD(dry_run), .common = true,
      .help = "only show what --apply would write, as a diff" },

    /* The machine it runs on; the program itself. */
    { .name = "shard", .group = GROUP_MACHINE, .shape = SHAPE_TEXT, FIELD(shard), .argument = "K/N",
      .help = "only part K of N of the files; auto: from CI",
      .more = "Files are split by size, the same way on every machine. auto reads CI_NODE_INDEX and "
              "CI_NODE_TOTAL, which GitLab's parallel sets. 'hunkscan merge' joins the reports." },
    { .name = "jobs", .group = GROUP_MACHINE, .shape = SHAPE_COUNT, FIELD(jobs), .argument = "N",
      .help = "threads [0: all processors]" },
    { .name = "max-file-size", .config = true, .group = GROUP_MACHINE, .shape = SHAPE_SIZE, FIELD(max_file_bytes),
      .argument = "SIZE",
      .help = "larger files are notices; k, M, G [4M]" },
    { .name = "timeout", .config = true, .group = GROUP_MACHINE, .shape = SHAPE_SECONDS, FIELD(timeout_ms),
      .argument = "SECONDS",
      .help = "limit for parsing one file" },
    { .name = "version", .group = GROUP_MACHINE, .shape = SHAPE_FLAG, FIELD(version),
      .help = "print the version" },
    { .name = "usage", .letter = 'h', .group = GROUP_MACHINE, .shape = SHAPE_FLAG, FIELD(usage),
      .help = "the options used most, on one screen" },
    { .name = "help", .group = GROUP_MACHINE, .shape = SHAPE_FLAG, FIELD(help), .common = true,
      .help = "all options; after a command: that command's" },
};

static const struct command_row COMMANDS[] = {
    { COMMAND_RULES, "rules", "",
      "list the rules that take part",
      "With --profile-run and the words of a scan, scans and says what each rule costs.",
      "rules no-builtin-rules select ignore profile profile-run" },
    { COMMAND_EXPLAIN, "explain", "RULE…",
      "everything about a rule, with its examples",
      "RULE is an id such as no-eval, or a code such as HS707-001.",
      "rules no-builtin-rules" },
    { COMMAND_TEST, "test", "PATH…",
      "run the annotated examples of rules",
      "PATH is a rule file or a folder of them; the examples stand beside, in NAME.py, with "
      "'# ruleid: ID' or '# ok: ID' above a line.",
      "" },
    { COMMAND_VALIDATE, "validate", "PATH…",
      "check rule files without a scan",
      "Prints all that is wrong with the rules of PATH, with file and line.",
      "" },
    { COMMAND_MERGE, "merge", "REPORT…",
      "join the SARIF reports of shards into one",
      "The result is what the scan gives in one piece, byte for byte. Reports of other versions, "
      "commits, options or rules are refused; a shard that is missing makes it incomplete.",
      "sarif fail-on exit-zero" },
    { COMMAND_INIT, "init", "[PLATFORM…]",
      "write what makes hunkscan run on a platform",
      "PLATFORM is github, gitlab or pre-commit; without it, that which the remote's URL or the repository's files show. Writes the workflow "
      "or job and a starting .hunkscan.yaml, never over a file that is there, and says what to do next.",
      "directory" },
};
/* clang-format on */
enum {
    ROW_COUNT = sizeof ROWS / sizeof ROWS[0],
    COMMAND_COUNT = sizeof COMMANDS / sizeof COMMANDS[0]
};

const struct option_row *option_table_rows(size_t *count)
{
    *count = ROW_COUNT;
    return ROWS;
}

const struct command_row *option_table_commands(size_t *count)
{
    *count = COMMAND_COUNT;
    return COMMANDS;
}

const char *option_table_heading(enum option_group group)
{
    static const char *const headings[GROUP_COUNT] = {
        [GROUP_RANGE] = "What is scanned",
        [GROUP_REPORTS] = "Reports",
        [GROUP_RULES] = "Rules",
        [GROUP_SHOWN] = "What is shown, and exit codes",
        [GROUP_FIXES] = "Fixes",
        [GROUP_MACHINE] = "The machine, the program",
    };
    return headings[group];
}

const struct option_row *option_table_find(struct str name)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (str_equal(name, str_from(ROWS[i].name))) {
            return &ROWS[i];
        }
    }
    return NULL;
}

const struct option_row *option_table_find_letter(char letter)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (letter && ROWS[i].letter == letter) {
            return &ROWS[i];
        }
    }
    return NULL;
}

/* A pipeline that pins the version it installs in HUNKSCAN_VERSION would find itself
 * asking for it. */
bool option_table_has_variable(const struct option_row *row)
{
    return strcmp(row->name, "version") != 0 && strcmp(row->name, "help") != 0 &&
           strcmp(row->name, "usage") != 0;
}
