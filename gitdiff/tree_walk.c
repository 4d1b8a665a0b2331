/* SPDX-License-Identifier: MIT */
#include "gitdiff/tree_walk.h"

#include "base/arena.h"
#include "base/buf.h"
#include "gitdiff/entries.h"
#include "gitdiff/store.h"

/* Folders within folders. A tree object may refer to itself if nobody checks its hash. */
enum { DEEPEST = 512 };

/* Files and tree objects of one walk: a few small objects can stand for any number of
 * paths, when folders share their ids. Real repositories stay below a tenth of it. */
enum { MOST_FILES = 1000 * 1000, MOST_TREES = 2 * 1000 * 1000 };

/* One side of a folder. */
struct side {
    git_odb_object *object; /* NULL where the folder does not exist */
    struct str rest;        /* entries after the current one */
    struct entry entry;     /* the current one, valid while has_entry */
    bool has_entry;
};

struct frame {
    struct side old_side;
    struct side new_side;
    size_t path_bytes; /* length of the folder's path, with its slash */
};

struct state {
    const struct tree_walk *walk;
    struct arena *scratch;
    VEC(struct frame) stack;
    struct buf path;
    size_t trees;
    bool cut; /* a limit was met, and said */
};

static void add_notice(const struct tree_walk *walk, const char *id, struct str path,
                       struct str text)
{
    notices_add(walk->notices, walk->arena,
                (struct notice){
                    .level = NOTICE_INCOMPLETE, .id = id, .path = path, .text = text });
}

/* The folder that is being compared, without its slash; absent for the top. */
static struct str folder_path(const struct state *state)
{
    struct str path = buf_view(&state->path);
    return path.len ? str_slice(path, 0, path.len - 1) : (struct str){ 0 };
}

/* The beginning of a notice about it: changes in it are lost. */
static struct notice about_folder(const struct state *state)
{
    return (struct notice){ .level = NOTICE_INCOMPLETE, .path = folder_path(state) };
}

static void cut_here(struct state *state, const char *why)
{
    if (!state->cut) {
        state->cut = true;
        add_notice(state->walk, "too-many-files", buf_view(&state->path),
                   str_format(state->walk->arena, "The comparison stops here: %s.", why));
    }
}

/* Moves a side to its next entry. */
static void advance(const struct state *state, struct side *side)
{
    enum entries_result result = entries_take(&side->rest, &side->entry);
    side->has_entry = result == ENTRIES_ONE;
    if (result == ENTRIES_MALFORMED) {
        struct object_id id = store_id(git_odb_object_id(side->object));
        tree_walk_unreadable(state->walk, about_folder(state), false, &id,
                             "the rest of this folder was not compared");
    }
}

static bool open_side(struct state *state, const struct object_id *id, struct side *side)
{
    *side = (struct side){ 0 };
    if (!id || object_id_is_zero(id)) {
        return true;
    }
    state->trees++;
    enum store_result result =
        store_read(state->walk->repository, id, GIT_OBJECT_TREE, &side->object);
    if (result != STORE_OK) {
        tree_walk_unreadable(state->walk, about_folder(state), result == STORE_MISSING,
                             id, "changes below this folder were not seen");
        return false;
    }
    side->rest = store_text(side->object);
    return true;
}

static void close_frame(struct frame *frame)
{
    git_odb_object_free(frame->old_side.object);
    git_odb_object_free(frame->new_side.object);
}

/* Opens the folder whose path stands in the buffer. Ids are NULL where it does not exist.
 */
static void push_frame(struct state *state, const struct object_id *old_id,
                       const struct object_id *new_id)
{
    struct frame frame = { .path_bytes = state->path.len };
    bool both = open_side(state, old_id, &frame.old_side);
    both = open_side(state, new_id, &frame.new_side) && both;
    if (!both) {
        close_frame(&frame);
        return;
    }
    advance(state, &frame.old_side);
    advance(state, &frame.new_side);
    VEC_PUSH(state->scratch, &state->stack, frame);
}

static struct change_side side_of(const struct entry *entry, struct str path)
{
    if (!entry) {
        return (struct change_side){ 0 };
    }
    return (struct change_side){ .path = path,
                                 .id = entry->id,
                                 .kind = entries_kind(entry->mode),
                                 .mode = entry->mode };
}

static enum change_status status_of(const struct entry *old_entry,
                                    const struct entry *new_entry)
{
    if (!old_entry) {
        return CHANGE_ADDED;
    }
    if (!new_entry) {
        return CHANGE_DELETED;
    }
    if (entries_kind(old_entry->mode) != entries_kind(new_entry->mode)) {
        return CHANGE_TYPE;
    }
    return object_id_equal(&old_entry->id, &new_entry->id) ? CHANGE_MODE
                                                           : CHANGE_MODIFIED;
}

/* Adds the file whose path stands in the buffer. */
static void add_file(struct state *state, const struct entry *old_entry,
                     const struct entry *new_entry)
{
    const struct tree_walk *walk = state->walk;
    if (walk->files->count >= MOST_FILES) {
        cut_here(state, "the change has more than a million files");
        return;
    }
    struct str path = buf_copy(&state->path, walk->arena);
    struct change_file file = { .status = status_of(old_entry, new_entry),
                                .old_side = side_of(old_entry, path),
                                .new_side = side_of(new_entry, path) };
    VEC_PUSH(walk->arena, walk->files, file);
}

static void compare_folders(struct state *state, const struct entry *old_entry,
                            const struct entry *new_entry)
{
    if (state->stack.count >= DEEPEST) {
        cut_here(state, "folders are nested too deep");
    } else if (state->trees >= MOST_TREES) {
        cut_here(state, "the change has too many folders");
    } else {
        buf_add_char(&state->path, '/');
        push_frame(state, old_entry ? &old_entry->id : NULL,
                   new_entry ? &new_entry->id : NULL);
    }
}

/* Compares one name of the newest frame; NULL where a side does not have it. */
static void compare_entries(struct state *state, const struct entry *old_entry,
                            const struct entry *new_entry)
{
    if (old_entry && new_entry && old_entry->mode == new_entry->mode &&
        object_id_equal(&old_entry->id, &new_entry->id)) {
        return;
    }
    const struct entry *any = new_entry ? new_entry : old_entry;
    buf_add(&state->path, any->name);
    if (any->mode == MODE_FOLDER) {
        compare_folders(state, old_entry, new_entry);
    } else {
        add_file(state, old_entry, new_entry);
    }
}

/* Takes the next name off the newest frame; false when none is left. */
static bool step(struct state *state)
{
    struct frame *frame = &state->stack.items[state->stack.count - 1];
    bool has_old = frame->old_side.has_entry;
    bool has_new = frame->new_side.has_entry;
    if (!has_old && !has_new) {
        return false;
    }
    /* Copies: pushing a frame moves the stack. Their names point into the objects. */
    struct entry old_entry = frame->old_side.entry;
    struct entry new_entry = frame->new_side.entry;
    int order = has_old && has_new ? entries_compare(&old_entry, &new_entry)
                : has_old          ? -1
                                   : 1;
    state->path.len = frame->path_bytes;
    if (order <= 0) {
        advance(state, &frame->old_side);
    }
    if (order >= 0) {
        advance(state, &frame->new_side);
    }
    compare_entries(state, order <= 0 ? &old_entry : NULL,
                    order >= 0 ? &new_entry : NULL);
    return true;
}

void tree_walk_run(const struct tree_walk *walk, const struct object_id *old_tree,
                   const struct object_id *new_tree)
{
    struct state state = { .walk = walk, .scratch = arena_new() };
    if (!object_id_equal(old_tree, new_tree)) {
        push_frame(&state, old_tree, new_tree);
    }
    while (state.stack.count > 0) {
        if (state.cut || !step(&state)) {
            close_frame(&state.stack.items[--state.stack.count]);
        }
    }
    buf_dispose(&state.path);
    arena_free(state.scratch);
}

void tree_walk_unreadable(const struct tree_walk *walk, struct notice notice,
                          bool is_missing, const struct object_id *id, const char *what)
{
    char hex[OBJECT_ID_HEX_BYTES];
    object_id_hex(id, hex);
    notice.id = is_missing ? "missing-object" : "damaged-object";
    notice.text =
        str_format(walk->arena, "Object %s is %s, so %s.", hex,
                   is_missing ? "missing from the repository" : "damaged", what);
    notices_add(walk->notices, walk->arena, notice);
}
