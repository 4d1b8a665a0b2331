/* SPDX-License-Identifier: MIT */
#include "cli/uncommitted.h"

#include "base/arena.h"
#include "cli/config.h"
#include "cli/input.h"
#include "gitdiff/pending.h"
#include "gitdiff/pending_patch.h"
#include "gitdiff/revision.h"
#include "review/review.h"

/* Of files that git does not know: those that may be Python, and the configuration. */
static bool is_wanted(struct str path)
{
    return review_may_be_python(path) || str_equal(path, STR(CONFIG_FILE));
}

static struct pending_request request_of(const struct uncommitted *from)
{
    /* Set for hooks: "git commit -a" commits another index than the usual one. */
    const char *index = from->options->environment("GIT_INDEX_FILE");
    return (struct pending_request){ index && *index ? index : NULL, is_wanted };
}

static void set_tree(const struct uncommitted *from, struct range *range,
                     const struct object_id *tree, const char *what)
{
    range->head_tree = *tree;
    range->head_commit = (struct object_id){ { 0 } };
    range->why_base = str_format(from->arena, "%.*s The new side is %s.",
                                 STR_ARGS(range->why_base), what);
}

/* The bases: those that were asked for, else HEAD itself. */
static int find_bases(const struct uncommitted *from, struct range *range,
                      struct err *err)
{
    const struct word_list *base = &from->options->base;
    const struct str head =
        from->options->diff_file && base->count > 0 ? base->items[0] : STR("HEAD");
    if (base->count == 0 && revision_is_unborn(from->repository)) {
        *range = (struct range){
            .bases = ARENA_NEW(from->arena, struct range_base),
            .base_count = 1,
            .why_base = STR("Compared with the empty tree: there is no commit yet."),
            .head_name = head
        };
        return 0;
    }
    int code = range_head(from->repository, head, from->arena, range, err);
    if (from->options->diff_file || base->count == 0) {
        return code < 0 ? code
                        : range_add_base(from->repository, head, from->arena, range, err);
    }
    for (size_t i = 0; code == 0 && i < base->count; i++) {
        code = range_add_base(from->repository, base->items[i], from->arena, range, err);
    }
    return code;
}

static int read_diff(const struct uncommitted *from, const struct object_id *base,
                     struct object_id *tree, struct err *err)
{
    const char *file = from->options->diff_file;
    struct pending_patch patch = { .name = strcmp(file, "-") == 0 ? STR("<stdin>")
                                                                  : str_from(file),
                                   .base = *base };
    const int code = input_read(file, INPUT_MOST_BYTES, from->arena, &patch.text, err);
    return code < 0 ? code
                    : pending_patch_tree(from->repository, &patch, from->arena,
                                         from->notices, tree, err);
}

enum uncommitted_way uncommitted_way_of(const struct options *options)
{
    return options->staged      ? UNCOMMITTED_INDEX
           : options->worktree  ? UNCOMMITTED_WORKTREE
           : options->diff_file ? UNCOMMITTED_DIFF
                                : UNCOMMITTED_NONE;
}

int uncommitted_find(const struct uncommitted *from, enum uncommitted_way way,
                     struct range *range, struct err *err)
{
    static const char *const names[] = { [UNCOMMITTED_INDEX] = "the index",
                                         [UNCOMMITTED_WORKTREE] = "the working tree",
                                         [UNCOMMITTED_DIFF] =
                                             "what the diff makes of it" };
    const struct pending_request request = request_of(from);
    struct object_id tree = { { 0 } };
    int code = find_bases(from, range, err);
    if (code < 0) {
        return code;
    }
    if (way == UNCOMMITTED_INDEX) {
        code = pending_index(from->repository, &request, from->arena, from->notices,
                             &tree, err);
    } else if (way == UNCOMMITTED_WORKTREE) {
        code = pending_worktree(from->repository, &request, from->arena, from->notices,
                                &tree, err);
    } else {
        code = read_diff(from, &range->bases[0].tree, &tree, err);
    }
    if (code == 0) {
        set_tree(from, range, &tree, names[way]);
    }
    return code;
}

int uncommitted_default(const struct uncommitted *from, struct range *range,
                        struct err *err)
{
    const struct pending_request request = request_of(from);
    const struct str nobody = { 0 };
    struct object_id tree = { { 0 } };
    int code = range_head(from->repository, STR("HEAD"), from->arena, range, err);
    code = code < 0
               ? code
               : range_add_default(from->repository, nobody, from->arena, range, err);
    code = code < 0 ? code
                    : pending_worktree(from->repository, &request, from->arena,
                                       from->notices, &tree, err);
    if (code < 0) {
        return code;
    }
    if (!object_id_equal(&tree, &range->head_tree)) {
        set_tree(from, range, &tree, "the working tree");
        return 0;
    }
    return range_is_empty(range)
               ? range_resolve(from->repository, STR("HEAD"), from->arena, range, err)
               : 0;
}
