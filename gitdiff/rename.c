/* SPDX-License-Identifier: MIT */
#include "gitdiff/rename.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "gitdiff/entries.h"
#include "gitdiff/similarity.h"

/* git's limit: a square of 1,000 files on each side. */
enum { DEFAULT_MAX_PAIRS = 1000 * 1000 };

/* A single base name that is equal counts more: 75 % is enough to decide at once (git's
 * rule). */
enum { LEAST_BY_NAME = SIMILARITY_LEAST + (SIMILARITY_WHOLE - SIMILARITY_LEAST) / 2 };

/* Best sources kept for each added file, as in git. */
enum { CANDIDATES = 4 };

/* Sources of equal content that are weighed against each other, as in git. */
enum { MOST_EQUAL_SOURCES = 100 };

#define NO_SOURCE UINT32_MAX

/* A file that content may have come from: deleted, or any changed one when copies are
 * sought. */
struct source {
    uint32_t file;
    uint32_t base_name; /* interned */
    uint32_t uses;      /* as old side; a file that stays counts as one use */
    struct similarity_text text;
};

/* An added file. */
struct target {
    uint32_t file;
    uint32_t base_name;
    uint32_t source; /* index, or NO_SOURCE */
    uint32_t score;
    struct similarity_text text;
};

/* A pair that may become a rename. */
struct candidate {
    uint32_t target;
    uint32_t source;
    uint32_t score;
    uint32_t place; /* among all candidates, for a stable order */
    bool same_name;
    bool is_set;
};

VEC_OF(sources, struct source);
VEC_OF(targets, struct target);

struct search {
    struct repository *repository;
    const struct tree_walk *walk;
    const struct change_request *request;
    struct arena *arena;   /* lists */
    struct arena *scratch; /* one text */
    struct intern *names;
    struct sources sources;
    struct targets targets;
    size_t renamed;
};

/* ---- who takes part ---- */

static struct str base_name(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/') {
        at--;
    }
    return str_slice(path, at, path.len);
}

static const struct change_file *file_of(const struct search *search, uint32_t file)
{
    return &search->walk->files->items[file];
}

static void add_source(struct search *search, uint32_t file)
{
    const struct change_file *change = file_of(search, file);
    struct source source = { .file = file,
                             .base_name = intern_add_view(
                                 search->names, base_name(change->old_side.path)),
                             .uses = change->status == CHANGE_DELETED ? 0 : 1,
                             .text = { .id = change->old_side.id } };
    VEC_PUSH(search->arena, &search->sources, source);
}

static void add_target(struct search *search, uint32_t file)
{
    const struct change_file *change = file_of(search, file);
    struct target target = { .file = file,
                             .base_name = intern_add_view(
                                 search->names, base_name(change->new_side.path)),
                             .source = NO_SOURCE,
                             .text = { .id = change->new_side.id } };
    VEC_PUSH(search->arena, &search->targets, target);
}

static void collect(struct search *search)
{
    const struct change_files *files = search->walk->files;
    for (uint32_t i = 0; i < files->count; i++) {
        enum change_status status = files->items[i].status;
        if (status == CHANGE_ADDED) {
            add_target(search, i);
        } else if (status == CHANGE_DELETED || search->request->find_copies) {
            add_source(search, i);
        }
    }
}

static void record(struct search *search, uint32_t target, uint32_t source,
                   uint32_t score)
{
    search->targets.items[target].source = source;
    search->targets.items[target].score = score;
    search->sources.items[source].uses++;
    search->renamed++;
}

/* ---- equal content ---- */

/* A source by its content, so that equal ones stand together in their own order. */
struct content_key {
    struct object_id id;
    uint32_t source;
};

static int content_order(const void *left, const void *right)
{
    const struct content_key *a = left;
    const struct content_key *b = right;
    int order = memcmp(a->id.bytes, b->id.bytes, OBJECT_ID_BYTES);
    return order != 0 ? order : a->source < b->source ? -1 : a->source > b->source;
}

static size_t first_equal(const struct content_key *keys, size_t count,
                          const struct object_id *id)
{
    size_t from = 0;
    while (count > 0) {
        size_t half = count / 2;
        if (memcmp(keys[from + half].id.bytes, id->bytes, OBJECT_ID_BYTES) < 0) {
            from += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return from;
}

/* Files may change their mode with their name; links and submodules are what their mode
 * says. */
static bool kinds_agree(const struct search *search, const struct source *source,
                        const struct target *target)
{
    return file_of(search, source->file)->old_side.kind ==
           file_of(search, target->file)->new_side.kind;
}

/* How well an equal source fits: unused counts, the same base name counts; -1 if it must
 * not be. */
static int equal_rank(const struct search *search, const struct source *source,
                      const struct target *target)
{
    if (!kinds_agree(search, source, target) ||
        (source->uses > 0 && !search->request->find_copies)) {
        return -1;
    }
    return (source->uses == 0) + (source->base_name == target->base_name);
}

static void match_equal(struct search *search, const struct content_key *keys,
                        uint32_t at)
{
    const struct target *target = &search->targets.items[at];
    size_t key = first_equal(keys, search->sources.count, &target->text.id);
    int best_rank = -1;
    uint32_t best = NO_SOURCE;
    int left = MOST_EQUAL_SOURCES;
    for (; key < search->sources.count && left > 0 && best_rank < 2; key++) {
        if (!object_id_equal(&keys[key].id, &target->text.id)) {
            break;
        }
        int rank = equal_rank(search, &search->sources.items[keys[key].source], target);
        left -= rank >= 0;
        if (rank > best_rank) {
            best_rank = rank;
            best = keys[key].source;
        }
    }
    if (best != NO_SOURCE) {
        record(search, at, best, SIMILARITY_WHOLE);
    }
}

static void find_equal(struct search *search)
{
    size_t count = search->sources.count;
    struct content_key *keys = ARENA_ARRAY(search->arena, count, struct content_key);
    for (uint32_t i = 0; i < count; i++) {
        keys[i] = (struct content_key){ search->sources.items[i].text.id, i };
    }
    qsort(keys, count, sizeof *keys, content_order);
    for (uint32_t i = 0; i < search->targets.count; i++) {
        match_equal(search, keys, i);
    }
}

/* ---- similar content ---- */

/* Says once for each file that its content could not be compared. */
static void say_unreadable(const struct search *search, struct similarity_text *text,
                           struct str path, enum similarity_state before)
{
    if (text->state == SIMILARITY_UNREADABLE && before != SIMILARITY_UNREADABLE) {
        /* Nothing is lost: the file counts as added or deleted. */
        const struct notice notice = { .level = NOTICE_NOTE, .path = path };
        tree_walk_unreadable(search->walk, notice, text->is_missing, &text->id,
                             "this file was not compared in the search for renames");
    }
}

/* Only regular files can be similar. */
static uint32_t score_of(const struct search *search, struct source *source,
                         struct target *target)
{
    const struct change_side *old_side = &file_of(search, source->file)->old_side;
    const struct change_side *new_side = &file_of(search, target->file)->new_side;
    if (old_side->kind != KIND_FILE || new_side->kind != KIND_FILE) {
        return 0;
    }
    enum similarity_state old_state = source->text.state;
    enum similarity_state new_state = target->text.state;
    uint32_t score = similarity_score(search->repository, &source->text, &target->text,
                                      search->scratch);
    say_unreadable(search, &source->text, old_side->path, old_state);
    say_unreadable(search, &target->text, new_side->path, new_state);
    return score;
}

/* ---- equal base names ---- */

#define NOT_SEEN UINT32_MAX
#define SEEN_TWICE (UINT32_MAX - 1)

static void see_name(uint32_t *seen, uint32_t name, uint32_t index)
{
    seen[name] = seen[name] == NOT_SEEN ? index : SEEN_TWICE;
}

/* For each base name the one open target that has it. */
static uint32_t *targets_by_name(const struct search *search, size_t names)
{
    uint32_t *seen = ARENA_ARRAY(search->arena, names, uint32_t);
    memset(seen, 0xff, names * sizeof *seen);
    for (uint32_t i = 0; i < search->targets.count; i++) {
        if (search->targets.items[i].source == NO_SOURCE) {
            see_name(seen, search->targets.items[i].base_name, i);
        }
    }
    return seen;
}

static uint32_t *sources_by_name(const struct search *search, size_t names)
{
    uint32_t *seen = ARENA_ARRAY(search->arena, names, uint32_t);
    memset(seen, 0xff, names * sizeof *seen);
    for (uint32_t i = 0; i < search->sources.count; i++) {
        if (search->sources.items[i].uses == 0) {
            see_name(seen, search->sources.items[i].base_name, i);
        }
    }
    return seen;
}

/* A base name that only one deleted and one added file have: compared before all others.
 */
static void find_by_name(struct search *search)
{
    size_t names = intern_count(search->names);
    const uint32_t *source_at = sources_by_name(search, names);
    const uint32_t *target_at = targets_by_name(search, names);
    for (uint32_t i = 0; i < search->sources.count; i++) {
        struct source *source = &search->sources.items[i];
        uint32_t target = target_at[source->base_name];
        if (source_at[source->base_name] != i || target >= SEEN_TWICE) {
            continue;
        }
        uint32_t score = score_of(search, source, &search->targets.items[target]);
        if (score >= LEAST_BY_NAME) {
            record(search, target, i, score);
            similarity_forget(&source->text);
        }
        similarity_forget(&search->targets.items[target].text);
    }
}

/* ---- everything with everything ---- */

/* Better pairs first. Unset ones are last. */
static int candidate_rank(const struct candidate *a, const struct candidate *b)
{
    if (!a->is_set || !b->is_set) {
        return b->is_set - a->is_set;
    }
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    return b->same_name - a->same_name;
}

/* As candidate_rank; ties stay as they were found: by target, then by place among its
 * candidates. */
static int candidate_order(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    int rank = candidate_rank(a, b);
    return rank != 0 ? rank : a->place < b->place ? -1 : a->place > b->place;
}

/* Replaces the worst of the kept pairs if the new one is better. */
static void keep_if_better(struct candidate *kept, struct candidate candidate)
{
    size_t worst = 0;
    for (size_t i = 1; i < CANDIDATES; i++) {
        if (candidate_rank(&kept[i], &kept[worst]) > 0) {
            worst = i;
        }
    }
    if (candidate_rank(&kept[worst], &candidate) > 0) {
        candidate.place = kept[worst].place;
        kept[worst] = candidate;
    }
}

static bool may_give(const struct search *search, const struct source *source)
{
    return source->uses == 0 || search->request->find_copies;
}

static void rank_sources(struct search *search, uint32_t target_at,
                         struct candidate *kept)
{
    struct target *target = &search->targets.items[target_at];
    for (uint32_t i = 0; i < search->sources.count; i++) {
        struct source *source = &search->sources.items[i];
        if (may_give(search, source)) {
            keep_if_better(kept, (struct candidate){
                                     .target = target_at,
                                     .source = i,
                                     .score = score_of(search, source, target),
                                     .same_name = source->base_name == target->base_name,
                                     .is_set = true });
        }
    }
    similarity_forget(&target->text);
}

static void take_best(struct search *search, const struct candidate *candidates,
                      size_t count, bool copies)
{
    for (size_t i = 0; i < count; i++) {
        const struct candidate *best = &candidates[i];
        if (!best->is_set || best->score < SIMILARITY_LEAST) {
            break;
        }
        if (search->targets.items[best->target].source == NO_SOURCE &&
            (copies || search->sources.items[best->source].uses == 0)) {
            record(search, best->target, best->source, best->score);
        }
    }
}

static void find_similar(struct search *search)
{
    size_t open = search->targets.count - search->renamed;
    size_t count = open * CANDIDATES;
    struct candidate *candidates = ARENA_ARRAY(search->arena, count, struct candidate);
    for (uint32_t i = 0; i < count; i++) {
        candidates[i].place = i;
    }
    size_t row = 0;
    for (uint32_t i = 0; i < search->targets.count; i++) {
        if (search->targets.items[i].source == NO_SOURCE) {
            rank_sources(search, i, candidates + row * CANDIDATES);
            row++;
        }
    }
    qsort(candidates, count, sizeof *candidates, candidate_order);
    take_best(search, candidates, count, false);
    if (search->request->find_copies) {
        take_best(search, candidates, count, true);
    }
}

/* Whether so many comparisons may be made; if not, a notice says so. */
static bool pairs_allowed(const struct search *search)
{
    uint64_t sources = 0;
    uint64_t targets = search->targets.count - search->renamed;
    uint64_t most = search->request->max_rename_pairs;
    most = most ? most : DEFAULT_MAX_PAIRS;
    for (size_t i = 0; i < search->sources.count; i++) {
        sources += may_give(search, &search->sources.items[i]);
    }
    if (sources * targets <= most) {
        return true;
    }
    struct str text = str_format(
        search->arena,
        "Renames with changed content were not looked for: %" PRIu64 " added and %" PRIu64
        " deleted files are more than the limit of %" PRIu64
        " comparisons, so these files count as added and deleted.",
        targets, sources, most);
    notices_add(
        search->walk->notices, search->walk->arena,
        (struct notice){ .level = NOTICE_NOTE, .id = "rename-limit", .text = text });
    return false;
}

/* ---- back to files ---- */

static void rename_file(const struct search *search, const struct target *target)
{
    struct source *source = &search->sources.items[target->source];
    struct change_file *file = &search->walk->files->items[target->file];
    file->old_side = file_of(search, source->file)->old_side;
    file->similarity = target->score * 100 / SIMILARITY_WHOLE;
    /* The last use of a deleted file is its new name, those before it are copies. */
    source->uses--;
    file->status = source->uses > 0 ? CHANGE_COPIED : CHANGE_RENAMED;
}

static void apply(const struct search *search)
{
    struct change_files *files = search->walk->files;
    bool *is_gone = ARENA_ARRAY(search->arena, files->count, bool);
    for (size_t i = 0; i < search->sources.count; i++) {
        const struct source *source = &search->sources.items[i];
        is_gone[source->file] =
            source->uses > 0 && file_of(search, source->file)->status == CHANGE_DELETED;
    }
    for (size_t i = 0; i < search->targets.count; i++) {
        if (search->targets.items[i].source != NO_SOURCE) {
            rename_file(search, &search->targets.items[i]);
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < files->count; i++) {
        if (!is_gone[i]) {
            files->items[kept++] = files->items[i];
        }
    }
    files->count = kept;
}

static void run(struct search *search)
{
    collect(search);
    if (search->sources.count == 0 || search->targets.count == 0) {
        return;
    }
    find_equal(search);
    if (!search->request->find_copies) {
        find_by_name(search);
    }
    if (search->renamed < search->targets.count && pairs_allowed(search)) {
        find_similar(search);
    }
    apply(search);
}

void rename_find(struct repository *repository, const struct tree_walk *walk,
                 const struct change_request *request)
{
    struct search search = { .repository = repository,
                             .walk = walk,
                             .request = request,
                             .arena = arena_new(),
                             .scratch = arena_new() };
    search.names = intern_new(search.arena, NULL);
    run(&search);
    for (size_t i = 0; i < search.sources.count; i++) {
        similarity_forget(&search.sources.items[i].text);
    }
    arena_free(search.scratch);
    arena_free(search.arena);
}
