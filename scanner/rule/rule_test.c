/* SPDX-License-Identifier: MIT */
#include "rule/rule_test.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "match/unit.h"
#include "rule/annotation.h"
#include "rule/excerpt.h"
#include "rule/fix_test.h"
#include "rule/rule_files.h"
#include "syntax/parse.h"
#include "syntax/source.h"

enum { MOST_EXAMPLE_BYTES = 16 << 20 };

/* What is known of one line of an example, for one rule. */
enum line_flag {
    LINE_RULEID = 1,
    LINE_TODO_RULEID = 2,
    LINE_TODO_OK = 4,
    LINE_REPORTED = 8,
    LINE_NEUTRAL = 16, /* speaks of another engine, and not of this one */
    LINE_SPOKEN = 32,  /* ruleid or ok */
};

struct run {
    struct rule_test_totals *totals;
    struct buf *report;
    struct parser *parser;
    struct arena *arena;    /* of the rule file and its examples */
    struct ruleset *models; /* what the folder's models files say, and no rules */
    struct err *err;
};

/* One example with what was found in it. */
struct example {
    struct str path;
    struct annotations annotations;
    struct raw_findings found;
    const struct source *source;
};

static int compare_fixed(struct run *run, const struct unit *unit,
                         const struct example *example)
{
    const struct fix_test test = { .path = example->path,
                                   .unit = unit,
                                   .found = &example->found,
                                   .parser = run->parser,
                                   .arena = run->arena };
    enum fix_test_result result = FIX_TEST_NONE;
    const int code = fix_test_run(&test, &result, run->report, run->err);
    run->totals->fixed += result == FIX_TEST_EQUAL;
    run->totals->misfixed += result == FIX_TEST_DIFFERENT;
    return code;
}

static int find_in_example(struct run *run, struct ruleset *ruleset,
                           struct example *example)
{
    struct str text = { NULL, 0 };
    struct notices notices = { 0 };
    const int code = rule_files_read(example->path.ptr, MOST_EXAMPLE_BYTES, run->arena,
                                     &text, run->err);
    if (code < 0) {
        return code;
    }
    annotation_read(text, run->arena, &example->annotations);
    struct source *source = ARENA_NEW(run->arena, struct source);
    *source = source_init(run->arena, example->path, text);
    example->source = source;
    struct intern *names = ruleset_file_words(ruleset, run->arena);
    const struct parse_result parsed =
        parser_parse(run->parser, source, &parse_default_limits, names, run->arena);
    struct unit *unit =
        unit_new(parsed.tree, ruleset_types(ruleset), &notices, run->arena);
    ruleset_scan(ruleset, unit, &example->found);
    if (parsed.out_of_time || parsed.too_many_nodes || parsed.too_deep) {
        run->totals->incomplete++;
        buf_add_format(run->report, "%s: not analysed to its end\n", example->path.ptr);
    }
    for (size_t i = 0; i < notices.count; i++) {
        run->totals->incomplete += notices.items[i].level == NOTICE_INCOMPLETE;
        buf_add_format(run->report, "%s: %.*s\n", example->path.ptr,
                       STR_ARGS(notices.items[i].text));
    }
    return compare_fixed(run, unit, example);
}

static unsigned flags_of(enum annotation_kind kind)
{
    static const unsigned flags[] = {
        [ANNOTATION_RULEID] = LINE_RULEID | LINE_SPOKEN,
        [ANNOTATION_OK] = LINE_SPOKEN,
        [ANNOTATION_TODO_RULEID] = LINE_TODO_RULEID,
        [ANNOTATION_TODO_OK] = LINE_TODO_OK,
        [ANNOTATION_OTHER_ENGINE] = LINE_NEUTRAL,
    };
    return flags[kind];
}

/* Flags for each line of the example, [1]…[count - 1]. */
static unsigned *lines_of(const struct run *run, const struct example *example,
                          const struct rule *rule, uint32_t *count, bool *annotated)
{
    /* An annotation on the last line speaks of one more. */
    *count = (example->source->line_count > example->source->git_count
                  ? example->source->line_count
                  : example->source->git_count) +
             2;
    unsigned *lines = ARENA_ARRAY(run->arena, *count, unsigned);
    for (size_t i = 0; i < example->annotations.count; i++) {
        const struct annotation *annotation = &example->annotations.items[i];
        if (annotation_names(annotation->id, rule->info.id)) {
            lines[annotation->line] |= flags_of(annotation->kind);
            *annotated = true;
        }
    }
    for (size_t i = 0; i < example->found.count; i++) {
        const struct raw_finding *found = &example->found.items[i];
        if (found->rule == rule) {
            lines[source_git_line(example->source, found->match.from)] |= LINE_REPORTED;
        }
    }
    return lines;
}

/* What is wrong with a line, NULL if nothing; counts it. */
static const char *judge(unsigned flags, struct rule_test_totals *totals)
{
    const bool reported = flags & LINE_REPORTED;
    totals->expected += (flags & LINE_RULEID) != 0;
    if (flags & LINE_TODO_RULEID) {
        totals->known += !reported;
        totals->mended += reported;
        return reported ? "is reported now: change todoruleid to ruleid" : NULL;
    }
    if (flags & LINE_TODO_OK) {
        totals->known += reported;
        totals->mended += !reported;
        return reported ? NULL : "is silent now: change todook to ok";
    }
    if ((flags & LINE_NEUTRAL) && !(flags & LINE_SPOKEN)) {
        return NULL;
    }
    if (reported == ((flags & LINE_RULEID) != 0)) {
        return NULL;
    }
    totals->unexpected += reported;
    totals->missed += !reported;
    return reported ? "is reported, but must not be" : "must be reported, but is not";
}

static bool check_example(struct run *run, const struct example *example,
                          const struct rule *rule, bool *annotated)
{
    uint32_t count = 0;
    const unsigned *lines = lines_of(run, example, rule, &count, annotated);
    bool good = true;
    for (uint32_t line = 1; line < count; line++) {
        const char *wrong = judge(lines[line], run->totals);
        if (wrong) {
            good = false;
            buf_add_format(run->report, "%s:%u: '%.*s' %s\n", example->path.ptr, line,
                           STR_ARGS(rule->info.id), wrong);
            excerpt_add(run->report, lines[line] & LINE_REPORTED ? '+' : '-', line,
                        excerpt_line(example->source->text, line));
        }
    }
    return good;
}

static int find_in_examples(struct run *run, struct ruleset *ruleset, struct str file,
                            struct example **examples, size_t *count)
{
    struct paths paths = { 0 };
    int code = rule_files_examples(file, run->arena, &paths, run->err);
    *examples = ARENA_ARRAY(run->arena, paths.count, struct example);
    *count = paths.count;
    for (size_t i = 0; i < paths.count && code == 0; i++) {
        (*examples)[i].path = paths.items[i];
        code = find_in_example(run, ruleset, &(*examples)[i]);
    }
    return code;
}

/* Annotations that demand a finding of no rule of the file: mistyped, or moved. */
static void name_strangers(struct run *run, const struct example *example,
                           const struct rule *const *rules, size_t rule_count)
{
    for (size_t i = 0; i < example->annotations.count; i++) {
        const struct annotation *annotation = &example->annotations.items[i];
        bool known = annotation->kind != ANNOTATION_RULEID;
        for (size_t r = 0; r < rule_count && !known; r++) {
            known = annotation_names(annotation->id, rules[r]->info.id);
        }
        if (!known) {
            buf_add_format(run->report, "%s:%u: '%.*s' is no rule of the rule file\n",
                           example->path.ptr, annotation->line,
                           STR_ARGS(str_slice(annotation->id, 0, 80)));
        }
    }
}

static void note_left_out(struct run *run, const struct ruleset *ruleset)
{
    size_t count = 0;
    const struct left_out_rule *rules = ruleset_left_out(ruleset, &count);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(run->report, "%.*s; left out\n", STR_ARGS(rules[i].text));
    }
    run->totals->left_out += count;
}

static int check_rules(struct run *run, struct ruleset *ruleset, struct str file)
{
    struct example *examples = NULL;
    size_t example_count = 0;
    size_t rule_count = 0;
    const struct rule *const *rules = ruleset_rules(ruleset, &rule_count);
    const int code = rule_count > 0
                         ? find_in_examples(run, ruleset, file, &examples, &example_count)
                         : 0; /* all of them for other languages */
    if (code < 0) {
        return code;
    }
    note_left_out(run, ruleset);
    for (size_t i = 0; i < example_count; i++) {
        name_strangers(run, &examples[i], rules, rule_count);
    }
    for (size_t r = 0; r < rule_count; r++) {
        bool annotated = false;
        bool good = true;
        for (size_t i = 0; i < example_count; i++) {
            good = check_example(run, &examples[i], rules[r], &annotated) && good;
        }
        run->totals->rules += annotated;
        run->totals->passed += annotated && good;
        run->totals->untested += !annotated;
        if (!annotated) {
            buf_add_format(run->report, "%s:%u: '%.*s' has no annotated example\n",
                           file.ptr, rules[r]->line, STR_ARGS(rules[r]->info.id));
        }
    }
    return 0;
}

static int test_file(struct run *run, struct str file)
{
    struct err err = { 0 };
    struct ruleset *ruleset = ruleset_new();
    const struct ruleset_selection all = { .review_profile = true, .any_path = true };
    ruleset_share_models(ruleset, run->models);
    int code = ruleset_add_path(ruleset, file.ptr, &err);
    code = code < 0 ? code : ruleset_select(ruleset, &all, &err);
    run->totals->files++;
    if (code == 0) {
        code = check_rules(run, ruleset, file);
    } else if (err.code == ERR_RULE) {
        run->totals->unloadable++;
        buf_add_format(run->report, "%s\n", err.text);
        code = 0;
    } else {
        err_set(run->err, err.code, "%s", err.text);
    }
    ruleset_free(ruleset);
    return code;
}

/* Adds a models file to what is known of libraries. */
static void add_models(struct run *run, struct str file)
{
    struct err err = { 0 };
    run->totals->files++;
    if (ruleset_add_path(run->models, file.ptr, &err) < 0) {
        run->totals->unloadable++;
        buf_add_format(run->report, "%s\n", err.text);
    }
}

int rule_test_run(const struct rule_files *files, rule_test_prepare prepare,
                  struct rule_test_totals *totals, struct buf *report, struct err *err)
{
    struct run run = { .totals = totals,
                       .report = report,
                       .parser = parser_new(),
                       .arena = arena_new(),
                       .models = ruleset_new(),
                       .err = err };
    int code = 0;
    if (prepare) {
        prepare(run.models);
    }
    for (size_t i = 0; i < files->paths.count && code == 0; i++) {
        if (i < files->model_count) {
            add_models(&run, files->paths.items[i]);
        } else {
            code = test_file(&run, files->paths.items[i]);
        }
        arena_reset(run.arena);
    }
    parser_free(run.parser);
    ruleset_free(run.models);
    arena_free(run.arena);
    return code;
}

bool rule_test_passed(const struct rule_test_totals *totals)
{
    return totals->unloadable + totals->missed + totals->unexpected + totals->mended +
               totals->incomplete + totals->misfixed ==
           0;
}

void rule_test_summary(const struct rule_test_totals *totals, struct buf *out)
{
    buf_add_format(out, "%zu of %zu rules do as annotated; %zu without examples",
                   totals->passed, totals->rules, totals->untested);
    buf_add_format(out, "; %zu of %zu rule files could not be loaded\n",
                   totals->unloadable, totals->files);
    buf_add_format(out,
                   "%zu of %zu lines found, %zu missed, %zu reported that must not be",
                   totals->expected - totals->missed, totals->expected, totals->missed,
                   totals->unexpected);
    buf_add_format(out, "; %zu known failures, %zu of them mended\n",
                   totals->known + totals->mended, totals->mended);
    if (totals->fixed + totals->misfixed > 0) {
        buf_add_format(out,
                       "%zu of %zu examples come out of their fixes as they should\n",
                       totals->fixed, totals->fixed + totals->misfixed);
    }
}
