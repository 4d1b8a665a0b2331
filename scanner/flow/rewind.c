/* SPDX-License-Identifier: MIT */
#include "flow/rewind.h"

#include "flow/resource.h"

static void mark_resources(const struct lifetime *lifetime, struct arena *arena,
                           struct rewind_mark *mark)
{
    mark->resources = lifetime->rows.count;
    mark->by_object = pairs_copy(&lifetime->by_object, arena);
    mark->by_site = pairs_copy(&lifetime->by_site, arena);
    mark->foreign = pairs_copy(&lifetime->foreign, arena);
    mark->lives_on = pairs_copy(&lifetime->lives_on, arena);
    mark->places = pairs_copy(&lifetime->leaving.places, arena);
}

static void rewind_resources(struct lifetime *lifetime, const struct rewind_mark *mark)
{
    lifetime->rows.count = mark->resources;
    /* Defaults of the next root are looked at before it begins. */
    lifetime->live.count = 0;
    pairs_restore(&lifetime->by_object, &mark->by_object);
    pairs_restore(&lifetime->by_site, &mark->by_site);
    pairs_restore(&lifetime->foreign, &mark->foreign);
    pairs_restore(&lifetime->lives_on, &mark->lives_on);
    pairs_restore(&lifetime->leaving.places, &mark->places);
}

struct rewind_mark rewind_mark(struct engine *engine)
{
    struct rewind_mark mark = { .stores = stores_mark(&engine->stores),
                                .objects = objects_mark(&engine->objects),
                                .contexts = cons_mark(&engine->contexts),
                                .writes = cons_mark(&engine->writes) };
    if (engine->lifetime) {
        mark_resources(engine->lifetime, engine->arena, &mark);
    }
    return mark;
}

void rewind_to(struct engine *engine, const struct rewind_mark *mark)
{
    if (engine->reveals) {
        return; /* they are printed in the end */
    }
    stores_forget(&engine->stores, mark->stores);
    objects_forget(&engine->objects, &mark->objects);
    cons_forget(&engine->contexts, mark->contexts);
    cons_forget(&engine->writes, mark->writes);
    engine->write_list.count = mark->writes.count;
    if (engine->lifetime) {
        rewind_resources(engine->lifetime, mark);
    }
}
