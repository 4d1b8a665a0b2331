/* SPDX-License-Identifier: MIT
 *
 * Rewinding: each root starts from what the top level of its file left behind. What one
 * makes is forgotten when it ends: no root depends on those before it, and the next one
 * finds its tables small. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_REWIND_H
#define HUNKSCAN_FLOW_REWIND_H

#include "flow/engine.h"
#include "names/pairs.h"

/* How far an engine was. */
struct rewind_mark {
    uint32_t stores;
    struct objects_mark objects;
    struct cons_mark contexts, writes;
    size_t resources; /* rows; and what leads to them: */
    struct pairs by_object, by_site, foreign, lives_on, places;
};

/* How far it is. */
struct rewind_mark rewind_mark(struct engine *engine);

/* Back to a mark. What was found has to be reported before. */
void rewind_to(struct engine *engine, const struct rewind_mark *mark);

#endif
