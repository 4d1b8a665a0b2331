/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_flow.h"

#include "base/buf.h"
#include "finding.h"
#include "sarif/sarif_place.h"
#include "sarif/sarif_text.h"

/* A step is a label in a list. */
enum { MOST_STEP_UNITS = 256 };

/* "assigned to 'x'", or "after 12 more steps: assigned to 'x'". */
static json_t *message_of(const struct flow_step *step)
{
    struct buf text = { 0 };
    if (step->left_out > 0) {
        buf_add_format(&text, "after %u more step%s: ", (unsigned)step->left_out,
                       step->left_out == 1 ? "" : "s");
    }
    sarif_text_add_message(&text, step->text);
    sarif_text_cut(&text, 0, MOST_STEP_UNITS);
    json_t *json = json_pack("{s:o}", "text", sarif_text_json(&text));
    buf_dispose(&text);
    return json;
}

static json_t *location_of(const struct flow_step *step)
{
    json_t *json = sarif_place_location(step->path, &step->region, step->snippet);
    json_object_set_new(json, "message", message_of(step));
    return json;
}

json_t *sarif_flow_of(const struct finding *finding)
{
    if (finding->flow_count == 0) {
        return NULL;
    }
    json_t *list = json_array();
    json_int_t order = 0;
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        const struct flow_step *step = &finding->flow[i];
        const bool essential = i == 0 || i + 1 == finding->flow_count || step->added;
        order += (json_int_t)step->left_out + 1;
        json_array_append_new(
            list, json_pack("{s:o,s:I,s:I,s:s}", "location", location_of(step),
                            "nestingLevel", (json_int_t)step->nesting, "executionOrder",
                            order, "importance", essential ? "essential" : "important"));
    }
    return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", list);
}
