/* SPDX-License-Identifier: MIT */
#include "cli/ci_event.h"

#include <jansson.h>

#include "base/arena.h"
#include "base/mem.h"

/* Where a text stands: up to three names, one in the other. */
struct place {
    const char *names[3];
    size_t offset; /* of the field in struct ci_event */
};

static const struct place PLACES[] = {
    { { "pull_request", "base", "sha" }, offsetof(struct ci_event, pull_base_sha) },
    { { "pull_request", "base", "ref" }, offsetof(struct ci_event, pull_base_ref) },
    { { "pull_request", "head", "sha" }, offsetof(struct ci_event, pull_head_sha) },
    { { "merge_group", "base_sha" }, offsetof(struct ci_event, group_base_sha) },
    { { "before" }, offsetof(struct ci_event, before) },
    { { "repository", "default_branch" }, offsetof(struct ci_event, default_branch) },
};

static int take_text(const char *name, const json_t *root, const struct place *place,
                     struct arena *arena, struct ci_event *event, struct err *err)
{
    const json_t *value = root;
    struct str *field = (struct str *)(void *)((char *)event + place->offset);
    for (size_t i = 0; i < 3 && place->names[i]; i++) {
        value = json_object_get(value, place->names[i]);
    }
    if (!value || json_is_null(value)) {
        return 0;
    }
    if (!json_is_string(value)) {
        return err_set(err, ERR_USAGE, "%s: this is no event of GitHub: '%s' is no text",
                       name, place->names[0]);
    }
    const struct str text = { json_string_value(value), json_string_length(value) };
    *field = str_copy(arena, text);
    return 0;
}

int ci_event_read(const char *name, struct str text, struct arena *arena,
                  struct ci_event *event, struct err *err)
{
    json_error_t problem;
    *event = (struct ci_event){ 0 };
    json_set_alloc_funcs(mem_alloc, mem_free);
    json_t *root = json_loadb(text.ptr ? text.ptr : "", text.len, 0, &problem);
    if (!root) {
        return err_set(err, ERR_USAGE, "%s:%d: the event is not JSON: %s", name,
                       problem.line > 0 ? problem.line : 1, problem.text);
    }
    int code = 0;
    if (!json_is_object(root)) {
        code = err_set(err, ERR_USAGE, "%s:1: the event is no JSON object", name);
    }
    for (size_t i = 0; code == 0 && i < sizeof PLACES / sizeof PLACES[0]; i++) {
        code = take_text(name, root, &PLACES[i], arena, event, err);
    }
    json_decref(root);
    return code;
}
