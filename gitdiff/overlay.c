/* SPDX-License-Identifier: MIT */
#include "gitdiff/overlay.h"

#include <git2/sys/odb_backend.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/mem.h"

/* Before packs and loose objects: the question costs nothing. */
enum { PRIORITY_OVERLAY = 10, FIRST_SLOTS = 256 };

struct object {
    git_oid id;
    git_object_t type;
    struct str text; /* absent: only the size is known */
    size_t bytes;
};

/* A hash table with open addresses; at most half of it is taken. */
struct overlay {
    git_odb_backend backend; /* the first member: what libgit2 is given */
    struct arena *arena;
    struct object *slots; /* type 0: free */
    size_t slot_count;
    size_t count;
};

static size_t slot_of(const struct overlay *overlay, const git_oid *id)
{
    const struct str bytes = { (const char *)id->id, sizeof id->id };
    size_t at = (size_t)hash_bytes(bytes) & (overlay->slot_count - 1);
    while (overlay->slots[at].type && !git_oid_equal(&overlay->slots[at].id, id)) {
        at = (at + 1) & (overlay->slot_count - 1);
    }
    return at;
}

static const struct object *find(const git_odb_backend *backend, const git_oid *id)
{
    const struct overlay *overlay = (const struct overlay *)(const void *)backend;
    const struct object *object = &overlay->slots[slot_of(overlay, id)];
    return object->type ? object : NULL;
}

static int read_object(void **content, size_t *bytes, git_object_t *type,
                       git_odb_backend *backend, const git_oid *id)
{
    const struct object *object = find(backend, id);
    if (!object || !object->text.ptr) {
        return GIT_ENOTFOUND;
    }
    /* libgit2 expects a NUL behind the content. */
    char *copy = git_odb_backend_data_alloc(backend, object->bytes + 1);
    if (!copy) {
        return GIT_ERROR;
    }
    memcpy(copy, object->text.ptr, object->bytes);
    copy[object->bytes] = '\0';
    *content = copy;
    *bytes = object->bytes;
    *type = object->type;
    return 0;
}

static int read_header(size_t *bytes, git_object_t *type, git_odb_backend *backend,
                       const git_oid *id)
{
    const struct object *object = find(backend, id);
    if (!object) {
        return GIT_ENOTFOUND;
    }
    *bytes = object->bytes;
    *type = object->type;
    return 0;
}

static int exists(git_odb_backend *backend, const git_oid *id)
{
    return find(backend, id) != NULL;
}

static void free_backend(git_odb_backend *backend)
{
    mem_free(backend);
}

static void grow(struct overlay *overlay)
{
    const struct object *old = overlay->slots;
    const size_t old_count = overlay->slot_count;
    overlay->slot_count = old_count ? old_count * 4 : FIRST_SLOTS;
    overlay->slots = ARENA_ARRAY(overlay->arena, overlay->slot_count, struct object);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].type) {
            overlay->slots[slot_of(overlay, &old[i].id)] = old[i];
        }
    }
}

/* The repository's overlay, made when it is first needed. */
static struct overlay *overlay_of(struct repository *repository)
{
    if (!repository->overlay) {
        struct overlay *overlay = mem_alloc(sizeof *overlay);
        *overlay = (struct overlay){ .backend = { .version = GIT_ODB_BACKEND_VERSION,
                                                  .read = read_object,
                                                  .read_header = read_header,
                                                  .exists = exists,
                                                  .free = free_backend },
                                     .arena = repository->arena };
        grow(overlay);
        if (git_odb_add_backend(repository->odb, &overlay->backend, PRIORITY_OVERLAY) !=
            0) {
            abort(); /* only without memory */
        }
        repository->overlay = overlay;
    }
    return repository->overlay;
}

static void put(struct overlay *overlay, struct object object)
{
    if (overlay->count * 2 >= overlay->slot_count) {
        grow(overlay);
    }
    const size_t at = slot_of(overlay, &object.id);
    overlay->count += !overlay->slots[at].type;
    overlay->slots[at] = object;
}

static git_oid hash_of(git_object_t type, struct str text)
{
    git_oid id;
    if (git_odb_hash(&id, text.ptr ? text.ptr : "", text.len, type) != 0) {
        abort(); /* only for a type that is none */
    }
    return id;
}

struct object_id overlay_add(struct repository *repository, git_object_t type,
                             struct str text)
{
    struct overlay *overlay = overlay_of(repository);
    const git_oid id = hash_of(type, text);
    if (!overlay->slots[slot_of(overlay, &id)].text.ptr) {
        const struct str copy = str_copy(overlay->arena, text.ptr ? text : STR(""));
        put(overlay, (struct object){ id, type, copy, text.len });
    }
    return store_id(&id);
}

struct object_id overlay_blob_id(struct str text)
{
    const git_oid id = hash_of(GIT_OBJECT_BLOB, text);
    return store_id(&id);
}

struct object_id overlay_add_large(struct repository *repository, struct str path,
                                   uint64_t bytes)
{
    struct overlay *overlay = overlay_of(repository);
    const struct str name = str_format(repository->arena, "too large: %llu %.*s",
                                       (unsigned long long)bytes, STR_ARGS(path));
    const git_oid id = hash_of(GIT_OBJECT_BLOB, name);
    put(overlay,
        (struct object){ .id = id, .type = GIT_OBJECT_BLOB, .bytes = (size_t)bytes });
    return store_id(&id);
}
