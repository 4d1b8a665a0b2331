/* SPDX-License-Identifier: MIT */
#include "gitdiff/repository.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "base/mem.h"
#include "gitdiff/database.h"
#include "gitdiff/entries.h"
#include "gitdiff/library.h"
#include "gitdiff/remote_url.h"
#include "gitdiff/store.h"

/* What to do about a shallow clone, in the words of the two platforms' settings. */
#define FETCH_MORE                                                                       \
    "set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab), or run git fetch --unshallow"

/* A value of the repository's own configuration, absent if not set. In `arena`. */
static struct str config_value(const struct repository *repository, const char *key,
                               struct arena *arena)
{
    git_config *config = NULL;
    const char *text = NULL;
    struct str value = { 0 };
    if (git_repository_config_snapshot(&config, repository->git) == 0 &&
        git_config_get_string(&text, config, key) == 0) {
        value = str_copy(arena, str_from(text));
    }
    git_config_free(config);
    return value;
}

static bool value_is(struct str value, struct str wanted)
{
    return !value.ptr || str_equal_nocase(value, wanted);
}

static int check_formats(const struct repository *repository, const char *path,
                         struct err *err)
{
    struct arena *arena = repository->arena;
    struct str objects = config_value(repository, "extensions.objectformat", arena);
    if (!value_is(objects, STR("sha1"))) {
        return err_set(err, ERR_REPOSITORY,
                       "%s: object format '%.*s' is not supported, only sha1", path,
                       STR_ARGS(objects));
    }
    struct str refs = config_value(repository, "extensions.refstorage", arena);
    if (!value_is(refs, STR("files"))) {
        return err_set(err, ERR_REPOSITORY,
                       "%s: ref storage '%.*s' is not supported, only files", path,
                       STR_ARGS(refs));
    }
    return 0;
}

static int open_failed(const char *path, int code, struct err *err)
{
    if (code == GIT_ENOTFOUND) {
        return err_set(err, ERR_REPOSITORY,
                       "%s: not a git repository (nor any folder above it)", path);
    }
    const git_error *last = git_error_last();
    return err_set(err, ERR_REPOSITORY, "%s: cannot open the git repository: %s", path,
                   last ? last->message : "unknown reason");
}

/* The shallow file is shared by all worktrees, so it stands in the common folder. */
static bool has_shallow_file(const struct repository *repository)
{
    struct str path = str_format(repository->arena, "%s/shallow",
                                 git_repository_commondir(repository->git));
    struct stat status;
    return stat(path.ptr, &status) == 0 && status.st_size > 0;
}

/* Without a configuration that says so, libgit2 takes the folder above a bare repository
 * for its working tree; git does not, and neither do we. */
static bool has_workdir(const struct repository *repository, struct str workdir)
{
    struct stat status;
    struct str link = str_format(repository->arena, "%.*s/.git", STR_ARGS(workdir));
    return stat(link.ptr, &status) == 0 ||
           config_value(repository, "core.worktree", repository->arena).ptr;
}

static struct str workdir_of(const struct repository *repository)
{
    struct str workdir = str_from(git_repository_workdir(repository->git));
    if (workdir.len > 1 && workdir.ptr[workdir.len - 1] == '/') {
        workdir.len--;
    }
    bool exists = workdir.ptr && has_workdir(repository, workdir);
    return exists ? str_copy(repository->arena, workdir) : (struct str){ 0 };
}

static int open_into(struct repository *repository, const char *path, struct err *err)
{
    int code = git_repository_open_ext(&repository->git, path, 0, NULL);
    if (code == 0) {
        code = database_open(repository->git, repository->arena, &repository->odb);
    }
    if (code != 0) {
        return open_failed(path, code, err);
    }
    repository->workdir = workdir_of(repository);
    repository->shallow = has_shallow_file(repository);
    return check_formats(repository, path, err);
}

int repository_open(const char *path, struct repository **repository, struct err *err)
{
    library_start();
    struct repository *opened = mem_alloc(sizeof *opened);
    *opened = (struct repository){ .arena = arena_new(), .fetch_more = FETCH_MORE };
    int code = open_into(opened, path, err);
    if (code < 0) {
        repository_free(opened);
        opened = NULL;
    }
    *repository = opened;
    return code;
}

void repository_free(struct repository *repository)
{
    if (!repository) {
        return;
    }
    git_odb_free(repository->odb);
    git_repository_free(repository->git);
    arena_free(repository->arena);
    mem_free(repository);
    library_stop();
}

struct str repository_workdir(const struct repository *repository)
{
    return repository->workdir;
}

struct str repository_remote_url(const struct repository *repository, struct arena *arena)
{
    return remote_url_clean(config_value(repository, "remote.origin.url", arena), arena);
}

void repository_set_advice(struct repository *repository, const char *fetch_more)
{
    repository->fetch_more = fetch_more;
}

bool repository_is_shallow(const struct repository *repository)
{
    return repository->shallow;
}

enum blob_result repository_read_blob(struct repository *repository,
                                      const struct object_id *id, uint64_t max_bytes,
                                      struct arena *arena, struct str *text)
{
    static const enum blob_result RESULTS[] = { [STORE_OK] = BLOB_OK,
                                                [STORE_MISSING] = BLOB_MISSING,
                                                [STORE_CORRUPT] = BLOB_CORRUPT,
                                                [STORE_OTHER_TYPE] = BLOB_NOT_A_BLOB };
    git_object_t type = GIT_OBJECT_BLOB;
    size_t bytes = 0;
    git_odb_object *object;
    *text = (struct str){ 0 };
    enum store_result result = STORE_OK;
    if (max_bytes != 0) {
        result = store_header(repository, id, &type, &bytes);
    }
    if (result == STORE_OK && type != GIT_OBJECT_BLOB) {
        return BLOB_NOT_A_BLOB;
    }
    if (result == STORE_OK && bytes > max_bytes) {
        return BLOB_TOO_LARGE;
    }
    if (result == STORE_OK) {
        result = store_read(repository, id, GIT_OBJECT_BLOB, &object);
    }
    if (result == STORE_OK) {
        *text = str_copy(arena, store_text(object));
        git_odb_object_free(object);
    }
    return RESULTS[result];
}

uint64_t repository_blob_bytes(struct repository *repository, const struct object_id *id)
{
    git_object_t type = GIT_OBJECT_BLOB;
    size_t bytes = 0;
    const bool known = store_header(repository, id, &type, &bytes) == STORE_OK;
    return known && type == GIT_OBJECT_BLOB ? bytes : 0;
}

bool repository_find_path(struct repository *repository,
                          const struct object_id *commit_or_tree, struct str path,
                          struct object_id *blob)
{
    struct entry entry;
    if (!store_find(repository, commit_or_tree, path, &entry)) {
        return false;
    }
    *blob = entry.id;
    return entries_kind(entry.mode) == KIND_FILE;
}
