/* SPDX-License-Identifier: MIT */
#include "flow/engine.h"

#include "base/arena.h"
#include "flow/ahead.h"
#include "match/unit.h"

/* Of the hash tables, at first. */
enum { EXPECTED = 64 };

/* Other files that one file's analysis goes into, and bytes in them. */
enum { MOST_FILES = 24, MOST_BYTES = 1 << 19 };

struct engine *engine_new(const struct flow_rule *const *rules, uint32_t rule_count,
                          struct unit *unit)
{
    struct engine *engine = ARENA_NEW(unit->arena, struct engine);
    engine->arena = unit->arena;
    engine->channels = flow_channels_new(rules, rule_count, &engine->values, unit->arena);
    engine->stores = stores_init(unit->arena);
    engine->objects = objects_init(unit->arena);
    engine->contexts = cons_init(unit->arena);
    engine->inert_keys = cons_init(unit->arena);
    engine->origins = cons_init(unit->arena);
    engine->dotted = pairs_init(unit->arena, EXPECTED);
    engine->files_found = pairs_init(unit->arena, EXPECTED);
    engine->files_left = MOST_FILES;
    engine->bytes_left = MOST_BYTES;
    engine->writes = cons_init(unit->arena);
    VEC_PUSH(unit->arena, &engine->write_list, (struct trace_write){ 0 });
    engine->handled = pairs_init(unit->arena, EXPECTED);
    engine->words = unit->tree->names;
    engine->unsought = UINT64_MAX;
    engine->ahead = ahead_new(engine, unit);
    return engine;
}
