/* SPDX-License-Identifier: MIT */
#include "review/copy.h"

#include "base/arena.h"

/* An absent text stays absent. */
static struct str copy_text(struct str text, struct arena *arena)
{
    return text.ptr ? str_copy(arena, text) : text;
}

static const struct str *copy_texts(const struct str *texts, uint32_t count,
                                    struct arena *arena)
{
    struct str *copy = ARENA_ARRAY(arena, count, struct str);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = copy_text(texts[i], arena);
    }
    return copy;
}

static const struct related_location *copy_related(const struct finding *finding,
                                                   struct arena *arena)
{
    struct related_location *copy =
        ARENA_ARRAY(arena, finding->related_count, struct related_location);
    for (uint32_t i = 0; i < finding->related_count; i++) {
        copy[i] = finding->related[i];
        copy[i].path = copy_text(copy[i].path, arena);
        copy[i].snippet = copy_text(copy[i].snippet, arena);
        copy[i].text = copy_text(copy[i].text, arena);
    }
    return copy;
}

static const struct flow_step *copy_flow(const struct finding *finding,
                                         struct arena *arena)
{
    struct flow_step *copy = ARENA_ARRAY(arena, finding->flow_count, struct flow_step);
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        copy[i] = finding->flow[i];
        copy[i].path = copy_text(copy[i].path, arena);
        copy[i].snippet = copy_text(copy[i].snippet, arena);
        copy[i].code = copy_text(copy[i].code, arena);
        copy[i].text = copy_text(copy[i].text, arena);
    }
    return copy;
}

static const struct frame_line *copy_frame(const struct finding *finding,
                                           struct arena *arena)
{
    struct frame_line *copy = ARENA_ARRAY(arena, finding->frame_count, struct frame_line);
    for (uint32_t i = 0; i < finding->frame_count; i++) {
        copy[i] = finding->frame[i];
        copy[i].text = copy_text(copy[i].text, arena);
    }
    return copy;
}

static const struct fix_edit *copy_fix(const struct finding *finding, struct arena *arena)
{
    struct fix_edit *copy = ARENA_ARRAY(arena, finding->fix_count, struct fix_edit);
    for (uint32_t i = 0; i < finding->fix_count; i++) {
        copy[i] = finding->fix[i];
        copy[i].replacement = copy_text(copy[i].replacement, arena);
        copy[i].lines = copy_text(copy[i].lines, arena);
    }
    return copy;
}

struct finding copy_finding(const struct finding *finding, struct arena *arena)
{
    struct finding copy = *finding;
    copy.path = copy_text(finding->path, arena);
    copy.why = copy_text(finding->why, arena);
    copy.snippet = copy_text(finding->snippet, arena);
    copy.context_snippet = copy_text(finding->context_snippet, arena);
    copy.message = copy_text(finding->message, arena);
    copy.arguments = copy_texts(finding->arguments, finding->argument_count, arena);
    copy.related = copy_related(finding, arena);
    copy.flow = copy_flow(finding, arena);
    copy.frame = copy_frame(finding, arena);
    copy.fix = copy_fix(finding, arena);
    copy.content_id = copy_text(finding->content_id, arena);
    copy.line_hash = copy_text(finding->line_hash, arena);
    copy.fingerprint = copy_text(finding->fingerprint, arena);
    copy.suppression.reason = copy_text(finding->suppression.reason, arena);
    return copy;
}
