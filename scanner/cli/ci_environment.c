/* SPDX-License-Identifier: MIT */
#include "cli/ci_environment.h"

#include "base/arena.h"
#include "cli/ci_event.h"
#include "cli/input.h"

/* An id that means "there was none", and how long one may be. */
enum { LEAST_ID_DIGITS = 7, MOST_ID_DIGITS = 40 };

struct reader {
    options_environment environment;
    struct arena *arena;
    struct ci_plan *plan;
    struct err *err;
};

struct platform {
    const char *variable; /* that is set there and nowhere else */
    const char *name;
    const char *workspace;
    const char *advice;
    int (*read)(const struct reader *reader);
};

/* The value of a variable; absent if it is unset or empty. */
static struct str get(const struct reader *reader, const char *name)
{
    const struct str value = str_from(reader->environment(name));
    return value.len > 0 ? value : (struct str){ 0 };
}

static bool is_set(const struct reader *reader, const char *name)
{
    return get(reader, name).len > 0;
}

static struct str without_prefix(struct str ref)
{
    const struct str prefix = STR("refs/heads/");
    return str_starts_with(ref, prefix) ? str_slice(ref, prefix.len, ref.len) : ref;
}

static bool is_id(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
              (c >= 'A' && c <= 'F'))) {
            return false;
        }
    }
    return text.len >= LEAST_ID_DIGITS && text.len <= MOST_ID_DIGITS;
}

static bool is_zero(struct str id)
{
    size_t at = 0;
    while (at < id.len && id.ptr[at] == '0') {
        at++;
    }
    return at == id.len;
}

/* Checks an id that was found under a name; one of zeros is none. */
static int take_id(const struct reader *reader, const char *name, struct str value,
                   struct str *id)
{
    if (!value.len) {
        return 0;
    }
    if (!is_id(value)) {
        return err_set(reader->err, ERR_USAGE, "%s is no commit id: '%.*s'", name,
                       STR_ARGS(value));
    }
    *id = is_zero(value) ? *id : value;
    return 0;
}

static int take_variable(const struct reader *reader, const char *name, struct str *id)
{
    return take_id(reader, name, get(reader, name), id);
}

/* ---- GitHub Actions ---- */

static int read_event(const struct reader *reader, struct ci_event *event)
{
    const struct str path = get(reader, "GITHUB_EVENT_PATH");
    struct str text;
    *event = (struct ci_event){ 0 };
    if (!path.len) {
        return 0;
    }
    const int code =
        input_read(path.ptr, CI_EVENT_MOST_BYTES, reader->arena, &text, reader->err);
    return code < 0 ? code
                    : ci_event_read(path.ptr, text, reader->arena, event, reader->err);
}

static int plan_pull_request(const struct reader *reader, const struct ci_event *event)
{
    struct ci_plan *plan = reader->plan;
    const struct str target = get(reader, "GITHUB_BASE_REF");
    plan->kind = CI_PROPOSED;
    plan->target = without_prefix(target.len ? target : event->pull_base_ref);
    plan->advice = "add 'with: { fetch-depth: 2 }' to the actions/checkout step, or "
                   "'fetch-depth: 0' if it checks out the branch itself";
    const int code =
        take_id(reader, "pull_request.head.sha", event->pull_head_sha, &plan->source);
    return code < 0 ? code
                    : take_id(reader, "pull_request.base.sha", event->pull_base_sha,
                              &plan->base);
}

static int read_github(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    struct ci_event event;
    const struct str name = get(reader, "GITHUB_EVENT_NAME");
    const int code = read_event(reader, &event);
    if (code < 0) {
        return code;
    }
    plan->name = str_format(reader->arena, "GitHub %.*s", STR_ARGS(name));
    plan->default_branch = event.default_branch;
    plan->kind = CI_BRANCH;
    if (str_equal(name, STR("pull_request_target"))) {
        plan->only_base = true;
        return plan_pull_request(reader, &event);
    }
    if (str_starts_with(name, STR("pull_request"))) {
        plan->merged = true;
        return plan_pull_request(reader, &event);
    }
    if (str_equal(name, STR("merge_group"))) {
        plan->kind = CI_PUSHED;
        return take_id(reader, "merge_group.base_sha", event.group_base_sha, &plan->base);
    }
    if (str_equal(name, STR("push"))) {
        plan->kind = CI_PUSHED;
        return take_id(reader, "before", event.before, &plan->base);
    }
    return 0;
}

/* ---- the others ---- */

static int read_gitlab(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    const struct str source = get(reader, "CI_PIPELINE_SOURCE");
    plan->default_branch = get(reader, "CI_DEFAULT_BRANCH");
    plan->name = str_format(reader->arena, "GitLab %.*s",
                            STR_ARGS(source.len ? source : STR("pipeline")));
    if (is_set(reader, "CI_MERGE_REQUEST_IID") ||
        str_equal(source, STR("merge_request_event"))) {
        const struct str type = get(reader, "CI_MERGE_REQUEST_EVENT_TYPE");
        plan->kind = CI_PROPOSED;
        plan->name = STR("GitLab merge request");
        plan->merged =
            str_equal(type, STR("merged_result")) || str_equal(type, STR("merge_train"));
        plan->target = get(reader, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
        const int code =
            take_variable(reader, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", &plan->source);
        return code < 0
                   ? code
                   : take_variable(reader, "CI_MERGE_REQUEST_DIFF_BASE_SHA", &plan->base);
    }
    plan->kind = CI_PUSHED;
    return take_variable(reader, "CI_COMMIT_BEFORE_SHA", &plan->base);
}

static int read_azure(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    const struct str target = get(reader, "SYSTEM_PULLREQUEST_TARGETBRANCH");
    plan->kind = CI_BRANCH;
    if (!target.len) {
        return 0;
    }
    plan->kind = CI_PROPOSED;
    plan->name = STR("Azure Pipelines pull request");
    plan->target = without_prefix(target);
    plan->merged = true;
    return take_variable(reader, "SYSTEM_PULLREQUEST_SOURCECOMMITID", &plan->source);
}

static int read_jenkins(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    plan->target = get(reader, "CHANGE_TARGET");
    if (plan->target.len) {
        plan->kind = CI_PROPOSED;
        plan->name = STR("Jenkins change request");
        return 0;
    }
    plan->kind = CI_PUSHED;
    const int code = take_variable(reader, "GIT_PREVIOUS_COMMIT", &plan->base);
    return code < 0
               ? code
               : take_variable(reader, "GIT_PREVIOUS_SUCCESSFUL_COMMIT", &plan->base);
}

static int read_buildkite(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    const struct str pull = get(reader, "BUILDKITE_PULL_REQUEST");
    plan->default_branch = get(reader, "BUILDKITE_PIPELINE_DEFAULT_BRANCH");
    plan->target = get(reader, "BUILDKITE_PULL_REQUEST_BASE_BRANCH");
    plan->kind = CI_BRANCH;
    if (is_set(reader, "BUILDKITE_MERGE_QUEUE_BASE_COMMIT")) {
        plan->kind = CI_PUSHED;
        return take_variable(reader, "BUILDKITE_MERGE_QUEUE_BASE_COMMIT", &plan->base);
    }
    if (pull.len && !str_equal(pull, STR("false")) && plan->target.len) {
        plan->kind = CI_PROPOSED;
        plan->name = STR("Buildkite pull request");
    }
    return 0;
}

/* CircleCI names no base: what its pipelines know of pull requests is not in variables.
 */
static int read_circle(const struct reader *reader)
{
    reader->plan->kind = CI_BRANCH;
    return 0;
}

static int read_bitbucket(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    plan->kind = CI_BRANCH;
    if (!is_set(reader, "BITBUCKET_PR_ID")) {
        return 0;
    }
    plan->kind = CI_PROPOSED;
    plan->name = STR("Bitbucket pull request");
    plan->target = get(reader, "BITBUCKET_PR_DESTINATION_BRANCH");
    return take_variable(reader, "BITBUCKET_PR_DESTINATION_COMMIT", &plan->base);
}

/* Some set a variable of another one too: those come first. */
static const struct platform PLATFORMS[] = {
    { "GITHUB_ACTIONS", "GitHub", "GITHUB_WORKSPACE",
      "add 'with: { fetch-depth: 0 }' to the actions/checkout step", read_github },
    { "GITLAB_CI", "GitLab", "CI_PROJECT_DIR",
      "add 'variables: { GIT_DEPTH: 0 }' to the job", read_gitlab },
    { "TF_BUILD", "Azure Pipelines", "BUILD_SOURCESDIRECTORY",
      "add 'fetchDepth: 0' to the step 'checkout: self'", read_azure },
    { "BUILDKITE", "Buildkite", "BUILDKITE_BUILD_CHECKOUT_PATH",
      "take '--depth' out of BUILDKITE_GIT_CLONE_FLAGS and BUILDKITE_GIT_FETCH_FLAGS",
      read_buildkite },
    { "CIRCLECI", "CircleCI", NULL, "add 'method: full' to the step 'checkout'",
      read_circle },
    { "BITBUCKET_BUILD_NUMBER", "Bitbucket", "BITBUCKET_CLONE_DIR",
      "add 'clone: { depth: full }' to bitbucket-pipelines.yml", read_bitbucket },
    { "JENKINS_URL", "Jenkins", "WORKSPACE",
      "set 'shallow: false' in the CloneOption of the checkout", read_jenkins },
};
enum { PLATFORM_COUNT = sizeof PLATFORMS / sizeof PLATFORMS[0] };

/* pre-commit says from where to where where it knows, as before a push. */
static bool read_pre_commit(const struct reader *reader)
{
    struct ci_plan *plan = reader->plan;
    plan->base = get(reader, "PRE_COMMIT_FROM_REF");
    plan->head = get(reader, "PRE_COMMIT_TO_REF");
    plan->name = STR("pre-commit");
    if (plan->base.len && plan->head.len) {
        plan->kind = CI_REFS;
        return true;
    }
    *plan = (struct ci_plan){ 0 };
    return false;
}

static bool is_true(struct str value)
{
    return value.len > 0 && !str_equal_nocase(value, STR("false"));
}

int ci_environment_read(options_environment environment, struct arena *arena,
                        struct ci_plan *plan, struct err *err)
{
    const struct reader reader = { environment, arena, plan, err };
    *plan = (struct ci_plan){ 0 };
    if (read_pre_commit(&reader)) {
        return 0;
    }
    for (size_t i = 0; i < PLATFORM_COUNT; i++) {
        const struct platform *platform = &PLATFORMS[i];
        if (is_true(get(&reader, platform->variable))) {
            plan->name = str_from(platform->name);
            plan->advice = platform->advice;
            if (platform->workspace) {
                plan->workspace = get(&reader, platform->workspace);
            }
            return platform->read(&reader);
        }
    }
    if (is_true(get(&reader, "PRE_COMMIT"))) {
        plan->kind = CI_STAGED;
        plan->name = STR("pre-commit");
    }
    return 0;
}
