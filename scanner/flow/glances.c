/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "flow/glance.h"
#include "syntax/files.h"

/* Texts of which more is not looked at. */
enum { MOST_BYTES = 1 << 20 };

#define ABSENT UINT32_MAX

struct glances *glances_of(const struct files *files, const struct intern *words)
{
    const struct intern *of_rules = intern_base(words);
    if (!files || !files->memory || !of_rules) {
        return NULL;
    }
    if (!files->memory->facts) {
        struct arena *arena = files->memory->arena;
        struct glances *glances = ARENA_NEW(arena, struct glances);
        glances->arena = arena;
        glances->paths = intern_new(arena, NULL);
        glances->found = pairs_init(arena, 1024);
        glances->known = pairs_init(arena, 1024);
        glances->contents = pairs_init(arena, 1024);
        glances->marks = ARENA_ARRAY(arena, intern_count(of_rules), uint8_t);
        files->memory->facts = glances;
    }
    struct glances *glances = files->memory->facts;
    glances->words = of_rules;
    return glances;
}

static uint32_t look(struct glances *glances, const struct files *files, struct str path)
{
    struct arena *scratch = files->memory->scratch;
    struct str text = { 0 };
    uint32_t found = ABSENT;
    if (files->read(files, path, scratch, &text) && text.len <= MOST_BYTES) {
        const struct glance *glance =
            glance_at(path, text, glances->words, glances->arena, scratch);
        VEC_PUSH(glances->arena, &glances->list, glance);
        found = (uint32_t)glances->list.count;
    }
    arena_reset(scratch);
    return found;
}

/* What is the same as in another version is not read again. */
static uint32_t look_at_content(struct glances *glances, const struct files *files,
                                struct str path, struct arena *scratch)
{
    struct str identity;
    if (!files->identify) {
        return look(glances, files, path);
    }
    if (!files->identify(files, path, scratch, &identity)) {
        return ABSENT;
    }
    const uint32_t content = intern_add(glances->paths, identity);
    const uint32_t name = intern_add(glances->paths, path);
    const uint32_t known = pairs_find(&glances->contents, content, name);
    if (!known) {
        const uint32_t found = look(glances, files, path);
        pairs_set(&glances->contents, content, name, found);
        return found;
    }
    if (known == ABSENT) {
        return ABSENT;
    }
    const struct glance *again =
        glance_again(glances->list.items[known - 1], glances->arena);
    VEC_PUSH(glances->arena, &glances->list, again);
    return (uint32_t)glances->list.count;
}

static uint32_t at_path(struct glances *glances, const struct files *files,
                        struct str path, struct arena *scratch)
{
    const uint32_t version = intern_add(glances->paths, files->version);
    const uint32_t name = intern_add(glances->paths, path);
    uint32_t found = pairs_find(&glances->found, version, name);
    if (!found) {
        found = look_at_content(glances, files, path, scratch);
        pairs_set(&glances->found, version, name, found);
    }
    return found;
}

/* Where imports may be rooted: the top, common source folders, beside the file. */
static uint32_t seek(struct glances *glances, const struct files *files,
                     struct str dotted, struct str beside, struct arena *scratch)
{
    static const char *const folders[] = { "", "src/", "lib/", NULL };
    static const char *const ends[] = { ".py", "/__init__.py" };
    char *slashed = arena_copy(scratch, dotted.ptr, dotted.len);
    for (size_t i = 0; i < dotted.len; i++) {
        slashed[i] = (char)(slashed[i] == '.' ? '/' : slashed[i]);
    }
    for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++) {
        const struct str folder = folders[f] ? str_from(folders[f]) : beside;
        for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++) {
            const struct str path = str_format(scratch, "%.*s%.*s%s", STR_ARGS(folder),
                                               (int)dotted.len, slashed, ends[e]);
            const uint32_t found = at_path(glances, files, path, scratch);
            if (found != ABSENT) {
                return found;
            }
        }
    }
    return ABSENT;
}

const struct glance *glances_find(struct glances *glances, const struct files *files,
                                  struct str dotted, struct str path,
                                  struct arena *scratch)
{
    size_t own = path.len;
    while (own > 0 && path.ptr[own - 1] != '/') {
        own--;
    }
    const struct str beside = str_slice(path, 0, own);
    const struct str place =
        str_format(scratch, "%.*s:%.*s", STR_ARGS(files->version), STR_ARGS(beside));
    const uint32_t where = intern_add(glances->paths, place);
    const uint32_t name = intern_add(glances->paths, dotted);
    uint32_t found = pairs_find(&glances->known, where, name);
    if (!found) {
        found = seek(glances, files, dotted, beside, scratch);
        pairs_set(&glances->known, where, name, found);
    }
    return found == ABSENT ? NULL : glances->list.items[found - 1];
}
