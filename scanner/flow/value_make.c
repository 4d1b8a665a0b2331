/* SPDX-License-Identifier: MIT */
#include "flow/value_make.h"

#include <string.h>

#include "base/intern.h"
#include "flow/taint_set.h"

value values_of_types(struct values *values, uint32_t types)
{
    return values_add(values,
                      &(struct value_facts){ .types = types, .longest = VALUE_FOREVER });
}

value values_any(struct values *values)
{
    return values_of_types(values, TYPE_ANY);
}

value values_object(struct values *values, uint32_t types, uint32_t object)
{
    return values_add(
        values, &(struct value_facts){ .types = types,
                                       .longest = VALUE_FOREVER,
                                       .objects = values_set_add(values, 0, object) });
}

static const uint32_t TYPE_OF[] = {
    [CONSTANT_UNKNOWN] = TYPE_ANY,      [CONSTANT_NONE] = TYPE_NONE,
    [CONSTANT_BOOL] = TYPE_BOOL,        [CONSTANT_INT] = TYPE_INT,
    [CONSTANT_FLOAT] = TYPE_FLOAT,      [CONSTANT_STRING] = TYPE_STR,
    [CONSTANT_BYTES] = TYPE_BYTES,      [CONSTANT_SOME_STRING] = TYPE_STR,
    [CONSTANT_SOME_BYTES] = TYPE_BYTES,
};

enum { LITERAL_WORDS = 4 };

static uint32_t add_literal(struct values *values, const struct constant *constant)
{
    uint32_t words[LITERAL_WORDS] = { (uint32_t)constant->kind };
    uint64_t bits = (uint64_t)constant->integer;
    if (constant->kind == CONSTANT_FLOAT) {
        memcpy(&bits, &constant->number, sizeof bits);
    }
    words[1] = (uint32_t)bits;
    words[2] = (uint32_t)(bits >> 32);
    words[3] = constant->text.len > 0 ? intern_add(values->strings, constant->text) : 0;
    return cons_add(&values->literals, words, LITERAL_WORDS);
}

/* In characters; of bytes, in bytes. */
static int32_t length_of(const struct constant *constant)
{
    size_t length = constant->text.len;
    for (size_t i = 0; i < constant->text.len && constant->kind == CONSTANT_STRING; i++) {
        length -= ((unsigned char)constant->text.ptr[i] & 0xc0) == 0x80;
    }
    return length < VALUE_FOREVER ? (int32_t)length : VALUE_FOREVER - 1;
}

value values_constant(struct values *values, struct constant constant)
{
    struct value_facts facts = { .types = TYPE_OF[constant.kind],
                                 .longest = VALUE_FOREVER };
    const bool is_text =
        constant.kind == CONSTANT_STRING || constant.kind == CONSTANT_BYTES;
    if (constant.kind != CONSTANT_UNKNOWN && constant.kind != CONSTANT_SOME_STRING &&
        constant.kind != CONSTANT_SOME_BYTES) {
        facts.literal = add_literal(values, &constant);
    }
    if (is_text) {
        facts.shortest = length_of(&constant);
        facts.longest = facts.shortest;
    }
    return values_add(values, &facts);
}

value values_string(struct values *values, struct str text)
{
    return values_constant(values,
                           (struct constant){ .kind = CONSTANT_STRING, .text = text });
}

struct constant values_literal(const struct values *values, value at)
{
    struct constant constant = { .kind = CONSTANT_UNKNOWN };
    size_t count = 0;
    const struct value_facts facts = values_facts(values, at);
    const uint32_t *words = cons_get(&values->literals, facts.literal, &count);
    if (count != LITERAL_WORDS) {
        return constant;
    }
    const uint64_t bits = words[1] | (uint64_t)words[2] << 32;
    constant.kind = (enum constant_kind)words[0];
    constant.text = words[3] ? intern_text(values->strings, words[3]) : STR("");
    constant.integer = (int64_t)bits;
    if (constant.kind == CONSTANT_FLOAT) {
        memcpy(&constant.number, &bits, sizeof bits);
        constant.integer = 0;
    }
    return constant;
}

uint32_t values_taint(const struct values *values, value at)
{
    return values_facts(values, at).taint;
}

value values_set_taint(struct values *values, value at, uint32_t taint)
{
    struct value_facts facts = values_facts(values, at);
    facts.taint = taint;
    return values_add(values, &facts);
}

value values_with_taint(struct values *values, value at, uint32_t taint)
{
    return taint ? values_set_taint(values, at,
                                    taint_join(values, values_taint(values, at), taint))
                 : at;
}
