/* SPDX-License-Identifier: MIT */
#include "review/caller_jobs.h"

#include "base/arena.h"
#include "base/notice.h"
#include "review/file_review.h"
#include "review/neighbours.h"
#include "review/workers.h"
#include "rule/rule.h"
#include "rule/ruleset.h"

/* A file that uses a large class takes some 30 ms to follow, and there may be thousands
 * of them: the first ones show what the change does to its users. */
enum { MOST_FOLLOWED = 200 };

/* All callers that are looked at. */
struct looking {
    const struct file_jobs *jobs;
    const struct file_origin *origin;
    const struct workers *workers;
    bool *uses; /* by job */
};

/* What cannot be read is left in, for whoever reads it next to say so. */
static void look(void *context, size_t index, unsigned worker)
{
    const struct looking *looking = context;
    const struct file_job *job = &looking->jobs->items[index];
    struct arena *scratch = looking->workers->items[worker].scratch;
    struct str text;
    arena_reset(scratch);
    looking->uses[index] =
        !job->caller ||
        neighbours_read_new(looking->origin, job, looking->origin->max_bytes, scratch,
                            &text) != BLOB_OK ||
        callers_text_uses(looking->origin->words, text, scratch);
}

static void note_brief(size_t callers, struct arena *arena, struct notices *notices)
{
    const struct notice notice = {
        .level = NOTICE_NOTE,
        .id = "callers-narrowed",
        .text = str_format(arena,
                           "%zu files use what the change altered. What flows through it "
                           "was followed in the first %d; in the others only the uses "
                           "themselves were checked.",
                           callers, MOST_FOLLOWED),
    };
    notices_add(notices, arena, notice);
}

/* Of the code that is as it was, only these ask what it calls. */
static struct rule_list contract_rules(struct ruleset *ruleset, struct arena *arena)
{
    struct rule_list list = { 0 };
    size_t count = 0;
    const struct rule *const *rules = ruleset_rules(ruleset, &count);
    for (size_t i = 0; i < count; i++) {
        if (rules[i]->mode.kind == MODE_CONTRACT) {
            VEC_PUSH(arena, &list, rules[i]);
        }
    }
    return list;
}

void caller_jobs_settle(struct file_jobs *jobs, struct file_origin *origin,
                        const struct workers *workers, struct arena *arena,
                        struct notices *notices)
{
    if (!origin->words) {
        return;
    }
    struct looking looking = { jobs, origin, workers,
                               ARENA_ARRAY(arena, jobs->count, bool) };
    workers_run(workers, jobs->count, look, &looking);
    size_t kept = 0;
    size_t callers = 0;
    for (size_t i = 0; i < jobs->count; i++) {
        struct file_job job = jobs->items[i];
        if (looking.uses[i]) {
            callers += job.caller;
            job.brief = job.caller && callers > MOST_FOLLOWED;
            jobs->items[kept++] = job;
        }
    }
    jobs->count = kept;
    if (callers > MOST_FOLLOWED) {
        origin->brief = contract_rules(workers->items[0].ruleset, arena);
        note_brief(callers, arena, notices);
    }
}
