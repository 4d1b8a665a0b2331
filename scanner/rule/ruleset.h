/* SPDX-License-Identifier: MIT
 *
 * The rule set of a run: built-in rules (prepared at build time, compiled when first
 * needed) and users' rules (compiled at load). Errors in rules name file, line, column
 * and reason.
 */
#ifndef HUNKSCAN_RULE_RULESET_H
#define HUNKSCAN_RULE_RULESET_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "match/pattern.h"
#include "rule/rule.h"

struct call_types;
struct intern;
struct models;
struct rule_pack;
struct ruleset;
struct unit;

/* An empty set; the caller frees it with ruleset_free (NULL allowed). */
struct ruleset *ruleset_new(void);
void ruleset_free(struct ruleset *ruleset);

/* Adds the rules of a pack (rule/pack.h), which must live as long as the set. Only the
 * first thing added to a set can be a pack: its word numbers are the set's. */
void ruleset_add_pack(struct ruleset *ruleset, const struct rule_pack *pack);

/* Adds the built-in rules; call it before anything else is added. Defined in the file
 * that rulepack writes at build time (library hunkscan_builtin), so that this folder does
 * not depend on it. */
void ruleset_add_builtin(struct ruleset *ruleset);

/* The same of the models only: for sets that have no built-in rules. */
void ruleset_add_pack_models(struct ruleset *ruleset, const struct rule_pack *pack);
void ruleset_add_builtin_models(struct ruleset *ruleset);

/* Adds the rules of a Semgrep-syntax YAML file, or of all *.yaml and *.yml below a folder
 * (in byte order of paths, files of models first; rules for other languages are
 * skipped). ERR_RULE with
 * "file:line:column: reason" at the first rule that is not understood: nothing is ever
 * ignored. A duplicate id is an error. */
int ruleset_add_path(struct ruleset *ruleset, const char *path, struct err *err);

/* Adds rules or models from text, `name` standing for the file in messages: all of them,
 * or on failure none. */
int ruleset_add_text(struct ruleset *ruleset, struct str name, struct str yaml,
                     struct err *err);

/* Likewise, but goes on after an error: adds the rules of the text that are right, and
 * returns the texts of what is wrong with the others, `*count` of them. */
const struct str *ruleset_check_text(struct ruleset *ruleset, struct str name,
                                     struct str yaml, size_t *count);

/* How many rules of the files read were left out because they are for other languages. */
size_t ruleset_skipped_count(const struct ruleset *ruleset);

/* Those that were left out because they are for another version of the rule language. */
const struct left_out_rule *ruleset_left_out(const struct ruleset *ruleset,
                                             size_t *count);

/* Which of the rules take part. Selectors, in any case of letters: an id, a code
 * ("HS707-001"), a CWE
 * ("CWE-78", "cwe-078"), a pillar ("707", "pillar-707", "CWE-707"). An unknown selector
 * is ERR_USAGE, naming the nearest known one. A rule selected by id or code takes part
 * whatever its profile. Without a call all rules of profile "ci" take part. */
struct ruleset_path_ignore {
    struct str glob; /* as in a rule's own paths */
    const struct str *selectors;
    size_t count;
};
struct ruleset_selection {
    const struct str *select;
    size_t select_count; /* 0: all */
    const struct str *ignore;
    size_t ignore_count;
    bool review_profile;          /* with the rules of profile "review" */
    enum finding_level min_level; /* rules below are left out */
    const struct ruleset_path_ignore *path_ignores; /* rules that skip some files */
    size_t path_ignore_count;
    bool any_path; /* the rules' own `paths` do not count: for their examples, which lie
                      elsewhere */
};
int ruleset_select(struct ruleset *ruleset, const struct ruleset_selection *selection,
                   struct err *err);

/* The rules that take part, ordered by code then id. Valid until the set changes. */
const struct rule *const *ruleset_rules(struct ruleset *ruleset, size_t *count);

/* The rule with this id or code (in any case of letters) among all, or NULL. */
const struct rule *ruleset_find(const struct ruleset *ruleset, struct str id_or_code);

/* The id, code or selector that looks most like `name`, for "did you mean"; absent if
 * nothing is near. */
struct str ruleset_nearest(const struct ruleset *ruleset, struct str name);

/* All rules, whether they take part or not, ordered by code then id. Valid until the set
 * changes. */
const struct rule *const *ruleset_all(struct ruleset *ruleset, size_t *count);

/* Ends the adding of rules; before threads share the set. */
void ruleset_freeze(struct ruleset *ruleset);

/* An interner for one file, in the arena, on top of the words of the rules. Freezes the
 * set. */
struct intern *ruleset_file_words(struct ruleset *ruleset, struct arena *arena);

/* Makes the models of another set, which must outlive this one, its own. Before anything
 * is added. */
void ruleset_share_models(struct ruleset *ruleset, const struct ruleset *other);

/* What the set knows of libraries. */
const struct models *ruleset_models(const struct ruleset *ruleset);

/* What calls return, as the models say, for unit_new. After ruleset_freeze. */
const struct call_types *ruleset_types(const struct ruleset *ruleset);

struct raw_finding {
    const struct rule *rule;
    struct match match;
    struct str message; /* metavariables filled in; plain text */
    const struct str
        *arguments; /* the filled-in texts, in order of the rule's arguments */
    uint32_t argument_count;
};

VEC_OF(raw_findings, struct raw_finding);
VEC_OF(rule_list, const struct rule *);

/* Runs every rule that takes part and can match over one file; findings in the file's
 * arena, ordered by (from, to, code, id), one per rule, range, message and start of the
 * trace (the shortest that starts there). Thread-safe
 * for different units. Rules whose paths exclude the file are skipped. A spent step
 * budget is a notice. */
void ruleset_scan(struct ruleset *ruleset, struct unit *unit, struct raw_findings *found);

/* The same of the rules that have the code of one of some. */
void ruleset_scan_some(struct ruleset *ruleset, const struct rule_list *some,
                       struct unit *unit, struct raw_findings *found);

#endif
