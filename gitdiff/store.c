/* SPDX-License-Identifier: MIT */
#include "gitdiff/store.h"

#include "gitdiff/entries.h"

static enum store_result result_of(int code)
{
    if (code == 0) {
        return STORE_OK;
    }
    return code == GIT_ENOTFOUND ? STORE_MISSING : STORE_CORRUPT;
}

/* The blob or tree that one name of the path stands for. */
static bool find_entry(const struct repository *repository, const struct object_id *tree,
                       struct str name, struct entry *found)
{
    git_odb_object *object;
    if (store_read(repository, tree, GIT_OBJECT_TREE, &object) != STORE_OK) {
        return false;
    }
    struct str rest = store_text(object);
    bool hit = false;
    while (!hit && entries_take(&rest, found) == ENTRIES_ONE) {
        hit = str_equal(found->name, name);
    }
    git_odb_object_free(object);
    return hit;
}

static bool tree_of(const struct repository *repository, const struct object_id *id,
                    struct object_id *tree)
{
    git_odb_object *object;
    *tree = *id;
    enum store_result result = store_read(repository, id, GIT_OBJECT_COMMIT, &object);
    if (result == STORE_OTHER_TYPE) {
        return true;
    }
    if (result != STORE_OK) {
        return false;
    }
    struct str text = store_text(object);
    git_oid oid;
    bool good = str_starts_with(text, STR("tree ")) &&
                text.len > 5 + 2 * OBJECT_ID_BYTES &&
                git_oid_fromstrn(&oid, text.ptr + 5, (size_t)2 * OBJECT_ID_BYTES) == 0;
    if (good) {
        *tree = store_id(&oid);
    }
    git_odb_object_free(object);
    return good;
}

enum store_result store_read(const struct repository *repository,
                             const struct object_id *id, git_object_t type,
                             git_odb_object **object)
{
    git_oid oid = store_oid(id);
    *object = NULL;
    enum store_result result = result_of(git_odb_read(object, repository->odb, &oid));
    if (result == STORE_OK && git_odb_object_type(*object) != type) {
        git_odb_object_free(*object);
        *object = NULL;
        result = STORE_OTHER_TYPE;
    }
    return result;
}

enum store_result store_header(const struct repository *repository,
                               const struct object_id *id, git_object_t *type,
                               size_t *bytes)
{
    git_oid oid = store_oid(id);
    return result_of(git_odb_read_header(bytes, type, repository->odb, &oid));
}

struct str store_text(git_odb_object *object)
{
    return (struct str){ git_odb_object_data(object), git_odb_object_size(object) };
}

struct object_id store_id(const git_oid *oid)
{
    struct object_id id;
    memcpy(id.bytes, oid->id, sizeof id.bytes);
    return id;
}

git_oid store_oid(const struct object_id *id)
{
    git_oid oid;
    memcpy(oid.id, id->bytes, sizeof id->bytes);
    return oid;
}

bool store_find(const struct repository *repository,
                const struct object_id *commit_or_tree, struct str path,
                struct entry *found)
{
    *found = (struct entry){ .mode = MODE_FOLDER };
    if (path.len == 0 || !tree_of(repository, commit_or_tree, &found->id)) {
        return false;
    }
    while (path.ptr) {
        const struct str name = str_split(&path, '/');
        const struct object_id folder = found->id;
        if (found->mode != MODE_FOLDER || !find_entry(repository, &folder, name, found)) {
            return false;
        }
    }
    return true;
}
