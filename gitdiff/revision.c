/* SPDX-License-Identifier: MIT */
#include "gitdiff/revision.h"

#include "base/arena.h"

/* Numbers in "~N" and "^N" stop here: no history is that long. */
enum { MOST_STEPS = 1000 * 1000 * 1000 };

/* The revision as it was written, and where everything goes. */
struct question {
    const struct repository *repository;
    struct str text;
    struct arena *arena;
    struct err *err;
};

static int read_failed(const struct repository *repository, struct str text,
                       const struct object_id *id, enum store_result result,
                       struct err *err)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    switch (result) {
    case STORE_MISSING:
        return revision_missing(repository, text, id, err);
    case STORE_OTHER_TYPE:
        return err_set(err, ERR_REPOSITORY, "revision '%.*s' is not a commit (object %s)",
                       STR_ARGS(text), hex);
    default:
        return err_set(err, ERR_REPOSITORY,
                       "revision '%.*s': commit %s cannot be read (damaged)",
                       STR_ARGS(text), hex);
    }
}

static int read_commit(const struct question *question, const struct object_id *id,
                       struct commit *commit)
{
    const struct object_id wanted = *id;
    enum store_result result =
        history_read(question->repository, &wanted, question->arena, commit);
    return result == STORE_OK ? 0
                              : read_failed(question->repository, question->text, &wanted,
                                            result, question->err);
}

/* A whole id, or a ref, that names an object which is not there. */
static bool find_missing(const struct repository *repository, const char *name,
                         struct object_id *id)
{
    git_oid oid;
    git_reference *reference = NULL;
    bool found = false;
    if (strlen(name) == (size_t)2 * OBJECT_ID_BYTES && git_oid_fromstr(&oid, name) == 0) {
        found = repository->shallow;
        *id = store_id(&oid);
    } else if (git_reference_dwim(&reference, repository->git, name) == 0) {
        git_reference *direct = NULL;
        found = git_reference_resolve(&direct, reference) == 0;
        if (found) {
            *id = store_id(git_reference_target(direct));
        }
        git_reference_free(direct);
    }
    git_reference_free(reference);
    return found;
}

static int not_found(const struct repository *repository, struct str text,
                     const char *name, struct err *err)
{
    struct object_id id;
    if (find_missing(repository, name, &id)) {
        return revision_missing(repository, text, &id, err);
    }
    if (strcmp(name, "HEAD") == 0 && git_repository_head_unborn(repository->git) == 1) {
        return err_set(err, ERR_REPOSITORY, "HEAD names a branch without any commit yet");
    }
    if (repository->shallow) {
        return err_set(err, ERR_INCOMPLETE,
                       "revision '%.*s' is not in this shallow clone; if it exists, %s",
                       STR_ARGS(text), repository->fetch_more);
    }
    return err_set(err, ERR_REPOSITORY, "unknown revision '%.*s'", STR_ARGS(text));
}

static int parse_failed(const struct repository *repository, struct str text,
                        const char *name, int code, struct err *err)
{
    const git_error *last = git_error_last();
    switch (code) {
    case GIT_ENOTFOUND:
        return not_found(repository, text, name, err);
    case GIT_EAMBIGUOUS:
        return err_set(err, ERR_REPOSITORY,
                       "revision '%.*s' is ambiguous: write more of the id",
                       STR_ARGS(text));
    case GIT_EINVALIDSPEC:
        return err_set(err, ERR_USAGE, "malformed revision '%.*s'", STR_ARGS(text));
    default:
        return err_set(err, ERR_REPOSITORY, "revision '%.*s' cannot be read: %s",
                       STR_ARGS(text), last ? last->message : "unknown reason");
    }
}

/* Follows annotated tags, also tags of tags, to the id of what they stand for. */
static int peel_tags(const struct repository *repository, struct str text,
                     git_object *object, struct object_id *id, struct err *err)
{
    int code = 0;
    *id = store_id(git_object_id(object));
    while (code == 0 && object && git_object_type(object) == GIT_OBJECT_TAG) {
        git_oid target = *git_tag_target_id((git_tag *)object);
        git_object_free(object);
        object = NULL;
        *id = store_id(&target);
        if (git_object_lookup(&object, repository->git, &target, GIT_OBJECT_ANY) != 0) {
            code = revision_missing(repository, text, id, err);
        }
    }
    git_object_free(object);
    return code;
}

/* The part without "~" and "^" steps. */
static int resolve_name(const struct question *question, struct str name,
                        struct commit *commit)
{
    git_object *object = NULL;
    struct object_id id;
    struct str spec =
        str_equal(name, STR("@")) ? STR("HEAD") : str_copy(question->arena, name);
    int code = git_revparse_single(&object, question->repository->git, spec.ptr);
    if (code != 0) {
        return parse_failed(question->repository, question->text, spec.ptr, code,
                            question->err);
    }
    code = peel_tags(question->repository, question->text, object, &id, question->err);
    return code < 0 ? code : read_commit(question, &id, commit);
}

/* Goes to the n-th parent, counted from 1. */
static int go_to_parent(const struct question *question, size_t n, struct commit *commit)
{
    if (n > commit->parent_count) {
        char hex[OBJECT_ID_HEX_BYTES];
        object_id_hex(&commit->id, hex);
        return err_set(question->err, ERR_REPOSITORY, "revision '%.*s': commit %s has %s",
                       STR_ARGS(question->text), hex,
                       commit->parent_count == 0 ? "no parent"
                                                 : "fewer parents than asked for");
    }
    return read_commit(question, &commit->parents[n - 1], commit);
}

/* The number at *at, 1 if there is none; moves past it. */
static size_t take_number(struct str text, size_t *at)
{
    size_t number = 0;
    size_t start = *at;
    while (*at < text.len && text.ptr[*at] >= '0' && text.ptr[*at] <= '9') {
        number =
            number > MOST_STEPS ? number : number * 10 + (size_t)(text.ptr[*at] - '0');
        ++*at;
    }
    return *at == start ? 1 : number;
}

/* Where the steps begin: text.len without any; also when something else, such as
 * "^{tree}" or a search, is behind the name, which is then libgit2's business. */
static size_t steps_begin(struct str text)
{
    size_t caret = str_find_char(text, '^', 0);
    size_t tilde = str_find_char(text, '~', 0);
    size_t begin = caret < tilde ? caret : tilde;
    for (size_t at = begin; at < text.len;) {
        char c = text.ptr[at++];
        if (c != '^' && c != '~') {
            return text.len;
        }
        take_number(text, &at);
    }
    return begin;
}

static int take_steps(const struct question *question, size_t at, struct commit *commit)
{
    int code = 0;
    while (code == 0 && at < question->text.len) {
        bool generations = question->text.ptr[at++] == '~';
        size_t number = take_number(question->text, &at);
        if (!generations && number > 0) {
            code = go_to_parent(question, number, commit);
        }
        for (size_t i = 0; generations && code == 0 && i < number; i++) {
            code = go_to_parent(question, 1, commit);
        }
    }
    return code;
}

int revision_resolve(const struct repository *repository, struct str text,
                     struct arena *arena, struct commit *commit, struct err *err)
{
    const struct question question = { repository, text, arena, err };
    size_t begin = steps_begin(text);
    if (begin == 0 || text.ptr[0] == '-' || memchr(text.ptr, '\0', text.len)) {
        return err_set(err, ERR_USAGE, "malformed revision '%.*s'", STR_ARGS(text));
    }
    int code = resolve_name(&question, str_slice(text, 0, begin), commit);
    return code < 0 ? code : take_steps(&question, begin, commit);
}

bool revision_of_ref(const struct repository *repository, const char *name,
                     struct arena *arena, struct commit *commit)
{
    git_oid oid;
    if (git_reference_name_to_id(&oid, repository->git, name) != 0) {
        return false;
    }
    struct object_id id = store_id(&oid);
    return history_read(repository, &id, arena, commit) == STORE_OK;
}

int revision_first_parent(const struct repository *repository, struct str text,
                          struct arena *arena, struct commit *commit, struct err *err)
{
    return go_to_parent(&(struct question){ repository, text, arena, err }, 1, commit);
}

int revision_missing(const struct repository *repository, struct str text,
                     const struct object_id *id, struct err *err)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    if (repository->shallow) {
        return err_set(err, ERR_INCOMPLETE,
                       "'%.*s' needs commit %s, which this shallow clone lacks: %s",
                       STR_ARGS(text), hex, repository->fetch_more);
    }
    return err_set(
        err, ERR_INCOMPLETE,
        "'%.*s' needs commit %s, which is missing from the repository (run git fsck)",
        STR_ARGS(text), hex);
}

bool revision_is_unborn(const struct repository *repository)
{
    return git_repository_head_unborn(repository->git) == 1;
}
