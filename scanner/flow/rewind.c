/* SPDX-License-Identifier: MIT */
#include "flow/rewind.h"

struct rewind_mark rewind_mark(struct engine *engine)
{
    struct rewind_mark mark = { .stores = stores_mark(&engine->stores),
                                .objects = objects_mark(&engine->objects),
                                .contexts = cons_mark(&engine->contexts),
                                .writes = cons_mark(&engine->writes) };
    if (engine->lifetime) {
        mark.resources = resource_mark(engine->lifetime, engine->arena);
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
        resource_forget(engine->lifetime, &mark->resources);
    }
}
