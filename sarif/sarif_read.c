/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_read.h"

#include "finding.h"
#include "sarif/sarif_load.h"

static bool is_absent(const json_t *result)
{
    const char *state = json_string_value(json_object_get(result, "baselineState"));
    return state != NULL && strcmp(state, "absent") == 0;
}

static void add_finding(struct report *report, const struct finding *finding,
                        struct arena *arena)
{
    struct findings *list = finding->suppression.kind == SUPPRESSION_NONE
                                ? &report->findings
                                : &report->suppressed;
    VEC_PUSH(arena, list, *finding);
}

static int read_results(const struct sarif_load *load, const json_t *run,
                        struct report *report)
{
    const json_t *results = sarif_load_results(run);
    for (size_t i = 0; i < json_array_size(results); i++) {
        struct finding finding;
        const int code = sarif_load_result(load, report, run, i, &finding);
        if (code < 0) {
            return code;
        }
        if (!is_absent(json_array_get(results, i))) {
            add_finding(report, &finding, load->arena);
        }
    }
    return 0;
}

static void read_notices(const struct sarif_load *load, const json_t *run,
                         struct report *report)
{
    const size_t count = json_array_size(sarif_load_notifications(run));
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(load->arena, &report->notices, sarif_load_notice(load, run, i));
    }
}

int sarif_read(struct str text, const char *name, struct arena *arena,
               struct report *report, struct err *err)
{
    const struct sarif_load load = { name, arena, err };
    *report = (struct report){ 0 };
    json_t *run = sarif_load_run(&load, text);
    if (run == NULL) {
        return err->code;
    }
    sarif_load_facts(&load, run, report);
    read_notices(&load, run, report);
    int code = sarif_load_rules(&load, run, report);
    code = code < 0 ? code : read_results(&load, run, report);
    json_decref(run);
    return code;
}
