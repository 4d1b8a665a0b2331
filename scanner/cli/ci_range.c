/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/ci_range.h"

#include <limits.h>
#include <stdlib.h>

#include "base/arena.h"
#include "gitdiff/history.h"
#include "gitdiff/revision.h"

struct finder {
    struct repository *repository;
    const struct ci_plan *plan;
    struct arena *arena;
    struct range *range;
    struct err *err;
};

/* How a commit that a variable names lies to the head. */
enum relation { RELATION_UNKNOWN, RELATION_ANCESTOR, RELATION_OTHER };

static struct str head_of(const struct ci_plan *plan)
{
    return plan->head.len ? plan->head : STR("HEAD");
}

static bool resolve(const struct finder *finder, struct str name, struct commit *commit)
{
    return revision_resolve(finder->repository, name, finder->arena, commit, NULL) == 0;
}

static enum relation relation_of(const struct finder *finder, struct str name)
{
    struct commit commit;
    struct commit head;
    struct merge_bases bases;
    if (!resolve(finder, name, &commit) ||
        !resolve(finder, head_of(finder->plan), &head)) {
        return RELATION_UNKNOWN;
    }
    history_merge_bases(finder->repository, &commit, &head, finder->arena, &bases);
    return bases.count == 1 && object_id_equal(&bases.ids[0], &commit.id)
               ? RELATION_ANCESTOR
               : RELATION_OTHER;
}

/* An id as the machine gives it, also of a commit that is not here. */
static bool names(struct str hex, const struct object_id *id)
{
    char full[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, full);
    return hex.len > 0 && str_equal_nocase(hex, str_slice(str_from(full), 0, hex.len));
}

/* Whether HEAD is the merge of the change with what it is for, as platforms make it to
 * try things out. */
static bool is_trial_merge(const struct finder *finder, const struct commit *head)
{
    const struct ci_plan *plan = finder->plan;
    if (head->parent_count < 2) {
        return false;
    }
    for (size_t i = 1; plan->source.len && i < head->parent_count; i++) {
        if (names(plan->source, &head->parents[i])) {
            return true;
        }
    }
    return plan->merged && !plan->source.len;
}

static int range_from(const struct finder *finder, struct str base)
{
    const int code = range_head(finder->repository, head_of(finder->plan), finder->arena,
                                finder->range, finder->err);
    return code < 0 ? code
                    : range_add_base(finder->repository, base, finder->arena,
                                     finder->range, finder->err);
}

static int range_from_branch(const struct finder *finder, struct str branch)
{
    const int code = range_head(finder->repository, head_of(finder->plan), finder->arena,
                                finder->range, finder->err);
    return code < 0 ? code
                    : range_add_branch(finder->repository, branch, finder->arena,
                                       finder->range, finder->err);
}

static bool has_branch(const struct finder *finder, struct str branch)
{
    struct finder quiet = *finder;
    struct range range;
    quiet.err = NULL;
    quiet.range = &range;
    return branch.len > 0 && range_from_branch(&quiet, branch) == 0;
}

/* Pull requests and merge requests. */
static int find_proposed(const struct finder *finder)
{
    const struct ci_plan *plan = finder->plan;
    struct commit head;
    const int code = revision_resolve(finder->repository, head_of(plan), finder->arena,
                                      &head, finder->err);
    if (code < 0) {
        return code;
    }
    if (is_trial_merge(finder, &head)) {
        return range_resolve(finder->repository, head_of(plan), finder->arena,
                             finder->range, finder->err);
    }
    /* A base that the branch does not descend from is outdated: the target knows better.
     */
    const enum relation relation =
        plan->base.len ? relation_of(finder, plan->base) : RELATION_UNKNOWN;
    if (plan->base.len &&
        (relation == RELATION_ANCESTOR || !has_branch(finder, plan->target))) {
        return range_from(finder, plan->base);
    }
    if (plan->target.len) {
        return range_from_branch(finder, plan->target);
    }
    return err_set(finder->err, ERR_USAGE,
                   "the variables do not say what the change is for; name a range");
}

/* The head of the change where only what it is for was checked out. */
static int find_target_event(const struct finder *finder)
{
    const struct ci_plan *plan = finder->plan;
    struct commit head;
    struct finder inner = *finder;
    struct ci_plan change = *plan;
    if (!plan->source.len) {
        return err_set(finder->err, ERR_USAGE,
                       "the event does not say which commit is proposed; name a range");
    }
    if (resolve(finder, STR("HEAD"), &head) && is_trial_merge(finder, &head)) {
        return find_proposed(finder);
    }
    change.head = plan->source;
    inner.plan = &change;
    if (!resolve(finder, plan->source, &head)) {
        return err_set(
            finder->err, ERR_INCOMPLETE,
            "the proposed commit %.*s is not in this clone; nothing of it need "
            "be checked out, but it must be fetched: git fetch origin %.*s",
            STR_ARGS(plan->source), STR_ARGS(plan->source));
    }
    return find_proposed(&inner);
}

static int find_default(const struct finder *finder)
{
    return range_default(finder->repository, finder->plan->default_branch, finder->arena,
                         finder->range, finder->err);
}

/* Commits since the last state of the branch. Where that is no ancestor (a branch that is
 * new, or was rewritten): since the branch left the default one. */
static int find_pushed(const struct finder *finder)
{
    const struct ci_plan *plan = finder->plan;
    struct commit head;
    const enum relation relation =
        plan->base.len ? relation_of(finder, plan->base) : RELATION_OTHER;
    if (plan->base.len &&
        (relation == RELATION_ANCESTOR ||
         (relation == RELATION_UNKNOWN && repository_is_shallow(finder->repository)))) {
        return range_from(finder, plan->base);
    }
    const int code = find_default(finder);
    /* On the default branch itself, rewritten: what it had in common with the old one. */
    const bool own = code == 0 && resolve(finder, head_of(plan), &head) &&
                     head.parent_count > 0 && finder->range->base_count == 1 &&
                     object_id_equal(&finder->range->bases[0].commit, &head.parents[0]);
    return own && plan->base.len && relation == RELATION_OTHER
               ? range_from(finder, plan->base)
               : code;
}

static int find(const struct finder *finder)
{
    const struct ci_plan *plan = finder->plan;
    switch (plan->kind) {
    case CI_REFS:
        return range_from(finder, plan->base);
    case CI_PROPOSED:
        return plan->only_base ? find_target_event(finder) : find_proposed(finder);
    case CI_PUSHED:
        return find_pushed(finder);
    default:
        return find_default(finder);
    }
}

/* The sentence that begins with "Compared", after the name of who said so. */
static struct str with_name(const struct finder *finder, struct str why)
{
    return str_starts_with(why, STR("C"))
               ? str_format(finder->arena, "%.*s: c%.*s", STR_ARGS(finder->plan->name),
                            STR_ARGS(str_slice(why, 1, why.len)))
               : why;
}

bool ci_range_is_meant(const struct repository *repository, const struct ci_plan *plan)
{
    char top[PATH_MAX];
    char place[PATH_MAX];
    const struct str workdir = repository_workdir(repository);
    if (!workdir.len || !plan->workspace.len || !realpath(plan->workspace.ptr, place) ||
        !realpath(workdir.ptr, top)) {
        return true;
    }
    const struct str above = str_from(place);
    const struct str below = str_from(top);
    return str_starts_with(below, above) &&
           (below.len == above.len || below.ptr[above.len] == '/' || above.len == 1);
}

int ci_range_find(struct repository *repository, const struct ci_plan *plan,
                  struct arena *arena, struct range *range, struct err *err)
{
    struct err why = { 0 };
    const struct finder finder = { repository, plan, arena, range, &why };
    if (plan->advice) {
        repository_set_advice(repository, plan->advice);
    }
    const int code = find(&finder);
    if (code < 0) {
        return err_set(err, why.code, "%.*s: %s", STR_ARGS(plan->name), why.text);
    }
    range->why_base = with_name(&finder, range->why_base);
    return code;
}
