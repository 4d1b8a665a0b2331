/* SPDX-License-Identifier: MIT */
#include "flow/origin.h"

#include "base/arena.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

uint32_t trace_origin_at(struct engine *engine, uint32_t module, uint32_t node)
{
    const uint32_t words[] = { module, node };
    return cons_add(&engine->origins, words, 2);
}

struct trace_origin trace_origin_get(const struct engine *engine, uint32_t origin)
{
    size_t count = 0;
    const uint32_t *words = cons_get(&engine->origins, origin, &count);
    return count == 2 ? (struct trace_origin){ words[0], words[1] }
                      : (struct trace_origin){ 0, 0 };
}

static struct trace_write row_at(const struct run *run, uint32_t node)
{
    struct trace_write row = { run->module->number, run->frame, node, 0, 0, TREE_NONE };
    if (run->caller && run->module->tree->nodes[node].kind == N_PARAM) {
        row.call_module = run->caller->module->number;
        row.call_frame = run->caller->frame;
        row.call = run->call_node;
    }
    return row;
}

void trace_write(struct run *run, uint32_t cell, uint32_t node, value to)
{
    struct engine *engine = run->engine;
    size_t count = 0;
    const struct taint_part *parts =
        taint_parts(engine->values, values_taint(engine->values, to), &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t words[] = { cell, parts[i].origin };
        if (cons_add(&engine->writes, words, 2) == engine->write_list.count) {
            VEC_PUSH(engine->arena, &engine->write_list, row_at(run, node));
        }
    }
}

const struct trace_write *trace_written(const struct engine *engine, uint32_t cell,
                                        uint32_t origin)
{
    const uint32_t words[] = { cell, origin };
    const uint32_t index = cons_find(&engine->writes, words, 2);
    return index ? &engine->write_list.items[index] : NULL;
}

uint32_t trace_caller(const struct run *run)
{
    const struct run *at = run;
    while (at->caller && at->module->number != 0) {
        if (at->caller->module->number == 0) {
            return at->call_node;
        }
        at = at->caller;
    }
    return TREE_NONE;
}

void trace_find(struct run *run, const struct trace_finding *finding)
{
    struct engine *engine = run->engine;
    for (size_t i = 0; i < engine->findings.count; i++) {
        const struct trace_finding *old = &engine->findings.items[i];
        if (old->rule == finding->rule && old->module == finding->module &&
            old->caller == finding->caller && old->match->from == finding->match->from &&
            old->match->to == finding->match->to) {
            return;
        }
    }
    VEC_PUSH(engine->arena, &engine->findings, *finding);
}
