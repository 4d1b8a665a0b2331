/* SPDX-License-Identifier: MIT */
#include "flow/text.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

/* More of a beginning or end is not kept. */
enum { MOST_KNOWN = 256, TEXT_WORDS = 2, PREFIX = 0, SUFFIX = 1 };

static struct str known(const struct values *values, const struct value_facts *facts,
                        int which)
{
    size_t count = 0;
    const uint32_t *words = NULL;
    if (facts->literal) {
        words = cons_get(&values->literals, facts->literal, &count);
        const bool is_text = words[0] == CONSTANT_STRING || words[0] == CONSTANT_BYTES;
        return is_text && words[3] ? intern_text(values->strings, words[3]) : STR("");
    }
    words = cons_get(&values->texts, facts->text, &count);
    return count == TEXT_WORDS && words[which]
               ? intern_text(values->strings, words[which])
               : STR("");
}

struct str text_prefix(const struct values *values, value at)
{
    const struct value_facts facts = values_facts(values, at);
    return known(values, &facts, PREFIX);
}

struct str text_suffix(const struct values *values, value at)
{
    const struct value_facts facts = values_facts(values, at);
    return known(values, &facts, SUFFIX);
}

static uint32_t add_text(struct values *values, struct str prefix, struct str suffix)
{
    prefix.len = prefix.len < MOST_KNOWN ? prefix.len : MOST_KNOWN;
    if (suffix.len > MOST_KNOWN) {
        suffix.ptr += suffix.len - MOST_KNOWN;
        suffix.len = MOST_KNOWN;
    }
    const uint32_t words[TEXT_WORDS] = { intern_add(values->strings, prefix),
                                         intern_add(values->strings, suffix) };
    return words[PREFIX] || words[SUFFIX] ? cons_add(&values->texts, words, TEXT_WORDS)
                                          : 0;
}

static struct str common_prefix(struct str a, struct str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i]) {
        i++;
    }
    return (struct str){ a.ptr, i };
}

static struct str common_suffix(struct str a, struct str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[a.len - 1 - i] == b.ptr[b.len - 1 - i]) {
        i++;
    }
    return (struct str){ a.ptr + (a.len - i), i };
}

uint32_t text_join(struct values *values, const struct value_facts *a,
                   const struct value_facts *b)
{
    if (a->literal && a->literal == b->literal) {
        return a->text;
    }
    const struct value_facts *only = !(a->types & TYPE_TEXTS)   ? b
                                     : !(b->types & TYPE_TEXTS) ? a
                                                                : NULL;
    const struct str prefix = known(values, only ? only : a, PREFIX);
    const struct str suffix = known(values, only ? only : a, SUFFIX);
    return only ? add_text(values, prefix, suffix)
                : add_text(values, common_prefix(prefix, known(values, b, PREFIX)),
                           common_suffix(suffix, known(values, b, SUFFIX)));
}

value text_with(struct values *values, value at, struct str prefix, struct str suffix)
{
    struct value_facts facts = values_facts(values, at);
    facts.text = facts.literal ? facts.text : add_text(values, prefix, suffix);
    return values_add(values, &facts);
}

static struct str joined(struct values *values, struct str a, struct str b)
{
    return str_format(values->arena, "%.*s%.*s", STR_ARGS(a), STR_ARGS(b));
}

static int32_t sum(int32_t a, int32_t b)
{
    return a > VALUE_FOREVER - b ? VALUE_FOREVER : a + b;
}

value text_concat(struct values *values, value a, value b)
{
    const struct value_facts x = values_facts(values, a);
    const struct value_facts y = values_facts(values, b);
    const bool decides = x.types && !(x.types & ~(uint32_t)TYPE_TEXTS);
    struct value_facts facts = {
        .types = (decides ? x.types : x.types | y.types) & TYPE_TEXTS,
    };
    facts.types = facts.types ? facts.types : (uint32_t)TYPE_TEXTS;
    facts.shortest = sum(x.shortest, y.shortest);
    facts.longest = sum(x.longest, y.longest);
    facts.taint = taint_join(values, x.taint, y.taint);
    const struct str prefix = known(values, &x, PREFIX);
    const struct str suffix = known(values, &y, SUFFIX);
    facts.text = add_text(
        values, x.literal ? joined(values, prefix, known(values, &y, PREFIX)) : prefix,
        y.literal ? joined(values, known(values, &x, SUFFIX), suffix) : suffix);
    return values_add(values, &facts);
}

value text_filled(struct values *values, value made, value template, char hole)
{
    const struct str known_part = text_prefix(values, template);
    const size_t end = str_find_char(known_part, hole, 0);
    return end == 0 ? made
                    : text_with(values, made, str_slice(known_part, 0, end), STR(""));
}
