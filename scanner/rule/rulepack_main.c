/* SPDX-License-Identifier: MIT
 *
 * rulepack FOLDER FILE [STUBS…]: reads the built-in rules below FOLDER, checks them, and
 * writes them as C to FILE, with what the type stubs below folders STUBS add to the
 * models. Runs at build time; a rule that is not complete fails the build with file and
 * line.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/regex.h"
#include "rule/annotation.h"
#include "rule/builtin_check.h"
#include "rule/example.h"
#include "rule/formula_table.h"
#include "rule/pack_writer.h"
#include "rule/rule_compile.h"
#include "rule/rule_files.h"
#include "rule/stub_tables.h"
#include "rule/type_index.h"
#include "syntax/parse.h"

enum { MOST_FILE_BYTES = 16 << 20 };

struct packing {
    struct arena *arena;
    struct intern *words;
    struct parser *parser; /* of patterns */
    struct regexes regexes;
    struct formula_table *formulas;
    VEC(uint32_t) kind_formulas; /* the number of that of each kind */
    struct loaded_rules rules;
    struct models models;
    struct annotations annotations; /* of all examples, to find mistyped ids */
    struct paths annotated;         /* file of each */
    struct str root;
    struct err err;
};

static int fail_example(struct packing *packing, struct str path, const char *what)
{
    return err_set(&packing->err, ERR_RULE, "%.*s:1: %s", STR_ARGS(path), what);
}

/* Whether the rule has an annotation of one of two kinds among those from `first` on. */
static bool is_annotated(const struct packing *packing, size_t first, struct str id,
                         enum annotation_kind a, enum annotation_kind b)
{
    for (size_t i = first; i < packing->annotations.count; i++) {
        const struct annotation *annotation = &packing->annotations.items[i];
        if ((annotation->kind == a || annotation->kind == b) &&
            str_equal(annotation->id, id)) {
            return true;
        }
    }
    return false;
}

/* Takes the help texts' examples from NAME.py beside NAME.yaml. */
static int read_examples(struct packing *packing, struct str yaml_path, struct rule *rule)
{
    const struct str stem = str_slice(yaml_path, 0, yaml_path.len - (sizeof ".yaml" - 1));
    const struct str path = str_format(packing->arena, "%.*s.py", STR_ARGS(stem));
    const size_t first = packing->annotations.count;
    struct str text = { NULL, 0 };
    const int code =
        rule_files_read(path.ptr, MOST_FILE_BYTES, packing->arena, &text, &packing->err);
    if (code < 0) {
        return code;
    }
    annotation_read(text, packing->arena, &packing->annotations);
    while (packing->annotated.count < packing->annotations.count) {
        VEC_PUSH(packing->arena, &packing->annotated, path);
    }
    const struct str id = rule->info.id;
    if (!is_annotated(packing, first, id, ANNOTATION_RULEID, ANNOTATION_TODO_RULEID)) {
        return fail_example(packing, path,
                            "no line '# ruleid: NAME' for the rule of this name");
    }
    if (!is_annotated(packing, first, id, ANNOTATION_OK, ANNOTATION_TODO_OK)) {
        return fail_example(packing, path,
                            "no line '# ok: NAME' for the rule of this name");
    }
    const struct str fixed = str_format(packing->arena, "%.*s.fixed.py", STR_ARGS(stem));
    if ((rule->fix.ptr || rule->fix_regex.ptr) && access(fixed.ptr, R_OK) != 0) {
        return fail_example(packing, fixed, "a rule with a fix needs this file");
    }
    rule->info.bad_example = example_cut(text, id, ANNOTATION_RULEID, packing->arena);
    rule->info.good_example = example_cut(text, id, ANNOTATION_OK, packing->arena);
    return 0;
}

/* "rules/cwe-…/NAME.yaml": the same on every machine. */
static struct str public_name(const struct packing *packing, struct str path)
{
    struct str below = str_slice(path, packing->root.len, path.len);
    while (str_starts_with(below, STR("/"))) {
        below = str_slice(below, 1, below.len);
    }
    return str_format(packing->arena, "rules/%.*s", STR_ARGS(below));
}

/* What patterns are compiled with, once the models before them are read. */
static struct pattern_maker maker_of(const struct packing *packing,
                                     const struct match_options *options)
{
    const struct model_modules *modules = &packing->models.modules;
    return (struct pattern_maker){ .parser = packing->parser,
                                   .words = packing->words,
                                   .arena = packing->arena,
                                   .options = options,
                                   .modules = { modules->items, modules->count } };
}

static int compile_rule(struct packing *packing, struct str path,
                        struct loaded_rule *loaded)
{
    const struct spec_compiler compiler = {
        .file = path,
        .maker = maker_of(packing, &loaded->rule.options),
        .regexes = &packing->regexes,
        .formulas = packing->formulas,
    };
    const int code =
        rule_compile_formulas(&loaded->rule, &loaded->spec, &compiler, &packing->err);
    if (code == 0) {
        rule_compile_words(&loaded->rule, &compiler);
    }
    return code;
}

/* Compiles the kinds that a file added, so that their words are numbered, and gives what
 * it added the name that is the same on every machine. */
static int finish_models(struct packing *packing, struct str path, size_t first_kind)
{
    const struct str name = public_name(packing, path);
    const struct spec_compiler compiler = {
        .file = path,
        .maker = maker_of(packing, NULL),
        .regexes = &packing->regexes,
        .formulas = packing->formulas,
    };
    int code = 0;
    for (size_t i = first_kind; i < packing->models.kinds.count && code == 0; i++) {
        struct formula *formula = NULL;
        struct model_kind *kind = &packing->models.kinds.items[i];
        code = spec_compile(kind->spec, &compiler, &formula, &packing->err);
        VEC_PUSH(packing->arena, &packing->kind_formulas,
                 code == 0 ? formula->number : 0);
        kind->file = name;
    }
    for (int table = 0; table < MODEL_TABLES; table++) {
        struct model_rows *rows = &packing->models.tables[table];
        for (size_t i = 0; i < rows->count; i++) {
            if (str_equal(rows->items[i].file, path)) {
                rows->items[i].file = name;
            }
        }
    }
    return code;
}

static int pack_file(struct packing *packing, struct str path)
{
    struct loader loader = { .arena = packing->arena,
                             .words = packing->words,
                             .models = &packing->models,
                             .file = path,
                             .err = &packing->err };
    const size_t first_kind = packing->models.kinds.count;
    struct str text = { NULL, 0 };
    int code =
        rule_files_read(path.ptr, MOST_FILE_BYTES, packing->arena, &text, &packing->err);
    code = code < 0 ? code : loader_read(&loader, text);
    if (code == 0 && models_is_text(text)) {
        return finish_models(packing, path, first_kind);
    }
    if (code == 0 && (loader.rules.count != 1 || !str_ends_with(path, STR(".yaml")))) {
        code = err_set(&packing->err, ERR_RULE,
                       "%s:1: NAME.yaml holds exactly one Python rule", path.ptr);
    }
    if (code < 0) {
        return code;
    }
    struct loaded_rule *rule = &loader.rules.items[0];
    code = builtin_check_rule(&loader, rule);
    code = code < 0 ? code : compile_rule(packing, path, rule);
    code = code < 0 ? code : read_examples(packing, path, &rule->rule);
    rule->rule.file = public_name(packing, path);
    VEC_PUSH(packing->arena, &packing->rules, *rule);
    return code;
}

/* An annotation whose id is no rule's would make its example say nothing. */
static int check_annotations(struct packing *packing)
{
    for (size_t i = 0; i < packing->annotations.count; i++) {
        const struct annotation *annotation = &packing->annotations.items[i];
        bool known = annotation->kind == ANNOTATION_OTHER_ENGINE;
        for (size_t r = 0; r < packing->rules.count && !known; r++) {
            known = str_equal(annotation->id, packing->rules.items[r].rule.info.id);
        }
        if (!known) {
            return err_set(&packing->err, ERR_RULE, "%.*s:%u: no rule is called '%.*s'",
                           STR_ARGS(packing->annotated.items[i]), annotation->line - 1,
                           STR_ARGS(annotation->id));
        }
    }
    return 0;
}

static int pack_folder(struct packing *packing)
{
    struct paths paths = { 0 };
    int code = rule_files_list(packing->root.ptr, packing->arena, &paths, &packing->err);
    rule_files_models_first(&paths, packing->arena);
    for (size_t i = 0; i < paths.count && code == 0; i++) {
        code = pack_file(packing, paths.items[i]);
    }
    code = code < 0 ? code
                    : builtin_check_unique(packing->rules.items, packing->rules.count,
                                           &packing->err);
    return code < 0 ? code : check_annotations(packing);
}

static int add_stubs(struct packing *packing, char **folders)
{
    struct stubs stubs = { .arena = packing->arena };
    int code = 0;
    for (; *folders && code == 0; folders++) {
        code = stub_tables_read(&stubs, packing->parser, *folders, &packing->err);
    }
    stub_tables_add(&stubs, &packing->models);
    return code;
}

static int write_file(struct packing *packing, const char *path)
{
    struct buf out = { 0 };
    struct type_index types;
    type_index_make(&types, NULL, &packing->models, packing->words, packing->arena);
    const struct pack_contents contents = {
        .rules = packing->rules.items,
        .rule_count = packing->rules.count,
        .models = &packing->models,
        .kind_formulas = packing->kind_formulas.items,
        .formulas = packing->formulas,
        .types = &types,
        .words = packing->words,
    };
    pack_writer_add(&contents, &out);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(out.ptr, 1, out.len, file) == out.len;
    good = file && fclose(file) == 0 && good;
    buf_dispose(&out);
    return good ? 0
                : err_set(&packing->err, ERR_IO, "%s: cannot be written: %s", path,
                          strerror(errno));
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: rulepack FOLDER FILE [STUBS...]\n", stderr);
        return EXIT_FAILURE;
    }
    struct packing packing = { .arena = arena_new(), .root = str_from(argv[1]) };
    packing.words = intern_new(packing.arena, NULL);
    packing.formulas = formula_table_new(packing.arena, 0);
    packing.parser = parser_new();
    int code = pack_folder(&packing);
    code = code < 0 ? code : add_stubs(&packing, argv + 3);
    code = code < 0 ? code : write_file(&packing, argv[2]);
    if (code < 0) {
        fprintf(stderr, "%s\n", packing.err.text);
    }
    for (size_t i = 0; i < packing.regexes.count; i++) {
        regex_free(packing.regexes.items[i]);
    }
    parser_free(packing.parser);
    arena_free(packing.arena);
    return code < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
