/* SPDX-License-Identifier: MIT */
#include "cli/completion.h"

#include <string.h>

#include "base/buf.h"
#include "cli/option_table.h"

/* How the value of an option is completed. */
enum kind { KIND_FLAG, KIND_FILE, KIND_FOLDER, KIND_RULES, KIND_CHOICE, KIND_OTHER };

static enum kind kind_of(const char *argument)
{
    static const struct {
        const char *argument;
        enum kind kind;
    } known[] = { { "FILE", KIND_FILE },
                  { "PATH", KIND_FILE },
                  { "DIR", KIND_FOLDER },
                  { "RULE", KIND_RULES } };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (str_starts_with(str_from(argument), str_from(known[i].argument))) {
            return known[i].kind;
        }
    }
    return KIND_OTHER;
}

static enum kind kind_of_row(const struct option_row *row)
{
    if (row->choices) {
        return KIND_CHOICE;
    }
    return row->argument ? kind_of(row->argument) : KIND_FLAG;
}

/* Text within single quotes, where `extra` need a backslash of the reader's own language:
 * "Semgrep's" into "Semgrep'\''s". */
static void add_quoted(struct buf *out, const char *text, const char *extra)
{
    for (; *text; text++) {
        if (*text == '\'') {
            buf_add(out, STR("'\\''"));
        } else {
            if (strchr(extra, *text)) {
                buf_add_char(out, '\\');
            }
            buf_add_char(out, *text);
        }
    }
}

/* "a|b|c" into "a b c". */
static void add_choices(struct buf *out, const char *choices)
{
    struct str rest = str_from(choices);
    while (rest.ptr) {
        buf_add(out, str_split(&rest, '|'));
        if (rest.ptr) {
            buf_add_char(out, ' ');
        }
    }
}

/* All spellings of the options of one kind, joined with `joint`. */
static size_t add_names(struct buf *out, enum kind kind, const char *joint)
{
    size_t count;
    size_t found = 0;
    const struct option_row *rows = option_table_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (kind_of_row(&rows[i]) != kind) {
            continue;
        }
        buf_add_format(out, "%s--%s", found++ > 0 ? joint : "", rows[i].name);
        if (rows[i].letter) {
            buf_add_format(out, "%s-%c", joint, rows[i].letter);
        }
    }
    return found;
}

static void add_command_names(struct buf *out, const char *joint)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "%s%s", i > 0 ? joint : "", rows[i].name);
    }
}

/* The case of one kind of options in bash. */
static void add_bash_case(struct buf *out, enum kind kind, const char *action)
{
    buf_add(out, STR("    "));
    if (add_names(out, kind, "|") == 0) {
        buf_add(out, STR("--)")); /* no option is called so */
    } else {
        buf_add_char(out, ')');
    }
    buf_add_format(out, " %s; return ;;\n", action);
}

static void add_bash_choices(struct buf *out)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].choices) {
            buf_add_format(out, "    --%s) mapfile -t COMPREPLY < <(compgen -W '",
                           rows[i].name);
            add_choices(out, rows[i].choices);
            buf_add(out, STR("' -- \"$cur\"); return ;;\n"));
        }
    }
}

/* A command's own words in bash: rules or files. */
static void add_bash_commands(struct buf *out)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "    %s) ", rows[i].name);
        switch (kind_of(rows[i].arguments)) {
        case KIND_RULES:
            buf_add(out, STR("_hunkscan_list \"$(_hunkscan_rules)\" ;;\n"));
            break;
        case KIND_FILE:
            buf_add(out, STR("mapfile -t COMPREPLY < <(compgen -f -- \"$cur\") ;;\n"));
            break;
        default:
            buf_add(out, STR(";;\n"));
        }
    }
}

static void add_bash_opening(struct buf *out)
{
    buf_add(
        out,
        STR("# bash completion for hunkscan, written at build time from its option "
            "table.\n"
            "_hunkscan_rules() {\n"
            "  hunkscan rules 2>/dev/null | awk 'NR > 1 { print $2; print $1 }'\n"
            "}\n\n"
            "_hunkscan_revisions() {\n"
            "  git for-each-ref --format='%(refname:short)' refs/heads refs/tags "
            "refs/remotes 2>/dev/null\n"
            "}\n\n"
            "# The last of comma-separated words is completed.\n"
            "_hunkscan_list() {\n"
            "  local before=\n"
            "  [[ $cur != *,* ]] || before=${cur%,*},\n"
            "  mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- "
            "\"${cur##*,}\")\n"
            "}\n\n"
            "_hunkscan() {\n"
            "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} "
            "command='' word\n"
            "  COMPREPLY=()\n"
            "  compopt -o filenames 2>/dev/null\n"
            "  # \"--name=value\" comes as three words.\n"
            "  if [[ $cur == '=' ]]; then\n"
            "    cur=''\n"
            "  elif [[ $prev == '=' ]] && ((COMP_CWORD > 1)); then\n"
            "    prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
            "  fi\n"
            "  case $prev in\n"));
}

void completion_add_bash(struct buf *out)
{
    add_bash_opening(out);
    add_bash_case(out, KIND_FILE, "mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")");
    add_bash_case(out, KIND_FOLDER, "mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")");
    add_bash_case(out, KIND_RULES, "_hunkscan_list \"$(_hunkscan_rules)\"");
    add_bash_choices(out);
    add_bash_case(out, KIND_OTHER, ":");
    buf_add(out, STR("  esac\n"
                     "  if [[ $cur == -* ]]; then\n"
                     "    mapfile -t COMPREPLY < <(compgen -W '"));
    static const enum kind kinds[] = { KIND_FLAG,  KIND_FILE,   KIND_FOLDER,
                                       KIND_RULES, KIND_CHOICE, KIND_OTHER };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        add_names(out, kinds[i], " ");
        buf_add_char(out, ' ');
    }
    buf_add(out, STR("' -- \"$cur\")\n    return\n  fi\n"
                     "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                     "    case $word in\n      "));
    add_command_names(out, "|");
    buf_add(out, STR(") command=$word; break ;;\n    esac\n"
                     "  done\n  case $command in\n"));
    add_bash_commands(out);
    buf_add(out,
            STR("    *) mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"; compgen -W '"));
    add_command_names(out, " ");
    buf_add(out,
            STR("' -- \"$cur\"; compgen -W \"$(_hunkscan_revisions)\" -- \"$cur\") ;;\n"
                "  esac\n}\n"
                "complete -F _hunkscan hunkscan\n"));
}

/* The action of a value in zsh's _arguments. */
static void add_zsh_value(struct buf *out, const struct option_row *row)
{
    buf_add_char(out, ':');
    add_quoted(out, row->argument, ":[]");
    switch (kind_of_row(row)) {
    case KIND_FILE:
        buf_add(out, STR(":_files"));
        break;
    case KIND_FOLDER:
        buf_add(out, STR(":_files -/"));
        break;
    case KIND_RULES:
        buf_add(out, STR(":_hunkscan_rules"));
        break;
    case KIND_CHOICE:
        buf_add(out, STR(":("));
        add_choices(out, row->choices);
        buf_add_char(out, ')');
        break;
    default:
        buf_add(out, STR(": "));
    }
}

static void add_zsh_option(struct buf *out, const struct option_row *row)
{
    const bool repeatable = row->shape == SHAPE_REPEAT || row->shape == SHAPE_LIST;
    buf_add(out, STR("    "));
    if (row->letter) {
        buf_add_format(out, "'(-%c --%s)'{-%c,--%s%s}'[", row->letter, row->name,
                       row->letter, row->name, row->argument ? "=" : "");
    } else {
        buf_add_format(out, "'%s--%s%s[", repeatable ? "*" : "", row->name,
                       row->argument ? "=" : "");
    }
    add_quoted(out, row->help, ":[]");
    buf_add_char(out, ']');
    if (row->argument) {
        add_zsh_value(out, row);
    }
    buf_add(out, STR("' \\\n"));
}

static void add_zsh_commands(struct buf *out)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    buf_add(out, STR("_hunkscan_words() {\n  local -a commands\n  commands=(\n"));
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "    '%s:", rows[i].name);
        add_quoted(out, rows[i].help, "");
        buf_add(out, STR("'\n"));
    }
    buf_add(out, STR("  )\n  case ${words[(r)("));
    add_command_names(out, "|");
    buf_add(out, STR(")]} in\n"));
    for (size_t i = 0; i < count; i++) {
        const enum kind kind = kind_of(rows[i].arguments);
        buf_add_format(out, "    %s) %s ;;\n", rows[i].name,
                       kind == KIND_RULES  ? "_hunkscan_rules"
                       : kind == KIND_FILE ? "_files"
                                           : "_message 'no more arguments'");
    }
    buf_add(out,
            STR("    *)\n"
                "      _describe command commands\n"
                "      local -a revisions\n"
                "      revisions=(${(f)\"$(git for-each-ref --format='%(refname:short)' "
                "2>/dev/null)\"})\n"
                "      (( $#revisions )) && compadd -a revisions\n"
                "      _files ;;\n  esac\n}\n\n"));
}

void completion_add_zsh(struct buf *out)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    buf_add(out, STR("#compdef hunkscan\n"
                     "# Written at build time from hunkscan's option table.\n"
                     "_hunkscan_rules() {\n  local -a ids\n"
                     "  ids=(${(f)\"$(hunkscan rules 2>/dev/null | "
                     "awk 'NR > 1 { print $2; print $1 }')\"})\n"
                     "  _values -s , rule $ids\n}\n\n"));
    add_zsh_commands(out);
    buf_add(out, STR("_hunkscan() {\n  _arguments -s -S \\\n"));
    for (size_t i = 0; i < count; i++) {
        add_zsh_option(out, &rows[i]);
    }
    buf_add(out, STR("    '*:word:_hunkscan_words'\n}\n\n"
                     "if [ \"$funcstack[1]\" = _hunkscan ]; then\n  _hunkscan \"$@\"\n"
                     "else\n  compdef _hunkscan hunkscan\nfi\n"));
}

/* What fish is told of an option's value. */
static void add_fish_value(struct buf *out, const struct option_row *row)
{
    switch (kind_of_row(row)) {
    case KIND_FLAG:
        break;
    case KIND_FILE:
        buf_add(out, STR(" -r -F"));
        break;
    case KIND_FOLDER:
        buf_add(out, STR(" -x -a '(__fish_complete_directories)'"));
        break;
    case KIND_RULES:
        buf_add(out, STR(" -x -a '(__fish_complete_list , __hunkscan_rules)'"));
        break;
    case KIND_CHOICE:
        buf_add(out, STR(" -x -a '"));
        add_choices(out, row->choices);
        buf_add_char(out, '\'');
        break;
    case KIND_OTHER:
        buf_add(out, STR(" -x"));
        break;
    }
}

/* fish has its own way out of single quotes. */
static void add_fish_quoted(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') {
            buf_add_char(out, '\\');
        }
        buf_add_char(out, *text);
    }
}

static void add_fish_commands(struct buf *out)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, "complete -c hunkscan -n __fish_use_subcommand -a %s -d '",
                       rows[i].name);
        add_fish_quoted(out, rows[i].help);
        buf_add(out, STR("'\n"));
        if (kind_of(rows[i].arguments) == KIND_RULES) {
            buf_add_format(
                out,
                "complete -c hunkscan -f -n '__fish_seen_subcommand_from %s' -a "
                "'(__hunkscan_rules)'\n",
                rows[i].name);
        }
    }
}

void completion_add_fish(struct buf *out)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    buf_add(out,
            STR("# fish completion for hunkscan, written at build time from its option "
                "table.\n"
                "function __hunkscan_rules\n"
                "    hunkscan rules 2>/dev/null | awk 'NR > 1 { print $2; print $1 }'\n"
                "end\n\n"
                "complete -c hunkscan -n __fish_use_subcommand -a \"(git for-each-ref "
                "--format='%(refname:short)' 2>/dev/null)\" -d revision\n"));
    add_fish_commands(out);
    for (size_t i = 0; i < count; i++) {
        buf_add(out, STR("complete -c hunkscan"));
        if (rows[i].letter) {
            buf_add_format(out, " -s %c", rows[i].letter);
        }
        buf_add_format(out, " -l %s", rows[i].name);
        add_fish_value(out, &rows[i]);
        buf_add(out, STR(" -d '"));
        add_fish_quoted(out, rows[i].help);
        buf_add(out, STR("'\n"));
    }
}
