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
    request->range->head_name = str_copy(request->arena, text);
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

/* "abc, the merge base of main and HEAD". */
static struct str name_merge_bases(const struct request *request, struct str left,
                                   struct str right, const struct merge_bases *found)
{
    struct str base = short_id(request, &found->ids[0]);
    if (str_equal(left, right)) {
        return str_format(request->arena, "%.*s, which is %.*s", STR_ARGS(base),
                          STR_ARGS(left));
    }
    struct str number =
        str_format(request->arena, "the first of %zu merge bases", found->count);
    return str_format(
        request->arena, "%.*s, %.*s of %.*s and %.*s%s", STR_ARGS(base),
        STR_ARGS(found->count == 1 ? STR("the merge base") : number), STR_ARGS(left),
        STR_ARGS(right),
        found->cut_off
            ? "; older history is missing from this clone and might hold another"
            : "");
}

/* Adds to the sentence about the bases. */
static void say_merge_bases(const struct request *request, struct str names)
{
    struct str *why = &request->range->why_base;
    if (!why->ptr) {
        *why = str_format(request->arena, "Compared with %.*s.", STR_ARGS(names));
        return;
    }
    const struct str before =
        str_slice(*why, 0, why->len - str_ends_with(*why, STR(".")));
    *why = str_format(request->arena, "%.*s, and with %.*s.", STR_ARGS(before),
                      STR_ARGS(names));
}

static bool has_base(const struct range *range, size_t count, const struct object_id *id)
{
    for (size_t i = 0; i < count; i++) {
        if (object_id_equal(&range->bases[i].commit, id)) {
            return true;
        }
    }
    return false;
}

/* Adds the bases that are not there yet. */
static int add_bases(const struct request *request, struct str name,
                     const struct merge_bases *found)
{
    struct range *range = request->range;
    const struct range_base *before = range->bases;
    const size_t count = range->base_count;
    range->bases = ARENA_ARRAY(request->arena, count + found->count, struct range_base);
    for (size_t i = 0; i < count; i++) {
        range->bases[i] = before[i];
    }
    for (size_t i = 0; i < found->count; i++) {
        struct commit base;
        /* The walk has read each of them already. */
        if (history_read(request->repository, &found->ids[i], request->arena, &base) !=
            STORE_OK) {
            return revision_missing(request->repository, name, &found->ids[i],
                                    request->err);
        }
        if (!has_base(range, range->base_count, &base.id)) {
            range->bases[range->base_count++] = (struct range_base){ base.id, base.tree };
        }
    }
    return 0;
}

/* The merge bases of two commits against the right one, beside the bases that are there.
 * The names are for the reader. */
static int since_merge_base(const struct request *request, struct str left_name,
                            const struct commit *left, struct str right_name,
                            const struct commit *right)
{
    struct merge_bases found;
    history_merge_bases(request->repository, left, right, request->arena, &found);
    if (found.count == 0) {
        return no_merge_base(request, left_name, right_name, &found);
    }
    set_head(request, right);
    request->range->head_name = str_copy(request->arena, right_name);
    say_merge_bases(request, name_merge_bases(request, left_name, right_name, &found));
    return add_bases(request, left_name, &found);
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
    request->range->head_name = str_copy(request->arena, right_name);
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

int range_head(struct repository *repository, struct str text, struct arena *arena,
               struct range *range, struct err *err)
{
    const struct request request = start(repository, arena, range, err);
    struct commit head;
    const int code = resolve(&request, text, &head);
    if (code == 0) {
        set_head(&request, &head);
        range->head_name = str_copy(arena, text);
    }
    return code;
}

/* The commit of the range's head, which was read before. */
static int read_head(const struct request *request, struct commit *head)
{
    struct range *range = request->range;
    return history_read(request->repository, &range->head_commit, request->arena, head) ==
                   STORE_OK
               ? 0
               : revision_missing(request->repository, range->head_name,
                                  &range->head_commit, request->err);
}

int range_add_base(struct repository *repository, struct str text, struct arena *arena,
                   struct range *range, struct err *err)
{
    const struct request request = { repository, arena, range, err };
    struct commit base;
    struct commit head;
    int code = resolve(&request, text, &base);
    code = code < 0 ? code : read_head(&request, &head);
    return code < 0 ? code
                    : since_merge_base(&request, text, &base, range->head_name, &head);
}

/* A branch as origin has it, else as it is here; its full name is `*name`. */
static bool find_branch(const struct request *request, struct str wanted,
                        struct commit *branch, struct str *name)
{
    static const char *const folders[] = { "refs/remotes/origin/", "refs/heads/" };
    for (size_t i = 0; wanted.ptr && i < 2; i++) {
        *name = str_format(request->arena, "%s%.*s", folders[i], STR_ARGS(wanted));
        if (revision_of_ref(request->repository, name->ptr, request->arena, branch)) {
            return true;
        }
    }
    *name = (struct str){ 0 };
    return false;
}

/* "origin/main" of "refs/remotes/origin/main". */
static struct str short_name(struct str name)
{
    return str_slice(name, str_find_char(name, '/', sizeof "refs") + 1, name.len);
}

/* The default branch: `wanted`, or the first of the usual ones that is there. */
static bool find_default(const struct request *request, struct str wanted,
                         struct commit *branch, struct str *name)
{
    bool found = find_branch(request, wanted, branch, name);
    for (size_t i = 0; !found && i < DEFAULT_BRANCH_COUNT; i++) {
        *name = str_from(DEFAULT_BRANCHES[i]);
        found = revision_of_ref(request->repository, name->ptr, request->arena, branch);
    }
    return found;
}

int range_add_branch(struct repository *repository, struct str branch_name,
                     struct arena *arena, struct range *range, struct err *err)
{
    const struct request request = { repository, arena, range, err };
    struct commit head;
    struct commit branch;
    struct str name;
    const int code = read_head(&request, &head);
    if (code < 0) {
        return code;
    }
    if (!find_branch(&request, branch_name, &branch, &name)) {
        return err_set(err, ERR_INCOMPLETE,
                       "branch '%.*s', which the change is for, is not in this clone; "
                       "fetch it, or %s",
                       STR_ARGS(branch_name), repository->fetch_more);
    }
    return since_merge_base(&request, short_name(name), &branch, range->head_name, &head);
}

int range_add_default(struct repository *repository, struct str branch_name,
                      struct arena *arena, struct range *range, struct err *err)
{
    const struct request request = { repository, arena, range, err };
    struct commit head;
    struct commit branch;
    struct str name;
    const int code = read_head(&request, &head);
    if (code < 0) {
        return code;
    }
    if (!find_default(&request, branch_name, &branch, &name)) {
        return repository->shallow
                   ? err_set(err, ERR_INCOMPLETE,
                             "no default branch to compare with in this shallow clone: "
                             "%s",
                             repository->fetch_more)
                   : err_set(err, ERR_USAGE,
                             "no default branch to compare with: origin/HEAD, main and "
                             "master are missing here; name a range, such as "
                             "HEAD~1..HEAD");
    }
    return since_merge_base(&request, short_name(name), &branch, range->head_name, &head);
}

bool range_is_empty(const struct range *range)
{
    return range->base_count == 1 &&
           object_id_equal(&range->bases[0].commit, &range->head_commit);
}

int range_default(struct repository *repository, struct str branch_name,
                  struct arena *arena, struct range *range, struct err *err)
{
    const struct str head_name = STR("HEAD");
    int code = range_head(repository, head_name, arena, range, err);
    code =
        code < 0 ? code : range_add_default(repository, branch_name, arena, range, err);
    /* A HEAD that the branch contains already would compare with itself and show nothing.
     */
    return code == 0 && range_is_empty(range)
               ? range_resolve(repository, head_name, arena, range, err)
               : code;
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
