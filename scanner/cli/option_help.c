/* SPDX-License-Identifier: MIT */
#include "cli/option_help.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "cli/option_table.h"

enum { HELP_COLUMN = 30, HELP_WIDTH = 80 };

/* Up to the column of the explanations, for a line that starts at `from`. */
static void add_spaces(struct buf *out, size_t from)
{
    struct str line = buf_view(out);
    size_t columns = utf8_utf16_length(str_slice(line, from, line.len));
    do {
        buf_add_char(out, ' ');
    } while (++columns < HELP_COLUMN);
}

static void add_row(struct buf *out, const struct option_row *row)
{
    const size_t from = out->len;
    buf_add(out, STR("  "));
    if (row->letter) {
        buf_add_format(out, "-%c, ", row->letter);
    }
    buf_add_format(out, "--%s%s%s", row->name, row->argument ? " " : "",
                   row->argument ? row->argument : "");
    add_spaces(out, from);
    buf_add_format(out, "%s\n", row->help);
}

static void add_usage(struct buf *out)
{
    buf_add(out, STR("usage: hunkscan [OPTIONS] [RANGE] [PATH…]\n"
                     "RANGE: A..B  A...B (from their merge base)  REV (what it changed)  "
                     "[this branch]\n"));
}

static void add_end(struct buf *out)
{
    buf_add(out, STR("exit: 0 clean, 1 findings from --fail-on up, 2 error, 3 incomplete "
                     "(before 1)\n"));
}

/* Words of `text` in lines of at most HELP_WIDTH bytes. */
static void add_paragraph(struct buf *out, struct str text)
{
    size_t used = 0;
    while (text.len > 0) {
        const struct str word = str_split(&text, ' ');
        if (used > 0 && used + 1 + word.len > HELP_WIDTH) {
            buf_add_char(out, '\n');
            used = 0;
        } else if (used > 0) {
            buf_add_char(out, ' ');
            used++;
        }
        buf_add(out, word);
        used += word.len;
    }
    buf_add_char(out, '\n');
}

static void add_commands(struct buf *out)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    buf_add(out, STR("\nCommands (hunkscan COMMAND --help says more)\n"));
    for (size_t i = 0; i < count; i++) {
        const size_t from = out->len;
        buf_add_format(out, "  %s%s%s", rows[i].name, rows[i].arguments[0] ? " " : "",
                       rows[i].arguments);
        add_spaces(out, from);
        buf_add_format(out, "%s\n", rows[i].help);
    }
}

static void add_all(struct buf *out)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    add_usage(out);
    add_commands(out);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || rows[i].group != rows[i - 1].group) {
            buf_add_format(out, "\n%s\n", option_table_heading(rows[i].group));
        }
        add_row(out, &rows[i]);
    }
    buf_add(out, STR("\nEach option is also read from HUNKSCAN_NAME, such as "
                     "HUNKSCAN_FAIL_ON.\n"));
    add_end(out);
}

static void add_command(struct buf *out, const struct command_row *row)
{
    buf_add_format(out, "usage: hunkscan %s%s%s%s\n%s\n\n", row->name,
                   row->options[0] ? " [OPTIONS]" : "", row->arguments[0] ? " " : "",
                   row->arguments, row->help);
    add_paragraph(out, str_from(row->more));
    struct str names = str_from(row->options);
    if (names.len > 0) {
        buf_add_char(out, '\n');
    }
    while (names.len > 0) {
        add_row(out, option_table_find(str_split(&names, ' ')));
    }
}

void option_help_add(enum command command, struct buf *out)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].command == command) {
            add_command(out, &rows[i]);
            return;
        }
    }
    add_all(out);
}

void option_help_add_usage(struct buf *out)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    add_usage(out);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].common) {
            add_row(out, &rows[i]);
        }
    }
    add_end(out);
}
