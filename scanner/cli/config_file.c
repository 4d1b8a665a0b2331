/* SPDX-License-Identifier: MIT */
#include "cli/config_file.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "cli/config.h"
#include "cli/input.h"

enum { SHORT_HEX = 12 };

struct loader {
    struct options *options;
    const struct target *target;
    struct arena *arena;
    struct notices *notices;
    struct str *used;
    struct err *err;
};

static void note(const struct loader *loader, const char *id, const char *text)
{
    notices_add(loader->notices, loader->arena,
                (struct notice){ .level = NOTICE_NOTE,
                                 .id = id,
                                 .path = STR(CONFIG_FILE),
                                 .text = str_from(text) });
}

/* Reports show the name without its folder, which is the machine's. */
static int apply(const struct loader *loader, struct str name, struct str text)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '/') {
        at--;
    }
    *loader->used = str_slice(name, at, name.len);
    return config_read(name, text, loader->arena, loader->options, loader->err);
}

static int read_file(const struct loader *loader, const char *path)
{
    struct str text;
    const int code =
        input_read(path, CONFIG_MOST_BYTES, loader->arena, &text, loader->err);
    return code < 0 ? code : apply(loader, str_from(path), text);
}

/* Plain files: that of the folder. */
static int read_folder(const struct loader *loader)
{
    struct stat status;
    const struct str path =
        str_format(loader->arena, "%s/%s", loader->target->folder, CONFIG_FILE);
    if (lstat(path.ptr, &status) != 0) {
        return 0;
    }
    if (!S_ISREG(status.st_mode)) {
        note(loader, "config-not-read",
             "The configuration is no regular file; it was "
             "not read.");
        return 0;
    }
    return read_file(loader, path.ptr);
}

/* The id of the file in a tree, zero if it is not there; `*regular` whether it counts. */
static struct object_id find(const struct loader *loader, const struct object_id *tree,
                             bool *regular)
{
    struct object_id id = { { 0 } };
    *regular =
        !object_id_is_zero(tree) &&
        repository_find_path(loader->target->repository, tree, STR(CONFIG_FILE), &id);
    return id;
}

/* "abc123456789:.hunkscan.yaml", of a side that is no commit without an id. */
static struct str name_of(const struct loader *loader, const struct object_id *commit)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(commit, hex);
    return object_id_is_zero(commit)
               ? STR(CONFIG_FILE)
               : str_format(loader->arena, "%.*s:%s", SHORT_HEX, hex, CONFIG_FILE);
}

static int read_blob(const struct loader *loader, const struct object_id *id,
                     struct str name)
{
    struct str text;
    if (repository_read_blob(loader->target->repository, id, CONFIG_MOST_BYTES,
                             loader->arena, &text) != BLOB_OK) {
        return err_set(
            loader->err, ERR_REPOSITORY,
            "%.*s: the configuration cannot be read: it is missing, damaged or "
            "larger than 1 MB; --config names another",
            STR_ARGS(name));
    }
    return apply(loader, name, text);
}

static int read_tree(const struct loader *loader)
{
    const struct range *range = &loader->target->range;
    const bool whole = loader->target->kind == TARGET_WHOLE;
    const bool from_head = whole || loader->options->config_from == CONFIG_HEAD;
    bool is_regular[2];
    const struct object_id ids[2] = {
        find(loader, &range->bases[0].tree, &is_regular[0]),
        find(loader, &range->head_tree, &is_regular[1]),
    };
    if (!whole && !object_id_equal(&ids[0], &ids[1])) {
        note(loader, "config-changed",
             from_head ? "This change edits the configuration, and the new one was used."
                       : "This change edits the configuration; the one before it was "
                         "used (--config-from head takes the new one).");
    }
    if (object_id_is_zero(&ids[from_head])) {
        return 0;
    }
    if (!is_regular[from_head]) {
        note(loader, "config-not-read",
             "The configuration is no regular file; it was "
             "not read.");
        return 0;
    }
    return read_blob(
        loader, &ids[from_head],
        name_of(loader, from_head ? &range->head_commit : &range->bases[0].commit));
}

int config_file_load(struct options *options, const struct target *target,
                     struct arena *arena, struct notices *notices, struct str *used,
                     struct err *err)
{
    const struct loader loader = { options, target, arena, notices, used, err };
    *used = (struct str){ 0 };
    if (options->config) {
        return read_file(&loader, options->config);
    }
    if (options->config_from == CONFIG_NONE) {
        return 0;
    }
    return target->kind == TARGET_FOLDER ? read_folder(&loader) : read_tree(&loader);
}
