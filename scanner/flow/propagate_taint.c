/* SPDX-License-Identifier: MIT */
#include "flow/propagate_taint.h"

#include "flow/access.h"
#include "flow/taint.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

static uint32_t label_channel(struct run *run, const struct flow_role_entry *entry,
                              uint32_t label)
{
    return channels_of(run->engine->values,
                       run->engine->channels->first[entry->rule] + label);
}

/* The same origins under the label that the propagator gives. */
static uint32_t relabelled(struct run *run, const struct flow_role_entry *entry,
                           uint32_t taint)
{
    struct values *values = run->engine->values;
    const struct flow_part *part = entry->part;
    uint32_t changed = 0;
    for (uint32_t i = 0; i < part->replaced_count; i++) {
        changed =
            channels_union(values, changed, label_channel(run, entry, part->replaced[i]));
    }
    size_t count = 0;
    const uint32_t from =
        part->replaced_count > 0 ? taint_keep(values, taint, changed) : taint;
    const struct taint_part *parts = taint_parts(values, from, &count);
    uint32_t made = 0;
    for (size_t i = 0; i < count; i++) {
        made = taint_join(
            values, made,
            taint_of(values, parts[i].origin, label_channel(run, entry, part->label)));
    }
    return made;
}

static void send(struct run *run, const struct flow_role_entry *entry, uint32_t taint)
{
    if (entry->part->by_side_effect) {
        access_add_taint(run, entry->node, taint);
    }
    if (run->passing_count < ENGINE_MOST_PASSING) {
        run->passing[run->passing_count++] = (struct passing){ entry->node, taint };
    }
}

void propagate_from(struct run *run, uint32_t first, uint32_t taint)
{
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = first; i && taint; i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        const uint32_t mine =
            entry->part->role == FLOW_PROPAGATOR && taint_meets(run, entry, taint)
                ? taint_keep(run->engine->values, taint, taint_rule_channels(run, entry))
                : 0;
        if (mine) {
            send(run, entry,
                 entry->part->gives_label ? relabelled(run, entry, mine) : mine);
        }
    }
}

value propagate_arrived(struct run *run, uint32_t node, value at)
{
    for (uint32_t i = 0; i < run->passing_count; i++) {
        if (run->passing[i].node == node) {
            at = values_with_taint(run->engine->values, at, run->passing[i].taint);
        }
    }
    return at;
}
