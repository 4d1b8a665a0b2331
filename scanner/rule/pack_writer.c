/* SPDX-License-Identifier: MIT */
#include "rule/pack_writer.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "rule/loader.h"
#include "rule/pack_data.h"
#include "rule/pack_flow.h"
#include "rule/pack_formulas.h"
#include "rule/spec.h"
#include "rule/type_index.h"

/* What a kind is called: kind_file_open. */
static void add_kind_name(struct buf *out, struct str id)
{
    buf_add(out, STR("kind_"));
    for (size_t i = 0; i < id.len; i++) {
        buf_add_char(out, (char)(id.ptr[i] == '-' ? '_' : id.ptr[i]));
    }
}

static void add_pieces(struct buf *out, size_t index, const struct rule *rule)
{
    if (rule->piece_count == 0) {
        return;
    }
    buf_add_format(out, "static const struct message_piece r%zu_pieces[] = {\n", index);
    for (uint32_t i = 0; i < rule->piece_count; i++) {
        buf_add(out, STR("    { "));
        pack_data_add_str(out, rule->pieces[i].text);
        buf_add_format(out, ", %u, %u },\n", rule->pieces[i].metavariable,
                       rule->pieces[i].argument);
    }
    buf_add(out, STR("};\n"));
}

/* "r12_NAME", for the arrays of rule 12. */
static void add_named_texts(struct buf *out, size_t index, const char *name,
                            const struct str *texts, uint32_t count)
{
    struct buf full = { 0 };
    buf_add_format(&full, "r%zu_%s", index, name);
    pack_data_add_texts(out, buf_view(&full), texts, count);
    buf_dispose(&full);
}

/* Everything that a rule points to. */
static void add_rule_data(struct buf *out, size_t index, const struct rule *rule)
{
    struct buf name = { 0 };
    buf_add_format(&name, "r%zu", index);
    pack_data_add_words(out, buf_view(&name), &rule->words);
    pack_flow_add_data(out, index, rule->flow);
    buf_dispose(&name);
    add_pieces(out, index, rule);
    add_named_texts(out, index, "references", rule->info.references,
                    rule->info.reference_count);
    add_named_texts(out, index, "include", rule->include, rule->include_count);
    add_named_texts(out, index, "exclude", rule->exclude, rule->exclude_count);
    add_named_texts(out, index, "ignore_names", rule->mode.ignore_names,
                    rule->mode.ignore_name_count);
    add_named_texts(out, index, "ignore_texts", rule->mode.ignore_texts,
                    rule->mode.ignore_text_count);
    if (rule->info.cwe_count) {
        buf_add_format(out, "static const uint32_t r%zu_cwes[] = { ", index);
        pack_data_add_numbers(out, rule->info.cwes, rule->info.cwe_count);
        buf_add(out, STR(" };\n"));
    }
}

static void add_info(struct buf *out, size_t index, const struct rule_info *info)
{
    buf_add(out, STR("      .info = {\n"));
    pack_data_add_member(out, "id", info->id);
    pack_data_add_member(out, "code", info->code);
    pack_data_add_member(out, "name", info->name);
    pack_data_add_member(out, "title", info->title);
    pack_data_add_member(out, "description", info->description);
    pack_data_add_member(out, "solution", info->solution);
    pack_data_add_member(out, "message_template", info->message_template);
    pack_data_add_member(out, "bad_example", info->bad_example);
    pack_data_add_member(out, "good_example", info->good_example);
    pack_data_add_member(out, "precision", info->precision);
    pack_data_add_member(out, "security_severity", info->security_severity);
    buf_add_format(out, "        .fix_needs_review = %d,\n", info->fix_needs_review);
    buf_add_format(out, "        .level = (enum finding_level)%d, .pillar = %u,\n",
                   (int)info->level, info->pillar);
    if (info->cwe_count) {
        buf_add_format(out, "        .cwes = r%zu_cwes, .cwe_count = %u,\n", index,
                       info->cwe_count);
    }
    if (info->reference_count) {
        buf_add_format(out,
                       "        .references = r%zu_references, .reference_count = %u,\n",
                       index, info->reference_count);
    }
    buf_add(out, STR("      },\n"));
}

static void add_mode(struct buf *out, size_t index, const struct mode *mode)
{
    if (mode->kind == MODE_SEARCH) {
        return;
    }
    buf_add_format(
        out,
        "        .mode = { .kind = (enum mode_kind)%d,\n"
        "            .metric = (enum metric_kind)%d,\n"
        "            .scope = (enum metric_scope)%d, .threshold = %u, .kinds = %u,\n",
        (int)mode->kind, (int)mode->metric, (int)mode->scope, mode->threshold,
        mode->kinds);
    if (mode->ignore_name_count) {
        buf_add_format(
            out,
            "            .ignore_names = r%zu_ignore_names, .ignore_name_count = %u,\n",
            index, mode->ignore_name_count);
    }
    if (mode->ignore_text_count) {
        buf_add_format(
            out,
            "            .ignore_texts = r%zu_ignore_texts, .ignore_text_count = %u,\n",
            index, mode->ignore_text_count);
    }
    buf_add(out, STR("        },\n"));
}

#define ADD_SWITCH(name, usual) buf_add_format(out, ", .%s = %d", #name, options->name);
static void add_options(struct buf *out, const struct match_options *options)
{
    buf_add_format(out, "        .options = { .max_match_per_file = %u",
                   options->max_match_per_file);
    MATCH_OPTION_SWITCHES(ADD_SWITCH)
    buf_add(out, STR(" },\n"));
}

static void add_rule(struct buf *out, size_t index, const struct rule *rule,
                     uint32_t formula)
{
    buf_add(out, STR("    { .rule = {\n"));
    add_info(out, index, &rule->info);
    add_mode(out, index, &rule->mode);
    add_options(out, &rule->options);
    pack_data_add_member(out, "file", rule->file);
    pack_data_add_member(out, "fix", rule->fix);
    pack_data_add_member(out, "fix_regex", rule->fix_regex);
    pack_data_add_member(out, "fix_replacement", rule->fix_replacement);
    buf_add_format(out, "        .fix_count = %u,\n", rule->fix_count);
    buf_add_format(out, "        .builtin = 1, .review_only = %d, .line = %u,\n",
                   rule->review_only, rule->line);
    if (rule->words.count) {
        buf_add_format(out, "        .words = { r%zu_words, r%zu_lengths, %zu },\n",
                       index, index, rule->words.count);
    }
    if (rule->piece_count) {
        buf_add_format(out, "        .pieces = r%zu_pieces, .piece_count = %u,\n", index,
                       rule->piece_count);
    }
    if (rule->include_count) {
        buf_add_format(out, "        .include = r%zu_include, .include_count = %u,\n",
                       index, rule->include_count);
    }
    if (rule->exclude_count) {
        buf_add_format(out, "        .exclude = r%zu_exclude, .exclude_count = %u,\n",
                       index, rule->exclude_count);
    }
    if (rule->outside_tests) {
        buf_add(out, STR("        .outside_tests = 1,\n"));
    }
    buf_add_format(out, "      },\n      .formula = %u,", formula);
    if (rule->flow) {
        buf_add_format(out, " .flow = &r%zu_flow,", index);
    }
    buf_add(out, STR(" },\n"));
}

static void add_word_table(struct buf *out, const struct intern_table *words)
{
    pack_data_add_chars(out, "word_texts", words->texts, words->ends[words->count]);
    pack_data_add_table(out, "word_ends", words->ends, (size_t)words->count + 1);
    pack_data_add_table(out, "word_slots", words->slots, words->slot_count);
}

static void add_kind(struct buf *out, const struct model_kind *kind, size_t index)
{
    struct buf name = { 0 };
    add_kind_name(&name, kind->id);
    buf_add_format(out,
                   "    { .role = (enum kind_role)%d, .builtin = 1, .line = %u,\n"
                   "        .spec = &kind_specs[%zu],\n",
                   (int)kind->role, kind->line, index);
    pack_data_add_member(out, "id", kind->id);
    pack_data_add_member(out, "description", kind->description);
    pack_data_add_member(out, "file", kind->file);
    if (kind->bind_count) {
        buf_add_format(out, "        .binds = %.*s_binds, .bind_count = %u,\n",
                       STR_ARGS(buf_view(&name)), kind->bind_count);
    }
    buf_add(out, STR("    },\n"));
    buf_dispose(&name);
}

/* What stands for the specification of each kind: the formula it was compiled to. */
static void add_kind_specs(struct buf *out, const struct pack_contents *contents)
{
    const struct model_kinds *kinds = &contents->models->kinds;
    buf_add(out, STR("static const struct formula_spec kind_specs[] = {\n"));
    for (size_t i = 0; i < kinds->count; i++) {
        buf_add_format(out, "    { .packed = %u, .has_focus = %d },\n",
                       contents->kind_formulas[i], spec_has_focus(kinds->items[i].spec));
    }
    buf_add(out, STR("    { .packed = 0 },\n};\n"));
}

/* In the order they were read, so that a kind follows those it names. */
static void add_kinds(struct buf *out, const struct pack_contents *contents)
{
    const struct model_kinds *kinds = &contents->models->kinds;
    for (size_t i = 0; i < kinds->count; i++) {
        const struct model_kind *kind = &kinds->items[i];
        struct buf name = { 0 };
        add_kind_name(&name, kind->id);
        buf_add(&name, STR("_binds"));
        pack_data_add_texts(out, buf_view(&name), kind->binds, kind->bind_count);
        buf_dispose(&name);
    }
    add_kind_specs(out, contents);
    buf_add(out, STR("static const struct model_kind kinds[] = {\n"));
    for (size_t i = 0; i < kinds->count; i++) {
        add_kind(out, &kinds->items[i], i);
    }
    buf_add_format(out, "    { .spec = &kind_specs[%zu] },\n};\n", kinds->count);
}

static void add_types(struct buf *out, const struct type_index *types)
{
    for (int table = 0; table < TYPE_TABLES; table++) {
        const struct call_types *rows = &types->tables[table];
        buf_add_format(out, "static const struct call_type t%d[] = {\n", table);
        for (size_t i = 0; i < rows->count; i++) {
            buf_add_format(out, "    { %u, %u },\n", rows->items[i].callable,
                           rows->items[i].type);
        }
        buf_add(out, STR("    { 0, 0 },\n};\n"));
    }
}

static void add_pack(struct buf *out, const struct pack_contents *contents,
                     const struct intern_table *words)
{
    buf_add_format(out,
                   "static const struct rule_pack pack = { &formulas, rule_formulas,\n"
                   "    { word_texts, word_ends, word_slots, %u, %u },\n"
                   "    rules, %zu, kinds, %zu, {",
                   words->count, words->slot_count, contents->rule_count,
                   contents->models->kinds.count);
    for (int table = 0; table < TYPE_TABLES; table++) {
        buf_add_format(out, " { t%d, %zu },", table,
                       contents->types->tables[table].count);
    }
    buf_add(out, STR(" } };\n\n"
                     "void ruleset_add_builtin(struct ruleset *ruleset)\n"
                     "{\n    ruleset_add_pack(ruleset, &pack);\n}\n\n"
                     "void ruleset_add_builtin_models(struct ruleset *ruleset)\n"
                     "{\n    ruleset_add_pack_models(ruleset, &pack);\n}\n"));
}

static void add_rules(struct buf *out, const struct pack_contents *contents)
{
    struct buf numbers = { 0 };
    uint32_t at = 0;
    for (size_t i = 0; i < contents->rule_count; i++) {
        add_rule_data(out, i, &contents->rules[i].rule);
    }
    buf_add(out, STR("static const struct packed_rule rules[] = {\n"));
    for (size_t i = 0; i < contents->rule_count; i++) {
        const struct rule *rule = &contents->rules[i].rule;
        add_rule(out, i, rule, at);
        at += pack_formulas_add_rule(&numbers, rule);
        buf_add_char(&numbers, '\n');
    }
    buf_add(out, STR("    { .formula = 0 },\n};\n" /* no rules at all compile, too */
                     "static const uint32_t rule_formulas[] = {\n"));
    buf_add(out, buf_view(&numbers));
    buf_add(out, STR("0 };\n"));
    buf_dispose(&numbers);
}

void pack_writer_add(const struct pack_contents *contents, struct buf *out)
{
    buf_add(out, STR("/* Written by rulepack from the files below rules/. */\n"
                     "#include \"rule/pack.h\"\n#include \"rule/ruleset.h\"\n"
                     "#include \"rule/spec.h\"\n\n"));
    struct arena *arena = arena_new();
    const struct intern_table words = intern_pack(contents->words, arena);
    add_word_table(out, &words);
    add_kinds(out, contents);
    add_types(out, contents->types);
    add_rules(out, contents);
    pack_formulas_write(contents->formulas, arena, out);
    add_pack(out, contents, &words);
    arena_free(arena);
}
