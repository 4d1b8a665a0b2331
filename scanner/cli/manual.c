/* SPDX-License-Identifier: MIT */
#include "cli/manual.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cli/option_table.h"

enum { FIRST_NOT_ASCII = 0x80 };

/* Text as roff takes it literally: backslashes, hyphens that are to stay hyphens, a dot
 * or quote that would start a request, and all that is not ASCII by its number. */
static void add_text(struct buf *out, struct str text)
{
    if (text.len > 0 && strchr(".'", text.ptr[0])) {
        buf_add(out, STR("\\&"));
    }
    for (size_t at = 0; at < text.len;) {
        const uint32_t c = utf8_next(text, &at);
        if (c == '\\') {
            buf_add(out, STR("\\e"));
        } else if (c == '-') {
            buf_add(out, STR("\\-"));
        } else if (c >= FIRST_NOT_ASCII) {
            buf_add_format(out, "\\[u%04X]", c);
        } else {
            buf_add_char(out, (char)c);
        }
    }
}

static void add_line(struct buf *out, const char *text)
{
    add_text(out, str_from(text));
    buf_add_char(out, '\n');
}

/* A help line, which starts small and ends without a full stop, as a sentence. */
static void add_sentence(struct buf *out, const char *help, const char *more)
{
    const bool small = help[0] >= 'a' && help[0] <= 'z';
    if (small) {
        buf_add_char(out, (char)(help[0] - 'a' + 'A'));
    }
    add_text(out, str_from(help + small));
    buf_add(out, STR(".\n"));
    if (more && *more) {
        add_line(out, more);
    }
}

/* "-C, --directory DIR" in bold and italics, as a tag. */
static void add_option(struct buf *out, const struct option_row *row)
{
    buf_add(out, STR(".TP\n"));
    if (row->letter) {
        buf_add_format(out, "\\fB\\-%c\\fR, ", row->letter);
    }
    buf_add(out, STR("\\fB\\-\\-"));
    add_text(out, str_from(row->name));
    buf_add(out, STR("\\fR"));
    if (row->argument) {
        buf_add(out, STR(" \\fI"));
        add_text(out, str_from(row->argument));
        buf_add(out, STR("\\fR"));
    }
    buf_add_char(out, '\n');
    add_sentence(out, row->help, row->more);
}

static void add_options(struct buf *out)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    buf_add(out, STR(".SH OPTIONS\nAn option takes its value as \\fB\\-\\-name\\fR "
                     "\\fIvalue\\fR or \\fB\\-\\-name=\\fIvalue\\fR.\nWords after "
                     "\\fB\\-\\-\\fR are paths.\n"));
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || rows[i].group != rows[i - 1].group) {
            buf_add(out, STR(".SS \""));
            add_text(out, str_from(option_table_heading(rows[i].group)));
            buf_add(out, STR("\"\n"));
        }
        add_option(out, &rows[i]);
    }
}

static void add_commands(struct buf *out)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    buf_add(out, STR(".SH COMMANDS\n"));
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, ".TP\n\\fB%s\\fR \\fI", rows[i].name);
        add_text(out, str_from(rows[i].arguments));
        buf_add(out, STR("\\fR\n"));
        add_sentence(out, rows[i].help, rows[i].more);
    }
}

static void add_opening(const char *date, struct buf *out)
{
    buf_add_format(out,
                   ".\\\" Written at build time from scanner/cli/option_table.c.\n"
                   ".TH HUNKSCAN 1 \"%s\" \"hunkscan " HUNKSCAN_VERSION "\"\n",
                   date);
    buf_add(
        out,
        STR(".SH NAME\nhunkscan \\- say what a change to Python code broke\n"
            ".SH SYNOPSIS\n\\fBhunkscan\\fR [\\fIOPTIONS\\fR] [\\fIRANGE\\fR] "
            "[\\fIPATH\\fR...]\n.br\n"
            "\\fBhunkscan\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENT\\fR...]\n"
            ".SH DESCRIPTION\n"
            "Reads the Python of a change from the objects of a git repository, without "
            "a checkout and\nwithout running anything, and reports the security holes "
            "and defects that the change\nbrought in, each with its place, the reason "
            "and a way out.\n.PP\n"
            "\\fIRANGE\\fR is \\fIA\\fB..\\fIB\\fR (two states), \\fIA\\fB...\\fIB\\fR "
            "(from their merge base to \\fIB\\fR) or\na revision (what it changed). "
            "Without a range it is what the CI environment says,\nelse the current "
            "branch "
            "since it left the default branch, with what is not committed.\n"
            "A \\fIPATH\\fR narrows the scan to what is below it.\n"));
}

static void add_closing(struct buf *out)
{
    buf_add(out,
            STR(".SH EXIT STATUS\n"
                ".TP\n\\fB0\\fR\nNothing at or above \\fB\\-\\-fail\\-on\\fR.\n"
                ".TP\n\\fB1\\fR\nFindings at or above \\fB\\-\\-fail\\-on\\fR.\n"
                ".TP\n\\fB2\\fR\nThe command line, a file or the repository is unusable: "
                "nothing is known.\n"
                ".TP\n\\fB3\\fR\nIncomplete: something could not be read in full; the "
                "reports say what. Goes before 1.\n"
                ".SH ENVIRONMENT\n"
                ".TP\n\\fBHUNKSCAN_\\fINAME\\fR\nThe value of the option \\fIname\\fR, "
                "where the command line does not give it: \\fBHUNKSCAN_FAIL_ON\\fR for\n"
                "\\fB\\-\\-fail\\-on\\fR. Options that may be repeated take a value a "
                "line, flags yes or no.\n"
                ".TP\n\\fBNO_COLOR\\fR, \\fBFORCE_COLOR\\fR, \\fBCLICOLOR\\fR, "
                "\\fBCLICOLOR_FORCE\\fR\nWhether the text is coloured; heeded in this "
                "order.\n"
                ".SH FILES\n"
                ".TP\n\\fB.hunkscan.yaml\\fR\nOptions of a repository by their names, "
                "read from "
                "the commit that a change is\ncompared with. The command line and the "
                "environment "
                "go before it.\n"
                ".SH EXAMPLES\n"
                ".TP\n\\fBhunkscan main...feature\\fR\nWhat feature changed since it "
                "left main.\n"
                ".TP\n\\fBhunkscan \\-\\-all HEAD \\-\\-sarif report.sarif\\fR\nThe "
                "whole tree of a commit, as SARIF.\n"
                ".TP\n\\fBhunkscan explain HS707\\-001\\fR\nWhat that rule looks for, "
                "and why.\n"
                ".SH SEE ALSO\n\\fBgit\\-diff\\fR(1)\n"));
}

void manual_add(const char *date, struct buf *out)
{
    add_opening(date, out);
    add_commands(out);
    add_options(out);
    add_closing(out);
}
