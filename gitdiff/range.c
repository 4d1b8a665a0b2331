/* SPDX-License-Identifier: MIT */
#include "gitdiff/range.h"

#include "base/arena.h"
#include "gitdiff/revision.h"

/* Digits of an id in a sentence. */
enum { SHORT_HEX = 12 };

/* Where the default branch may be, best first. */
static const char *const DEFAULT_BRANCHES[] = {
    "refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master",
    "refs/heads/main",          "refs/heads/master",
};
enum { DEFAULT_BRANCH_COUNT = sizeof DEFAULT_BRANCHES / sizeof *DEFAULT_BRANCHES };

/* A range while it is being resolved. */
struct request {
    struct repository *repository;
    struct arena *arena;
    struct range *range;
    struct err *err;
};

static struct str short_id(const struct request *request, const struct object_id *id)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    return str_copy(request->arena, (struct str){ hex, SHORT_HEX });
}

static int resolve(const struct request *request, struct str text, struct commit *commit)
{
    return revision_resolve(request->repository, text, request->arena, commit,
                            request->err);
}

static void set_head(const struct request *request, const struct commit *head)
{
    request->range->head_commit = head->id;
    request->range->head_tree = head->tree;
    request->range->head_time = head->time;
}

static void set_base(const struct request *request, const struct commit *base)
{
    struct range *range = request->range;
    range->bases = ARENA_NEW(request->arena, struct range_base);
    range->base_count = 1;
    range->bases[0] = (struct range_base){ base->id, base->tree };
}

/* The change that a commit made itself. */
static int own_change(const struct request *request, struct str text,
                      const struct commit *head)
{
    struct commit base = *head;
    struct str name = short_id(request, &head->id);
    set_head(request, head);
    if (head->parent_count == 0) {
        set_base(request, &(struct commit){ 0 });
        request->range->why_base = str_format(
            request->arena, "Compared with the empty tree: %.*s has no parent.",
            STR_ARGS(name));
        return 0;
    }
    int code = revision_first_parent(request->repository, text, request->arena, &base,
                                     request->err);
    if (code < 0) {
        return code;
    }
    struct str parent = short_id(request, &base.id);
    set_base(request, &base);
    request->range->why_base = str_format(
        request->arena, "Compared with %.*s, the %sparent of %.*s.", STR_ARGS(parent),
        head->parent_count > 1 ? "first " : "", STR_ARGS(name));
    return 0;
}

static int no_merge_base(const struct request *request, struct str left, struct str right,
                         const struct merge_bases *found)
{
    if (!found->cut_off) {
        return err_set(request->err, ERR_REPOSITORY,
                       "'%.*s' and '%.*s' have no common ancestor (unrelated histories); "
                       "use '..' to compare the two trees as they are",
                       STR_ARGS(left), STR_ARGS(right));
    }
    struct str both =
        str_format(request->arena, "%.*s...%.*s", STR_ARGS(left), STR_ARGS(right));
    return revision_missing(request->repository, both, &found->missing, request->err);
}

static void say_merge_bases(const struct request *request, struct str left,
                            struct str right, const struct merge_bases *found)
{
    struct str base = short_id(request, &found->ids[0]);
    struct str number =
        str_format(request->arena, "the first of %zu merge bases", found->count);
    request->range->why_base = str_format(
        request->arena, "Compared with %.*s, %.*s of %.*s and %.*s%s.", STR_ARGS(base),
        STR_ARGS(found->count == 1 ? STR("the merge base") : number), STR_ARGS(left),
        STR_ARGS(right),
        found->cut_off
            ? "; older history is missing from this clone and might hold another"
            : "");
}

/* The merge bases of two commits against the right one. The names are for the reader. */
static int since_merge_base(const struct request *request, struct str left_name,
                            const struct commit *left, struct str right_name,
                            const struct commit *right)
{
    struct merge_bases found;
    history_merge_bases(request->repository, left, right, request->arena, &found);
    if (found.count == 0) {
        return no_merge_base(request, left_name, right_name, &found);
    }
    struct range *range = request->range;
    set_head(request, right);
    range->bases = ARENA_ARRAY(request->arena, found.count, struct range_base);
    range->base_count = found.count;
    for (size_t i = 0; i < found.count; i++) {
        struct commit base;
        /* The walk has read each of them already. */
        if (history_read(request->repository, &found.ids[i], request->arena, &base) !=
            STORE_OK) {
            return revision_missing(request->repository, left_name, &found.ids[i],
                                    request->err);
        }
        range->bases[i] = (struct range_base){ base.id, base.tree };
    }
    say_merge_bases(request, left_name, right_name, &found);
    return 0;
}

static int two_sides(const struct request *request, struct str text, size_t dots_at,
                     size_t dots)
{
    struct commit left;
    struct commit right;
    struct str left_name = str_slice(text, 0, dots_at);
    struct str right_name = str_slice(text, dots_at + dots, text.len);
    if (str_find(right_name, STR(".."), 0) < right_name.len) {
        return err_set(request->err, ERR_USAGE,
                       "malformed range '%.*s': more than one '..'", STR_ARGS(text));
    }
    if (left_name.len == 0) {
        /* git takes HEAD, so an unset variable in a job would compare HEAD with itself.
         */
        return err_set(
            request->err, ERR_USAGE,
            "the range '%.*s' has nothing before its dots (is a variable not set?); "
            "write HEAD there if that is meant",
            STR_ARGS(text));
    }
    right_name = right_name.len ? right_name : STR("HEAD");
    int code = resolve(request, left_name, &left);
    code = code < 0 ? code : resolve(request, right_name, &right);
    if (code < 0) {
        return code;
    }
    if (dots == 3) {
        return since_merge_base(request, left_name, &left, right_name, &right);
    }
    struct str base = short_id(request, &left.id);
    set_head(request, &right);
    set_base(request, &left);
    request->range->why_base = str_format(
        request->arena, "Compared with %.*s, as asked for%s.", STR_ARGS(base),
        object_id_equal(&left.id, &right.id) ? ": both sides are the same commit" : "");
    return 0;
}

static struct request start(struct repository *repository, struct arena *arena,
                            struct range *range, struct err *err)
{
    *range = (struct range){ 0 };
    return (struct request){ repository, arena, range, err };
}

int range_resolve(struct repository *repository, struct str text, struct arena *arena,
                  struct range *range, struct err *err)
{
    const struct request request = start(repository, arena, range, err);
    size_t dots_at = str_find(text, STR(".."), 0);
    if (text.len == 0) {
        return err_set(err, ERR_USAGE, "the range is empty text");
    }
    if (dots_at < text.len) {
        bool three = dots_at + 2 < text.len && text.ptr[dots_at + 2] == '.';
        return two_sides(&request, text, dots_at, three ? 3 : 2);
    }
    struct commit head;
    int code = resolve(&request, text, &head);
    return code < 0 ? code : own_change(&request, text, &head);
}

int range_default(struct repository *repository, struct arena *arena, struct range *range,
                  struct err *err)
{
    const struct request request = start(repository, arena, range, err);
    const struct str head_name = STR("HEAD");
    struct commit head;
    struct commit branch;
    int code = resolve(&request, head_name, &head);
    if (code < 0) {
        return code;
    }
    size_t at = 0;
    while (at < DEFAULT_BRANCH_COUNT &&
           !revision_of_ref(repository, DEFAULT_BRANCHES[at], arena, &branch)) {
        at++;
    }
    if (at == DEFAULT_BRANCH_COUNT && repository_is_shallow(repository)) {
        return err_set(
            err, ERR_INCOMPLETE,
            "no default branch to compare with in this shallow clone; fetch more: "
            "fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)");
    }
    if (at == DEFAULT_BRANCH_COUNT) {
        return err_set(
            err, ERR_USAGE,
            "no default branch to compare with: origin/HEAD, main and master are "
            "missing here; name a range, such as HEAD~1..HEAD");
    }
    if (object_id_equal(&head.id, &branch.id)) {
        return own_change(&request, head_name, &head);
    }
    struct str name = str_from(DEFAULT_BRANCHES[at]);
    name = str_slice(name, str_find_char(name, '/', sizeof "refs") + 1, name.len);
    code = since_merge_base(&request, name, &branch, head_name, &head);
    /* A HEAD that the branch contains already would compare with itself and show nothing.
     */
    bool contained = code == 0 && object_id_equal(&range->bases[0].commit, &head.id);
    return contained ? own_change(&request, head_name, &head) : code;
}

int range_whole(struct repository *repository, struct str text, struct arena *arena,
                struct range *range, struct err *err)
{
    const struct request request = start(repository, arena, range, err);
    struct commit head;
    int code = resolve(&request, text, &head);
    if (code < 0) {
        return code;
    }
    set_head(&request, &head);
    set_base(&request, &(struct commit){ 0 });
    range->why_base = str_copy(arena, STR("The whole tree: there is no base."));
    return 0;
}
