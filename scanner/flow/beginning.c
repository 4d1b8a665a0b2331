/* SPDX-License-Identifier: MIT */
#include "flow/beginning.h"

#include "base/regex.h"
#include "flow/container.h"
#include "flow/running.h"
#include "flow/text.h"
#include "flow/value_make.h"

uint32_t beginning_cell(struct run *run, uint32_t container)
{
    const struct constant zero = { .kind = CONSTANT_INT };
    return container_cell(run, container, values_constant(run->engine->values, zero));
}

value beginning_item(struct run *run, value at)
{
    struct values *values = run->engine->values;
    const struct value_facts facts = values_facts(values, at);
    size_t count = 0;
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    if (count != 1 || facts.types & ~(uint32_t)(TYPE_LIST | TYPE_TUPLE)) {
        return VALUE_NEVER;
    }
    const uint32_t word = run_get(run, beginning_cell(run, objects[0]));
    return word && !(word & RUN_BITS) &&
                   values_literal(values, word).kind == CONSTANT_STRING &&
                   !values_taint(values, word)
               ? word
               : VALUE_NEVER;
}

bool beginning_is_harmless(struct run *run, const struct flow_part *part, value at)
{
    if (!part->begins_with) {
        return false;
    }
    const value text = part->begins_list ? beginning_item(run, at) : at;
    const struct str prefix = text_prefix(run->engine->values, text);
    const bool begins =
        prefix.len > 0 && regex_search(part->begins_with, prefix, 0, NULL) == REGEX_MATCH;
    return begins != part->only_begins;
}
