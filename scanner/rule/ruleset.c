/* SPDX-License-Identifier: MIT */
#include "rule/ruleset.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/regex.h"
#include "rule/dom.h"
#include "rule/rule_compile.h"
#include "rule/rule_files.h"
#include "rule/ruleset_impl.h"
#include "syntax/parse.h"

struct ruleset *ruleset_new(void)
{
    struct ruleset *ruleset = mem_alloc(sizeof *ruleset);
    *ruleset = (struct ruleset){ .arena = arena_new() };
    ruleset->words = intern_new(ruleset->arena, NULL);
    ruleset->formulas = formula_table_new(ruleset->arena, 0);
    pthread_mutex_init(&ruleset->preparing, NULL);
    return ruleset;
}

void ruleset_free(struct ruleset *ruleset)
{
    if (!ruleset) {
        return;
    }
    for (size_t i = 0; i < ruleset->regexes.count; i++) {
        regex_free(ruleset->regexes.items[i]);
    }
    parser_free(ruleset->parser);
    pthread_mutex_destroy(&ruleset->preparing);
    arena_free(ruleset->arena);
    mem_free(ruleset);
}

struct spec_compiler ruleset_compiler(struct ruleset *ruleset, const struct rule *rule)
{
    if (!ruleset->parser) {
        ruleset->parser = parser_new();
    }
    const struct model_modules *modules = &ruleset->models.modules;
    return (struct spec_compiler){
        .file = rule->file,
        .maker = { .parser = ruleset->parser,
                   .words = ruleset->words,
                   .arena = ruleset->arena,
                   .options = &rule->options,
                   .modules = { modules->items, modules->count } },
        .regexes = &ruleset->regexes,
        .formulas = ruleset->formulas,
        .packed = &ruleset->unpacked,
    };
}

static void add_slot(struct ruleset *ruleset, struct rule_slot *slot)
{
    VEC_PUSH(ruleset->arena, &ruleset->slots, slot);
    ruleset->selected = false;
}

void ruleset_add_pack(struct ruleset *ruleset, const struct rule_pack *pack)
{
    assert(ruleset->slots.count == 0);
    struct rule_slot *slots =
        ARENA_ARRAY(ruleset->arena, pack->rule_count, struct rule_slot);
    ruleset_add_pack_models(ruleset, pack);
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        slots[i].rule = pack->rules[i].rule;
        slots[i].packed = pack->rule_formulas + pack->rules[i].formula;
        slots[i].rule.flow = rule_compile_copy(pack->rules[i].flow, ruleset->arena);
        atomic_init(&slots[i].is_ready, false);
        add_slot(ruleset, &slots[i]);
    }
}

/* The rule that has this id or code already. */
static const struct rule *find_taken(const struct ruleset *ruleset, struct str name)
{
    for (size_t i = 0; i < ruleset->slots.count; i++) {
        const struct rule *rule = &ruleset->slots.items[i]->rule;
        if (str_equal(rule->info.id, name) || str_equal(rule->info.code, name)) {
            return rule;
        }
    }
    return NULL;
}

static int check_new(const struct ruleset *ruleset, const struct loader *loader,
                     const struct loaded_rule *loaded)
{
    const struct rule_info *info = &loaded->rule.info;
    const struct rule *other = find_taken(ruleset, info->id);
    other = other ? other : find_taken(ruleset, info->code);
    if (!other) {
        return 0;
    }
    const bool id = str_equal(other->info.id, info->id);
    const struct str name = id ? info->id : info->code;
    return loader_fail(loader, loaded->node,
                       "the %s '%.*s' is taken by the rule at %.*s:%u%s",
                       id ? "id" : "code", STR_ARGS(name), STR_ARGS(other->file),
                       other->line, other->builtin ? ", a built-in rule" : "");
}

static int add_loaded(struct ruleset *ruleset, const struct loader *loader,
                      const struct loaded_rule *loaded)
{
    int code = check_new(ruleset, loader, loaded);
    if (code < 0) {
        return code;
    }
    struct rule_slot *slot = ARENA_NEW(ruleset->arena, struct rule_slot);
    slot->rule = loaded->rule;
    const struct spec_compiler compiler = ruleset_compiler(ruleset, &slot->rule);
    code = rule_compile_formulas(&slot->rule, &loaded->spec, &compiler, loader->err);
    if (code < 0) {
        return code;
    }
    rule_compile_words(&slot->rule, &compiler);
    atomic_init(&slot->is_ready, true);
    add_slot(ruleset, slot);
    return 0;
}

static int add_rules(struct ruleset *ruleset, struct loader *loader, struct str yaml)
{
    assert(!ruleset->frozen);
    const size_t before = ruleset->slots.count;
    const struct models models_before = ruleset->models;
    int code = loader_read(loader, yaml);
    if (code == 0) {
        code = ruleset_check_kinds(ruleset, models_before.kinds.count, loader->err);
        code = loader_keep_error(loader, code);
    }
    for (size_t i = 0; i < loader->rules.count && code == 0; i++) {
        code = add_loaded(ruleset, loader, &loader->rules.items[i]);
        code = loader_keep_error(loader, code);
    }
    if (code < 0) {
        ruleset->slots.count = before; /* all of a file or nothing */
        ruleset->models = models_before;
        return code;
    }
    ruleset->skipped += loader->skipped;
    for (size_t i = 0; i < loader->left_out.count; i++) {
        VEC_PUSH(ruleset->arena, &ruleset->left_out, loader->left_out.items[i]);
    }
    return 0;
}

int ruleset_add_text(struct ruleset *ruleset, struct str name, struct str yaml,
                     struct err *err)
{
    struct err own = { 0 };
    struct loader loader = { .arena = ruleset->arena,
                             .words = ruleset->words,
                             .file = str_copy(ruleset->arena, name),
                             .models = &ruleset->models,
                             .err = err ? err : &own };
    return add_rules(ruleset, &loader, yaml);
}

const struct str *ruleset_check_text(struct ruleset *ruleset, struct str name,
                                     struct str yaml, size_t *count)
{
    struct err err = { 0 };
    struct rule_errors errors = { 0 };
    struct loader loader = { .arena = ruleset->arena,
                             .words = ruleset->words,
                             .file = str_copy(ruleset->arena, name),
                             .models = &ruleset->models,
                             .err = &err,
                             .errors = &errors };
    add_rules(ruleset, &loader, yaml);
    *count = errors.count;
    return errors.items;
}

int ruleset_add_path(struct ruleset *ruleset, const char *path, struct err *err)
{
    struct paths paths = { 0 };
    int code = rule_files_list(path, ruleset->arena, &paths, err);
    rule_files_models_first(&paths, ruleset->arena);
    for (size_t i = 0; i < paths.count && code == 0; i++) {
        struct str text = { NULL, 0 };
        code = rule_files_read(paths.items[i].ptr, DOM_MOST_BYTES, ruleset->arena, &text,
                               err);
        if (code == 0) {
            code = ruleset_add_text(ruleset, paths.items[i], text, err);
        }
    }
    return code;
}

size_t ruleset_skipped_count(const struct ruleset *ruleset)
{
    return ruleset->skipped;
}

const struct left_out_rule *ruleset_left_out(const struct ruleset *ruleset, size_t *count)
{
    *count = ruleset->left_out.count;
    return ruleset->left_out.items;
}

void ruleset_freeze(struct ruleset *ruleset)
{
    if (!ruleset->frozen) { /* later calls, maybe from several threads, only read */
        size_t count = 0;
        ruleset_rules(ruleset,
                      &count); /* so that scanning threads find the selection made */
        ruleset_index_types(ruleset);
        ruleset->frozen = true;
    }
}
