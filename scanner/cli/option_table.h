/* SPDX-License-Identifier: MIT
 *
 * The one table of options and commands: the command line, the HUNKSCAN_* variables, the
 * help, the man page and the completions of the shells are all made of it. A new option
 * is a row in option_table.c and a field in struct options; nothing else has a list of
 * them.
 */
#ifndef HUNKSCAN_CLI_OPTION_TABLE_H
#define HUNKSCAN_CLI_OPTION_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"

/* The headings of the help, in its order. */
enum option_group {
    GROUP_RANGE,
    GROUP_REPORTS,
    GROUP_RULES,
    GROUP_SHOWN,
    GROUP_FIXES,
    GROUP_MACHINE,
    GROUP_COUNT
};

enum option_shape {
    SHAPE_FLAG,    /* bool */
    SHAPE_TEXT,    /* const char * */
    SHAPE_LIST,    /* struct word_list: comma separated, repeatable */
    SHAPE_REPEAT,  /* struct word_list: repeatable; one a line in the environment */
    SHAPE_CHOICE,  /* unsigned: index into `choices` */
    SHAPE_COUNT,   /* unsigned */
    SHAPE_SIZE,    /* uint64_t: bytes, with k, M or G */
    SHAPE_SECONDS, /* uint32_t: milliseconds */
};

struct option_row {
    const char *name;     /* --name; HUNKSCAN_NAME in the environment */
    const char *argument; /* as the help shows it; NULL for flags. FILE, PATH and DIR are
                           * completed from the disk, RULES from the rules */
    const char *choices;  /* "a|b|c" for SHAPE_CHOICE */
    const char *help;     /* the line of the help: at most 50 columns, no full stop */
    const char *more;     /* further sentences for the man page, or NULL */
    size_t offset;        /* of the field in struct options */
    enum option_shape shape;
    enum option_group group;
    char letter; /* -c, or 0 */
    bool config; /* may stand in .hunkscan.yaml */
    bool common; /* in the short help too, which must fit a screen */
};

struct command_row {
    enum command command;
    const char *name;
    const char *arguments; /* as the usage shows them; "" for none */
    const char *help;      /* the line of the help: at most 50 columns, no full stop */
    const char *more;      /* sentences for "hunkscan NAME --help" and the man page */
    const char *options; /* names of the options that matter to it, separated by spaces */
};

/* The rows, in the order of the help: each group's together. */
const struct option_row *option_table_rows(size_t *count);

/* The commands, in the order of the help; scanning has no name and is not among them. */
const struct command_row *option_table_commands(size_t *count);

/* The heading of a group, such as "Reports". */
const char *option_table_heading(enum option_group group);

/* The row called `name` (without dashes), or with `letter`; NULL if there is none. */
const struct option_row *option_table_find(struct str name);
const struct option_row *option_table_find_letter(char letter);

/* Whether HUNKSCAN_NAME is read for this option. */
bool option_table_has_variable(const struct option_row *row);

#endif
