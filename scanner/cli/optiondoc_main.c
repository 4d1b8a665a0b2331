/* SPDX-License-Identifier: MIT
 *
 * optiondoc FOLDER DATE: writes the man page, the completions of the shells and the
 * rules' documentation to FOLDER. Runs at build time.
 */
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "cli/output.h"
#include "rule/rule_text.h"
#include "rule/ruleset.h"

/* FOLDER/name := text. */
static void write_file(const char *folder, const char *name, struct buf *text,
                       struct err *err)
{
    struct buf path = { 0 };
    buf_add_format(&path, "%s/%s", folder, name);
    buf_add_char(&path, '\0');
    output_write(path.ptr, buf_view(text), err);
    buf_dispose(&path);
    buf_dispose(text);
}

/* All built-in rules: their list, then what "explain" says of each. */
static void add_rules(struct buf *out)
{
    struct ruleset *ruleset = ruleset_new();
    size_t count = 0;
    ruleset_add_builtin(ruleset);
    const struct rule *const *rules = ruleset_all(ruleset, &count);
    rule_text_list(rules, count, out);
    for (size_t i = 0; i < count; i++) {
        buf_add(out, STR("\n----------------------------------------\n"));
        rule_text_explain(rules[i], out);
    }
    ruleset_free(ruleset);
}

int main(int argc, char **argv)
{
    struct err err = { 0 };
    if (argc != 3) {
        fputs("usage: optiondoc FOLDER DATE\n", stderr);
        return 2;
    }
    struct buf manual = { 0 };
    struct buf bash = { 0 };
    struct buf zsh = { 0 };
    struct buf fish = { 0 };
    struct buf rules = { 0 };
    manual_add(argv[2], &manual);
    completion_add_bash(&bash);
    completion_add_zsh(&zsh);
    completion_add_fish(&fish);
    add_rules(&rules);
    write_file(argv[1], "hunkscan.1", &manual, &err);
    write_file(argv[1], "hunkscan.bash", &bash, &err);
    write_file(argv[1], "_hunkscan", &zsh, &err);
    write_file(argv[1], "hunkscan.fish", &fish, &err);
    write_file(argv[1], "rules.txt", &rules, &err);
    if (err.code != ERR_OK) {
        fprintf(stderr, "optiondoc: %s\n", err.text);
        return 1;
    }
    return 0;
}
