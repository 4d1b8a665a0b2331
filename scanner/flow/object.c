/* SPDX-License-Identifier: MIT */
#include "flow/object.h"

#include <string.h>

#include "base/arena.h"

enum { OBJECT_WORDS = sizeof(struct object) / sizeof(uint32_t), CELL_WORDS = 2 };

struct objects objects_init(struct arena *arena)
{
    return (struct objects){ .arena = arena,
                             .records = cons_init(arena),
                             .cells = cons_init(arena) };
}

uint32_t objects_add(struct objects *objects, const struct object *object)
{
    uint32_t words[OBJECT_WORDS];
    memcpy(words, object, sizeof words);
    return cons_add(&objects->records, words, OBJECT_WORDS);
}

struct object objects_get(const struct objects *objects, uint32_t number)
{
    struct object object = { 0 };
    size_t count = 0;
    const uint32_t *words = cons_get(&objects->records, number, &count);
    if (count == OBJECT_WORDS) {
        memcpy(&object, words, sizeof object);
    }
    return object;
}

uint32_t objects_first_cell(const struct objects *objects, uint32_t object)
{
    return object < objects->first_count ? objects->first_cell[object] : 0;
}

uint32_t objects_next_cell(const struct objects *objects, uint32_t cell)
{
    return cell < objects->next_count ? objects->next_cell[cell] : 0;
}

/* `*items` with room up to `index`. */
static uint32_t *reach(struct arena *arena, uint32_t *items, size_t *count,
                       size_t *capacity, uint32_t index)
{
    while (*count <= index) {
        items = vec_room(arena, items, *count, capacity, sizeof *items);
        items[(*count)++] = 0;
    }
    return items;
}

uint32_t objects_cell(struct objects *objects, uint32_t object, uint32_t key)
{
    const uint32_t words[CELL_WORDS] = { object, key };
    const uint32_t cell = cons_add(&objects->cells, words, CELL_WORDS);
    if (cell < objects->next_count) {
        return cell;
    }
    objects->next_cell = reach(objects->arena, objects->next_cell, &objects->next_count,
                               &objects->next_capacity, cell);
    objects->first_cell = reach(objects->arena, objects->first_cell,
                                &objects->first_count, &objects->first_capacity, object);
    objects->next_cell[cell] = objects->first_cell[object];
    objects->first_cell[object] = cell;
    return cell;
}

struct objects_mark objects_mark(const struct objects *objects)
{
    return (struct objects_mark){ cons_mark(&objects->records),
                                  cons_mark(&objects->cells) };
}

void objects_forget(struct objects *objects, const struct objects_mark *mark)
{
    while (objects->next_count > mark->cells.count) {
        const uint32_t cell = (uint32_t)--objects->next_count;
        size_t count = 0;
        const uint32_t *words = cons_get(&objects->cells, cell, &count);
        if (count == CELL_WORDS) { /* the last one of its object comes first */
            objects->first_cell[words[0]] = objects->next_cell[cell];
        }
    }
    if (objects->first_count > mark->records.count) {
        objects->first_count = mark->records.count;
    }
    cons_forget(&objects->cells, mark->cells);
    cons_forget(&objects->records, mark->records);
}

void objects_cell_owner(const struct objects *objects, uint32_t cell, uint32_t *object,
                        uint32_t *key)
{
    size_t count = 0;
    const uint32_t *words = cons_get(&objects->cells, cell, &count);
    *object = count == CELL_WORDS ? words[0] : 0;
    *key = count == CELL_WORDS ? words[1] : 0;
}
