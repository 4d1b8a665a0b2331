/* SPDX-License-Identifier: MIT */
#include "cli/target.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/ci_range.h"
#include "cli/place.h"
#include "cli/uncommitted.h"
#include "gitdiff/history.h"
#include "gitdiff/revision.h"

/* As many as a person may want to see one by one. */
enum { MOST_COMMITS = 1000 };

/* Everything that finding out needs. */
struct search {
    const struct options *options;
    struct arena *arena;
    struct target *target;
    struct place place;
    struct err *err;
};

/* Whether ".." in the word joins revisions: in "A..B", but not in "../x" or "a/..". */
static bool is_range(struct str word)
{
    const struct str dots = STR("..");
    for (size_t at = str_find(word, dots, 0); at < word.len;
         at = str_find(word, dots, at + 2)) {
        const bool opens = at == 0 || word.ptr[at - 1] == '/';
        const bool closes = at + 2 == word.len || word.ptr[at + 2] == '/';
        if (!opens || !closes) {
            return true;
        }
    }
    return false;
}

static bool in_tree(const struct search *search, const struct object_id *tree,
                    struct str path)
{
    struct object_id found = { { 0 } };
    return !object_id_is_zero(tree) &&
           (repository_find_path(search->target->repository, tree, path, &found) ||
            !object_id_is_zero(&found));
}

/* Whether the range knows the path on any side. */
static bool in_range(const struct search *search, struct str path)
{
    const struct range *range = &search->target->range;
    bool found = path.len == 0 || in_tree(search, &range->head_tree, path);
    for (size_t i = 0; !found && i < range->base_count; i++) {
        found = in_tree(search, &range->bases[i].tree, path);
    }
    return found;
}

static int refuse_outside(const struct search *search, struct str word)
{
    return err_set(search->err, ERR_USAGE,
                   "path '%.*s' is outside the repository '%s'; -C names another",
                   STR_ARGS(word), search->options->directory);
}

/* Adds a path; true if it stands for everything. */
static bool add_path(const struct search *search, struct str path)
{
    VEC_PUSH(search->arena, &search->target->paths, path);
    return path.len == 0;
}

/* Adds options->words[from…] as paths of the repository. */
static int add_paths(const struct search *search, size_t from)
{
    const struct word_list *words = &search->options->words;
    bool everything = false;
    for (size_t i = from; i < words->count; i++) {
        struct str path = place_below(&search->place, words->items[i], search->arena);
        if (!path.ptr) {
            return refuse_outside(search, words->items[i]);
        }
        if (!in_range(search, path) &&
            !place_exists(&search->place, words->items[i], search->arena)) {
            return err_set(search->err, ERR_USAGE,
                           "path '%.*s' is neither in the compared trees nor on disk",
                           STR_ARGS(words->items[i]));
        }
        everything |= add_path(search, path);
    }
    if (everything) {
        search->target->paths.count = 0;
    }
    return 0;
}

/* A path of this repository as it is now: on disk or, for bare ones, in HEAD. */
static bool is_path(const struct search *search, struct str word)
{
    struct str path = place_below(&search->place, word, search->arena);
    struct range head;
    if (!path.ptr) {
        return false;
    }
    return place_exists(&search->place, word, search->arena) ||
           (range_whole(search->target->repository, STR("HEAD"), search->arena, &head,
                        NULL) >= 0 &&
            in_tree(search, &head.head_tree, path));
}

static int resolve(const struct search *search, struct str word, struct err *err)
{
    struct target *target = search->target;
    if (target->kind == TARGET_WHOLE) {
        return range_whole(target->repository, word, search->arena, &target->range, err);
    }
    if (search->options->base.count > 0 && !is_range(word)) {
        return range_head(target->repository, word, search->arena, &target->range, err);
    }
    return range_resolve(target->repository, word, search->arena, &target->range, err);
}

/* The first word, without "--": a range (*is_first_range) or a path? */
static int guess(const struct search *search, struct str word, bool *is_first_range)
{
    *is_first_range = true;
    if (is_range(word)) {
        return resolve(search, word, search->err);
    }
    struct err why = { 0 };
    const int result = resolve(search, word, &why);
    const bool path = is_path(search, word);
    if (result >= 0 && path) {
        return err_set(
            search->err, ERR_USAGE,
            "'%.*s' is both a revision and a path; write '%.*s --' or '-- %.*s'",
            STR_ARGS(word), STR_ARGS(word), STR_ARGS(word));
    }
    if (result >= 0) {
        return 0;
    }
    if (result == ERR_INCOMPLETE) {
        return err_set(search->err, ERR_INCOMPLETE, "%s", why.text);
    }
    *is_first_range = false;
    if (path) {
        return 0;
    }
    struct str below = place_below(&search->place, word, search->arena);
    if (!below.ptr) {
        return refuse_outside(search, word);
    }
    return err_set(
        search->err, ERR_USAGE,
        "'%.*s' is neither a revision nor a path here; put '--' before the path "
        "of a deleted file",
        STR_ARGS(word));
}

/* Whether the new side is no commit; then no word is a range. */
static bool is_uncommitted(const struct options *options)
{
    return uncommitted_way_of(options) != UNCOMMITTED_NONE;
}

/* What the machine says. 1 where it says nothing of this repository. */
static int resolve_environment(const struct search *search,
                               const struct uncommitted *from)
{
    struct target *target = search->target;
    struct ci_plan plan;
    const int code = ci_environment_read(search->options->environment, search->arena,
                                         &plan, search->err);
    if (code < 0) {
        return code;
    }
    if (plan.kind == CI_NONE || !ci_range_is_meant(target->repository, &plan)) {
        return 1;
    }
    if (plan.kind == CI_STAGED) {
        return search->options->each_commit
                   ? 1
                   : uncommitted_find(from, UNCOMMITTED_INDEX, &target->range,
                                      search->err);
    }
    return ci_range_find(target->repository, &plan, search->arena, &target->range,
                         search->err);
}

static int resolve_default(const struct search *search)
{
    struct target *target = search->target;
    const struct uncommitted from = { search->options, target->repository, search->arena,
                                      &target->notices };
    if (is_uncommitted(search->options)) {
        return uncommitted_find(&from, uncommitted_way_of(search->options),
                                &target->range, search->err);
    }
    if (target->kind == TARGET_WHOLE || search->options->base.count > 0) {
        return resolve(search, STR("HEAD"), search->err);
    }
    const int code = resolve_environment(search, &from);
    if (code <= 0) {
        return code;
    }
    if (search->options->each_commit || !repository_workdir(target->repository).ptr) {
        return range_default(target->repository, (struct str){ 0 }, search->arena,
                             &target->range, search->err);
    }
    return uncommitted_default(&from, &target->range, search->err);
}

static int add_bases(const struct search *search)
{
    const struct word_list *base = &search->options->base;
    int result = 0;
    for (size_t i = 0; result == 0 && i < base->count; i++) {
        result = range_add_base(search->target->repository, base->items[i], search->arena,
                                &search->target->range, search->err);
    }
    return result;
}

/* One commit with all its parents as bases: what a merge brings is what none of them
 * had. */
static int set_commit(const struct search *search, const struct commit *commit,
                      struct range *range)
{
    const size_t count = commit->parent_count ? commit->parent_count : 1;
    *range =
        (struct range){ .head_commit = commit->id,
                        .head_tree = commit->tree,
                        .head_time = commit->time,
                        .bases = ARENA_ARRAY(search->arena, count, struct range_base),
                        .base_count = count };
    for (size_t i = 0; i < commit->parent_count; i++) {
        struct commit parent;
        if (history_read(search->target->repository, &commit->parents[i], search->arena,
                         &parent) != STORE_OK) {
            return revision_missing(search->target->repository,
                                    search->target->range.head_name, &commit->parents[i],
                                    search->err);
        }
        range->bases[i] = (struct range_base){ parent.id, parent.tree };
    }
    return 0;
}

/* --each-commit: the range's commits. */
static int split_commits(const struct search *search)
{
    struct target *target = search->target;
    const struct range *range = &target->range;
    struct object_id *bases =
        ARENA_ARRAY(search->arena, range->base_count, struct object_id);
    struct commits found;
    for (size_t i = 0; i < range->base_count; i++) {
        bases[i] = range->bases[i].commit;
    }
    const struct history_part part = { range->head_commit, bases, range->base_count };
    history_list(target->repository, &part, MOST_COMMITS, search->arena, &found);
    if (found.count > MOST_COMMITS) {
        return err_set(search->err, ERR_USAGE,
                       "--each-commit takes at most %d commits; name a shorter range",
                       MOST_COMMITS);
    }
    struct range *commits = ARENA_ARRAY(search->arena, found.count, struct range);
    int result = 0;
    for (size_t i = 0; result == 0 && i < found.count; i++) {
        result = set_commit(search, &found.items[i], &commits[i]);
    }
    target->kind = TARGET_COMMITS;
    target->commits = commits;
    target->commit_count = found.count;
    return result;
}

/* More words before "--" than can be a range. */
static int refuse_words(const struct search *search)
{
    const bool none = is_uncommitted(search->options);
    const struct str word = search->options->words.items[none ? 0 : 1];
    return none ? err_set(search->err, ERR_USAGE,
                          "'%.*s': no range goes with --staged, --worktree and "
                          "--diff-file; --base REV says what to compare with",
                          STR_ARGS(word))
                : err_set(search->err, ERR_USAGE,
                          "'%.*s': only one range can stand before '--'", STR_ARGS(word));
}

/* What the first word says, if it is a range (*is_first_range). */
static int resolve_words(const struct search *search, bool *is_first_range)
{
    const struct options *options = search->options;
    *is_first_range = false;
    if (options->separated && options->words_before == 1) {
        *is_first_range = true;
        return resolve(search, options->words.items[0], search->err);
    }
    return !options->separated && options->words.count > 0 && !is_uncommitted(options)
               ? guess(search, options->words.items[0], is_first_range)
               : 0;
}

/* A range or revision and paths. */
static int find_in_repository(const struct search *search)
{
    const struct options *options = search->options;
    bool first_is_range;
    if (options->separated && options->words_before > (is_uncommitted(options) ? 0 : 1)) {
        return refuse_words(search);
    }
    int result = resolve_words(search, &first_is_range);
    if (result >= 0 && !first_is_range) {
        result = resolve_default(search);
    }
    if (result >= 0 && !is_uncommitted(options)) {
        result = add_bases(search);
    }
    if (result >= 0 && options->each_commit) {
        result = split_commits(search);
    }
    return result >= 0 ? add_paths(search, first_is_range) : result;
}

static int open_repository(struct search *search)
{
    struct target *target = search->target;
    struct err *err = search->err;
    if (access(search->options->directory, F_OK) != 0) {
        return err_set(err, ERR_USAGE, "%s: no such folder", search->options->directory);
    }
    int result = repository_open(search->options->directory, &target->repository, err);
    if (result < 0) {
        const size_t length = strlen(err->text);
        snprintf(err->text + length, sizeof err->text - length,
                 "; --all scans plain files");
        return result;
    }
    return place_init(&search->place, search->options->directory,
                      repository_workdir(target->repository), search->arena, err);
}

/* The one path outside of -C becomes the folder itself. */
static void set_folder(const struct search *search, struct str word)
{
    struct str path = word.ptr[0] == '/'
                          ? word
                          : str_format(search->arena, "%.*s/%.*s",
                                       STR_ARGS(search->place.start), STR_ARGS(word));
    search->target->folder = path.ptr;
}

/* Plain files: paths are reported relative to -C, or to the one path outside of it. */
static int find_folder(const struct search *search)
{
    const struct word_list *words = &search->options->words;
    struct target *target = search->target;
    bool everything = false;
    target->folder = search->options->directory;
    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i];
        struct str path = place_below(&search->place, word, search->arena);
        if (!place_exists(&search->place, word, search->arena)) {
            return err_set(search->err, ERR_USAGE, "'%.*s': no such file or folder",
                           STR_ARGS(word));
        }
        if (path.ptr) {
            everything |= add_path(search, path);
        } else if (words->count == 1) {
            set_folder(search, word);
        } else {
            return err_set(
                search->err, ERR_USAGE,
                "'%.*s' is outside the folder '%s'; name one that holds all with -C",
                STR_ARGS(word), target->folder);
        }
    }
    if (everything) {
        target->paths.count = 0;
    }
    return 0;
}

/* Whether the first word after --all is a revision: it stands before "--", or there is no
 * such file. What lies in the folder of a bare repository (HEAD, config) is not meant. */
static bool names_revision(const struct search *search, const struct place *here,
                           bool bare)
{
    const struct options *options = search->options;
    if (options->separated || options->words.count == 0) {
        return options->separated && options->words_before > 0;
    }
    struct str word = options->words.items[0];
    return (bare && word.ptr[0] != '/') || !place_exists(here, word, search->arena);
}

/* --all: a revision's whole tree, or plain files; without a word those of the folder, in
 * a bare repository HEAD. */
static int find_all(struct search *search)
{
    const struct options *options = search->options;
    struct place here = { 0 };
    struct err why = { 0 };
    struct err *err = search->err;
    int result = place_init(&here, options->directory, str_from(options->directory),
                            search->arena, err);
    if (result < 0) {
        return result;
    }
    search->err = &why;
    const bool opened = open_repository(search) >= 0;
    search->err = err;
    const bool bare = opened && !search->place.top.ptr;
    const bool revision = names_revision(search, &here, bare);
    if (revision && !opened) {
        return err_set(err, ERR_USAGE,
                       "'%.*s': no such file or folder, and no repository where it could "
                       "be a revision",
                       STR_ARGS(options->words.items[0]));
    }
    if (revision || (bare && options->words.count == 0)) {
        search->target->kind = TARGET_WHOLE;
        return find_in_repository(search);
    }
    repository_free(search->target->repository);
    *search->target = (struct target){ .kind = TARGET_FOLDER };
    search->place = here;
    return find_folder(search);
}

int target_find(const struct options *options, struct arena *arena, struct target *target,
                struct err *err)
{
    *target = (struct target){ .kind = TARGET_RANGE };
    struct search search = {
        .options = options, .arena = arena, .target = target, .err = err
    };
    if (options->all) {
        return find_all(&search);
    }
    const int result = open_repository(&search);
    return result >= 0 ? find_in_repository(&search) : result;
}

void target_dispose(struct target *target)
{
    repository_free(target->repository);
    target->repository = NULL;
}
