/* SPDX-License-Identifier: MIT */
#include "rule/pack_specs.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "rule/pack_data.h"
#include "rule/pack_patterns.h"
#include "rule/spec.h"

struct pack_specs pack_specs_new(struct pack_patterns *patterns, struct arena *arena)
{
    return (struct pack_specs){ .arena = arena,
                                .patterns = patterns,
                                .kind_ids = intern_new(arena, NULL) };
}

static struct packed_text add_text(struct pack_specs *specs, struct str text)
{
    if (!text.ptr) {
        return (struct packed_text){ 0, SPEC_PACK_ABSENT };
    }
    const uint32_t at = (uint32_t)specs->texts.count;
    for (size_t i = 0; i < text.len; i++) {
        VEC_PUSH(specs->arena, &specs->texts, text.ptr[i]);
    }
    return (struct packed_text){ at, (uint32_t)text.len };
}

static void add_names(struct pack_specs *specs, const struct str *names, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct packed_text name = add_text(specs, names[i]);
        VEC_PUSH(specs->arena, &specs->names, name);
    }
}

static uint32_t kind_number(const struct pack_specs *specs, struct str id)
{
    const uint32_t number = intern_find(specs->kind_ids, id);
    assert(number != 0);
    return number - 1;
}

/* Adds some that stand together, then those below; the index of the first. */
static uint32_t add_all(struct pack_specs *specs, const struct formula_spec *items,
                        uint32_t count)
{
    const uint32_t first = (uint32_t)specs->specs.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct formula_spec *spec = &items[i];
        const bool is_pattern = spec->op == FORMULA_PATTERN && spec->text.ptr;
        const struct packed_spec packed = {
            .op = spec->op,
            .text = add_text(specs, spec->text),
            .name = (uint32_t)specs->names.count,
            .metavariable_count = spec->metavariable_count,
            .type_count = spec->type_count,
            .where = spec->where,
            .child_count = spec->child_count,
            .line = spec->line,
            .column = spec->column,
            .packed = is_pattern ? pack_patterns_number(specs->patterns, spec->text) : 0,
        };
        VEC_PUSH(specs->arena, &specs->specs, packed);
        add_names(specs, spec->metavariables, spec->metavariable_count);
        add_names(specs, spec->types, spec->type_count);
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t child =
            items[i].op == FORMULA_KIND
                ? kind_number(specs, items[i].text)
                : add_all(specs, items[i].children, items[i].child_count);
        specs->specs.items[first + i].child = child;
    }
    return first;
}

uint32_t pack_specs_add(struct pack_specs *specs, const struct formula_spec *spec)
{
    return add_all(specs, spec, 1);
}

void pack_specs_add_kind(struct pack_specs *specs, struct str id,
                         const struct formula_spec *spec)
{
    const uint32_t index = pack_specs_add(specs, spec);
    VEC_PUSH(specs->arena, &specs->kinds, index);
    const uint32_t number = intern_add(specs->kind_ids, id);
    assert(number == specs->kinds.count);
    (void)number;
}

static void write_specs(const struct pack_specs *specs, struct buf *out)
{
    buf_add(out, STR("static const struct packed_spec packed_specs[] = {\n"));
    for (size_t i = 0; i < specs->specs.count; i++) {
        const struct packed_spec *one = &specs->specs.items[i];
        buf_add_format(out,
                       "    { (enum formula_op)%d, { %u, %uu }, %u, %u, %u,\n"
                       "      { %d, %d, %d, %u, (enum analyzer)%d }, %u, %u, %u, %u, %u "
                       "},\n",
                       (int)one->op, one->text.at, one->text.length, one->name,
                       one->metavariable_count, one->type_count, one->where.on_content,
                       one->where.on_constant, one->where.strip, one->where.base,
                       (int)one->where.analyzer, one->child, one->child_count, one->line,
                       one->column, one->packed);
    }
    buf_add(out, STR("    { .line = 0 },\n};\n"));
}

static void write_names(const struct pack_specs *specs, struct buf *out)
{
    buf_add(out, STR("static const struct packed_text spec_names[] = {\n"));
    for (size_t i = 0; i < specs->names.count; i++) {
        buf_add_format(out, "    { %u, %u },\n", specs->names.items[i].at,
                       specs->names.items[i].length);
    }
    buf_add(out, STR("    { 0, 0 },\n};\n"));
}

void pack_specs_write(const struct pack_specs *specs, struct buf *out)
{
    write_specs(specs, out);
    write_names(specs, out);
    pack_data_add_chars(out, "spec_texts", specs->texts.items, specs->texts.count);
    pack_data_add_table(out, "spec_kinds", specs->kinds.items, specs->kinds.count);
    buf_add_format(out,
                   "static const struct spec_pack specs = { packed_specs, spec_names,\n"
                   "    spec_texts, spec_kinds, %zu };\n",
                   specs->kinds.count);
}
