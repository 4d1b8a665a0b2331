/* SPDX-License-Identifier: MIT */
#include "gitdiff/store.h"

static enum store_result result_of(int code)
{
    if (code == 0) {
        return STORE_OK;
    }
    return code == GIT_ENOTFOUND ? STORE_MISSING : STORE_CORRUPT;
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
